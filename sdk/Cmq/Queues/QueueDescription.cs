namespace Cmq;

/// <summary>A queue as the service describes it. A member that the service leaves out or answers with null is null here.</summary>
public sealed record QueueDescription
{
    /// <summary>Its name, in the case in which it was created.</summary>
    public required string Name { get; init; }

    /// <summary>Its id: <c>cmqq-…</c>. No action takes it.</summary>
    public string QueueId { get; init; } = "";

    /// <summary>Its settings, as far as they are read back.</summary>
    public QueueSettings Settings { get; init; } = new();

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreateTime { get; init; }

    /// <summary>When one of its attributes was last changed.</summary>
    public DateTimeOffset LastModifyTime { get; init; }

    /// <summary>Messages that can be received, approximately.</summary>
    public long ActiveMsgNum { get; init; }

    /// <summary>Messages that were received and are hidden, approximately.</summary>
    public long InactiveMsgNum { get; init; }

    /// <summary>Delayed messages.</summary>
    public long? DelayMsgNum { get; init; }

    /// <summary>Deleted messages that can still be brought back by rewinding.</summary>
    public long? RewindMsgNum { get; init; }

    /// <summary>Smallest time of an unconsumed message, in seconds.</summary>
    public long? MinMsgTime { get; init; }

    /// <summary>Names of the queues that use this one as their dead-letter queue.</summary>
    public IReadOnlyList<string> DeadLetterSources { get; init; } = [];

    /// <summary>Its tags; null when the service does not say.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Messages it takes in a second.</summary>
    public long Qps { get; init; }

    /// <summary>Bandwidth limit; the documentation names no unit (bytes a second fit).</summary>
    public long Bps { get; init; }

    /// <summary>Longest delay of a message, in seconds.</summary>
    public long MaxDelaySeconds { get; init; }

    /// <summary>How many messages may be hidden at a time.</summary>
    public long MaxUnackedMsgNum { get; init; }

    /// <summary>How large the backlog may become, in bytes.</summary>
    public long MaxMsgBacklogSize { get; init; }

    /// <summary>Its state.</summary>
    public CmqObjectStatus Status { get; init; } = CmqObjectStatus.Normal;

    /// <summary>The tenant it belongs to.</summary>
    public string TenantId { get; init; } = "";

    /// <summary>Its namespace: <c>CMQ_QUEUE-</c> and its name.</summary>
    public string NamespaceName { get; init; } = "";

    /// <summary>The account that created it; null when the service does not say.</summary>
    public long? CreateUin { get; init; }

    /// <summary>All messages it holds, whatever their state: what a deletion would lose.</summary>
    public long MessageCount => ActiveMsgNum + InactiveMsgNum + (DelayMsgNum ?? 0);
}
