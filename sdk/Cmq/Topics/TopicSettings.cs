namespace Cmq;

/// <summary>The settings of a topic that can be changed. A null member is not sent.</summary>
public sealed record TopicSettings
{
    /// <summary>The longest message, in bytes: 1024 to 65536 (classic) or 1048576.</summary>
    public long? MaxMsgSize { get; init; }

    /// <summary>Whether messages are traced, TDMQ editions.</summary>
    public bool? Trace { get; init; }
}
