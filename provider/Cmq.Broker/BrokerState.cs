using System.Collections.Immutable;

namespace Cmq.Broker;

/// <summary>
/// All objects of an account at one moment. It never changes: an operation makes a new one of it, so that one that fails half-way has
/// changed nothing, and a reader needs no lock. Only the messages, which each queue holds by itself, change in place.
/// </summary>
internal sealed record BrokerState
{
    public static BrokerState Empty { get; } = new();

    public ImmutableSortedDictionary<string, QueueRecord> Queues { get; init; } =
        ImmutableSortedDictionary.Create<string, QueueRecord>(CmqNames.Comparer);

    public ImmutableSortedDictionary<string, TopicRecord> Topics { get; init; } =
        ImmutableSortedDictionary.Create<string, TopicRecord>(CmqNames.Comparer);

    /// <summary>Names that may still be blocked for new objects.</summary>
    public ImmutableList<DeletedName> DeletedNames { get; init; } = [];

    public bool IsEmpty => Queues.IsEmpty && Topics.IsEmpty;

    public BrokerState With(QueueRecord queue) => this with { Queues = Queues.SetItem(queue.Name, queue) };

    public BrokerState With(TopicRecord topic) => this with { Topics = Topics.SetItem(topic.Name, topic) };
}
