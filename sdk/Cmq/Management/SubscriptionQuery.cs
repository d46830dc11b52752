namespace Cmq;

/// <summary>Which subscriptions to list, and which page of them: those of a topic, or those that deliver into a queue.</summary>
public sealed record SubscriptionQuery
{
    /// <summary>The topic whose subscriptions are listed; exactly one of this and <see cref="QueueName"/> is given.</summary>
    public string? TopicName { get; init; }

    /// <summary>The queue into which they deliver.</summary>
    public string? QueueName { get; init; }

    /// <summary>Only subscriptions whose name contains this text (the service's search is fuzzy); null for all.</summary>
    public string? NameContains { get; init; }

    /// <summary>How many subscriptions to pass over.</summary>
    public int Offset { get; init; }

    /// <summary>How many subscriptions to return: 1 to 50.</summary>
    public int Limit { get; init; } = CmqListQuery.MaxLimit;
}
