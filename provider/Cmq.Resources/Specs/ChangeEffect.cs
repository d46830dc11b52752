namespace Cmq.Resources;

/// <summary>What a change of a property means for a resource that exists.</summary>
public enum ChangeEffect
{
    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>The resource is replaced.</summary>
    Replace,
}
