namespace Cmq.Broker;

/// <summary>What a queue's settings and edition mean to its messages. Times are milliseconds.</summary>
internal sealed record MessageLimits
{
    /// <summary>How long a message lives.</summary>
    public required long Retention { get; init; }

    /// <summary>
    /// Whether the end of that time acknowledges the message, as on the editions in which it is the time that a message may stay unacknowledged
    /// after its first receive; otherwise it expires, and its time runs from when it was sent.
    /// </summary>
    public required bool AcknowledgesAtEnd { get; init; }

    public required long VisibilityTimeout { get; init; }

    /// <summary>How long after it was sent a deleted message can be brought back; 0 for not at all.</summary>
    public required long Rewind { get; init; }

    /// <summary>How much is kept for that, in bytes.</summary>
    public required long MaxKeptBytes { get; init; }

    public required long MaxMessages { get; init; }

    /// <summary>For dead letters by receives: after how many; null for none.</summary>
    public long? MaxReceiveCount { get; init; }

    /// <summary>For dead letters by age: from when on; null for none.</summary>
    public long? MaxTimeToLive { get; init; }

    public static MessageLimits Of(QueueSettings settings, CmqEdition edition)
    {
        var acknowledges = edition == CmqEdition.Tdmq2022;
        var retention = 1000 * settings.MsgRetentionSeconds!.Value;
        var rewind = 1000 * settings.RewindSeconds!.Value;
        var policy = settings.DeadLetterPolicy;
        return new()
        {
            Retention = retention,
            AcknowledgesAtEnd = acknowledges,
            VisibilityTimeout = 1000 * settings.VisibilityTimeout!.Value,
            Rewind = acknowledges ? rewind : Math.Min(rewind, retention),
            MaxKeptBytes = settings.RetentionSizeInMB is { } size and > 0 ? size * 1024 * 1024 : long.MaxValue,
            MaxMessages = settings.MaxMsgHeapNum!.Value,
            MaxReceiveCount = policy?.Policy == DeadLetterCondition.ReceiveCount ? policy.MaxReceiveCount : null,
            MaxTimeToLive = policy?.Policy == DeadLetterCondition.TimeToLive ? 1000 * policy.MaxTimeToLive : null,
        };
    }
}
