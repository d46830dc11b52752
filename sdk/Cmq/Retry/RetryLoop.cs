using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>Tries a call again by the rules of <see cref="CmqRetryOptions"/>. All waiting is on the given clock.</summary>
/// <param name="options">How often and how soon.</param>
/// <param name="onRetry">Told before each wait; may be null.</param>
/// <param name="random">A number from 0 to 1 for each wait.</param>
/// <param name="time">The clock.</param>
internal sealed class RetryLoop(CmqRetryOptions options, Action<CmqRetryEvent>? onRetry, Func<double> random, TimeProvider time)
{
    /// <summary>Runs a call.</summary>
    /// <param name="action">What is called.</param>
    /// <param name="resource">What it is about.</param>
    /// <param name="attempt">One attempt.</param>
    /// <param name="cancellationToken">Ends the wait between attempts.</param>
    public async Task<JObject> RunAsync(ApiAction action, string? resource, Func<Task<JObject>> attempt, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var mayBeDone = false;
        for (var number = 1; ; number++)
        {
            TimeSpan delay;
            CmqException failed;
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (CmqServiceException error) when (mayBeDone && action.Repeat == ApiRepeat.NotFoundIsDone && error.Reason == CmqErrorReason.NotFound)
            {
                return [];
            }
            catch (CmqCanceledException canceled) when (mayBeDone && !action.OnlyReads)
            {
                throw canceled.AsMaybeExecuted();
            }
            catch (CmqException error) when (DelayAfter(error, action, number, began) is { } wait)
            {
                mayBeDone |= MayBeDone(error);
                (delay, failed) = (wait, error);
                onRetry?.Invoke(new(action.Name, resource, number, delay, error));
            }

            try
            {
                await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw new CmqCanceledException(
                    action.Name, resource, CmqWait.NextAttempt, time.GetElapsedTime(began), mayBeDone && !action.OnlyReads, failed, cancellationToken);
            }
        }
    }

    // Null: not again.
    private TimeSpan? DelayAfter(CmqException error, ApiAction action, int number, long began)
    {
        var throttled = error is CmqServiceException { Reason: CmqErrorReason.Throttled };
        if (!throttled && !(IsWorthAnother(error) && (action.Repeat != ApiRepeat.Never || !MayBeDone(error))))
        {
            return null;
        }

        if (number >= options.MaxAttempts || (!throttled && number >= options.MaxAttemptsWithoutAnswer))
        {
            return null;
        }

        // The bound stops doubling once it is above any cap, so that it never overflows.
        var bound = Math.Min(options.MaxDelay.Ticks, options.BaseDelay.Ticks * Math.Pow(2, Math.Min(number - 1, 40)));
        var delay = TimeSpan.FromTicks((long)(bound * random()));
        return time.GetElapsedTime(began) + delay > options.Budget ? null : delay;
    }

    private static bool IsWorthAnother(CmqException error) => error switch
    {
        CmqTransportException lost => lost.IsTransient,
        CmqServiceException answered => CmqErrorCodes.IsInternal(answered.Code),
        _ => false,
    };

    private static bool MayBeDone(CmqException error) => error switch
    {
        CmqTransportException lost => lost.MayHaveExecuted,
        CmqServiceException answered => CmqErrorCodes.IsInternal(answered.Code),
        _ => false,
    };
}
