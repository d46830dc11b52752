using System.Net;
using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>Reads the envelope around every answer of API 3.0.</summary>
internal static class ApiAnswer
{
    /// <summary>The members of a successful answer.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body.</param>
    /// <param name="call">What was called, for messages.</param>
    /// <exception cref="CmqServiceException">The answer is an error.</exception>
    /// <exception cref="CmqTransportException">It is not an answer of this API.</exception>
    public static JObject Read(HttpStatusCode status, ReadOnlySpan<byte> body, in WireCall call)
    {
        HttpStatus.Check(status, body, call);
        var root = AnswerBody.Parse(body) ?? throw AnswerBody.Strange(body, call);
        if (root["Response"] is JObject response)
        {
            return response["Error"] is JObject error ? throw ServiceError(error, "Code", "Message", response.TextOrNull("RequestId"), call) : response;
        }

        // The shape that errors had in the API before this one; gateways in between are known to use it still.
        return root["codeDesc"] is not null || root["message"] is not null
            ? throw ServiceError(root, root["codeDesc"] is null ? "code" : "codeDesc", "message", root.TextOrNull("requestId"), call)
            : throw AnswerBody.Strange(body, call);
    }

    private static CmqServiceException ServiceError(JObject error, string code, string message, string? requestId, in WireCall call)
    {
        var refusal = new CmqServiceException(
            call.Redact(error.TextOrNull(code) ?? "?"),
            call.Redact(error.TextOrNull(message) ?? ""),
            call.Action.Name,
            call.Resource,
            call.Redact(requestId ?? ""));
        refusal.MayHaveExecuted &= !call.Action.OnlyReads;
        return refusal;
    }
}
