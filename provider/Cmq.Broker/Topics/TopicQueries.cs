namespace Cmq.Broker;

/// <summary>The actions that describe topics.</summary>
internal sealed class TopicQueries(BrokerContext context)
{
    public TopicDescription Describe(BrokerState state, string name) =>
        Describe(state, TopicOperations.Find(new Operation("DescribeCmqTopicDetail", name), state, CmqErrorCodes.ResourceNotFoundTopic, name));

    /// <summary>Lists a page of topics, ordered by name.</summary>
    public CmqPage<TopicDescription> List(BrokerState state, CmqListQuery query) => Paging.Page(
        new Operation("DescribeCmqTopics"),
        state.Topics.Values.Where(topic => query.Matches(topic.Name, topic.Tags)),
        query.Offset,
        query.Limit,
        context.Edition,
        topic => Describe(state, topic));

    private TopicDescription Describe(BrokerState state, TopicRecord topic) => new()
    {
        Name = topic.Name,
        TopicId = topic.Id,
        Settings = topic.Settings,
        FilterType = topic.FilterType,
        MsgRetentionSeconds = TopicAttributes.MsgRetentionSeconds.DefaultIn(context.Edition)!.Value,
        CreateTime = topic.CreateTime,
        LastModifyTime = topic.LastModifyTime,
        MsgCount = topic.Subscriptions.Values.Sum(subscription => subscription.Backlog.Count(state, context.UnixNow)),
        SubscriptionCount = topic.Subscriptions.Count,
        Tags = QueueAttributes.HasTdmqFeatures(context.Edition) ? topic.Tags : null,
        Qps = ServiceFigures.Qps,
        Status = CmqObjectStatus.Normal,
        BrokerType = ServiceFigures.BrokerType,
        TenantId = context.TenantId,
        NamespaceName = "CMQ_TOPIC-" + topic.Name,
        CreateUin = context.CreateUin,
    };
}
