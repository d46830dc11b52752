using Microsoft.Extensions.Logging;

namespace Cmq;

/// <summary>Writes to the log which calls are tried again, and which fail for good. Nothing is made of an event whose level is off.</summary>
/// <param name="log">The log.</param>
internal sealed class AttemptLog(ILogger log)
{
    private const string NoResource = "the account";

    /// <summary>Takes an event.</summary>
    /// <param name="attempt">The event.</param>
    public void Tell(CmqAttemptEvent attempt)
    {
        if (attempt is { Phase: CmqAttemptPhase.Retried, Error: { } repeated } && log.IsEnabled(LogLevel.Debug))
        {
            log.CallIsRepeated(attempt.Action, attempt.Resource ?? NoResource, attempt.Attempt, Reason(repeated), attempt.Delay);
        }
        else if (attempt is { Phase: CmqAttemptPhase.Ended, Error: { } error } && LevelOf(error) is var level && log.IsEnabled(level))
        {
            log.CallFails(level, attempt.Action, attempt.Resource ?? NoResource, attempt.Attempt, attempt.Duration, Reason(error));
        }
    }

    // Whether something exists is asked by calls that are refused, and cancelling a call is no failure of it.
    private static LogLevel LevelOf(Exception error) => error switch
    {
        CmqServiceException { Reason: CmqErrorReason.NotFound or CmqErrorReason.AlreadyExists } or OperationCanceledException => LogLevel.Debug,
        _ => LogLevel.Warning,
    };

    private static string Reason(Exception error) => error is CmqException { MayHaveExecuted: true } or CmqCanceledException { MayHaveExecuted: true }
        ? CmqLog.Reason(error) + "; it may have been carried out"
        : CmqLog.Reason(error);
}
