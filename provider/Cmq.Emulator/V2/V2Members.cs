using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>Members of an answer in the types that the SDKs read: numbers as integers, times in seconds that fit 32 bits, never a null.</summary>
internal static class V2Members
{
    public static void Number(this JsonWriter writer, string name, long? value) => writer.Member(name, value ?? 0);

    /// <summary>A point in time, in seconds of Unix time.</summary>
    public static void Seconds(this JsonWriter writer, string name, DateTimeOffset time) => writer.Member(name, time.ToUnixTimeSeconds());

    /// <summary>A list of texts; empty when there are none.</summary>
    public static void Texts(this JsonWriter writer, string name, IReadOnlyList<string>? texts) =>
        writer.MemberArray(name, texts ?? [], (json, text) => json.WriteValue(text));

    /// <summary>A list of objects.</summary>
    public static void Objects<T>(this JsonWriter writer, string name, IEnumerable<T> items, Action<JsonWriter, T> writeMembers) =>
        writer.MemberArray(name, items, (json, item) =>
        {
            json.WriteStartObject();
            writeMembers(json, item);
            json.WriteEndObject();
        });

    /// <summary>The ids of messages that were sent together.</summary>
    public static void MessageIds(this JsonWriter writer, IReadOnlyList<CmqSent> messages) =>
        writer.Objects("msgList", messages, (json, message) => json.Member("msgId", message.MessageId));
}
