using System.Globalization;
using System.Net;
using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>Reads the envelope around every answer of the HTTP SDK protocol.</summary>
internal static class V2Answer
{
    private static readonly string[] ErrorTexts = ["code", "message", "requestId"];

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
            : Text(code) is "0" && !root.ContainsKey("errorList") ? root
            : Text(code) is "0" || ((V2Action)call.Action).Answers(Text(code)) ? WithoutSecrets(root, call)
            : throw Error(WithoutSecrets(root, call), call.Action, call.Resource, root.TextOrNull("requestId"));
    }

    /// <summary>The error that an object with <c>code</c> and <c>message</c> is, which an answer that was read has among its members.</summary>
    /// <param name="error">The object: the whole answer, or an item of a batch.</param>
    /// <param name="action">What was called.</param>
    /// <param name="resource">What it was about.</param>
    /// <param name="requestId">The service's id of the request.</param>
    public static CmqServiceException Error(JObject error, IWireAction action, string? resource, string? requestId)
    {
        var (module, text) = Split(error.Text("message"));
        var refusal = new CmqServiceException(error.TextOrNull("code") ?? "?", text, action.Name, resource, requestId ?? "") { ModuleCode = module };
        refusal.MayHaveExecuted &= !action.OnlyReads;
        return refusal;
    }

    // The errors in an answer are read where the credential is not known any more.
    private static JObject WithoutSecrets(JObject answer, in WireCall call)
    {
        var items = (answer["errorList"] as JArray)?.OfType<JObject>() ?? [];
        foreach (var error in items.Prepend(answer))
        {
            foreach (var name in ErrorTexts)
            {
                if (error[name] is JValue { Value: string text } value)
                {
                    value.Value = call.Redact(text);
                }
            }
        }

        return answer;
    }

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
