namespace Cmq.Broker;

/// <summary>Receiving, and waiting for something to receive.</summary>
internal sealed partial class QueueMessages
{
    private readonly LinkedList<Waiter> _waiters = [];
    private volatile bool _hasWaiters;

    private bool HasTooManyUnacknowledged => _inactive >= ServiceFigures.MaxUnackedMsgNum || _delayed > ServiceFigures.MaxDelayedMsgNum;

    /// <summary>Receives messages; if there is none, waits for the first. Those who wait are served in the order in which they came.</summary>
    public ValueTask<Received> ReceiveAsync(int maxMessages, TimeSpan wait, long now, CancellationToken cancellationToken)
    {
        GatherDeadLetters(now);
        QueueProblem problem;
        CmqMessage[] messages;
        Waiter? waiter = null;
        lock (_lock)
        {
            Settle(now);
            ServeWaiters(now);
            problem = _closed ? QueueProblem.Gone : HasTooManyUnacknowledged ? QueueProblem.TooManyUnacknowledged : QueueProblem.None;
            messages = problem == QueueProblem.None ? Take(maxMessages, now) : [];
            if (problem == QueueProblem.None && messages.Length == 0 && wait > TimeSpan.Zero)
            {
                waiter = new(maxMessages);
                waiter.Place = _waiters.AddLast(waiter);
                _hasWaiters = true;
            }

            AttendToWaiters(now);
        }

        PassOnDeadLetters(now);
        return waiter is null ? new(new Received(problem, messages)) : new(WaitAsync(waiter, wait, now, cancellationToken));
    }

    private async Task<Received> WaitAsync(Waiter waiter, TimeSpan wait, long now, CancellationToken cancellationToken)
    {
        foreach (var source in _sources)
        {
            source.WakeTarget(now);
        }

        var timer = _time.CreateTimer(_ => GiveUp(waiter, null), null, wait, Timeout.InfiniteTimeSpan);
        await using (timer.ConfigureAwait(false))
        {
            var registration = cancellationToken.UnsafeRegister(_ => GiveUp(waiter, cancellationToken), null);
            await using (registration.ConfigureAwait(false))
            {
                return await waiter.Task.ConfigureAwait(false);
            }
        }
    }

    // Ends a wait, unless it has ended. A message that becomes due in the last moment is still given, but not to one who has cancelled.
    private void GiveUp(Waiter waiter, CancellationToken? cancellation)
    {
        using var group = LogGroup.Begin(_log);
        var now = UnixNow;
        var isCancelled = cancellation is { IsCancellationRequested: true };
        if (!isCancelled)
        {
            GatherDeadLetters(now);
        }

        var isOut = false;
        lock (_lock)
        {
            if (!isCancelled)
            {
                Settle(now);
                ServeWaiters(now);
            }

            if (waiter.Place is not null)
            {
                TakeOut(waiter);
                isOut = true;
            }

            ArmTimer(now);
        }

        PassOnDeadLetters(now);
        if (isOut && isCancelled)
        {
            waiter.Cancel(cancellation!.Value);
        }
        else if (isOut)
        {
            waiter.End(Received.Nothing);
        }
    }

    private void AttendToWaiters(long now)
    {
        if (_hasWaiters || _timer is not null || _target is { _hasWaiters: true })
        {
            ServeWaiters(now);
            ArmTimer(now);
        }
    }

    private void ServeWaiters(long now)
    {
        while (_active.Count > 0 && _waiters.First is { } first && !HasTooManyUnacknowledged)
        {
            TakeOut(first.Value);
            first.Value.End(new(QueueProblem.None, Take(first.Value.MaxMessages, now)));
        }
    }

    private void DismissWaiters()
    {
        while (_waiters.First is { } first)
        {
            TakeOut(first.Value);
            first.Value.End(Received.Because(QueueProblem.Gone));
        }

        DisarmTimer();
    }

    private void TakeOut(Waiter waiter)
    {
        _waiters.Remove(waiter.Place!);
        waiter.Place = null;
        _hasWaiters = _waiters.Count > 0;
    }

    private CmqMessage[] Take(int maxMessages, long now)
    {
        var room = (int)Math.Min(maxMessages, ServiceFigures.MaxUnackedMsgNum - _inactive);
        var taken = new CmqMessage[Math.Max(0, Math.Min(room, _active.Count))];
        for (var index = 0; index < taken.Length; index++)
        {
            taken[index] = HandOut(_active.First, now);
        }

        return taken;
    }

    private CmqMessage HandOut(int number, long now)
    {
        ref var message = ref _messages[number];
        _active.Remove(ref message);
        _inactive++;
        message.State = MessageState.Inactive;
        message.DequeueCount++;
        message.VisibleTime = now + _limits.VisibilityTimeout;
        _receipts.Give(number, ref message);
        var isFirst = message.DequeueCount == 1;
        if (isFirst)
        {
            message.FirstDequeueTime = now;
        }

        ScheduleReturn(number, ref message, isFirst, now);
        _log?.Note(_queueId, in message);
        return new()
        {
            MessageId = message.Id.ToString(),
            ReceiptHandle = ReceiptHandle.ToText(message.Handle),
            Body = message.Body,
            EnqueueTime = Seconds(message.EnqueueTime),
            FirstDequeueTime = Seconds(message.FirstDequeueTime),
            NextVisibleTime = Seconds(message.VisibleTime),
            DequeueCount = message.DequeueCount,
            Tags = message.Tags ?? [],
        };
    }

    private void ScheduleReturn(int number, ref StoredMessage message, bool isFirst, long now)
    {
        if (message.AgePlace >= 0)
        {
            // Its end was scheduled; the first receive after a rewind begins its life again.
            _due.Remove(number);
            message.LifeStart = isFirst ? now : message.LifeStart;
            Schedule(number, ref message, DueOf(message));
        }
        else if (_limits.AcknowledgesAtEnd)
        {
            _ages.Remove(ref message);
            BeginLife(number, now);
        }
        else
        {
            Schedule(number, ref message, message.VisibleTime);
        }
    }

    private static DateTimeOffset Seconds(long milliseconds) => DateTimeOffset.FromUnixTimeSeconds(milliseconds / 1000);
}
