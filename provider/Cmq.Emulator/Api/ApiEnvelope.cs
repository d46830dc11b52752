using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>What surrounds every answer: <c>{"Response":{…,"RequestId":"…"}}</c>. A success has no <c>Error</c> member at all.</summary>
internal static class ApiEnvelope
{
    public static byte[] Error(string code, string message, string requestId) => Wrap(
        writer =>
        {
            writer.WritePropertyName("Error");
            writer.WriteStartObject();
            writer.Member("Code", code);
            writer.Member("Message", message);
            writer.WriteEndObject();
        },
        requestId);

    public static async Task<byte[]> SuccessAsync(Func<JsonWriter, Task> writeMembers, string requestId)
    {
        using var text = new AnswerText();
        using var writer = new JsonTextWriter(text);
        Open(writer);
        await writeMembers(writer).ConfigureAwait(false);
        Close(writer, requestId);
        return text.ToUtf8();
    }

    private static byte[] Wrap(Action<JsonWriter> writeMembers, string requestId)
    {
        using var text = new AnswerText();
        using var writer = new JsonTextWriter(text);
        Open(writer);
        writeMembers(writer);
        Close(writer, requestId);
        return text.ToUtf8();
    }

    private static void Open(JsonTextWriter writer)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("Response");
        writer.WriteStartObject();
    }

    private static void Close(JsonTextWriter writer, string requestId)
    {
        writer.Member("RequestId", requestId);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
    }
}
