using System.Net;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>Reads the envelope around every answer.</summary>
internal static class ApiAnswer
{
    private const int ExcerptLength = 200;
    private const int ExcerptSource = 1 << 20;

    /// <summary>The members of a successful answer.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body.</param>
    /// <param name="call">What was called, for messages.</param>
    /// <exception cref="CmqServiceException">The answer is an error.</exception>
    /// <exception cref="CmqTransportException">It is not an answer of this API.</exception>
    public static JObject Read(HttpStatusCode status, byte[] body, in ApiCall call)
    {
        // The service answers 200 whatever it has to say; any other status comes from something that stands between.
        if (status != HttpStatusCode.OK)
        {
            var passing = status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
            throw call.Lost($"{call.Host} answered with HTTP status {(int)status}, which the API never does{Excerpt(body, call)}", true, null, passing);
        }

        var root = Parse(body) ?? throw NoAnswer(body, call);
        if (root["Response"] is JObject response)
        {
            return response["Error"] is JObject error ? throw ServiceError(error, "Code", "Message", response.TextOrNull("RequestId"), call) : response;
        }

        // The shape that errors had in the API before this one; gateways in between are known to use it still.
        return root["codeDesc"] is not null || root["message"] is not null
            ? throw ServiceError(root, root["codeDesc"] is null ? "code" : "codeDesc", "message", root.TextOrNull("requestId"), call)
            : throw NoAnswer(body, call);
    }

    private static CmqServiceException ServiceError(JObject error, string code, string message, string? requestId, in ApiCall call) => new(
        call.Redact(error.TextOrNull(code) ?? "?"),
        call.Redact(error.TextOrNull(message) ?? ""),
        call.Action.Name,
        call.Resource,
        call.Redact(requestId ?? ""));

    private static CmqTransportException NoAnswer(byte[] body, in ApiCall call) =>
        call.Lost($"{call.Host} answered with something else than an answer of the API{Excerpt(body, call)}", true, null, isTransient: false);

    private static JObject? Parse(byte[] body)
    {
        try
        {
            // A date stays the text it is.
            using var reader = new JsonTextReader(new StreamReader(new MemoryStream(body), Encoding.UTF8)) { DateParseHandling = DateParseHandling.None };
            return JToken.ReadFrom(reader) as JObject;
        }
        catch (JsonReaderException)
        {
            return null;
        }
    }

    // What the service is said to have answered is cut only after the credential was taken out, or a piece of it could be left.
    private static string Excerpt(byte[] body, in ApiCall call)
    {
        var text = call.Redact(Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, ExcerptSource)));
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
