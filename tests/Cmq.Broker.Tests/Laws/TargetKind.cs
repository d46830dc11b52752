namespace Cmq.Broker.Tests;

/// <summary>What is special about a queue that subscriptions deliver into.</summary>
internal enum TargetKind
{
    Plain,

    /// <summary>It takes no long messages.</summary>
    Small,

    /// <summary>It is full with few messages.</summary>
    Narrow,

    /// <summary>It takes no messages from subscriptions.</summary>
    Transactional,
}
