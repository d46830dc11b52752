namespace Cmq.Broker;

/// <summary>What changed settings mean to the messages that are there.</summary>
internal sealed partial class QueueMessages
{
    /// <summary>Lets other limits hold from now on. What was over by the old ones does not come back.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="deadLetterTarget">The dead-letter queue; null for none.</param>
    /// <param name="now">The time.</param>
    public void Configure(MessageLimits limits, QueueMessages? deadLetterTarget, long now)
    {
        // Those that the old policy moves go to its queue.
        GatherDeadLetters(now);
        Count(now);
        lock (_lock)
        {
            Settle(now);
            var isOtherRetention = limits.Retention != _limits.Retention;
            Bind(deadLetterTarget, limits, now);
            (_limits, _changeTime, _quietUntil) = (limits, now, 0);
            if (limits.Rewind == 0)
            {
                DropKept();
            }

            if (isOtherRetention)
            {
                Reschedule();
            }

            Settle(now);
            AttendToWaiters(now);
        }

        PassOnDeadLetters(now);
    }

    // Only for messages with a life of their own its end is in the heap.
    private void Reschedule()
    {
        if (_timed.Count == 0)
        {
            return;
        }

        foreach (var number in _due.TakeAll())
        {
            ref var message = ref _messages[number];
            Schedule(number, ref message, message.AgePlace < 0 ? message.Due : Math.Max(DueOf(message), _changeTime));
        }
    }

    private long DueOf(in StoredMessage message)
    {
        var end = message.LifeStart + _limits.Retention;
        return message.State == MessageState.Inactive ? Math.Min(message.VisibleTime, end) : end;
    }
}
