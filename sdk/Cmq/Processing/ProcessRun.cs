using Microsoft.Extensions.Logging;

namespace Cmq;

/// <summary>One processing of a queue: loops that receive, handlers that run, a pump that deletes.</summary>
#pragma warning disable CA1001 // A handler that is left behind gives its slot back after the end. The semaphore holds nothing that wants to be disposed.
internal sealed class ProcessRun
#pragma warning restore CA1001
{
    // More messages a second than these loops receive together want several processes.
    private const int MostReceivers = 8;

    // What a handler that does not heed its token gets before it is left behind.
    private static readonly TimeSpan AbandonAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(30);

    private readonly AccountCore _core;
    private readonly string _queue;
    private readonly CmqProcessOptions _options;
    private readonly ProcessCounts _counts;
    private readonly MessageHandling _handling;
    private readonly DeletePump _deletes;
    private readonly SemaphoreSlim _slots;

    public ProcessRun(AccountCore core, string queue, Func<CmqMessage, CancellationToken, Task> handler, CmqProcessOptions options)
    {
        (_core, _queue, _options) = (core, queue, options);
        _counts = new(core, queue, options.OnError);
        _deletes = new(core, queue, _counts);
        _handling = new(core, queue, handler, options, _counts);
        _slots = new(options.MaxConcurrency);
    }

    public async Task<CmqProcessResult> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var visibility = _options.VisibilityTimeout ?? await AskVisibilityAsync(cancellationToken).ConfigureAwait(false);
            return await RunAsync(visibility, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return _counts.Result(0);
        }
        finally
        {
            await _deletes.CompleteAsync().ConfigureAwait(false);
        }
    }

    private async Task<CmqProcessResult> RunAsync(TimeSpan visibility, CancellationToken cancellationToken)
    {
        var limit = visibility - (_options.DeadlineMargin ?? MarginOf(visibility));
        _core.Log.ProcessingBegins(_queue, _options.MaxConcurrency, limit);

        // Stop: receive no more. Cut: end what still waits or runs. Leave: wait no longer for it.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _counts.Broken);
        using var cut = new CancellationTokenSource();
        using var cutting = new DelayedCancellation(_core.Time, _options.StopTimeout, cut, stop.Token);
        using var leave = new CancellationTokenSource();
        using var leaving = new DelayedCancellation(_core.Time, AbandonAfter, leave, cut.Token);

        var loops = Math.Clamp(_options.MaxConcurrency / MessageLimit.BatchCount, 1, MostReceivers);
        var receiving = Enumerable.Range(0, loops).Select(_ => ReceiveAsync(limit, stop, cut.Token)).ToArray();
        var ended = Task.WhenAll(receiving);
        await ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var abandoned = await AwaitHandlersAsync(leave.Token).ConfigureAwait(false);
        await _deletes.CompleteAsync().ConfigureAwait(false);

        var result = _counts.Result(abandoned);
        _core.Log.ProcessingEnds(_queue, result.Succeeded, result.Failed, abandoned);
        _counts.ThrowIfBroken();
        await ended.ConfigureAwait(false);
        return result;
    }

    // Everything in this loop that throws ends the whole processing, and is thrown by it: it never ends unnoticed.
    private async Task ReceiveAsync(TimeSpan limit, CancellationTokenSource stop, CancellationToken cut)
    {
        var backoff = FirstBackoff;
        while (true)
        {
            var slots = await TakeSlotsAsync(stop.Token).ConfigureAwait(false);
            if (slots == 0)
            {
                return;
            }

            IReadOnlyList<CmqMessage> messages = [];
            try
            {
                messages = await _core.Calls.ReceiveAsync(_queue, slots, _options.PollingWait, cut).ConfigureAwait(false);
                backoff = FirstBackoff;
            }
            catch (OperationCanceledException) when (cut.IsCancellationRequested)
            {
                return;
            }
            catch (CmqException error) when (error.IsTransient)
            {
                if (_core.Log.IsEnabled(LogLevel.Warning))
                {
                    _core.Log.ReceivingFails(_queue, backoff, error.ForLog);
                }

                _counts.Tell(new(CmqProcessErrorKind.ReceiveFailed, _queue, null, error));
                await Task.Delay(backoff, _core.Time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                backoff = backoff * 2 < LongestBackoff ? backoff * 2 : LongestBackoff;
            }
            catch (Exception error)
            {
                _counts.Tell(new(CmqProcessErrorKind.ReceiveFailed, _queue, null, error));
                await stop.CancelAsync().ConfigureAwait(false);
                throw;
            }
            finally
            {
                if (slots > messages.Count)
                {
                    _slots.Release(slots - messages.Count);
                }
            }

            Begin(messages, limit, cut);
        }
    }

    private void Begin(IReadOnlyList<CmqMessage> messages, TimeSpan limit, CancellationToken cut)
    {
        _counts.Received(messages.Count);
        var due = _core.Time.GetTimestamp();
        foreach (var message in messages)
        {
            _ = Task.Run(
                async () =>
                {
                    try
                    {
                        if (await _handling.RunAsync(message, limit - _core.Time.GetElapsedTime(due), cut).ConfigureAwait(false) is { } done)
                        {
                            await _deletes.AddAsync(message, done).ConfigureAwait(false);
                        }
                    }
                    catch (Exception error)
                    {
                        _counts.Break(error);
                    }
                    finally
                    {
                        _slots.Release();
                    }
                },
                CancellationToken.None);
        }
    }

    // As many as are free, at least one and at most what one call brings; 0 when the processing is stopped.
    private async Task<int> TakeSlotsAsync(CancellationToken stop)
    {
        try
        {
            await _slots.WaitAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return 0;
        }

        var taken = 1;
        while (taken < MessageLimit.BatchCount && _slots.Wait(0, CancellationToken.None))
        {
            taken++;
        }

        if (stop.IsCancellationRequested)
        {
            _slots.Release(taken);
            return 0;
        }

        return taken;
    }

    // All slots are free when all handlers have ended. Returns how many have not.
    private async Task<int> AwaitHandlersAsync(CancellationToken leave)
    {
        for (var free = 0; free < _options.MaxConcurrency; free++)
        {
            try
            {
                await _slots.WaitAsync(leave).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return _options.MaxConcurrency - free;
            }
        }

        return 0;
    }

    private async Task<TimeSpan> AskVisibilityAsync(CancellationToken cancellationToken)
    {
        var description = await _core.Management.DescribeQueueAsync(_queue, cancellationToken).ConfigureAwait(false);
        return TimeSpan.FromSeconds(description.Settings.VisibilityTimeout ?? QueueAttributes.VisibilityTimeout.DefaultIn(CmqEdition.Tdmq)!.Value);
    }

    private static TimeSpan MarginOf(TimeSpan visibility) =>
        TimeSpan.FromTicks(Math.Min(visibility.Ticks / 2, Math.Max(visibility.Ticks / 10, TimeSpan.TicksPerSecond)));
}
