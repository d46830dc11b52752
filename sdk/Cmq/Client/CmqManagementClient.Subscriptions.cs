using Newtonsoft.Json.Linq;

namespace Cmq;

public sealed partial class CmqManagementClient
{
    /// <inheritdoc/>
    public Task<string> CreateSubscriptionAsync(string topicName, string name, SubscriptionProtocol protocol, string endpoint, SubscriptionSettings settings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(settings);
        var request = SubscriptionRequest(topicName, name);
        request["Protocol"] = protocol.Value;
        request["Endpoint"] = endpoint;
        SubscriptionMembers.Write(request, settings, "FilterTag");
        return _api.CallAsync(ApiAction.CreateSubscription, Resource(topicName, name), request, answer => answer.Text("SubscriptionId"), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ModifySubscriptionAsync(string topicName, string name, SubscriptionSettings changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var request = SubscriptionRequest(topicName, name);
        SubscriptionMembers.Write(request, changes, "FilterTags");
        return _api.CallAsync(ApiAction.ModifySubscription, Resource(topicName, name), request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteSubscriptionAsync(string topicName, string name, CancellationToken cancellationToken = default) =>
        _api.CallAsync(ApiAction.DeleteSubscription, Resource(topicName, name), SubscriptionRequest(topicName, name), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The query names neither a topic nor a queue, or both.</exception>
    public Task<CmqPage<SubscriptionDescription>> DescribeSubscriptionsAsync(SubscriptionQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.TopicName is null == query.QueueName is null)
        {
            throw new ArgumentException("Subscriptions are listed either of a topic or into a queue: set exactly one of TopicName and QueueName.", nameof(query));
        }

        var request = Page(query.Offset, query.Limit, nameof(query));
        request["QueryType"] = query.TopicName is null ? "queue" : "topic";
        request[query.TopicName is null ? "QueueName" : "TopicName"] = query.TopicName ?? query.QueueName;
        if (query.NameContains is { Length: > 0 } text)
        {
            request["SubscriptionName"] = text;
        }

        return _api.CallAsync(
            ApiAction.DescribeSubscriptions,
            query.TopicName ?? query.QueueName,
            request,
            answer => ReadPage(answer, "SubscriptionSet", subscription => SubscriptionMembers.Read(subscription, query.TopicName)),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task ClearSubscriptionFilterTagsAsync(string topicName, string name, CancellationToken cancellationToken = default) =>
        _api.CallAsync(ApiAction.ClearFilterTags, Resource(topicName, name), SubscriptionRequest(topicName, name), cancellationToken);

    private static JObject SubscriptionRequest(string topicName, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var request = Request("TopicName", topicName, nameof(topicName));
        request["SubscriptionName"] = name;
        return request;
    }

    private static string Resource(string topicName, string name) => $"{topicName}/{name}";
}
