using System.Text;
using System.Text.Json;
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
    public static JObject Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            var text = StrictUtf8.GetString(body);
            return string.IsNullOrWhiteSpace(text) ? [] : Parse(body, text);
        }
        catch (DecoderFallbackException)
        {
            throw Invalid("it is not UTF-8");
        }
        catch (Exception error) when (error is JsonReaderException or System.Text.Json.JsonException)
        {
            throw Invalid(error.Message.TrimEnd('.'));
        }
    }

    private static JObject Parse(ReadOnlySpan<byte> body, string text)
    {
        CheckGrammar(body);

        // Text stays text: the library would turn what looks like a date into one.
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader, LoadSettings) as JObject ?? throw Invalid("it is not an object");
    }

    // The library reads more than JSON: comments, a comma at the end, names without quotes, 010 as eight. Who sends such a thing to the
    // emulator sends it to the service one day, and wants to learn it here.
    private static void CheckGrammar(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = DeepestBody });
        while (reader.Read())
        {
            if (reader.ValueIsEscaped)
            {
                CheckText(ref reader);
            }
        }
    }

    // Half a surrogate pair passes as an escape only, and the library would put another character in its place.
    private static void CheckText(ref Utf8JsonReader reader)
    {
        try
        {
            _ = reader.GetString();
        }
        catch (InvalidOperationException)
        {
            throw Invalid("a text in it has half a surrogate pair, which has no UTF-8 form");
        }
    }

    private static ApiRefusalException Invalid(string why) =>
        new(CmqErrorCodes.InvalidParameter, $"The body of the request is not a JSON object: {why}.");
}
