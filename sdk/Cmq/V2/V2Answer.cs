using System.Globalization;
using System.Net;
using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>Reads the envelope around every answer of the HTTP SDK protocol.</summary>
internal static class V2Answer
{
    /// <summary>The members of an answer that is no error.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body.</param>
    /// <param name="call">What was called.</param>
    /// <exception cref="CmqServiceException">The answer is an error.</exception>
    /// <exception cref="CmqTransportException">It is not an answer of this protocol.</exception>
    public static JObject Read(HttpStatusCode status, ReadOnlySpan<byte> body, in WireCall call)
    {
        HttpStatus.Check(status, body, call);
        var root = AnswerBody.Parse(body);
        return root?["code"] is not JValue { Value: long or string } code ? throw AnswerBody.Strange(body, call)
            : Text(code) is "0" ? root
            : ((V2Action)call.Action).Answers(Text(code)) ? root
            : throw Error(root, call, root.TextOrNull("requestId"));
    }

    /// <summary>The error that an object with <c>code</c> and <c>message</c> is.</summary>
    /// <param name="error">The object: a whole answer, or an item of a batch.</param>
    /// <param name="action">What was called.</param>
    /// <param name="resource">What it was about.</param>
    /// <param name="requestId">The service's id of the request.</param>
    /// <param name="redact">Takes the credential out of texts.</param>
    public static CmqServiceException Error(JObject error, IWireAction action, string? resource, string? requestId, Func<string, string> redact)
    {
        var (module, text) = Split(error.Text("message"));
        return new(redact(error.TextOrNull("code") ?? "?"), redact(text), action.Name, resource, redact(requestId ?? "")) { ModuleCode = module };
    }

    private static CmqServiceException Error(JObject error, in WireCall call, string? requestId) =>
        Error(error, call.Action, call.Resource, requestId, call.Redact);

    private static string Text(JValue code) => Convert.ToString(code.Value, CultureInfo.InvariantCulture)!;

    // "(10100)queue is not existed". A message without a module is carried as it is.
    private static (int? Module, string Text) Split(string message)
    {
        var end = message.IndexOf(')', StringComparison.Ordinal);
        return message.StartsWith('(') && int.TryParse(message.AsSpan(1, Math.Max(end, 1) - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var module)
            ? (module, message[(end + 1)..])
            : (null, message);
    }
}
