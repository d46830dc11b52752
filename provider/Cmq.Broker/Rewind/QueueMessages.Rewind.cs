namespace Cmq.Broker;

/// <summary>Deleted messages, which are kept while they can be brought back, and how they are.</summary>
internal sealed partial class QueueMessages
{
    private readonly MessageHeap<KeptOrder> _kept = new();
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
            outcome = new(Time(now - _limits.Rewind), Time(oldest?.EnqueueTime ?? now), oldest is not null, false);
            if (outcome.Earliest <= start && start <= outcome.Latest)
            {
                outcome = outcome with { IsAllowed = true };
                BringBack(start.ToUnixTimeMilliseconds(), now);
                Settle(now);
                ServeWaiters(now);
                ArmTimer(now);
            }
        }

        PassOnDeadLetters(now);
        return outcome;
    }

    private void BringBack(long start, long now)
    {
        var back = new List<StoredMessage>();
        foreach (var message in _kept.TakeAll().OrderBy(message => message.Sequence))
        {
            if (message.EnqueueTime < start)
            {
                _kept.Add(message);
                continue;
            }

            // It begins anew, but for its age.
            _keptBytes -= message.Size;
            _bytes += message.Size;
            (message.DequeueCount, message.FirstDequeueTime, message.VisibleTime) = (0, 0, now);
            message.State = MessageState.Active;
            back.Add(message);
        }

        _active.Merge(back);
        if (!_limits.AcknowledgesAtEnd)
        {
            _ages.Merge(back);
        }
        else
        {
            back.ForEach(message => BeginLife(message, now));
        }

        back.ForEach(message => _log?.Note(_queueId, message));
    }

    // From here on the message's time does not run from its sending, so its end has to be scheduled.
    private void BeginLife(StoredMessage message, long now)
    {
        message.LifeStart = now;
        _timed.Add(message);
        Schedule(message, DueOf(message));
    }

    private void Keep(StoredMessage message)
    {
        message.State = MessageState.Rewindable;
        _kept.Add(message);
        _keptBytes += message.Size;
        _log?.Note(_queueId, message);
        while (_keptBytes > _limits.MaxKeptBytes)
        {
            Drop(_kept.First!);
        }
    }

    private void DropKept(long now)
    {
        while (_kept.First is { } oldest && oldest.EnqueueTime + _limits.Rewind <= now)
        {
            Drop(oldest);
        }
    }

    private void DropKept()
    {
        foreach (var message in _kept.TakeAll())
        {
            message.State = MessageState.Gone;
            Forget(message);
        }

        _keptBytes = 0;
    }

    private void Drop(StoredMessage message)
    {
        _kept.Remove(message);
        _keptBytes -= message.Size;
        message.State = MessageState.Gone;
        Forget(message);
    }

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
