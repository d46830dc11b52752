using System.Collections.Immutable;
using static Cmq.CmqEdition;

namespace Cmq;

/// <summary>
/// The numeric attributes of a queue. <see cref="Classic"/> and <see cref="Tdmq"/> are the attribute tables of the two SDK guides,
/// <see cref="Tdmq2022"/> is the text of API 3.0 (product tdmq, version 2020-02-17).
/// </summary>
public static class QueueAttributes
{
    /// <summary>How many messages the queue can hold.</summary>
    public static IntegerAttribute MaxMsgHeapNum { get; } = Same("maxMsgHeapNum", "messages", new(1_000_000, 1_000_000_000), null);

    /// <summary>How long a receive waits for a message when it does not say so itself.</summary>
    public static IntegerAttribute PollingWaitSeconds { get; } = Same("pollingWaitSeconds", "seconds", new(0, 30), 0);

    /// <summary>How long a received message stays hidden from other consumers.</summary>
    public static IntegerAttribute VisibilityTimeout { get; } = Same("visibilityTimeout", "seconds", new(1, 43_200), 30);

    /// <summary>The longest message. On the TDMQ editions it can't be changed after creation.</summary>
    public static IntegerAttribute MaxMsgSize { get; } = new(
        "maxMsgSize",
        "bytes",
        (Classic, new(1024, 65_536), 65_536),
        (Tdmq, new(1024, 1_048_576), 65_536),
        (Tdmq2022, new(1024, 1_048_576), 1_048_576));

    /// <summary>How long a message is kept; on <see cref="Tdmq2022"/> the longest time that it may stay unacknowledged.</summary>
    public static IntegerAttribute MsgRetentionSeconds { get; } = new(
        "msgRetentionSeconds",
        "seconds",
        (Classic, new(60, 1_296_000), 345_600),
        (Tdmq, new(60, 1_296_000), 345_600),
        (Tdmq2022, new(30, 43_200), 3600));

    /// <summary>How long a deleted message can be brought back by rewinding; 0 turns rewinding off.</summary>
    public static IntegerAttribute RewindSeconds { get; } = new(
        "rewindSeconds",
        "seconds",
        (Classic, new(0, 43_200), 0),
        (Tdmq, new(0, 43_200), 0),
        (Tdmq2022, new(0, 1_296_000), 0));

    /// <summary>How much is kept for rewinding; 0 while rewinding is off.</summary>
    public static IntegerAttribute RetentionSizeInMB { get; } = new(
        "retentionSizeInMB",
        "MB",
        (Tdmq, new(10_240, 512_000, OrZero: true), 0),
        (Tdmq2022, new(10_240, 512_000, OrZero: true), 0));

    /// <summary>After how many receives without a delete a message goes to the dead-letter queue (policy 0).</summary>
    public static IntegerAttribute MaxReceiveCount { get; } = Same("maxReceiveCount", "times", new(1, 1000), null);

    /// <summary>After how long unconsumed a message goes to the dead-letter queue (policy 1).</summary>
    public static IntegerAttribute MaxTimeToLive { get; } = Same("maxTimeToLive", "seconds", new(300, 43_200), null);

    /// <summary>The attributes at the top of a queue, those of its policies left out.</summary>
    public static ImmutableArray<IntegerAttribute> All { get; } =
        [MaxMsgHeapNum, PollingWaitSeconds, VisibilityTimeout, MaxMsgSize, MsgRetentionSeconds, RewindSeconds, RetentionSizeInMB];

    /// <summary>Whether <see cref="MaxMsgSize"/> is fixed at creation.</summary>
    /// <param name="edition">The edition.</param>
    public static bool MaxMsgSizeIsFixed(CmqEdition edition) => edition != Classic;

    /// <summary>Whether an edition has transaction queues, message trace and resource tags: the TDMQ editions do.</summary>
    /// <param name="edition">The edition.</param>
    public static bool HasTdmqFeatures(CmqEdition edition) => edition != Classic;

    private static IntegerAttribute Same(string name, string unit, IntegerRange range, long? @default) =>
        new(name, unit, (Classic, range, @default), (Tdmq, range, @default), (Tdmq2022, range, @default));
}
