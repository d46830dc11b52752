using Cmq.Broker;

namespace Cmq.Storage;

/// <summary>A message at a moment. What never changes is read from the message itself.</summary>
internal readonly record struct MessageNote
{
    public MessageNote(string queueId, StoredMessage message)
    {
        (QueueId, Message, State, DequeueCount) = (queueId, message, message.State, message.DequeueCount);
        (Sequence, EnqueueTime, LifeStart) = (message.Sequence, message.EnqueueTime, message.LifeStart);
        (FirstDequeueTime, VisibleTime, Handle) = (message.FirstDequeueTime, message.VisibleTime, message.Handle);
    }

    public string QueueId { get; }

    public StoredMessage Message { get; }

    public MessageState State { get; }

    public int DequeueCount { get; }

    public long Sequence { get; }

    public long EnqueueTime { get; }

    public long LifeStart { get; }

    public long FirstDequeueTime { get; }

    public long VisibleTime { get; }

    public ulong Handle { get; }

    /// <summary>Whether nothing has happened to it since it was sent.</summary>
    public bool IsAsSent => State == MessageState.Active && DequeueCount == 0 && LifeStart == EnqueueTime && VisibleTime == EnqueueTime;
}
