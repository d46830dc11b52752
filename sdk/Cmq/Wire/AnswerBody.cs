using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>The body of an answer: as JSON, or as what is shown of it when it is something else.</summary>
internal static class AnswerBody
{
    private const int ExcerptLength = 200;
    private const int ExcerptSource = 1 << 20;

    /// <summary>The object that a body is; null when it is none.</summary>
    public static JObject? Parse(ReadOnlySpan<byte> body)
    {
        using var text = new PooledText(body);
        try
        {
            // A date stays the text it is.
            using var reader = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None, ArrayPool = text };
            return JToken.ReadFrom(reader) as JObject;
        }
        catch (JsonReaderException)
        {
            return null;
        }
    }

    /// <summary>The error of an answer that is none of the API.</summary>
    public static CmqTransportException Strange(ReadOnlySpan<byte> body, in WireCall call) =>
        call.Lost($"{call.Host} answered with something else than an answer of the API", true, null, isTransient: false, detail: Excerpt(body, call));

    /// <summary>The beginning of a body on one line, to follow a sentence.</summary>
    /// <remarks>What the service is said to have answered is cut only after the credential was taken out, or a piece of it could be left.</remarks>
    public static string Excerpt(ReadOnlySpan<byte> body, in WireCall call)
    {
        var text = call.Redact(Encoding.UTF8.GetString(body[..Math.Min(body.Length, ExcerptSource)]));
        var line = new StringBuilder();
        foreach (var character in text)
        {
            if (line.Length == ExcerptLength)
            {
                line.Append('…');
                break;
            }

            if (!char.IsControl(character) && !char.IsWhiteSpace(character))
            {
                line.Append(character);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.Length == 0 ? ", with nothing in it" : $": {line.ToString().TrimEnd()}";
    }
}
