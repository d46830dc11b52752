namespace Cmq.Broker;

/// <summary>How many messages a queue holds at a moment.</summary>
/// <param name="Active">Those that can be received.</param>
/// <param name="Inactive">Those that were received and are hidden.</param>
/// <param name="Delayed">Those whose delay is not over.</param>
/// <param name="Rewindable">Those that were deleted and can be brought back.</param>
/// <param name="OldestEnqueueTime">When the oldest of the first three came into the queue; null when there is none.</param>
internal readonly record struct MessageCounts(long Active, long Inactive, long Delayed, long Rewindable, DateTimeOffset? OldestEnqueueTime);
