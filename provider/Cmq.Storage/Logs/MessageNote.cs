using Cmq.Broker;

namespace Cmq.Storage;

/// <summary>A message at a moment.</summary>
internal readonly struct MessageNote(string queueId, in StoredMessage message)
{
    public string QueueId { get; } = queueId;

    public MessageId Id { get; } = message.Id;

    public string Body { get; } = message.Body;

    public IReadOnlyList<string>? Tags { get; } = message.Tags;

    public MessageState State { get; } = message.State;

    public int DequeueCount { get; } = message.DequeueCount;

    public long Sequence { get; } = message.Sequence;

    public long EnqueueTime { get; } = message.EnqueueTime;

    public long LifeStart { get; } = message.LifeStart;

    public long FirstDequeueTime { get; } = message.FirstDequeueTime;

    public long VisibleTime { get; } = message.VisibleTime;

    public ulong Handle { get; } = message.Handle;

    /// <summary>Whether nothing has happened to it since it was sent.</summary>
    public bool IsAsSent => State == MessageState.Active && DequeueCount == 0 && LifeStart == EnqueueTime && VisibleTime == EnqueueTime;
}
