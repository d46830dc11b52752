namespace Cmq.Emulator;

/// <summary>The attributes of a queue as parameters and as members of answers.</summary>
internal static class V2QueueSettings
{
    public static QueueSettings Read(V2Arguments arguments) => new()
    {
        MaxMsgHeapNum = arguments.OptionalInteger("maxMsgHeapNum"),
        PollingWaitSeconds = arguments.OptionalInteger("pollingWaitSeconds"),
        VisibilityTimeout = arguments.OptionalInteger("visibilityTimeout"),
        MaxMsgSize = arguments.OptionalInteger("maxMsgSize"),
        MsgRetentionSeconds = arguments.OptionalInteger("msgRetentionSeconds"),
        RewindSeconds = arguments.OptionalInteger("rewindSeconds"),
        DeadLetterPolicy = arguments.OptionalText("deadLetterPolicy") is { } policy ? V2DeadLetterPolicy.Parse(policy) : null,
    };
}
