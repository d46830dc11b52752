using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>A received message as the protocol answers it. SDKs throw when one of the members is missing.</summary>
internal static class MessageMembers
{
    /// <summary>Programs compare this text as a whole.</summary>
    public static V2Error NoMessage { get; } = new(7000, 10200, "no message");

    public static void Write(JsonWriter writer, CmqMessage message)
    {
        writer.Member("msgId", message.MessageId);
        writer.Member("receiptHandle", message.ReceiptHandle);
        writer.Member("msgBody", message.Body);
        writer.Seconds("enqueueTime", message.EnqueueTime);
        writer.Seconds("nextVisibleTime", message.NextVisibleTime);
        writer.Seconds("firstDequeueTime", message.FirstDequeueTime);
        writer.Member("dequeueCount", message.DequeueCount);
        if (message.Tags.Count > 0)
        {
            writer.Texts("msgTag", message.Tags);
        }
    }
}
