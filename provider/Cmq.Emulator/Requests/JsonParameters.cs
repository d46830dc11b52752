using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Emulator;

/// <summary>Parameters of a JSON body.</summary>
internal static class JsonParameters
{
    private const int DeepestBody = 32;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonLoadSettings LoadSettings = new() { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };

    /// <summary>Reads a body; an empty one has no parameters.</summary>
    /// <exception cref="ApiRefusalException">It is not UTF-8, not JSON, or not an object.</exception>
    public static JObject Parse(byte[] body)
    {
        try
        {
            var text = StrictUtf8.GetString(body);
            return string.IsNullOrWhiteSpace(text) ? [] : Parse(text);
        }
        catch (DecoderFallbackException)
        {
            throw Invalid("it is not UTF-8");
        }
        catch (JsonException error)
        {
            throw Invalid(error.Message.TrimEnd('.'));
        }
    }

    private static JObject Parse(string text)
    {
        // Text stays text: the library would turn what looks like a date into one.
        using var reader = new StrictJsonReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = DeepestBody };
        if (JToken.ReadFrom(reader, LoadSettings) is not JObject root)
        {
            throw Invalid("it is not an object");
        }

        return reader.Read() ? throw Invalid("something follows the object") : root;
    }

    private static ApiRefusalException Invalid(string why) =>
        new(CmqErrorCodes.InvalidParameter, $"The body of the request is not a JSON object: {why}.");
}
