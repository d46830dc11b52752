namespace Cmq.Cli;

/// <summary>An object that was looked at, and how it stands.</summary>
/// <param name="Key">The object.</param>
/// <param name="Status">How it stands.</param>
/// <param name="IsLive">Whether it is there.</param>
/// <param name="Links">What it hangs on, as far as that may be shown.</param>
internal sealed record ReviewedObject(ObjectKey Key, ReviewStatus Status, bool IsLive, Relation Links)
{
    /// <summary>What declares it, for people; null when nothing does.</summary>
    public string? Source { get; init; }

    /// <summary>Its name in the program; null when it is not declared.</summary>
    public string? Name { get; init; }

    /// <summary>The endpoint of an http subscription; null for anything else, and where it is a secret.</summary>
    public string? Url { get; init; }

    /// <summary>Why it could not be read; null when it was.</summary>
    public string? Unread { get; init; }

    /// <summary>Properties that were not compared, because they are encrypted.</summary>
    public IReadOnlyList<string> NotCompared { get; init; } = [];
}
