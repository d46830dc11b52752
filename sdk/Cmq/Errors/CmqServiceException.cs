using System.Globalization;

namespace Cmq;

/// <summary>The service answered with an error.</summary>
public sealed class CmqServiceException : CmqException
{
    /// <summary>An error as the service answered it.</summary>
    /// <param name="code">The error code.</param>
    /// <param name="message">The service's message; its text and language are not part of its contract.</param>
    /// <param name="action">The action.</param>
    /// <param name="resource">What the call was about; null for a call about none.</param>
    /// <param name="requestId">Id of the request, for the vendor's support; empty when the service gave none.</param>
    public CmqServiceException(string code, string message, string action, string? resource = null, string requestId = "")
        : base(Compose(code, message, action, resource, requestId), action, resource, null)
    {
        Code = code;
        ServiceMessage = message;
        RequestId = requestId;
        MayHaveExecuted = CmqErrorCodes.IsInternal(code);
    }

    /// <summary>The error code: <c>ResourceNotFound</c> of API 3.0, <c>4440</c> of the HTTP SDK protocol.</summary>
    public string Code { get; }

    /// <summary>The code in front of the message of the HTTP SDK protocol (<c>10100</c>); null for an answer of API 3.0, which has none.</summary>
    public int? ModuleCode { get; init; }

    /// <summary>What kind of error it is.</summary>
    public CmqErrorReason Reason => CmqErrorCodes.ReasonOf(Code, ModuleCode);

    /// <summary>The message as the service gave it.</summary>
    public string ServiceMessage { get; }

    /// <summary>Id of the request; empty when the service gave none.</summary>
    public string RequestId { get; }

    /// <inheritdoc/>
    public override bool IsTransient =>
        Reason is CmqErrorReason.Throttled or CmqErrorReason.Unavailable or CmqErrorReason.QueueFull or CmqErrorReason.TooManyUnacknowledged;

    /// <inheritdoc/>
    internal override string ForLog
    {
        get
        {
            var code = ModuleCode is { } module ? string.Create(CultureInfo.InvariantCulture, $"{Code}, {module}") : Code;
            return RequestId.Length == 0 ? $"{Reason} ({code})" : $"{Reason} ({code}, request {RequestId})";
        }
    }

    private static string Compose(string code, string message, string action, string? resource, string requestId)
    {
        var text = message.Trim().TrimEnd('.');
        var id = requestId.Length == 0 ? "" : $", request {requestId}";
        var advice = CmqErrorCodes.AdviceFor(code, message) is { } check ? $". {check}" : "";
        return $"{action}{(resource is null ? "" : $" of '{resource}'")}: {(text.Length == 0 ? "the service gave no message" : text)} ({code}{id}){advice}";
    }
}
