namespace Cmq.Broker;

/// <summary>How many messages a queue holds at a moment.</summary>
/// <param name="Active">Those that can be received.</param>
/// <param name="Delayed">Those whose delay is not over.</param>
/// <param name="OldestEnqueueTime">When the oldest of them was sent; null when there is none.</param>
internal readonly record struct MessageCounts(long Active, long Delayed, DateTimeOffset? OldestEnqueueTime);
