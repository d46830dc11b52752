namespace Cmq.Broker;

/// <summary>What became of a rewind.</summary>
/// <param name="Earliest">The earliest time that is allowed.</param>
/// <param name="Latest">The latest.</param>
/// <param name="IsToOldest">Whether that is the time of the oldest message, and not the present.</param>
/// <param name="IsAllowed">Whether it was done.</param>
internal readonly record struct RewindOutcome(DateTimeOffset Earliest, DateTimeOffset Latest, bool IsToOldest, bool IsAllowed);
