using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>How a queue is written in requests and answers of the HTTP SDK protocol.</summary>
internal static class V2QueueMembers
{
    /// <summary>The settings that the protocol has no form for.</summary>
    public static IEnumerable<CmqRefusal> Unknown(QueueSettings settings)
    {
        // What is off says nothing that has to be sent.
        if (settings.RetentionSizeInMB is { } size and not 0)
        {
            yield return TdmqOnly("retentionSizeInMB", size.ToString(CultureInfo.InvariantCulture));
        }

        if (settings.Transaction == true)
        {
            yield return TdmqOnly("transaction", "true");
        }

        if (settings.TransactionPolicy is not null)
        {
            yield return TdmqOnly("transactionPolicy", "a policy");
        }

        if (settings.Trace == true)
        {
            yield return TdmqOnly("trace", "true");
        }
    }

    /// <summary>Writes the settings that are set, zeros too.</summary>
    public static void Write(V2Request request, QueueSettings settings)
    {
        request.Add("maxMsgHeapNum", settings.MaxMsgHeapNum)
            .Add("pollingWaitSeconds", settings.PollingWaitSeconds)
            .Add("visibilityTimeout", settings.VisibilityTimeout)
            .Add("maxMsgSize", settings.MaxMsgSize)
            .Add("msgRetentionSeconds", settings.MsgRetentionSeconds)
            .Add("rewindSeconds", settings.RewindSeconds);
        if (settings.DeadLetterPolicy is { } policy)
        {
            request.Add("deadLetterPolicy", Write(policy));
        }
    }

    /// <summary>Reads the attributes of a queue.</summary>
    /// <param name="queue">The answer.</param>
    /// <param name="name">The name that was asked for: the documented answer does not repeat it.</param>
    public static QueueDescription Read(JObject queue, string name) => new()
    {
        Name = queue.TextOrNull("queueName") ?? name,
        QueueId = queue.Text("queueId"),
        Settings = new()
        {
            MaxMsgHeapNum = queue.NumberOrNull("maxMsgHeapNum"),
            PollingWaitSeconds = queue.NumberOrNull("pollingWaitSeconds"),
            VisibilityTimeout = queue.NumberOrNull("visibilityTimeout"),
            MaxMsgSize = queue.NumberOrNull("maxMsgSize"),
            MsgRetentionSeconds = queue.NumberOrNull("msgRetentionSeconds"),
            RewindSeconds = queue.NumberOrNull("rewindSeconds"),
            DeadLetterPolicy = ReadPolicy(queue["deadLetterPolicy"]),
        },
        CreateTime = queue.Time("createTime"),
        LastModifyTime = queue.Time("lastModifyTime"),
        ActiveMsgNum = queue.Number("activeMsgNum"),
        InactiveMsgNum = queue.Number("inactiveMsgNum"),
        DelayMsgNum = queue.NumberOrNull("delayMsgNum"),

        // The documentation spells it so, and some clients of the vendor's in the other way.
        RewindMsgNum = queue.NumberOrNull("rewindmsgNum") ?? queue.NumberOrNull("rewindMsgNum"),
        MinMsgTime = queue.NumberOrNull("minMsgTime"),
    };

    private static string Write(DeadLetterPolicy policy)
    {
        var json = new JObject();
        Add("deadLetterQueue", policy.DeadLetterQueue);
        Add("policy", (long?)policy.Policy);
        Add("maxReceiveCount", policy.MaxReceiveCount);
        Add("maxTimeToLive", policy.MaxTimeToLive);
        return json.ToString(Formatting.None);

        void Add(string member, JToken? value)
        {
            if (value is not null)
            {
                json[member] = value;
            }
        }
    }

    // An object, or, as in requests, its text. The limit that does not belong to the condition may be 0, which is no value of it.
    private static DeadLetterPolicy? ReadPolicy(JToken? member)
    {
        var policy = member switch
        {
            JObject given => given,
            JValue { Value: string { Length: > 0 } text } => AnswerBody.Parse(System.Text.Encoding.UTF8.GetBytes(text)),
            _ => null,
        };
        return policy?.TextOrNull("deadLetterQueue") is { Length: > 0 } queue
            ? new()
            {
                DeadLetterQueue = queue,
                Policy = (DeadLetterCondition?)policy.NumberOrNull("policy"),
                MaxReceiveCount = policy.NumberOrNull("maxReceiveCount") is var count and not 0 ? count : null,
                MaxTimeToLive = policy.NumberOrNull("maxTimeToLive") is var time and not 0 ? time : null,
            }
            : null;
    }

    private static CmqRefusal TdmqOnly(string property, string value) =>
        new(property, value, "not an attribute of this edition", CmqEdition.Classic) { AcceptedBy = [CmqEdition.Tdmq, CmqEdition.Tdmq2022] };
}
