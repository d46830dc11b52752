using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>How a queue is written in requests and answers.</summary>
internal static class QueueMembers
{
    /// <summary>Writes the settings that are set; the policies' members stand beside the others.</summary>
    public static void Write(JObject request, QueueSettings settings)
    {
        Add("MaxMsgHeapNum", settings.MaxMsgHeapNum);
        Add("PollingWaitSeconds", settings.PollingWaitSeconds);
        Add("VisibilityTimeout", settings.VisibilityTimeout);
        Add("MaxMsgSize", settings.MaxMsgSize);
        Add("MsgRetentionSeconds", settings.MsgRetentionSeconds);
        Add("RewindSeconds", settings.RewindSeconds);
        Add("RetentionSizeInMB", settings.RetentionSizeInMB);

        // A number here, a truth value in answers.
        Add("Transaction", settings.Transaction is { } transaction ? transaction ? 1 : 0 : null);
        Add("FirstQueryInterval", settings.TransactionPolicy?.FirstQueryInterval);
        Add("MaxQueryCount", settings.TransactionPolicy?.MaxQueryCount);
        if (settings.DeadLetterPolicy is { } policy)
        {
            // Here it is DeadLetterQueueName, in answers DeadLetterQueue.
            if (policy.DeadLetterQueue is { } queue)
            {
                request["DeadLetterQueueName"] = queue;
            }

            Add("Policy", (long?)policy.Policy);
            Add("MaxReceiveCount", policy.MaxReceiveCount);
            Add("MaxTimeToLive", policy.MaxTimeToLive);
        }

        if (settings.Trace is { } trace)
        {
            request["Trace"] = trace;
        }

        void Add(string member, long? value)
        {
            if (value is not null)
            {
                request[member] = value.Value;
            }
        }
    }

    public static QueueDescription Read(JObject queue) => new()
    {
        Name = queue.Text("QueueName"),
        QueueId = queue.Text("QueueId"),
        Settings = ReadSettings(queue),
        CreateTime = queue.Time("CreateTime"),
        LastModifyTime = queue.Time("LastModifyTime"),
        ActiveMsgNum = queue.Number("ActiveMsgNum"),
        InactiveMsgNum = queue.Number("InactiveMsgNum"),
        DelayMsgNum = queue.NumberOrNull("DelayMsgNum"),
        RewindMsgNum = queue.NumberOrNull("RewindMsgNum"),
        MinMsgTime = queue.NumberOrNull("MinMsgTime"),

        // The queues that send here; the queue's own policy is DeadLetterPolicy.
        DeadLetterSources = queue.ObjectsOrNull("DeadLetterSource", source => source.Text("QueueName")) ?? [],
        Tags = TagMembers.Read(queue),
        Qps = queue.Number("Qps"),
        Bps = queue.Number("Bps"),
        MaxDelaySeconds = queue.Number("MaxDelaySeconds"),
        MaxUnackedMsgNum = queue.Number("MaxUnackedMsgNum"),
        MaxMsgBacklogSize = queue.Number("MaxMsgBacklogSize"),
        Status = (CmqObjectStatus)(queue.NumberOrNull("Status") ?? (long)CmqObjectStatus.Normal),
        TenantId = queue.Text("TenantId"),
        NamespaceName = queue.Text("NamespaceName"),
        CreateUin = queue.NumberOrNull("CreateUin"),
    };

    private static QueueSettings ReadSettings(JObject queue) => new()
    {
        MaxMsgHeapNum = queue.NumberOrNull("MaxMsgHeapNum"),
        PollingWaitSeconds = queue.NumberOrNull("PollingWaitSeconds"),
        VisibilityTimeout = queue.NumberOrNull("VisibilityTimeout"),
        MaxMsgSize = queue.NumberOrNull("MaxMsgSize"),
        MsgRetentionSeconds = queue.NumberOrNull("MsgRetentionSeconds"),
        RewindSeconds = queue.NumberOrNull("RewindSeconds"),
        RetentionSizeInMB = queue.NumberOrNull("RetentionSizeInMB"),
        DeadLetterPolicy = ReadPolicy(queue.ObjectOrNull("DeadLetterPolicy")),
        Transaction = queue.FlagOrNull("Transaction"),
        TransactionPolicy = queue.ObjectOrNull("TransactionPolicy") is { } transaction
            ? new() { FirstQueryInterval = transaction.NumberOrNull("FirstQueryInterval"), MaxQueryCount = transaction.NumberOrNull("MaxQueryCount") }
            : null,
        Trace = queue.FlagOrNull("Trace"),
    };

    // The limit that does not belong to the condition is answered as 0, which is no value of it.
    private static DeadLetterPolicy? ReadPolicy(JObject? policy) => policy?.TextOrNull("DeadLetterQueue") is { Length: > 0 } queue
        ? new()
        {
            DeadLetterQueue = queue,
            Policy = (DeadLetterCondition?)policy.NumberOrNull("Policy"),
            MaxReceiveCount = policy.NumberOrNull("MaxReceiveCount") is var count and not 0 ? count : null,
            MaxTimeToLive = policy.NumberOrNull("MaxTimeToLive") is var time and not 0 ? time : null,
        }
        : null;
}
