namespace Cmq.Cli;

/// <summary>A way that messages take in the picture of a topology.</summary>
/// <param name="From">Where from.</param>
/// <param name="To">Where to.</param>
/// <param name="IsDeadLetter">Whether it is the way of messages that can't be consumed.</param>
internal sealed record TopologyEdge(TopologyNode From, TopologyNode To, bool IsDeadLetter);
