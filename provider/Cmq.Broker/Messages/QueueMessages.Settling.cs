namespace Cmq.Broker;

/// <summary>What the clock does to messages, and how they leave a state.</summary>
internal sealed partial class QueueMessages
{
    // Far more than any clock is behind, and no more than the shortest delay, hiding or life, so that nothing that comes meanwhile is due in it.
    private const long QuietMargin = 1000;

    // Before this time nothing is due: who looks has nothing to do. What comes lowers it; what changes more sets it to 0, and it is found out anew.
    private long _quietUntil;

    /// <summary>Does all that is due up to a time, in the order in which it is due. The end of a message's life comes before anything else then.</summary>
    private void Settle(long now)
    {
        if (now >= _quietUntil)
        {
            SettleDue(now);
            _quietUntil = NextDue();
        }
    }

    /// <summary>
    /// Whether a time that is a little behind does as well as the present one: nothing is done by the clock until well after it, nobody waits for that, and no
    /// other queue is touched.
    /// </summary>
    public bool IsQuietAround(long time) =>
        time + QuietMargin < Volatile.Read(ref _quietUntil) && !_hasWaiters && _target is null && _sources.IsEmpty;

    private void ExpectBy(long time) => _quietUntil = Math.Min(_quietUntil, time);

    private long NextDue()
    {
        var next = NextEnd().Time;
        next = _due.First is var due and not MessageTable.None ? Math.Min(next, _messages[due].Due) : next;
        return _kept.First is var kept and not MessageTable.None ? Math.Min(next, _messages[kept].EnqueueTime + _limits.Rewind) : next;
    }

    private void SettleDue(long now)
    {
        while (true)
        {
            var due = _due.First;
            var (end, ending, isDeadLetter) = NextEnd();
            if (end <= now && (due == MessageTable.None || ComesFirst(end, ending, isDeadLetter, due)))
            {
                if (isDeadLetter)
                {
                    Leave(ending, end);
                }
                else
                {
                    Finish(ending, end);
                }
            }
            else if (due != MessageTable.None && _messages[due].Due <= now)
            {
                _due.Remove(due);
                Fall(due);
            }
            else
            {
                break;
            }
        }

        DropKept(now);
    }

    // At one time dead letters go before ends, older ends before younger ones, and ends before anything else.
    private bool ComesFirst(long end, int ending, bool isDeadLetter, int due)
    {
        ref readonly var message = ref _messages[due];
        return end < message.Due || (end == message.Due && (isDeadLetter || !IsEnd(message) || _messages[ending].Sequence < message.Sequence));
    }

    // Whether what is scheduled for a message is the end of a life that did not begin with its sending.
    private bool IsEnd(in StoredMessage due) => due.AgePlace >= 0 && due.Due >= due.LifeStart + _limits.Retention;

    // All messages of the list live equally long, so the first one ends first.
    private (long Time, int Number, bool IsDeadLetter) NextEnd()
    {
        var (time, number, isDeadLetter) = (long.MaxValue, MessageTable.None, false);
        if (_limits.MaxTimeToLive is { } timeToLive && Oldest is var oldest and not MessageTable.None && IsSubjectToPolicy(oldest))
        {
            (time, number, isDeadLetter) = (Math.Max(_messages[oldest].EnqueueTime + timeToLive, _policyTime), oldest, true);
        }

        return _ages.First is var first and not MessageTable.None
            && Math.Max(_messages[first].EnqueueTime + _limits.Retention, _changeTime) is var end && end < time
            ? (end, first, false)
            : (time, number, isDeadLetter);
    }

    // What was scheduled for the message comes true.
    private void Fall(int number)
    {
        ref var message = ref _messages[number];
        if (message.State == MessageState.Delayed)
        {
            _delayed--;
            Activate(number, ref message);
        }
        else if (IsEnd(message))
        {
            Finish(number, message.Due);
        }
        else if (message.DequeueCount >= _limits.MaxReceiveCount && IsSubjectToPolicy(Oldest))
        {
            Leave(number, message.Due);
        }
        else
        {
            _inactive--;
            _receipts.Void(ref message);
            Activate(number, ref message);
            if (message.AgePlace >= 0)
            {
                Schedule(number, ref message, message.LifeStart + _limits.Retention);
            }
        }
    }

    private void Activate(int number, ref StoredMessage message)
    {
        message.State = MessageState.Active;
        _active.Append(number, ref message);
    }

    private void Finish(int number, long time)
    {
        if (_limits.AcknowledgesAtEnd)
        {
            Acknowledge(number, time);
        }
        else
        {
            Detach(number, time);
            Forget(number);
        }
    }

    private void Acknowledge(int number, long time)
    {
        Detach(number, time);
        if (_limits.Rewind > 0)
        {
            Keep(number);
        }
        else
        {
            Forget(number);
        }
    }

    // Takes a message out of all that holds living ones.
    private void Detach(int number, long time)
    {
        ref var message = ref _messages[number];
        switch (message.State)
        {
            case MessageState.Delayed:
                _delayed--;
                break;
            case MessageState.Active:
                _active.Remove(ref message);
                break;
            case MessageState.Inactive:
                _inactive--;
                _receipts.Void(ref message);
                break;
        }

        if (message.Place >= 0)
        {
            _due.Remove(number);
        }

        if (message.AgePlace >= 0)
        {
            _timed.Remove(number);
        }
        else
        {
            _ages.Remove(ref message);
        }

        _bytes -= message.Size;
        message.State = MessageState.Gone;
        OpenPolicyAfter(message.Sequence, time);
    }

    private void Forget(int number)
    {
        _log?.Note(_queueId, in _messages[number]);
        _messages.Remove(number);
    }
}
