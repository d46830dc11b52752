using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>How a topic is written in requests and answers.</summary>
internal static class TopicMembers
{
    /// <summary>Writes the settings that are set.</summary>
    public static void Write(JObject request, TopicSettings settings)
    {
        if (settings.MaxMsgSize is { } size)
        {
            request["MaxMsgSize"] = size;
        }

        if (settings.Trace is { } trace)
        {
            request["Trace"] = trace;
        }
    }

    public static TopicDescription Read(JObject topic) => new()
    {
        Name = topic.Text("TopicName"),
        TopicId = topic.Text("TopicId"),
        Settings = new() { MaxMsgSize = topic.NumberOrNull("MaxMsgSize"), Trace = topic.FlagOrNull("Trace") },
        FilterType = (FilterType)(topic.NumberOrNull("FilterType") ?? (long)FilterType.FilterTag),
        MsgRetentionSeconds = topic.Number("MsgRetentionSeconds"),
        CreateTime = topic.Time("CreateTime"),
        LastModifyTime = topic.Time("LastModifyTime"),
        MsgCount = topic.Number("MsgCount"),
        SubscriptionCount = topic.NumberOrNull("SubscriptionCount"),
        Tags = TagMembers.Read(topic),
        Qps = topic.Number("Qps"),
        Status = (CmqObjectStatus)(topic.NumberOrNull("Status") ?? (long)CmqObjectStatus.Normal),
        BrokerType = topic.Number("BrokerType"),
        TenantId = topic.Text("TenantId"),
        NamespaceName = topic.Text("NamespaceName"),
        CreateUin = topic.NumberOrNull("CreateUin"),
    };
}
