using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cmq;

/// <summary>The lines of the log. None has the body of a message, a receipt handle or a credential in it.</summary>
internal static partial class CmqLog
{
    /// <summary>The log of a factory.</summary>
    public static ILogger Of(ILoggerFactory? factory) => factory?.CreateLogger("Cmq") ?? NullLogger.Instance;

    /// <summary>Why something failed, in words that any log may hold.</summary>
    /// <param name="error">The error; null for none, of a message that was only too late.</param>
    public static string Reason(Exception? error) => error switch
    {
        null => "it came after the end",
        CmqException failed => failed.ForLog,
        CmqCanceledException canceled => canceled.Wait switch
        {
            CmqWait.Turn => "it was cancelled while it waited for its turn",
            CmqWait.NextAttempt => "it was cancelled while it waited for the next attempt",
            CmqWait.Answer => "it was cancelled while it waited for the answer",
            _ => "it was cancelled before it began",
        },
        _ => error.GetType().ToString(),
    };

    /// <summary>The error itself, where it is the program's: what it says of itself is the program's affair. Null for one of this library.</summary>
    /// <param name="error">The error.</param>
    public static Exception? OfProgram(Exception? error) => error?.GetType().Assembly == typeof(CmqLog).Assembly ? null : error;

    [LoggerMessage(1, LogLevel.Debug, "{Destination} took {Count} messages")]
    public static partial void Sent(this ILogger log, string destination, int count);

    [LoggerMessage(2, LogLevel.Warning, "{Destination} may have taken {Count} messages twice: an earlier attempt had no answer")]
    public static partial void MayBeDuplicate(this ILogger log, string destination, int count);

    [LoggerMessage(3, LogLevel.Debug, "{Queue} handed out {Count} messages")]
    public static partial void Received(this ILogger log, string queue, int count);

    [LoggerMessage(4, LogLevel.Information, "Processing {Queue}: at most {Concurrency} messages at a time, each for {Limit}")]
    public static partial void ProcessingBegins(this ILogger log, string queue, int concurrency, TimeSpan limit);

    [LoggerMessage(5, LogLevel.Information, "Processing of {Queue} has ended: {Succeeded} succeeded, {Failed} failed, {Abandoned} abandoned")]
    public static partial void ProcessingEnds(this ILogger log, string queue, long succeeded, long failed, int abandoned);

    [LoggerMessage(6, LogLevel.Warning, "{Queue}, message {MessageId}, received {DequeueCount} times: {Kind}, {Reason}")]
    public static partial void ProcessingFails(
        this ILogger log, Exception? error, string queue, string messageId, long dequeueCount, CmqProcessErrorKind kind, string reason);

    [LoggerMessage(7, LogLevel.Warning, "{Queue} can't be received from, next attempt in {Wait}: {Reason}")]
    public static partial void ReceivingFails(this ILogger log, string queue, TimeSpan wait, string reason);

    [LoggerMessage(8, LogLevel.Warning, "{Messages} messages of {Queue} were sent on but not deleted, so they may come again")]
    public static partial void LeftBehind(this ILogger log, string queue, int messages);

    [LoggerMessage(9, LogLevel.Debug, "{Action} of {Resource}, attempt {Attempt}: {Reason}. The next attempt follows in {Delay}")]
    public static partial void CallIsRepeated(this ILogger log, string action, string resource, int attempt, string reason, TimeSpan delay);

    [LoggerMessage(EventId = 10, Message = "{Action} of {Resource} failed in attempt {Attempt}, after {Duration}: {Reason}")]
    public static partial void CallFails(this ILogger log, LogLevel level, string action, string resource, int attempt, TimeSpan duration, string reason);
}
