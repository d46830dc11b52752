using Newtonsoft.Json.Linq;

namespace Cmq;

public sealed partial class CmqClassicManagementClient
{
    /// <inheritdoc/>
    public Task<string> CreateSubscriptionAsync(string topicName, string name, SubscriptionProtocol protocol, string endpoint, SubscriptionSettings settings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(settings);
        var request = Write(Subscription(V2Action.Subscribe, topicName, name).Add("protocol", protocol.Value).Add("endpoint", endpoint), settings);

        // The documented answer has no id; the service's clients read one all the same.
        return _v2.CallAsync(request, answer => answer.Text("subscriptionId"), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ModifySubscriptionAsync(string topicName, string name, SubscriptionSettings changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return _v2.CallAsync(Write(Subscription(V2Action.SetSubscriptionAttributes, topicName, name), changes), cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteSubscriptionAsync(string topicName, string name, CancellationToken cancellationToken = default) =>
        _v2.CallAsync(Subscription(V2Action.Unsubscribe, topicName, name), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="CmqRefusedException">The query asks for the subscriptions that deliver into a queue.</exception>
    /// <exception cref="ArgumentException">The query names neither a topic nor a queue, or both.</exception>
    public async Task<CmqPage<SubscriptionDescription>> DescribeSubscriptionsAsync(SubscriptionQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.TopicName is null == query.QueueName is null)
        {
            throw new ArgumentException("Subscriptions are listed either of a topic or into a queue: set exactly one of TopicName and QueueName.", nameof(query));
        }

        var topic = query.TopicName ?? throw Refused("queueName", $"'{query.QueueName}'", "the HTTP SDK protocol lists the subscriptions of a topic, not those into a queue");
        var page = await _v2.CallAsync(
            Page(Topic(V2Action.ListSubscriptionByTopic, topic), query.Offset, query.Limit, query.NameContains),
            answer => ReadPage(answer, "subscriptionList", item => item.Text("subscriptionName")),
            cancellationToken).ConfigureAwait(false);
        return new(await DescribeAllAsync(page.Items, (name, cancel) => DescribeAsync(topic, name, cancel), cancellationToken).ConfigureAwait(false), page.TotalCount);
    }

    /// <inheritdoc/>
    public Task ClearSubscriptionFilterTagsAsync(string topicName, string name, CancellationToken cancellationToken = default) =>
        _v2.CallAsync(Subscription(V2Action.ClearSubscriptionFilterTags, topicName, name), cancellationToken);

    private Task<SubscriptionDescription> DescribeAsync(string topicName, string name, CancellationToken cancellationToken) =>
        _v2.CallAsync(Subscription(V2Action.GetSubscriptionAttributes, topicName, name), answer => ReadSubscription(answer, topicName, name), cancellationToken);

    private static V2Request Subscription(V2Action action, string topicName, string name)
    {
        ArgumentNullException.ThrowIfNull(topicName);
        ArgumentNullException.ThrowIfNull(name);
        return new V2Request(action, $"{topicName}/{name}").Add("topicName", topicName).Add("subscriptionName", name);
    }

    private static V2Request Write(V2Request request, SubscriptionSettings settings)
    {
        if (settings.NotifyStrategy is { } strategy)
        {
            request.Add("notifyStrategy", strategy.Value);
        }

        if (settings.NotifyContentFormat is { } format)
        {
            request.Add("notifyContentFormat", format.Value);
        }

        return request.AddList("filterTag", settings.FilterTags ?? []).AddList("bindingKey", settings.BindingKeys ?? []);
    }

    private static SubscriptionDescription ReadSubscription(JObject subscription, string topicName, string name)
    {
        // Clients of the vendor's read either of two names for some members, and so either may be there.
        var protocol = subscription.TextOrNull("protocol") ?? subscription.Text("protocal");
        return new()
        {
            TopicName = topicName,
            Name = subscription.TextOrNull("subscriptionName") ?? name,
            SubscriptionId = subscription.Text("subscriptionId"),
            Protocol = new(protocol.ToLowerInvariant()),
            Endpoint = subscription.Text("endpoint"),
            Settings = new()
            {
                NotifyStrategy = subscription.TextOrNull("notifyStrategy") is { Length: > 0 } strategy ? new NotifyStrategy(strategy) : null,
                NotifyContentFormat = subscription.TextOrNull("notifyContentFormat") is { Length: > 0 } format ? new NotifyContentFormat(format) : null,
                FilterTags = subscription.TextsOrNull("filterTag") ?? subscription.TextsOrNull("filterTags"),
                BindingKeys = subscription.TextsOrNull("bindingKey"),
            },
            MsgCount = subscription.Number("msgCount"),
            CreateTime = subscription.Time("createTime"),
            LastModifyTime = subscription.Time("lastModifyTime"),
            TopicOwner = long.TryParse(subscription.TextOrNull("topicOwner"), out var owner) ? owner : null,
        };
    }
}
