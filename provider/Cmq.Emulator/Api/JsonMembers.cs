using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>Members of an answer. What is empty is written as null: the service leaves no member out.</summary>
internal static class JsonMembers
{
    public static void Member(this JsonWriter writer, string name, string? value)
    {
        writer.WritePropertyName(name);
        writer.WriteValue(value);
    }

    public static void Member(this JsonWriter writer, string name, long? value)
    {
        writer.WritePropertyName(name);
        writer.WriteValue(value);
    }

    public static void Member(this JsonWriter writer, string name, bool? value)
    {
        writer.WritePropertyName(name);
        writer.WriteValue(value);
    }

    /// <summary>A point in time, in milliseconds of Unix time.</summary>
    public static void Member(this JsonWriter writer, string name, DateTimeOffset value) =>
        writer.Member(name, value.ToUnixTimeMilliseconds());

    public static void MemberNull(this JsonWriter writer, string name)
    {
        writer.WritePropertyName(name);
        writer.WriteNull();
    }

    public static void MemberArray<T>(this JsonWriter writer, string name, IEnumerable<T> items, Action<JsonWriter, T> writeItem)
    {
        writer.WritePropertyName(name);
        writer.WriteStartArray();
        foreach (var item in items)
        {
            writeItem(writer, item);
        }

        writer.WriteEndArray();
    }
}
