namespace Cmq;

/// <summary>Which queues or topics to list, and which page of them.</summary>
public sealed record CmqListQuery
{
    /// <summary>The largest page the service gives.</summary>
    public const int MaxLimit = 50;

    /// <summary>How many objects to pass over.</summary>
    public int Offset { get; init; }

    /// <summary>How many objects to return: 1 to 50.</summary>
    public int Limit { get; init; } = MaxLimit;

    /// <summary>Only names that contain this text (the service's search is fuzzy); null for all.</summary>
    public string? NameContains { get; init; }

    /// <summary>Only these names, compared exactly; null for all.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Only objects that carry all of these tags with one of the given values; null for all.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Tags { get; init; }
}
