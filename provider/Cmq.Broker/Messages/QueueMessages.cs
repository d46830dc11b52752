namespace Cmq.Broker;

/// <summary>
/// The messages of one queue, under a lock of their own, so that queues don't wait for each other. Nothing happens to a message by itself: what
/// is due by the clock is done, in its order, when somebody looks or waits. Each step costs the same however many messages there are.
/// </summary>
internal sealed partial class QueueMessages
{
    private readonly Lock _lock = new();
    private readonly string _queueId;
    private readonly TimeProvider _time;
    private readonly IMessageLog? _log;
    private readonly ulong _idStamp = NumberSequence.Seed();
    private readonly MessageTable _messages = new();
    private readonly MessageList<AgeSlot> _ages;
    private readonly MessageHeap<AgeOrder> _timed;
    private readonly MessageList<TurnSlot> _active;
    private readonly MessageHeap<DueOrder> _due;
    private readonly Receipts _receipts;
    private NumberSequence _numbers = NumberSequence.New();
    private MessageLimits _limits;
    private long _nextSequence;
    private long _lastEnqueueTime;
    private long _bytes;
    private int _delayed;
    private int _inactive;
    private bool _closed;

    public QueueMessages(string queueId, MessageLimits limits, TimeProvider time, IMessageLog? log = null)
    {
        _queueId = queueId;
        _limits = limits;
        _time = time;
        _log = log;
        _ages = new(_messages);
        _timed = new(_messages);
        _active = new(_messages);
        _due = new(_messages);
        _receipts = new(_messages, NumberSequence.Seed());
        _kept = new(_messages);
    }

    private int Held => _delayed + _inactive + _active.Count;

    // In the order in which messages came. Those whose life does not begin with their sending are in the heap, the others in the list.
    private int Oldest => (_ages.First, _timed.First) switch
    {
        (var listed, MessageTable.None) => listed,
        (MessageTable.None, var timed) => timed,
        var (listed, timed) => _messages[listed].Sequence < _messages[timed].Sequence ? listed : timed,
    };

    /// <summary>Takes a message, if there is room for it.</summary>
    public QueueProblem Send(string body, int size, long delay, IReadOnlyList<string>? tags, long now, out MessageId id)
    {
        GatherDeadLetters(now);
        QueueProblem problem;
        lock (_lock)
        {
            Settle(now);
            problem = Refuses(1, size);
            id = problem == QueueProblem.None ? Add(body, size, delay, tags, now) : default;
            AttendToWaiters(now);
        }

        PassOnDeadLetters(now);
        return problem;
    }

    /// <summary>Takes several messages, or none if there is no room for all of them.</summary>
    public QueueProblem SendAll(IReadOnlyList<string> bodies, IReadOnlyList<int> sizes, long delay, long now, out MessageId[] ids)
    {
        GatherDeadLetters(now);
        QueueProblem problem;
        lock (_lock)
        {
            Settle(now);
            problem = Refuses(bodies.Count, sizes.Sum(size => (long)size));
            ids = problem == QueueProblem.None ? [.. bodies.Select((body, index) => Add(body, sizes[index], delay, null, now))] : [];
            AttendToWaiters(now);
        }

        PassOnDeadLetters(now);
        return problem;
    }

    /// <summary>Deletes a received message by its handle.</summary>
    /// <returns>Whether the handle was that of a message; null when the queue is gone.</returns>
    public bool? Delete(ulong handle, long now)
    {
        GatherDeadLetters(now);
        var deleted = false;
        lock (_lock)
        {
            if (_closed)
            {
                return null;
            }

            Settle(now);
            if (_receipts.Find(handle) is var number and not MessageTable.None)
            {
                Acknowledge(number, now);
                deleted = true;
            }

            AttendToWaiters(now);
        }

        PassOnDeadLetters(now);
        return deleted;
    }

    /// <summary>Drops all messages, the deleted ones that are kept too.</summary>
    public void Clear(long now)
    {
        GatherDeadLetters(now);
        lock (_lock)
        {
            Settle(now);
            DropAll(now);
            ArmTimer(now);
        }

        PassOnDeadLetters(now);
    }

    public MessageCounts Count(long now)
    {
        GatherDeadLetters(now);
        MessageCounts counts;
        lock (_lock)
        {
            Settle(now);
            AttendToWaiters(now);
            DateTimeOffset? oldest = Oldest is var number and not MessageTable.None ? Time(_messages[number].EnqueueTime) : null;
            counts = new(_active.Count, _inactive, _delayed, _kept.Count, oldest);
        }

        PassOnDeadLetters(now);
        return counts;
    }

    /// <summary>Ends the queue: what it held is gone, and who waits for a message is told.</summary>
    public void Close(long now)
    {
        lock (_lock)
        {
            DropAll(now);
            _closed = true;
            DismissWaiters();
        }
    }

    private QueueProblem Refuses(int messages, long bytes) =>
        _closed ? QueueProblem.Gone
        : Held + (long)messages > _limits.MaxMessages || _bytes + bytes > ServiceFigures.MaxMsgBacklogSize ? QueueProblem.Full
        : QueueProblem.None;

    private MessageId Add(string body, int size, long delay, IReadOnlyList<string>? tags, long now)
    {
        var id = new MessageId(_idStamp, _numbers.Next());
        Enter(id, body, size, tags, delay, now);
        return id;
    }

    private void Enter(MessageId id, string body, int size, IReadOnlyList<string>? tags, long delay, long now)
    {
        _lastEnqueueTime = Math.Max(now, _lastEnqueueTime);
        ref var message = ref _messages.Add(out var number);
        message.Begin(id, body, size, tags);
        message.Sequence = _nextSequence++;
        message.EnqueueTime = message.LifeStart = _lastEnqueueTime;
        message.VisibleTime = _lastEnqueueTime + delay;
        _ages.Append(number, ref message);
        ExpectBy(_lastEnqueueTime + Math.Min(_limits.Retention, _limits.MaxTimeToLive ?? long.MaxValue));
        _bytes += message.Size;
        if (delay > 0)
        {
            message.State = MessageState.Delayed;
            _delayed++;
            Schedule(number, ref message, message.VisibleTime);
        }
        else
        {
            Activate(number, ref message);
        }

        _log?.Note(_queueId, in message);
    }

    private void Schedule(int number, ref StoredMessage message, long due)
    {
        message.Due = due;
        _due.Add(number);
        ExpectBy(due);
    }

    private void DropAll(long now)
    {
        DropKept();
        while (Oldest is var number and not MessageTable.None)
        {
            Detach(number, now);
            Forget(number);
        }
    }
}
