namespace Cmq.Broker;

/// <summary>The action that describes subscriptions: those of a topic, or those that deliver into a queue.</summary>
internal sealed class SubscriptionQueries(BrokerContext context)
{
    /// <summary>Lists a page of subscriptions, ordered by topic and name.</summary>
    public CmqPage<SubscriptionDescription> List(BrokerState state, SubscriptionQuery query)
    {
        var operation = new Operation("DescribeCmqSubscriptionDetail", query.TopicName ?? query.QueueName);
        operation.ThrowIfAny(Check(query));
        var candidates = query.TopicName is { } topicName
            ? Of(TopicOperations.Find(operation, state, CmqErrorCodes.ResourceNotFoundTopic, topicName))
            : state.Topics.Values.SelectMany(Of).Where(found => DeliversInto(found.Subscription, query.QueueName!));
        return Paging.Page(
            operation,
            candidates.Where(found => ListFilter.NameMatches(query.NameContains, found.Subscription.Name)),
            query.Offset,
            query.Limit,
            context.Edition,
            found => Describe(state, found.Topic, found.Subscription));
    }

    private static IEnumerable<(TopicRecord Topic, SubscriptionRecord Subscription)> Of(TopicRecord topic) =>
        topic.Subscriptions.Values.Select(subscription => (topic, subscription));

    private static bool DeliversInto(SubscriptionRecord subscription, string queueName) =>
        subscription.DeliversIntoQueue && CmqNames.Comparer.Equals(subscription.Endpoint, queueName);

    private IEnumerable<CmqRefusal> Check(SubscriptionQuery query)
    {
        if (query.TopicName is null && query.QueueName is null)
        {
            yield return new("topicName", null, "subscriptions are listed of a topic or of a queue", context.Edition);
        }
        else if (query.TopicName is not null && query.QueueName is not null)
        {
            const string limit = "subscriptions are listed of a topic or of a queue, not of both at once";
            yield return new("queueName", $"'{query.QueueName}'", limit, context.Edition);
        }
    }

    private SubscriptionDescription Describe(BrokerState state, TopicRecord topic, SubscriptionRecord subscription) => new()
    {
        TopicName = topic.Name,
        Name = subscription.Name,
        SubscriptionId = subscription.Id,
        Protocol = subscription.Protocol,
        Endpoint = subscription.Endpoint,
        Settings = subscription.Settings,
        MsgCount = subscription.Backlog.Count(state, context.UnixNow),
        CreateTime = subscription.CreateTime,
        LastModifyTime = subscription.LastModifyTime,
        TopicOwner = context.AppId,
    };
}
