using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>A topic as the API answers it: the 17 members of <c>CmqTopic</c>.</summary>
internal static class TopicAnswer
{
    public static void Write(JsonWriter answer, TopicDescription topic)
    {
        answer.WriteStartObject();
        answer.Member("TopicId", topic.TopicId);
        answer.Member("TopicName", topic.Name);
        answer.Member("MaxMsgSize", topic.Settings.MaxMsgSize);
        answer.Member("FilterType", (long)topic.FilterType);
        answer.Member("MsgRetentionSeconds", topic.MsgRetentionSeconds);
        answer.Member("Qps", topic.Qps);
        answer.Member("CreateTime", topic.CreateTime);
        answer.Member("LastModifyTime", topic.LastModifyTime);
        answer.Member("MsgCount", topic.MsgCount);
        answer.Member("CreateUin", topic.CreateUin);
        answer.Member("Trace", topic.Settings.Trace);
        TagParameters.Write(answer, topic.Tags);
        answer.Member("TenantId", topic.TenantId);
        answer.Member("NamespaceName", topic.NamespaceName);
        answer.Member("Status", (long)topic.Status);
        answer.Member("BrokerType", topic.BrokerType);
        answer.Member("SubscriptionCount", topic.SubscriptionCount ?? 0);
        answer.WriteEndObject();
    }
}
