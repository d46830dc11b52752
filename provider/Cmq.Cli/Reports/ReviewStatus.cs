namespace Cmq.Cli;

/// <summary>How an object stands.</summary>
internal enum ReviewStatus
{
    /// <summary>As it was declared, or as the policy wants it.</summary>
    Fine,

    /// <summary>It differs, and somebody said that this is not told.</summary>
    Ignored,

    /// <summary>It differs, or does not keep to the policy.</summary>
    Changed,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>Nobody declares it.</summary>
    Unmanaged,

    /// <summary>It could not be read.</summary>
    Unread,
}
