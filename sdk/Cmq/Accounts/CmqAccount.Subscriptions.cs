namespace Cmq;

/// <content>Subscriptions.</content>
public sealed partial class CmqAccount
{
    /// <summary>Creates a subscription, its filters with it, so that no message passes unfiltered.</summary>
    /// <param name="topicName">The topic.</param>
    /// <param name="name">The subscription's name, unique within the topic.</param>
    /// <param name="protocol">How it delivers: <see cref="SubscriptionProtocol.Queue"/> or <see cref="SubscriptionProtocol.Http"/>.</param>
    /// <param name="endpoint">Where it delivers: a queue's name, or an URL.</param>
    /// <param name="settings">Its settings; null for the service's defaults and no filter.</param>
    /// <param name="cancellationToken">Ends the wait; the subscription may be created all the same.</param>
    /// <returns>Its handle.</returns>
    /// <exception cref="CmqServiceException"><see cref="CmqErrorReason.AlreadyExists"/>: the topic has one of that name.</exception>
    public async Task<CmqSubscription> CreateSubscriptionAsync(
        string topicName,
        string name,
        SubscriptionProtocol protocol,
        string endpoint,
        SubscriptionSettings? settings = null,
        CancellationToken cancellationToken = default)
    {
        var subscription = Topic(topicName).Subscription(name);
        await _core.Management.CreateSubscriptionAsync(topicName, name, protocol, endpoint, settings ?? new(), cancellationToken).ConfigureAwait(false);
        return subscription;
    }

    /// <summary>Deletes a subscription. What it has not delivered yet is dropped.</summary>
    /// <param name="topicName">The topic.</param>
    /// <param name="name">The subscription.</param>
    /// <param name="cancellationToken">Ends the wait; the subscription may be deleted all the same.</param>
    /// <exception cref="CmqServiceException"><see cref="CmqErrorReason.NotFound"/>: there is none.</exception>
    public Task DeleteSubscriptionAsync(string topicName, string name, CancellationToken cancellationToken = default) =>
        _core.Management.DeleteSubscriptionAsync(topicName, name, cancellationToken);

    /// <summary>
    /// Describes a subscription. The service has no look-up of one, only a fuzzy search: one request for each 50 of the topic's subscriptions whose
    /// names contain the name.
    /// </summary>
    /// <param name="topicName">The topic.</param>
    /// <param name="name">The subscription.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CmqServiceException"><see cref="CmqErrorReason.NotFound"/>: there is none.</exception>
    public Task<SubscriptionDescription> GetSubscriptionAsync(string topicName, string name, CancellationToken cancellationToken = default) =>
        Topic(topicName).Subscription(name).GetAttributesAsync(cancellationToken);

    /// <summary>Lists the subscriptions of a topic, page by page as the list is read: one request for each 50.</summary>
    /// <param name="topicName">The topic.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public IAsyncEnumerable<SubscriptionDescription> GetSubscriptionsAsync(string topicName, CancellationToken cancellationToken = default) =>
        Topic(topicName).GetSubscriptionsAsync(cancellationToken);

    /// <summary>Whether a subscription exists; false too when its topic does not. It costs what <see cref="GetSubscriptionAsync"/> costs.</summary>
    /// <param name="topicName">The topic.</param>
    /// <param name="name">The subscription.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> SubscriptionExistsAsync(string topicName, string name, CancellationToken cancellationToken = default) =>
        await _core.Management.FindSubscriptionAsync(topicName, name, cancellationToken).ConfigureAwait(false) is not null;
}
