namespace Cmq.Emulator;

/// <summary>Parameters of messages that more than one action has.</summary>
internal static class MessageParameters
{
    private const int LongestWait = 30;

    public static string MessageBody(this V2Arguments arguments) => arguments.OptionalText("msgBody")
        ?? throw (arguments.Has("msgBody") ? new V2RefusalException(4000, 10120, "message body is empty") : V2Arguments.Missing("msgBody"));

    /// <summary>A delay in seconds; its range is the service's business.</summary>
    public static long DelaySeconds(this V2Arguments arguments) => arguments.OptionalInteger("delaySeconds") ?? 0;

    /// <summary>The tags to publish with. One client names them as filters are named.</summary>
    public static IReadOnlyList<string>? MessageTags(this V2Arguments arguments) => arguments.OptionalList("msgTag", "filterTag");

    public static string? RoutingKey(this V2Arguments arguments) => arguments.OptionalText("routingKey");

    /// <summary>How long to wait; null for the queue's own time.</summary>
    public static TimeSpan? PollingWait(this V2Arguments arguments) => arguments.OptionalInteger("pollingWaitSeconds") switch
    {
        null => null,
        >= 0 and <= LongestWait and var seconds => TimeSpan.FromSeconds(seconds),
        var other => throw V2Arguments.OutOfRange("pollingWaitSeconds", other.Value, $"0 to {LongestWait} seconds"),
    };
}
