using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>A subscription as the protocol answers it.</summary>
internal static class V2SubscriptionMembers
{
    public static void WriteName(JsonWriter writer, SubscriptionDescription subscription)
    {
        writer.Member("subscriptionId", subscription.SubscriptionId);
        writer.Member("subscriptionName", subscription.Name);
    }

    public static void WriteTarget(JsonWriter writer, SubscriptionDescription subscription)
    {
        writer.Member("protocol", subscription.Protocol.Value);
        writer.Member("endpoint", subscription.Endpoint);
    }
}
