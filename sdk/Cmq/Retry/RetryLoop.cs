using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>Tries a call again by the rules of <see cref="CmqRetryOptions"/>, and tells of each attempt. All waiting is on the options' clock.</summary>
/// <param name="client">How often and how soon, who is told, the clock, and a number from 0 to 1 for each wait.</param>
internal sealed class RetryLoop(CmqClientOptions client)
{
    private readonly CmqRetryOptions _options = client.Retry;
    private readonly TimeProvider _time = client.TimeProvider;
    private readonly Action<CmqAttemptEvent>? _onAttempt = client.OnAttempt;

    /// <summary>Runs a call.</summary>
    /// <param name="action">What is called.</param>
    /// <param name="resource">What it is about.</param>
    /// <param name="attempt">One attempt.</param>
    /// <param name="cancellationToken">Ends the wait between attempts.</param>
    public async Task<RetryResult> RunAsync(IWireAction action, string? resource, Func<Task<JObject>> attempt, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        var mayBeDone = false;
        for (var number = 1; ; number++)
        {
            TimeSpan delay;
            CmqException failed;
            var started = _time.GetTimestamp();
            _onAttempt?.Invoke(new(CmqAttemptPhase.Started, action.Name, resource, number));
            try
            {
                var answer = await attempt().ConfigureAwait(false);
                TellOfSuccess(answer, action, resource, number, started);
                return new(answer, mayBeDone);
            }
            catch (Exception error) when (TellOfFailure(error, action, resource, number, started))
            {
                throw;
            }
            catch (CmqServiceException error) when (mayBeDone && SaysDone(action, error))
            {
                return new([], mayBeDone);
            }
            catch (CmqCanceledException canceled) when (mayBeDone && !action.OnlyReads)
            {
                throw canceled.AsMaybeExecuted();
            }
            catch (CmqException error) when (DelayAfter(error, action, number, began) is { } wait)
            {
                mayBeDone |= MayBeDone(error);
                (delay, failed) = (wait, error);
                client.OnRetry?.Invoke(new(action.Name, resource, number, delay, error));
                _onAttempt?.Invoke(new(CmqAttemptPhase.Retried, action.Name, resource, number) { Delay = delay, Error = error });
            }
            catch (CmqException error) when (mayBeDone && !action.OnlyReads)
            {
                // The last attempt was refused, or did not reach the service; an earlier one may have been carried out all the same.
                error.MayHaveExecuted = true;
                throw;
            }

            try
            {
                await Task.Delay(delay, _time, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw new CmqCanceledException(
                    action, resource, CmqWait.NextAttempt, _time.GetElapsedTime(began), mayBeDone && !action.OnlyReads, failed, cancellationToken);
            }
        }
    }

    private static bool SaysDone(IWireAction action, CmqServiceException error) => (action.Repeat, error.Reason) is
        (WireRepeat.NotFoundIsDone, CmqErrorReason.NotFound) or (WireRepeat.VoidHandleIsDone, CmqErrorReason.ReceiptHandleInvalid);

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

    // Null: not again.
    private TimeSpan? DelayAfter(CmqException error, IWireAction action, int number, long began)
    {
        var throttled = error is CmqServiceException { Reason: CmqErrorReason.Throttled };
        if (!throttled && !(IsWorthAnother(error) && (MayBeRepeated(action) || !MayBeDone(error))))
        {
            return null;
        }

        if (number >= _options.MaxAttempts || (!throttled && number >= _options.MaxAttemptsWithoutAnswer))
        {
            return null;
        }

        // The bound stops doubling once it is above any cap, so that it never overflows.
        var bound = Math.Min(_options.MaxDelay.Ticks, _options.BaseDelay.Ticks * Math.Pow(2, Math.Min(number - 1, 40)));
        var delay = TimeSpan.FromTicks((long)(bound * client.Random()));
        return _time.GetElapsedTime(began) + delay > _options.Budget ? null : delay;
    }

    private bool MayBeRepeated(IWireAction action) => action.Repeat switch
    {
        WireRepeat.Never => false,
        WireRepeat.MayDuplicate => _options.RepeatSends,
        _ => true,
    };

    private void TellOfSuccess(JObject answer, IWireAction action, string? resource, int number, long started) =>
        _onAttempt?.Invoke(new(CmqAttemptPhase.Succeeded, action.Name, resource, number)
        {
            Duration = _time.GetElapsedTime(started),
            RequestId = answer.TextOrNull("requestId") ?? answer.TextOrNull("RequestId") ?? "",
        });

    // A filter, so that what was thrown goes on to be caught.
    private bool TellOfFailure(Exception error, IWireAction action, string? resource, int number, long started)
    {
        _onAttempt?.Invoke(new(CmqAttemptPhase.Failed, action.Name, resource, number)
        {
            Duration = _time.GetElapsedTime(started),
            RequestId = (error as CmqServiceException)?.RequestId ?? "",
            Error = error,
        });
        return false;
    }
}
