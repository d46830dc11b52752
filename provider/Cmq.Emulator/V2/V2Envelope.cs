using System.Globalization;
using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>What surrounds every answer: <c>{"code":0,"message":"","requestId":"…",…}</c>.</summary>
internal static class V2Envelope
{
    private const int LongestNumber = 18;

    /// <summary>Writes an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="requestId">The id that the emulator gave the request.</param>
    /// <param name="clientRequestId">The id that the caller gave it; null when there is none.</param>
    public static byte[] Write(V2Answer answer, string requestId, string? clientRequestId)
    {
        using var text = new AnswerText();
        using var writer = new JsonTextWriter(text);
        writer.WriteStartObject();
        writer.Member("code", answer.Error?.Code ?? 0);
        writer.Member("message", answer.Error?.Message ?? "");
        writer.Member("requestId", requestId);
        WriteClientRequestId(writer, clientRequestId);
        answer.WriteMembers(writer);
        writer.WriteEndObject();
        writer.Flush();
        return text.ToUtf8();
    }

    // A number comes back as one: the SDK that sends it reads it into an integer.
    private static void WriteClientRequestId(JsonTextWriter writer, string? id)
    {
        if (id is { Length: > 0 and <= LongestNumber } && id.All(char.IsAsciiDigit))
        {
            writer.Member("clientRequestId", long.Parse(id, CultureInfo.InvariantCulture));
        }
        else if (id is not null)
        {
            writer.Member("clientRequestId", id);
        }
    }
}
