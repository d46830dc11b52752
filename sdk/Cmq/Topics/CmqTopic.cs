namespace Cmq;

/// <summary>
/// A topic of an account: publishes messages, and reads and changes its attributes. Safe to use from any number of threads at once; it holds
/// nothing of its own.
/// </summary>
/// <remarks>
/// A message goes to each subscription whose filter it passes; one that passes none is refused (6030). The service keeps what it could not deliver for
/// a day. Every call may throw <see cref="CmqServiceException"/>, <see cref="CmqTransportException"/>, <see cref="OperationCanceledException"/>, and
/// <see cref="ObjectDisposedException"/> once the account is closed.
/// </remarks>
public sealed partial class CmqTopic
{
    private readonly AccountCore _core;

    internal CmqTopic(AccountCore core, string name) => (_core, Name) = (core, name);

    /// <summary>Its name, as it was given.</summary>
    public string Name { get; }

    /// <summary>A handle of one of its subscriptions. No call: it need not exist yet.</summary>
    /// <param name="name">The subscription's name.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public CmqSubscription Subscription(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(_core, Name, name);
    }

    /// <summary>Reads its settings and counters, which are approximate.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CmqServiceException"><see cref="CmqErrorReason.NotFound"/>: it does not exist.</exception>
    public Task<TopicDescription> GetAttributesAsync(CancellationToken cancellationToken = default) =>
        _core.Management.DescribeTopicAsync(Name, cancellationToken);

    /// <summary>Changes its settings. What is null stays as it is.</summary>
    /// <param name="changes">What changes, in the ranges of <see cref="TopicAttributes"/>.</param>
    /// <param name="cancellationToken">Ends the wait; the change may be made all the same.</param>
    /// <exception cref="CmqServiceException"><see cref="CmqErrorReason.InvalidParameter"/>: a value is out of its range. <see cref="CmqErrorReason.NotFound"/>: it does not exist.</exception>
    public Task SetAttributesAsync(TopicSettings changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return _core.Management.ModifyTopicAsync(Name, changes, cancellationToken);
    }

    /// <summary>Changes its tags, TDMQ editions: those that the account's bills and policies know, not those of messages.</summary>
    /// <param name="changes">What changes.</param>
    /// <param name="cancellationToken">Ends the wait; the change may be made all the same.</param>
    public Task ChangeTagsAsync(CmqTagChanges changes, CancellationToken cancellationToken = default) =>
        _core.Management.ModifyTopicTagsAsync(Name, changes, cancellationToken);

    /// <summary>Lists its subscriptions, page by page as the list is read: one request for each 50.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    public IAsyncEnumerable<SubscriptionDescription> GetSubscriptionsAsync(CancellationToken cancellationToken = default) =>
        _core.Management.ListSubscriptionsAsync(new() { TopicName = Name }, cancellationToken);

    /// <summary>Lets a queue get its messages: <see cref="CmqAccount.CreateSubscriptionAsync"/> for the usual case.</summary>
    /// <param name="name">The subscription's name.</param>
    /// <param name="queueName">The queue.</param>
    /// <param name="settings">Its filters and strategy; null for no filter and the service's defaults.</param>
    /// <param name="cancellationToken">Ends the wait; the subscription may be created all the same.</param>
    /// <returns>The subscription's handle.</returns>
    public async Task<CmqSubscription> SubscribeAsync(
        string name, string queueName, SubscriptionSettings? settings = null, CancellationToken cancellationToken = default)
    {
        var subscription = Subscription(name);
        await _core.Management.CreateSubscriptionAsync(Name, name, SubscriptionProtocol.Queue, queueName, settings ?? new(), cancellationToken).ConfigureAwait(false);
        return subscription;
    }

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
