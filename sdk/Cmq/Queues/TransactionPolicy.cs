namespace Cmq;

/// <summary>How a transaction queue asks back for messages that were neither committed nor rolled back.</summary>
public sealed record TransactionPolicy
{
    /// <summary>Delay before the first question; the service's documentation names neither unit nor range.</summary>
    public long? FirstQueryInterval { get; init; }

    /// <summary>How often it asks at the most; the service's documentation names no range.</summary>
    public long? MaxQueryCount { get; init; }
}
