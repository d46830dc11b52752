using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>A topic as the protocol answers it.</summary>
internal static class V2TopicMembers
{
    public static void WriteName(JsonWriter writer, TopicDescription topic)
    {
        writer.Member("topicId", topic.TopicId);
        writer.Member("topicName", topic.Name);
    }
}
