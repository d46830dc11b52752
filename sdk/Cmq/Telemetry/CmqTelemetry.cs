using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Cmq;

/// <summary>
/// What the library tells of itself: spans and figures under the names of OpenTelemetry's semantic conventions for messaging. Nothing is made while
/// nobody listens.
/// </summary>
/// <remarks>
/// Spans: <c>send</c>, <c>publish</c>, <c>receive</c>, <c>process</c> and <c>delete</c>, each followed by the queue's or topic's name. Figures:
/// <c>messaging.client.operation.duration</c>, <c>messaging.client.sent.messages</c>, <c>messaging.client.consumed.messages</c> and
/// <c>messaging.process.duration</c>. Attributes: <c>messaging.system</c> (<c>cmq</c>), <c>messaging.destination.name</c>,
/// <c>messaging.operation.name</c>, <c>messaging.operation.type</c>, <c>error.type</c>, and on spans <c>messaging.message.id</c>,
/// <c>messaging.message.body.size</c> (bytes) and <c>messaging.batch.message_count</c>.
/// </remarks>
public static class CmqTelemetry
{
    /// <summary>Name of the <see cref="ActivitySource"/>.</summary>
    public const string ActivitySourceName = "Cmq";

    /// <summary>Name of the <see cref="Meter"/>.</summary>
    public const string MeterName = "Cmq";

    private static readonly string? Version = typeof(CmqTelemetry).Assembly.GetName().Version?.ToString(3);

    internal static ActivitySource Source { get; } = new(ActivitySourceName, Version);

    internal static Histogram<double> OperationDuration { get; }

    internal static Histogram<double> ProcessDuration { get; }

    internal static Counter<long> SentMessages { get; }

    internal static Counter<long> ConsumedMessages { get; }

    static CmqTelemetry()
    {
        var meter = new Meter(MeterName, Version);
        OperationDuration = meter.CreateHistogram<double>("messaging.client.operation.duration", "s", "How long calls of the data plane took.");
        ProcessDuration = meter.CreateHistogram<double>("messaging.process.duration", "s", "How long handlers took.");
        SentMessages = meter.CreateCounter<long>("messaging.client.sent.messages", "{message}", "Messages that were to be sent or published.");
        ConsumedMessages = meter.CreateCounter<long>("messaging.client.consumed.messages", "{message}", "Messages that were handed out.");
    }
}
