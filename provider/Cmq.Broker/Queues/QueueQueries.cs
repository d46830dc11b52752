namespace Cmq.Broker;

/// <summary>The actions that describe queues.</summary>
internal sealed class QueueQueries(BrokerContext context)
{
    public QueueDescription Describe(BrokerState state, string name)
    {
        var operation = new Operation("DescribeCmqQueueDetail", name);
        return state.Queues.TryGetValue(name, out var queue)
            ? Describe(state, queue)
            : throw operation.Error(CmqErrorCodes.ResourceNotFound, ObjectNames.Missing("queue", name));
    }

    /// <summary>Lists a page of queues, ordered by name.</summary>
    public CmqPage<QueueDescription> List(BrokerState state, CmqListQuery query) => Paging.Page(
        new Operation("DescribeCmqQueues"),
        state.Queues.Values.Where(queue => query.Matches(queue.Name, queue.Tags)),
        query.Offset,
        query.Limit,
        context.Edition,
        queue => Describe(state, queue));

    private QueueDescription Describe(BrokerState state, QueueRecord queue)
    {
        var counts = queue.Messages.Count(context.UnixNow);
        return new()
        {
            Name = queue.Name,
            QueueId = queue.Id,
            Settings = queue.Settings,
            CreateTime = queue.CreateTime,
            LastModifyTime = queue.LastModifyTime,
            ActiveMsgNum = counts.Active,
            InactiveMsgNum = counts.Inactive,
            DelayMsgNum = counts.Delayed,
            RewindMsgNum = counts.Rewindable,
            MinMsgTime = counts.OldestEnqueueTime?.ToUnixTimeSeconds(),
            DeadLetterSources = [.. state.SourcesOf(queue.Name).Select(source => source.Name)],
            Tags = QueueAttributes.HasTdmqFeatures(context.Edition) ? queue.Tags : null,
            Qps = ServiceFigures.Qps,
            Bps = ServiceFigures.Bps,
            MaxDelaySeconds = queue.MaxDelaySeconds,
            MaxUnackedMsgNum = ServiceFigures.MaxUnackedMsgNum,
            MaxMsgBacklogSize = ServiceFigures.MaxMsgBacklogSize,
            Status = CmqObjectStatus.Normal,
            TenantId = context.TenantId,
            NamespaceName = "CMQ_QUEUE-" + queue.Name,
            CreateUin = context.CreateUin,
        };
    }
}
