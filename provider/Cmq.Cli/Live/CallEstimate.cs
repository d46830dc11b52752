namespace Cmq.Cli;

/// <summary>What reading the live state is going to cost.</summary>
/// <param name="Queues">How many queues there are.</param>
/// <param name="Topics">How many topics there are.</param>
/// <param name="Calls">How many calls it takes in all, about.</param>
/// <param name="Left">How long the rest takes at the least; null when nothing limits it.</param>
/// <param name="CallsPerSecond">The lowest limit among the actions; null when there is none.</param>
internal sealed record CallEstimate(long Queues, long Topics, long Calls, TimeSpan? Left, int? CallsPerSecond);
