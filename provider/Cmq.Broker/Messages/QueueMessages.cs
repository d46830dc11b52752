using System.Collections.Immutable;

namespace Cmq.Broker;

/// <summary>
/// The messages of one queue, under a lock of their own, so that queues don't wait for each other. Nothing happens to a message by
/// itself: what its age means is worked out when somebody looks.
/// </summary>
internal sealed class QueueMessages
{
    private readonly object _lock = new();
    private readonly Queue<StoredMessage> _messages = new();
    private long _bytes;

    public QueueMessages()
    {
    }

    /// <summary>The messages that a store kept, oldest first.</summary>
    public QueueMessages(IEnumerable<StoredMessage> messages)
    {
        foreach (var message in messages)
        {
            Add(message);
        }
    }

    /// <summary>Whether a message more fits, by number and by size.</summary>
    public bool HasRoomFor(StoredMessage message, QueueSettings settings)
    {
        lock (_lock)
        {
            Drop(message.EnqueueTime, settings.MsgRetentionSeconds!.Value);
            return _messages.Count < settings.MaxMsgHeapNum!.Value && _bytes + message.Size <= ServiceFigures.MaxMsgBacklogSize;
        }
    }

    public void Add(StoredMessage message)
    {
        lock (_lock)
        {
            _messages.Enqueue(message);
            _bytes += message.Size;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _messages.Clear();
            _bytes = 0;
        }
    }

    /// <summary>Drops the messages whose time is over.</summary>
    public void Expire(DateTimeOffset now, long retentionSeconds)
    {
        lock (_lock)
        {
            Drop(now, retentionSeconds);
        }
    }

    public MessageCounts Count(DateTimeOffset now, long retentionSeconds)
    {
        lock (_lock)
        {
            Drop(now, retentionSeconds);
            var delayed = _messages.LongCount(message => message.IsDelayedAt(now));
            return new(_messages.Count - delayed, delayed, _messages.TryPeek(out var oldest) ? oldest.EnqueueTime : null);
        }
    }

    public ImmutableArray<StoredMessage> ToImmutableArray()
    {
        lock (_lock)
        {
            return [.. _messages];
        }
    }

    // All messages of a queue live equally long, so those whose time is over stand in front.
    private void Drop(DateTimeOffset now, long retentionSeconds)
    {
        while (_messages.TryPeek(out var oldest) && oldest.IsExpiredAt(now, retentionSeconds))
        {
            _bytes -= _messages.Dequeue().Size;
        }
    }
}
