using Microsoft.Extensions.Logging;

namespace Cmq;

/// <summary>How an account works that is opened over given planes; <see cref="CmqClientOptions"/> has the same members for one that reaches the network.</summary>
public sealed record CmqAccountOptions
{
    /// <summary>The clock of deadlines, lingering, pacing and durations.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the account writes its log; null for nowhere. The bodies of messages are in no line of it.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>
    /// Whether messages carry the trace context of who sends them, in a line before the body; off unless set. Sender and receiver set it alike:
    /// a receiver without it gets the line as part of the body. The line takes about 90 bytes of the longest message. A body that is not in
    /// this form is handed out as it is.
    /// </summary>
    public bool CarryTraceContext { get; init; }
}
