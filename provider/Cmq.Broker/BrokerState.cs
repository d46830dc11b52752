using System.Collections.Immutable;

namespace Cmq.Broker;

/// <summary>
/// All objects of an account at one moment. It never changes: an operation makes a new one of it, so that one that fails half-way has
/// changed nothing, and a reader needs no lock. Only the messages, which each queue holds by itself, change in place.
/// </summary>
internal sealed record BrokerState
{
    private static readonly ImmutableSortedSet<string> NoNames = ImmutableSortedSet.Create<string>(CmqNames.Comparer);

    private readonly QueueNames _queueNames;

    private BrokerState()
    {
        Queues = ImmutableSortedDictionary.Create<string, QueueRecord>(CmqNames.Comparer);
        _queueNames = new(Queues);
    }

    public static BrokerState Empty { get; } = new();

    public ImmutableSortedDictionary<string, QueueRecord> Queues
    {
        get;
        private init => (field, _queueNames) = (value, new(value));
    }

    public ImmutableSortedDictionary<string, TopicRecord> Topics { get; init; } =
        ImmutableSortedDictionary.Create<string, TopicRecord>(CmqNames.Comparer);

    /// <summary>Names that may still be blocked for new objects.</summary>
    public ImmutableList<DeletedName> DeletedNames { get; init; } = [];

    /// <summary>What the operation that made this state was about; null for the first one.</summary>
    public TouchedObject? Touched { get; private init; }

    public bool IsEmpty => Queues.IsEmpty && Topics.IsEmpty;

    // The queues that use a queue as their dead-letter queue. Each description of a queue names them, so they are not looked for among all.
    private ImmutableDictionary<string, ImmutableSortedSet<string>> DeadLetterSources { get; init; } =
        ImmutableDictionary.Create<string, ImmutableSortedSet<string>>(CmqNames.Comparer);

    public BrokerState With(QueueRecord queue)
    {
        var others = DeadLetterSources;
        if (Queues.GetValueOrDefault(queue.Name)?.DeadLetterQueue is { } before)
        {
            others = others.SetItem(before, others[before].Remove(queue.Name));
        }

        if (queue.DeadLetterQueue is { } target)
        {
            others = others.SetItem(target, others.GetValueOrDefault(target, NoNames).Add(queue.Name));
        }

        return this with
        {
            Queues = Queues.SetItem(queue.Name, queue),
            DeadLetterSources = others,
            Touched = new(CmqNameKind.Queue, queue.Name),
        };
    }

    public BrokerState Without(QueueRecord queue)
    {
        var others = DeadLetterSources.Remove(queue.Name);
        if (queue.DeadLetterQueue is { } target)
        {
            others = others.SetItem(target, others[target].Remove(queue.Name));
        }

        return this with
        {
            Queues = Queues.Remove(queue.Name),
            DeadLetterSources = others,
            Touched = new(CmqNameKind.Queue, queue.Name),
        };
    }

    public QueueRecord? FindQueue(string name) => _queueNames.Find(name);

    /// <summary>The queues that use a queue as their dead-letter queue, by name.</summary>
    public IEnumerable<QueueRecord> SourcesOf(string deadLetterQueue) =>
        DeadLetterSources.GetValueOrDefault(deadLetterQueue, NoNames).Select(name => Queues[name]);

    public BrokerState With(TopicRecord topic) =>
        this with { Topics = Topics.SetItem(topic.Name, topic), Touched = new(CmqNameKind.Topic, topic.Name) };

    public BrokerState Without(TopicRecord topic) =>
        this with { Topics = Topics.Remove(topic.Name), Touched = new(CmqNameKind.Topic, topic.Name) };
}
