namespace Cmq.Emulator;

/// <summary>What goes wrong with a request.</summary>
public enum CmqEmulatorFaultKind
{
    /// <summary>Nothing but time is lost: the request waits for <see cref="CmqEmulatorFault.Delay"/> and is then served.</summary>
    Delay,

    /// <summary>The connection is closed; the request is not carried out.</summary>
    Drop,

    /// <summary>The request is carried out, then the connection is closed instead of an answer.</summary>
    LoseAnswer,

    /// <summary>The answer is an HTTP error, as of a gateway; the request is not carried out.</summary>
    HttpError,

    /// <summary>The answer is <c>RequestLimitExceeded</c>, or 4420 of the HTTP SDK protocol; the request is not carried out.</summary>
    Throttle,
}
