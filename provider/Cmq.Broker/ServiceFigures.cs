namespace Cmq.Broker;

/// <summary>What the service gives every queue and every topic by itself, as its documentation and its samples show it.</summary>
internal static class ServiceFigures
{
    /// <summary>Messages that are taken in a second.</summary>
    public const long Qps = 5000;

    /// <summary>Bandwidth: 400 Mbit/s, if the figure means bytes a second.</summary>
    public const long Bps = 52_428_800;

    /// <summary>How many received messages may be hidden at a time.</summary>
    public const long MaxUnackedMsgNum = 100_000;

    /// <summary>How many messages may be delayed at a time: while there are more, none is received.</summary>
    public const long MaxDelayedMsgNum = 20_000;

    /// <summary>How long a published message is tried to be delivered: a day, in milliseconds.</summary>
    public const long DeliveryLife = 86_400_000;

    /// <summary>How large the backlog of a queue may become: 10 GiB.</summary>
    public const long MaxMsgBacklogSize = 10_737_418_240;

    /// <summary>What carries a topic: 1, RocketMQ.</summary>
    public const long BrokerType = 1;

    /// <summary>The longest delay there is: an hour.</summary>
    public const long LongestDelaySeconds = 3600;

    /// <summary>
    /// The longest delay of a message: an hour, as the classic documentation and the samples have it, and no longer than the queue keeps
    /// a message.
    /// </summary>
    public static long MaxDelaySeconds(long retentionSeconds) => Math.Min(LongestDelaySeconds, retentionSeconds);
}
