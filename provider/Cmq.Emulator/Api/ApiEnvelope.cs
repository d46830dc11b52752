using System.Globalization;
using System.Text;
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
        var (text, writer) = Open();
        await writeMembers(writer).ConfigureAwait(false);
        return Close(text, writer, requestId);
    }

    private static byte[] Wrap(Action<JsonWriter> writeMembers, string requestId)
    {
        var (text, writer) = Open();
        writeMembers(writer);
        return Close(text, writer, requestId);
    }

    private static (StringWriter Text, JsonTextWriter Writer) Open()
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var writer = new JsonTextWriter(text);
        writer.WriteStartObject();
        writer.WritePropertyName("Response");
        writer.WriteStartObject();
        return (text, writer);
    }

    private static byte[] Close(StringWriter text, JsonTextWriter writer, string requestId)
    {
        writer.Member("RequestId", requestId);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
