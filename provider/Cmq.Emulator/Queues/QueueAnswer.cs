using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>A queue as the API answers it: the 31 members of <c>CmqQueue</c>.</summary>
internal static class QueueAnswer
{
    public static void Write(JsonWriter answer, QueueDescription queue)
    {
        var settings = queue.Settings;
        answer.WriteStartObject();
        answer.Member("QueueId", queue.QueueId);
        answer.Member("QueueName", queue.Name);
        answer.Member("Qps", queue.Qps);
        answer.Member("Bps", queue.Bps);
        answer.Member("MaxDelaySeconds", queue.MaxDelaySeconds);
        answer.Member("MaxMsgHeapNum", settings.MaxMsgHeapNum);
        answer.Member("PollingWaitSeconds", settings.PollingWaitSeconds);
        answer.Member("MsgRetentionSeconds", settings.MsgRetentionSeconds);
        answer.Member("VisibilityTimeout", settings.VisibilityTimeout);
        answer.Member("MaxMsgSize", settings.MaxMsgSize);
        answer.Member("RewindSeconds", settings.RewindSeconds);
        answer.Member("RetentionSizeInMB", settings.RetentionSizeInMB ?? 0);
        answer.Member("CreateTime", queue.CreateTime);
        answer.Member("LastModifyTime", queue.LastModifyTime);
        answer.Member("ActiveMsgNum", queue.ActiveMsgNum);
        answer.Member("InactiveMsgNum", queue.InactiveMsgNum);
        answer.Member("DelayMsgNum", queue.DelayMsgNum);
        answer.Member("RewindMsgNum", queue.RewindMsgNum);
        answer.Member("MinMsgTime", queue.MinMsgTime);
        answer.Member("MaxUnackedMsgNum", queue.MaxUnackedMsgNum);
        Write(answer, settings.DeadLetterPolicy);
        WriteSources(answer, queue.DeadLetterSources);
        answer.Member("Transaction", settings.Transaction);
        Write(answer, settings.TransactionPolicy);
        answer.Member("CreateUin", queue.CreateUin);
        answer.Member("Trace", settings.Trace);
        TagParameters.Write(answer, queue.Tags);
        answer.Member("TenantId", queue.TenantId);
        answer.Member("NamespaceName", queue.NamespaceName);
        answer.Member("Status", (long)queue.Status);
        answer.Member("MaxMsgBacklogSize", queue.MaxMsgBacklogSize);
        answer.WriteEndObject();
    }

    // The limit that the policy does not use is 0, not null: the member has a type without one.
    private static void Write(JsonWriter answer, DeadLetterPolicy? policy)
    {
        if (policy is null)
        {
            answer.MemberNull("DeadLetterPolicy");
            return;
        }

        answer.WritePropertyName("DeadLetterPolicy");
        answer.WriteStartObject();
        answer.Member("DeadLetterQueue", policy.DeadLetterQueue);
        answer.Member("Policy", (long?)policy.Policy);
        answer.Member("MaxTimeToLive", policy.MaxTimeToLive ?? 0);
        answer.Member("MaxReceiveCount", policy.MaxReceiveCount ?? 0);
        answer.WriteEndObject();
    }

    private static void WriteSources(JsonWriter answer, IReadOnlyList<string> sources)
    {
        if (sources.Count == 0)
        {
            answer.MemberNull("DeadLetterSource");
            return;
        }

        answer.MemberArray("DeadLetterSource", sources, (writer, source) =>
        {
            writer.WriteStartObject();
            writer.MemberNull("QueueId");
            writer.Member("QueueName", source);
            writer.WriteEndObject();
        });
    }

    private static void Write(JsonWriter answer, TransactionPolicy? policy)
    {
        if (policy is null)
        {
            answer.MemberNull("TransactionPolicy");
            return;
        }

        answer.WritePropertyName("TransactionPolicy");
        answer.WriteStartObject();
        answer.Member("FirstQueryInterval", policy.FirstQueryInterval ?? 0);
        answer.Member("MaxQueryCount", policy.MaxQueryCount ?? 0);
        answer.WriteEndObject();
    }
}
