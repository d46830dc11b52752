using static Cmq.CmqEdition;

namespace Cmq;

/// <summary>The numeric attributes of a topic.</summary>
public static class TopicAttributes
{
    /// <summary>The longest message.</summary>
    public static IntegerAttribute MaxMsgSize { get; } = new(
        "maxMsgSize",
        "bytes",
        (Classic, new(1024, 65_536), 65_536),
        (Tdmq, new(1024, 1_048_576), 65_536),
        (Tdmq2022, new(1024, 1_048_576), 65_536));

    /// <summary>How long a message that could not be delivered yet is kept: one day, and it can't be changed.</summary>
    public static IntegerAttribute MsgRetentionSeconds { get; } = new(
        "msgRetentionSeconds",
        "seconds",
        (Classic, new(86_400, 86_400), 86_400),
        (Tdmq, new(86_400, 86_400), 86_400),
        (Tdmq2022, new(86_400, 86_400), 86_400));
}
