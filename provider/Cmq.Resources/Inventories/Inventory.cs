using System.Collections.Concurrent;

namespace Cmq.Resources;

/// <summary>
/// What the service holds, as far as this operation has read it. Reading one object costs one call; from the second read of a kind on,
/// the kind is listed page by page and reads are answered from the list, so that a refresh of N queues costs about N/50 calls. An object
/// that the list lacks is asked for by name once before it is called gone. A write forgets what it touches. Safe to use from several
/// threads at once; concurrent reads share their calls, and a call ends with the last of its readers.
/// </summary>
/// <remarks>An inventory is for one operation of the engine or of the command: it does not see what others change meanwhile.</remarks>
public sealed class Inventory
{
    private readonly ICmqManagement _management;
    private readonly ConcurrentDictionary<string, Shelf<SubscriptionDescription>> _subscriptions = new(CmqNames.Comparer);
    private Shelf<QueueDescription> _queues;
    private Shelf<TopicDescription> _topics;

    /// <summary>An empty inventory.</summary>
    /// <param name="management">The service.</param>
    public Inventory(ICmqManagement management)
    {
        _management = management;
        _queues = Queues();
        _topics = Topics();
    }

    /// <summary>All queues, from the list: one call for each 50, the first time. Later reads of single queues are answered from it.</summary>
    /// <param name="cancellationToken">Ends the wait; a call that others wait for goes on.</param>
    public Task<IReadOnlyCollection<QueueDescription>> ListQueuesAsync(CancellationToken cancellationToken) => _queues.AllAsync(cancellationToken);

    /// <summary>All topics, from the list: one call for each 50, the first time. Later reads of single topics are answered from it.</summary>
    /// <param name="cancellationToken">Ends the wait; a call that others wait for goes on.</param>
    public Task<IReadOnlyCollection<TopicDescription>> ListTopicsAsync(CancellationToken cancellationToken) => _topics.AllAsync(cancellationToken);

    /// <summary>All subscriptions of a topic, from the list: one call for each 50, and one at least, the first time.</summary>
    /// <param name="topicName">The topic.</param>
    /// <param name="cancellationToken">Ends the wait; a call that others wait for goes on.</param>
    /// <exception cref="CmqServiceException">The service refused: <see cref="CmqErrorReason.NotFound"/> when there is no such topic.</exception>
    public Task<IReadOnlyCollection<SubscriptionDescription>> ListSubscriptionsAsync(string topicName, CancellationToken cancellationToken) =>
        _subscriptions.GetOrAdd(topicName, Subscriptions).AllAsync(cancellationToken);

    /// <summary>Finds a queue; null when there is none of that name.</summary>
    /// <param name="name">The queue.</param>
    /// <param name="cancellationToken">Ends the wait; a call that others wait for goes on.</param>
    public Task<QueueDescription?> FindQueueAsync(string name, CancellationToken cancellationToken) => _queues.FindAsync(name, cancellationToken);

    /// <summary>Finds a topic; null when there is none of that name.</summary>
    /// <param name="name">The topic.</param>
    /// <param name="cancellationToken">Ends the wait; a call that others wait for goes on.</param>
    public Task<TopicDescription?> FindTopicAsync(string name, CancellationToken cancellationToken) => _topics.FindAsync(name, cancellationToken);

    /// <summary>Finds a subscription; null when it, or its topic, does not exist.</summary>
    /// <param name="topicName">The topic.</param>
    /// <param name="name">The subscription.</param>
    /// <param name="cancellationToken">Ends the wait; a call that others wait for goes on.</param>
    public Task<SubscriptionDescription?> FindSubscriptionAsync(string topicName, string name, CancellationToken cancellationToken) =>
        _subscriptions.GetOrAdd(topicName, Subscriptions).FindAsync(name, cancellationToken);

    /// <summary>Forgets a queue that was written.</summary>
    /// <param name="name">The queue.</param>
    public void ForgetQueue(string name) => _queues.Forget(name);

    /// <summary>Forgets a topic that was written, and its subscriptions, which end with it.</summary>
    /// <param name="name">The topic.</param>
    public void ForgetTopic(string name)
    {
        _topics.Forget(name);
        _subscriptions.TryRemove(name, out _);
    }

    /// <summary>Forgets a subscription that was written.</summary>
    /// <param name="topicName">The topic.</param>
    /// <param name="name">The subscription.</param>
    public void ForgetSubscription(string topicName, string name) => _subscriptions.GetOrAdd(topicName, Subscriptions).Forget(name);

    /// <summary>Forgets everything: for a process that lives through several operations.</summary>
    public void Clear()
    {
        _queues = Queues();
        _topics = Topics();
        _subscriptions.Clear();
    }

    private Shelf<QueueDescription> Queues() => new(
        token => _management.ListQueuesAsync(cancellationToken: token),
        (name, token) => _management.FindQueueAsync(name, token),
        queue => queue.Name,
        CmqNames.Comparer,
        listsAtOnce: false);

    private Shelf<TopicDescription> Topics() => new(
        token => _management.ListTopicsAsync(cancellationToken: token),
        (name, token) => _management.FindTopicAsync(name, token),
        topic => topic.Name,
        CmqNames.Comparer,
        listsAtOnce: false);

    // The service has no look-up of one subscription: asking for one by name costs what a page of the topic's list costs.
    private Shelf<SubscriptionDescription> Subscriptions(string topicName) => new(
        token => _management.ListSubscriptionsAsync(new() { TopicName = topicName }, token),
        (name, token) => _management.FindSubscriptionAsync(topicName, name, token),
        subscription => subscription.Name,
        StringComparer.Ordinal,
        listsAtOnce: true);
}
