namespace Cmq;

/// <summary>
/// The settings of a queue, to create one or to change one. A null member is not sent: the service's default holds at creation, and the
/// present value stays at a change. Ranges: <see cref="QueueAttributes"/>.
/// </summary>
public sealed record QueueSettings
{
    /// <summary>How many messages the queue can hold: 1,000,000 to 1,000,000,000.</summary>
    public long? MaxMsgHeapNum { get; init; }

    /// <summary>Default wait of a receive: 0 to 30 s.</summary>
    public long? PollingWaitSeconds { get; init; }

    /// <summary>How long a received message stays hidden: 1 to 43200 s.</summary>
    public long? VisibilityTimeout { get; init; }

    /// <summary>The longest message, in bytes: 1024 to 65536 (classic) or 1048576. Fixed at creation on the TDMQ editions.</summary>
    public long? MaxMsgSize { get; init; }

    /// <summary>How long a message is kept: 60 to 1296000 s; 30 to 43200 s, as unacknowledged time, on tdmq2022.</summary>
    public long? MsgRetentionSeconds { get; init; }

    /// <summary>How far the queue can be rewound: 0 (off) to 43200 s; to 1296000 s on tdmq2022.</summary>
    public long? RewindSeconds { get; init; }

    /// <summary>Storage for rewinding, TDMQ editions: 0 or 10240 to 512000 MB.</summary>
    public long? RetentionSizeInMB { get; init; }

    /// <summary>The dead-letter policy. A change can set or replace it; to remove it, use <see cref="ICmqManagement.UnbindDeadLetterAsync"/>.</summary>
    public DeadLetterPolicy? DeadLetterPolicy { get; init; }

    /// <summary>Whether it is a transaction queue, TDMQ editions.</summary>
    public bool? Transaction { get; init; }

    /// <summary>The policy of a transaction queue.</summary>
    public TransactionPolicy? TransactionPolicy { get; init; }

    /// <summary>Whether messages are traced, TDMQ editions.</summary>
    public bool? Trace { get; init; }

    /// <summary>The value of a numeric attribute of <see cref="QueueAttributes.All"/>.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <exception cref="ArgumentException">It is not one of them.</exception>
    public long? Get(IntegerAttribute attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        return attribute.Name switch
        {
            "maxMsgHeapNum" => MaxMsgHeapNum,
            "pollingWaitSeconds" => PollingWaitSeconds,
            "visibilityTimeout" => VisibilityTimeout,
            "maxMsgSize" => MaxMsgSize,
            "msgRetentionSeconds" => MsgRetentionSeconds,
            "rewindSeconds" => RewindSeconds,
            "retentionSizeInMB" => RetentionSizeInMB,
            _ => throw new ArgumentException($"A queue has no attribute {attribute.Name}.", nameof(attribute)),
        };
    }
}
