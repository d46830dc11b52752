namespace Cmq.Broker;

/// <summary>What the clock does to messages, and how they leave a state.</summary>
internal sealed partial class QueueMessages
{
    /// <summary>Does all that is due up to a time, in the order in which it is due. The end of a message's life comes before anything else then.</summary>
    private void Settle(long now)
    {
        while (true)
        {
            var due = _due.First;
            var (end, ending, isDeadLetter) = NextEnd();
            if (ending is not null && end <= now && (due is null || ComesFirst(end, ending, isDeadLetter, due)))
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
            else if (due is not null && due.Due <= now)
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
    private bool ComesFirst(long end, StoredMessage ending, bool isDeadLetter, StoredMessage due) =>
        end < due.Due || (end == due.Due && (isDeadLetter || !IsEnd(due) || ending.Sequence < due.Sequence));

    // Whether what is scheduled for a message is the end of a life that did not begin with its sending.
    private bool IsEnd(StoredMessage due) => due.AgePlace >= 0 && due.Due >= due.LifeStart + _limits.Retention;

    // All messages of the list live equally long, so the first one ends first.
    private (long Time, StoredMessage? Message, bool IsDeadLetter) NextEnd()
    {
        var (time, message, isDeadLetter) = (long.MaxValue, default(StoredMessage), false);
        if (_limits.MaxTimeToLive is { } timeToLive && Oldest is { } oldest && IsSubjectToPolicy(oldest))
        {
            (time, message, isDeadLetter) = (Math.Max(oldest.EnqueueTime + timeToLive, _policyTime), oldest, true);
        }

        return _ages.First is { } first && Math.Max(first.EnqueueTime + _limits.Retention, _changeTime) is var end && end < time
            ? (end, first, false)
            : (time, message, isDeadLetter);
    }

    // What was scheduled for the message comes true.
    private void Fall(StoredMessage message)
    {
        if (message.State == MessageState.Delayed)
        {
            _delayed--;
            Activate(message);
        }
        else if (IsEnd(message))
        {
            Finish(message, message.Due);
        }
        else if (message.DequeueCount >= _limits.MaxReceiveCount && IsSubjectToPolicy(Oldest!))
        {
            Leave(message, message.Due);
        }
        else
        {
            _inactive--;
            VoidHandle(message);
            Activate(message);
            if (message.AgePlace >= 0)
            {
                Schedule(message, message.LifeStart + _limits.Retention);
            }
        }
    }

    private void Activate(StoredMessage message)
    {
        message.State = MessageState.Active;
        _active.Append(message);
    }

    private void Finish(StoredMessage message, long time)
    {
        if (_limits.AcknowledgesAtEnd)
        {
            Acknowledge(message, time);
        }
        else
        {
            Detach(message, time);
            Forget(message);
        }
    }

    private void Acknowledge(StoredMessage message, long time)
    {
        Detach(message, time);
        if (_limits.Rewind > 0)
        {
            Keep(message);
        }
        else
        {
            Forget(message);
        }
    }

    // Takes a message out of all that holds living ones.
    private void Detach(StoredMessage message, long time)
    {
        switch (message.State)
        {
            case MessageState.Delayed:
                _delayed--;
                break;
            case MessageState.Active:
                _active.Remove(message);
                break;
            case MessageState.Inactive:
                _inactive--;
                VoidHandle(message);
                break;
        }

        if (message.Place >= 0)
        {
            _due.Remove(message);
        }

        if (message.AgePlace >= 0)
        {
            _timed.Remove(message);
        }
        else
        {
            _ages.Remove(message);
        }

        _bytes -= message.Size;
        message.State = MessageState.Gone;
        OpenPolicyAfter(message, time);
    }

    private void VoidHandle(StoredMessage message)
    {
        _handles.Remove(message.Handle);
        message.Handle = 0;
    }

    private void Forget(StoredMessage message) => _log?.Note(_queueId, message);
}
