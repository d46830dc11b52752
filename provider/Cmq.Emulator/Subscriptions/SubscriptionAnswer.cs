using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>A subscription as the API answers it: the 13 members of <c>CmqSubscription</c>.</summary>
internal static class SubscriptionAnswer
{
    public static void Write(JsonWriter answer, SubscriptionDescription subscription)
    {
        var settings = subscription.Settings;
        answer.WriteStartObject();
        answer.Member("SubscriptionName", subscription.Name);
        answer.Member("SubscriptionId", subscription.SubscriptionId);
        answer.Member("TopicOwner", subscription.TopicOwner);
        answer.Member("MsgCount", subscription.MsgCount);
        answer.Member("LastModifyTime", subscription.LastModifyTime);
        answer.Member("CreateTime", subscription.CreateTime);
        WriteBindingKeys(answer, settings.BindingKeys ?? []);
        answer.Member("Endpoint", subscription.Endpoint);

        // No tags are an empty array and no keys are null: so the vendor's samples have it.
        answer.MemberArray("FilterTags", settings.FilterTags ?? [], (writer, tag) => writer.WriteValue(tag));
        answer.Member("Protocol", subscription.Protocol.Value);
        answer.Member("NotifyStrategy", settings.NotifyStrategy?.Value);
        answer.Member("NotifyContentFormat", settings.NotifyContentFormat?.Value);
        answer.Member("TopicName", subscription.TopicName);
        answer.WriteEndObject();
    }

    private static void WriteBindingKeys(JsonWriter answer, IReadOnlyList<string> keys)
    {
        if (keys.Count == 0)
        {
            answer.MemberNull("BindingKey");
            return;
        }

        answer.MemberArray("BindingKey", keys, (writer, key) => writer.WriteValue(key));
    }
}
