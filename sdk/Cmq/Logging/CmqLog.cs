using Microsoft.Extensions.Logging;

namespace Cmq;

/// <summary>The lines of the log. None has the body of a message, a receipt handle or a credential in it.</summary>
internal static partial class CmqLog
{
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

    [LoggerMessage(6, LogLevel.Warning, "{Queue}, message {MessageId}, received {DequeueCount} times: {Kind}")]
    public static partial void ProcessingFails(this ILogger log, Exception? error, string queue, string? messageId, long? dequeueCount, CmqProcessErrorKind kind);

    [LoggerMessage(7, LogLevel.Warning, "{Queue} can't be received from; next attempt in {Wait}")]
    public static partial void ReceivingFails(this ILogger log, Exception error, string queue, TimeSpan wait);

    [LoggerMessage(8, LogLevel.Warning, "{Messages} messages of {Queue} were sent on but not deleted, so they may come again")]
    public static partial void LeftBehind(this ILogger log, string queue, int messages);
}
