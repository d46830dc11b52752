using System.Collections.Concurrent;

namespace Cmq.Cli;

/// <summary>What hangs on live queues and topics. Each is asked for once.</summary>
internal sealed class LiveTopology(ICmqManagement management, CancellationToken cancellationToken)
{
    private readonly ConcurrentDictionary<string, Task<QueueDescription?>> _queues = new(CmqNames.Comparer);
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<SubscriptionDescription>>> _ofTopics = new(CmqNames.Comparer);
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<SubscriptionDescription>>> _intoQueues = new(CmqNames.Comparer);

    /// <summary>A queue; null when it is not there.</summary>
    public Task<QueueDescription?> QueueAsync(string name) =>
        _queues.GetOrAdd(name, key => LiveErrors.EndOnFailureAsync(() => management.FindQueueAsync(key, cancellationToken)));

    /// <summary>The subscriptions of a topic.</summary>
    public Task<IReadOnlyList<SubscriptionDescription>> SubscriptionsOfTopicAsync(string topic) =>
        _ofTopics.GetOrAdd(topic, key => ListAsync(new() { TopicName = key }));

    /// <summary>The subscriptions that deliver into a queue.</summary>
    public Task<IReadOnlyList<SubscriptionDescription>> SubscriptionsIntoQueueAsync(string queue) =>
        _intoQueues.GetOrAdd(queue, key => ListAsync(new() { QueueName = key }));

    /// <summary>Names of the queues that carry a tag.</summary>
    public Task<IReadOnlyList<string>> QueuesTaggedAsync(string key, string value) => LiveErrors.EndOnFailureAsync(async () =>
        (IReadOnlyList<string>)await management.ListQueuesAsync(Tagged(key, value), cancellationToken)
            .Where(queue => queue.Tags is null || queue.Tags.GetValueOrDefault(key) == value)
            .Select(queue => queue.Name)
            .ToListAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Names of the topics that carry a tag.</summary>
    public Task<IReadOnlyList<string>> TopicsTaggedAsync(string key, string value) => LiveErrors.EndOnFailureAsync(async () =>
        (IReadOnlyList<string>)await management.ListTopicsAsync(Tagged(key, value), cancellationToken)
            .Where(topic => topic.Tags is null || topic.Tags.GetValueOrDefault(key) == value)
            .Select(topic => topic.Name)
            .ToListAsync(cancellationToken).ConfigureAwait(false));

    private static CmqListQuery Tagged(string key, string value) => new() { Tags = new Dictionary<string, IReadOnlyList<string>> { [key] = [value] } };

    private Task<IReadOnlyList<SubscriptionDescription>> ListAsync(SubscriptionQuery query) => LiveErrors.EndOnFailureAsync(async () =>
    {
        try
        {
            return (IReadOnlyList<SubscriptionDescription>)await management.ListSubscriptionsAsync(query, cancellationToken)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (CmqServiceException error) when (error.Reason == CmqErrorReason.NotFound)
        {
            return [];
        }
    });
}
