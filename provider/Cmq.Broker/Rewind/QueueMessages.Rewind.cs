namespace Cmq.Broker;

/// <summary>Deleted messages, which are kept while they can be brought back, and how they are.</summary>
internal sealed partial class QueueMessages
{
    private readonly MessageHeap<KeptOrder> _kept;
    private long _keptBytes;

    /// <summary>Brings back the deleted messages that were sent at a time or after it.</summary>
    public RewindOutcome Rewind(DateTimeOffset start, long now)
    {
        GatherDeadLetters(now);
        RewindOutcome outcome;
        lock (_lock)
        {
            Settle(now);
            var oldest = Oldest;
            var hasOldest = oldest != MessageTable.None;
            outcome = new(Time(now - _limits.Rewind), Time(hasOldest ? _messages[oldest].EnqueueTime : now), hasOldest, false);
            if (outcome.Earliest <= start && start <= outcome.Latest)
            {
                outcome = outcome with { IsAllowed = true };
                BringBack(start.ToUnixTimeMilliseconds(), now);
                Settle(now);
                AttendToWaiters(now);
            }
        }

        PassOnDeadLetters(now);
        return outcome;
    }

    private void BringBack(long start, long now)
    {
        var back = new List<int>();
        foreach (var number in _kept.TakeAll().OrderBy(number => _messages[number].Sequence))
        {
            ref var message = ref _messages[number];
            if (message.EnqueueTime < start)
            {
                _kept.Add(number);
                continue;
            }

            // It begins anew, but for its age.
            _keptBytes -= message.Size;
            _bytes += message.Size;
            (message.DequeueCount, message.FirstDequeueTime, message.VisibleTime) = (0, 0, now);
            message.State = MessageState.Active;
            back.Add(number);
        }

        _quietUntil = 0;
        _active.Merge(back);
        if (!_limits.AcknowledgesAtEnd)
        {
            _ages.Merge(back);
        }
        else
        {
            back.ForEach(number => BeginLife(number, now));
        }

        back.ForEach(number => _log?.Note(_queueId, in _messages[number]));
    }

    // From here on the message's time does not run from its sending, so its end has to be scheduled.
    private void BeginLife(int number, long now)
    {
        ref var message = ref _messages[number];
        message.LifeStart = now;
        _timed.Add(number);
        Schedule(number, ref message, DueOf(message));
    }

    private void Keep(int number)
    {
        ref var message = ref _messages[number];
        message.State = MessageState.Rewindable;
        _kept.Add(number);
        ExpectBy(message.EnqueueTime + _limits.Rewind);
        _keptBytes += message.Size;
        _log?.Note(_queueId, in message);
        while (_keptBytes > _limits.MaxKeptBytes)
        {
            Drop(_kept.First);
        }
    }

    private void DropKept(long now)
    {
        while (_kept.First is var oldest and not MessageTable.None && _messages[oldest].EnqueueTime + _limits.Rewind <= now)
        {
            Drop(oldest);
        }
    }

    private void DropKept()
    {
        foreach (var number in _kept.TakeAll())
        {
            _messages[number].State = MessageState.Gone;
            Forget(number);
        }

        _keptBytes = 0;
    }

    private void Drop(int number)
    {
        _kept.Remove(number);
        ref var message = ref _messages[number];
        _keptBytes -= message.Size;
        message.State = MessageState.Gone;
        Forget(number);
    }

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
