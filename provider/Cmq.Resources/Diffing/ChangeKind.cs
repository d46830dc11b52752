namespace Cmq.Resources;

/// <summary>How a property differs.</summary>
public enum ChangeKind
{
    /// <summary>It was not set and is now.</summary>
    Add,

    /// <summary>It was set and is not any more.</summary>
    Delete,

    /// <summary>It has another value.</summary>
    Update,
}
