namespace Cmq.Broker;

/// <summary>The messages as a whole: for a store, and for who wants to see them without receiving them.</summary>
internal sealed partial class QueueMessages
{
    /// <summary>All messages in the order in which they came, and whether each came before the dead-letter policy. For a store.</summary>
    public IReadOnlyList<(StoredMessage Message, bool IsBeforePolicy)> Contents()
    {
        lock (_lock)
        {
            return [.. InOrder().Select(number => (_messages[number], HasPolicy && _messages[number].Sequence < _policyStart))];
        }
    }

    /// <summary>The messages at a moment, those that can be brought back included. Nothing happens to them by being looked at.</summary>
    public IReadOnlyList<CmqPeekedMessage> Peek(int offset, int limit, long now)
    {
        Count(now);
        lock (_lock)
        {
            return [.. InOrder().Skip(offset).Take(limit).Select(number => Peeked(in _messages[number]))];
        }
    }

    /// <summary>Puts back what a store kept: a message that came after all that are there, with its state and its times.</summary>
    public void Restore(in StoredMessage kept)
    {
        var number = _messages.Add(kept);
        ref var message = ref _messages[number];
        message.Sequence = _nextSequence++;
        _lastEnqueueTime = Math.Max(_lastEnqueueTime, message.EnqueueTime);
        _quietUntil = 0;
        if (message.State == MessageState.Rewindable)
        {
            Keep(number);
            return;
        }

        _bytes += message.Size;
        _delayed += message.State == MessageState.Delayed ? 1 : 0;
        if (message.State == MessageState.Active)
        {
            _active.Append(number, ref message);
        }
        else if (message.State == MessageState.Inactive)
        {
            _inactive++;
            _receipts.Keep(number);
        }

        if (_limits.AcknowledgesAtEnd && message.LifeStart > message.EnqueueTime)
        {
            BeginLife(number, message.LifeStart);
        }
        else if (_limits.AcknowledgesAtEnd && message.DequeueCount > 0)
        {
            BeginLife(number, message.FirstDequeueTime);
        }
        else
        {
            _ages.Append(number, ref message);
            if (message.State != MessageState.Active)
            {
                Schedule(number, ref message, message.VisibleTime);
            }
        }
    }

    /// <summary>Puts back what a log kept, with its number, which is above those of all that are there.</summary>
    public void Restore(in StoredMessage message, long sequence)
    {
        var next = Math.Max(_nextSequence, sequence + 1);
        _nextSequence = sequence;
        Restore(message);
        _nextSequence = next;
    }

    private IEnumerable<int> InOrder()
    {
        var all = new List<int>(Held + _kept.Count);
        for (var number = _ages.First; number != MessageTable.None; number = _ages.After(number))
        {
            all.Add(number);
        }

        all.AddRange(_timed.Unordered);
        all.AddRange(_kept.Unordered);
        return all.OrderBy(number => _messages[number].Sequence);
    }

    private static CmqPeekedMessage Peeked(in StoredMessage message) => new()
    {
        MessageId = message.Id.ToString(),
        Body = message.Body,
        State = message.State,
        EnqueueTime = Time(message.EnqueueTime),
        VisibleTime = Time(message.VisibleTime),
        DequeueCount = message.DequeueCount,
        Tags = message.Tags ?? [],
    };
}
