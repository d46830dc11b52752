using System.Collections.Concurrent;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>What hangs on live queues and topics. Each is asked for once.</summary>
internal sealed class LiveTopology(ICmqManagement management, CancellationToken cancellationToken)
{
    private readonly ConcurrentDictionary<string, Task<QueueDescription?>> _queues = new(CmqNames.Comparer);
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<SubscriptionDescription>>> _ofTopics = new(CmqNames.Comparer);
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<SubscriptionDescription>>> _intoQueues = new(CmqNames.Comparer);

    private readonly ConcurrentDictionary<string, Task<TopicDescription?>> _topics = new(CmqNames.Comparer);

    private Task<IReadOnlyList<string>>? _ownedQueues;
    private Task<IReadOnlyList<string>>? _ownedTopics;

    /// <summary>A queue; null when it is not there.</summary>
    public Task<QueueDescription?> QueueAsync(string name) =>
        _queues.GetOrAdd(name, key => LiveErrors.EndOnFailureAsync(() => management.FindQueueAsync(key, cancellationToken)));

    /// <summary>
    /// Whose a live object is; null when nothing says so. A subscription carries no tag: it is the program's whose topic and whose queue it
    /// joins. One that leads from one program's topic to another's queue, or to a URL, may be anybody's.
    /// </summary>
    public async Task<string?> OwnerOfAsync(LiveResource live)
    {
        if (Relation.Of(SubscriptionSpec.Resource, live.Outputs) is not { Topic: { } topic } relation)
        {
            return Ownership.OwnerOf(live);
        }

        var ofTopic = (await TopicAsync(topic).ConfigureAwait(false))?.Tags?.GetValueOrDefault(Ownership.TagKey);
        return ofTopic is not null && relation.Queue is { } queue
            && (await QueueAsync(queue).ConfigureAwait(false))?.Tags?.GetValueOrDefault(Ownership.TagKey) == ofTopic ? ofTopic : null;
    }

    /// <summary>A topic; null when it is not there.</summary>
    public Task<TopicDescription?> TopicAsync(string name) =>
        _topics.GetOrAdd(name, key => LiveErrors.EndOnFailureAsync(() => management.FindTopicAsync(key, cancellationToken)));

    /// <summary>The subscriptions of a topic.</summary>
    public Task<IReadOnlyList<SubscriptionDescription>> SubscriptionsOfTopicAsync(string topic) =>
        _ofTopics.GetOrAdd(topic, key => ListAsync(new() { TopicName = key }));

    /// <summary>The subscriptions that deliver into a queue.</summary>
    public Task<IReadOnlyList<SubscriptionDescription>> SubscriptionsIntoQueueAsync(string queue) =>
        _intoQueues.GetOrAdd(queue, key => ListAsync(new() { QueueName = key }));

    /// <summary>Names of the queues of an owner.</summary>
    public Task<IReadOnlyList<string>> QueuesOfAsync(string owner) => _ownedQueues ??= LiveErrors.EndOnFailureAsync(() => ListOwnedAsync(
        owner, management.ListQueuesAsync(OwnedBy(owner), cancellationToken), queue => queue.Name, queue => queue.Tags));

    /// <summary>Names of the topics of an owner.</summary>
    public Task<IReadOnlyList<string>> TopicsOfAsync(string owner) => _ownedTopics ??= LiveErrors.EndOnFailureAsync(() => ListOwnedAsync(
        owner, management.ListTopicsAsync(OwnedBy(owner), cancellationToken), topic => topic.Name, topic => topic.Tags));

    private static CmqListQuery OwnedBy(string owner) => new() { Tags = new Dictionary<string, IReadOnlyList<string>> { [Ownership.TagKey] = [owner] } };

    // The service filters; where it shows the tags as well, they are looked at once more, because what is listed may be deleted.
    private async Task<IReadOnlyList<string>> ListOwnedAsync<T>(
        string owner, IAsyncEnumerable<T> objects, Func<T, string> name, Func<T, IReadOnlyDictionary<string, string>?> tags) =>
        await objects.Where(item => tags(item) is not { } shown || shown.GetValueOrDefault(Ownership.TagKey) == owner)
            .Select(name)
            .ToListAsync(cancellationToken).ConfigureAwait(false);

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
