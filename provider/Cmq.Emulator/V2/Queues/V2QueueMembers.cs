using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>A queue as the protocol answers it.</summary>
internal static class V2QueueMembers
{
    public static void WriteSettings(JsonWriter writer, QueueSettings settings, string? deadLetterQueueId)
    {
        writer.Number("maxMsgHeapNum", settings.MaxMsgHeapNum);
        writer.Number("pollingWaitSeconds", settings.PollingWaitSeconds);
        writer.Number("visibilityTimeout", settings.VisibilityTimeout);
        writer.Number("maxMsgSize", settings.MaxMsgSize);
        writer.Number("msgRetentionSeconds", settings.MsgRetentionSeconds);
        writer.Number("rewindSeconds", settings.RewindSeconds);
        if (settings.DeadLetterPolicy is { } policy)
        {
            Write(writer, policy, deadLetterQueueId);
        }
    }

    public static void WriteCounters(JsonWriter writer, QueueDescription queue)
    {
        writer.Number("activeMsgNum", queue.ActiveMsgNum);
        writer.Number("inactiveMsgNum", queue.InactiveMsgNum);
        writer.Number("delayMsgNum", queue.DelayMsgNum);

        // One half of the SDKs throws without the first spelling, the other without the second.
        writer.Number("rewindmsgNum", queue.RewindMsgNum);
        writer.Number("rewindMsgNum", queue.RewindMsgNum);
        writer.Number("minMsgTime", queue.MinMsgTime);
    }

    public static void WriteName(JsonWriter writer, QueueDescription queue)
    {
        writer.Member("queueId", queue.QueueId);
        writer.Member("queueName", queue.Name);
    }

    /// <summary>The id of the dead-letter queue: answers name it so, requests by its name.</summary>
    public static async Task<string?> DeadLetterQueueIdAsync(V2Call call, QueueSettings settings) =>
        settings.DeadLetterPolicy?.DeadLetterQueue is { } name
            ? (await call.Management.FindQueueAsync(name, call.CancellationToken).ConfigureAwait(false))?.QueueId
            : null;

    private static void Write(JsonWriter writer, DeadLetterPolicy policy, string? deadLetterQueueId)
    {
        writer.WritePropertyName("deadLetterPolicy");
        writer.WriteStartObject();
        writer.Member("deadLetterQueue", deadLetterQueueId ?? policy.DeadLetterQueue);
        writer.Number("policy", (long?)policy.Policy);
        writer.Number("maxReceiveCount", policy.MaxReceiveCount);
        writer.Number("maxTimeToLive", policy.MaxTimeToLive);
        writer.WriteEndObject();
    }
}
