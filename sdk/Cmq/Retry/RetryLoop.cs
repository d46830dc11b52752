using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>Tries a call again by the rules of <see cref="CmqRetryOptions"/>, and tells of each attempt, also the log. All waiting is on the options' clock.</summary>
/// <param name="client">How often and how soon, who is told, the clock, and a number from 0 to 1 for each wait.</param>
internal sealed class RetryLoop(CmqClientOptions client)
{
    private readonly CmqRetryOptions _options = client.Retry;
    private readonly TimeProvider _time = client.TimeProvider;
    private readonly Action<CmqAttemptEvent>? _onAttempt =
        client.LoggerFactory is { } log ? client.OnAttempt + new AttemptLog(CmqLog.Of(log)).Tell : client.OnAttempt;

    /// <summary>Runs a call.</summary>
    /// <typeparam name="T">What is made of the answer.</typeparam>
    /// <param name="action">What is called.</param>
    /// <param name="resource">What it is about.</param>
    /// <param name="attempt">One attempt.</param>
    /// <param name="read">Reads the members of the answer; told whether an earlier attempt may have been carried out as well.</param>
    /// <param name="cancellationToken">Ends the wait between attempts.</param>
    public async Task<T> RunAsync<T>(
        IWireAction action, string? resource, Func<Task<JObject>> attempt, Func<JObject, bool, T> read, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        var number = 1;
        try
        {
            for (var mayBeDone = false; ; number++)
            {
                TimeSpan delay;
                CmqException failed;
                var started = _time.GetTimestamp();
                _onAttempt?.Invoke(new(CmqAttemptPhase.Started, action.Name, resource, number));
                try
                {
                    var answer = await attempt().ConfigureAwait(false);
                    TellOfSuccess(answer, action, resource, number, started);
                    return Read(answer, mayBeDone, action, resource, read);
                }
                catch (Exception error) when (Tell(CmqAttemptPhase.Failed, error, action, resource, number, started))
                {
                    throw;
                }
                catch (CmqServiceException error) when (mayBeDone && SaysDone(action, error))
                {
                    return Read([], mayBeDone, action, resource, read);
                }
                catch (CmqCanceledException canceled) when (mayBeDone && !action.OnlyReads)
                {
                    throw canceled.AsMaybeExecuted();
                }
                catch (CmqException error) when (DelayAfter(error, action, number, began) is { } wait)
                {
                    mayBeDone |= error.MayHaveExecuted;
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

                await WaitAsync(delay, action, resource, began, mayBeDone, failed, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (Tell(CmqAttemptPhase.Ended, error, action, resource, number, began))
        {
            throw;
        }
    }

    private async Task WaitAsync(
        TimeSpan delay, IWireAction action, string? resource, long began, bool mayBeDone, CmqException failed, CancellationToken cancellationToken)
    {
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

    private static T Read<T>(JObject answer, bool mayBeDone, IWireAction action, string? resource, Func<JObject, bool, T> read)
    {
        try
        {
            return read(answer, mayBeDone);
        }
        catch (FormatException error)
        {
            var what = $"the answer can't be understood: {error.Message}";
            throw new CmqTransportException($"{what}. {action.Doubt}".TrimEnd(), action.Name, resource, !action.OnlyReads, error, isTransient: false) { What = what };
        }
    }

    // What a credential provider was answered says nothing about this call.
    private static bool SaysDone(IWireAction action, CmqServiceException error) => error.Action == action.Name && (action.Repeat, error.Reason) is
        (WireRepeat.NotFoundIsDone, CmqErrorReason.NotFound) or (WireRepeat.VoidHandleIsDone, CmqErrorReason.ReceiptHandleInvalid);

    private static bool IsWorthAnother(CmqException error) => error switch
    {
        CmqTransportException lost => lost.IsTransient,
        CmqServiceException answered => CmqErrorCodes.IsInternal(answered.Code),
        _ => false,
    };

    // Null: not again.
    private TimeSpan? DelayAfter(CmqException error, IWireAction action, int number, long began)
    {
        var throttled = error is CmqServiceException { Reason: CmqErrorReason.Throttled };
        if (!throttled && !(IsWorthAnother(error) && (MayBeRepeated(action) || !error.MayHaveExecuted)))
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
    private bool Tell(CmqAttemptPhase phase, Exception error, IWireAction action, string? resource, int number, long began)
    {
        _onAttempt?.Invoke(new(phase, action.Name, resource, number)
        {
            Duration = _time.GetElapsedTime(began),
            RequestId = (error as CmqServiceException)?.RequestId ?? "",
            Error = error,
        });
        return false;
    }
}
