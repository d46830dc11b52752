namespace Cmq.Resources;

/// <summary>What a change of a property means for a resource that exists.</summary>
public enum ChangeEffect
{
    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>The resource is replaced.</summary>
    Replace,

    /// <summary>The service takes it only when the resource is created; a later change is refused, never answered by a replacement.</summary>
    CreateOnly,
}
