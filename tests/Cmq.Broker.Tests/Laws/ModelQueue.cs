namespace Cmq.Broker.Tests;

/// <summary>
/// A queue as simple as it can be told: a list of messages, which is searched from its begin to its end for everything. It goes on second by second,
/// so all times are whole seconds.
/// </summary>
internal sealed class ModelQueue(bool acknowledges)
{
    private readonly List<ModelMessage> _messages = [];
    private readonly List<ModelMessage> _turns = [];
    private int _numbers;
    private int _policyStart;

    public long Visibility { get; set; } = 30;

    public long Retention { get; set; } = 1000;

    public long Rewind { get; private set; }

    public ModelQueue? DeadLetters { get; private set; }

    public int? MaxReceives { get; private set; }

    public long? TimeToLive { get; private set; }

    private IEnumerable<ModelMessage> Living => _messages.Where(message => message.IsLiving);

    private long Kept => acknowledges ? Rewind : Math.Min(Rewind, Retention);

    // The policy waits for what was there before it.
    private bool PolicyHolds => Living.All(message => message.Number >= _policyStart);

    public string Picture => string.Join(",", _messages.Where(message => message.State != MessageState.Gone)
        .Select(message => $"{message.Body}:{message.State}:{message.Receives}:{message.Enqueued}"));

    public string Counts => $"{Count(MessageState.Active)} {Count(MessageState.Inactive)} {Count(MessageState.Delayed)} {Count(MessageState.Rewindable)} {Living.FirstOrDefault()?.Enqueued}";

    public void Send(string body, long delay, long now)
    {
        var message = new ModelMessage { Body = body, Number = _numbers++, Enqueued = now, Life = now, Visible = now + delay, State = MessageState.Delayed };
        _messages.Add(message);
        if (delay == 0)
        {
            Activate(message);
        }
    }

    public List<ModelMessage> Receive(int max, long now)
    {
        var taken = _turns.Take(max).ToList();
        foreach (var message in taken)
        {
            _turns.Remove(message);
            message.State = MessageState.Inactive;
            message.Visible = now + Visibility;
            if (message.Receives++ == 0 && acknowledges)
            {
                (message.Life, message.HasOwnLife) = (now, true);
            }
        }

        return taken;
    }

    public bool Delete(string handle, long now)
    {
        var message = _messages.Find(message => message.State == MessageState.Inactive && message.Handle == handle);
        if (message is not null)
        {
            Acknowledge(message, now);
        }

        return message is not null;
    }

    public bool RewindTo(long start, long now)
    {
        if (Rewind == 0 || start < now - Kept || start > (Living.FirstOrDefault()?.Enqueued ?? now))
        {
            return false;
        }

        var from = 0;
        foreach (var message in _messages.Where(message => message.State == MessageState.Rewindable && message.Enqueued >= start).ToList())
        {
            (message.State, message.Receives, message.Visible) = (MessageState.Active, 0, now);
            (message.Life, message.HasOwnLife) = acknowledges ? (now, true) : (message.Enqueued, false);
            from = _turns.FindIndex(from, other => other.Number > message.Number) is >= 0 and var place ? place : _turns.Count;
            _turns.Insert(from++, message);
        }

        return true;
    }

    public void Clear()
    {
        _turns.Clear();
        _messages.ForEach(message => message.State = MessageState.Gone);
    }

    public void SetRewind(long seconds)
    {
        Rewind = seconds;
        foreach (var message in _messages.Where(message => message.State == MessageState.Rewindable && seconds == 0))
        {
            message.State = MessageState.Gone;
        }
    }

    public void Bind(ModelQueue? deadLetters, int? maxReceives, long? timeToLive)
    {
        if (DeadLetters is null)
        {
            _policyStart = _numbers;
        }

        (DeadLetters, MaxReceives, TimeToLive) = (deadLetters, maxReceives, timeToLive);
    }

    /// <summary>Does what is due at a time, to which nothing later than it has been done.</summary>
    public void Settle(long now)
    {
        for (var changed = true; changed;)
        {
            changed = DeadLetterByAge(now) || Ends(now) || Falls(now);
        }

        foreach (var message in _messages.Where(message => message.State == MessageState.Rewindable && message.Enqueued + Kept <= now))
        {
            message.State = MessageState.Gone;
        }
    }

    private bool DeadLetterByAge(long now) =>
        Living.FirstOrDefault() is { } oldest && TimeToLive is { } age && PolicyHolds && oldest.Enqueued + age <= now && Move(oldest, now);

    private bool Ends(long now)
    {
        var ended = Living.FirstOrDefault(message => message.Life + Retention <= now);
        if (ended is not null && acknowledges)
        {
            Acknowledge(ended, now);
        }
        else if (ended is not null)
        {
            Leave(ended, MessageState.Gone);
        }

        return ended is not null;
    }

    private bool Falls(long now)
    {
        var due = Living.FirstOrDefault(message => message.State != MessageState.Active && message.Visible <= now);
        if (due is null)
        {
            return false;
        }

        if (due.State == MessageState.Inactive && due.Receives >= MaxReceives && PolicyHolds)
        {
            return Move(due, now);
        }

        Activate(due);
        return true;
    }

    private bool Move(ModelMessage message, long now)
    {
        Leave(message, MessageState.Gone);
        DeadLetters!.Send(message.Body, 0, now);
        return true;
    }

    private void Acknowledge(ModelMessage message, long now) =>
        Leave(message, Rewind > 0 && message.Enqueued + Kept > now ? MessageState.Rewindable : MessageState.Gone);

    private void Leave(ModelMessage message, MessageState state)
    {
        _turns.Remove(message);
        message.State = state;
    }

    private void Activate(ModelMessage message)
    {
        message.State = MessageState.Active;
        _turns.Add(message);
    }

    private int Count(MessageState state) => _messages.Count(message => message.State == state);
}
