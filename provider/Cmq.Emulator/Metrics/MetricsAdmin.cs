using System.Collections.Immutable;

namespace Cmq.Emulator;

/// <summary><c>GET /_admin/metrics</c>: the emulator's figures for Prometheus.</summary>
internal sealed class MetricsAdmin
{
    private readonly CmqEmulatorOptions _options;
    private readonly CallTimes _times;

    public MetricsAdmin(CmqEmulatorOptions options, CallTimes times)
    {
        (_options, _times) = (options, times);
        Routes = [new("GET", "/_admin/metrics", AnswerAsync) { IsOpen = true }];
    }

    public ImmutableArray<AdminRoute> Routes { get; }

    private async Task AnswerAsync(AdminCall call)
    {
        var text = new PrometheusText();
        WriteCalls(text);
        await WriteObjectsAsync(text, call.CancellationToken).ConfigureAwait(false);
        await call.AnswerTextAsync(PrometheusText.ContentType, text.ToString()).ConfigureAwait(false);
    }

    private void WriteCalls(PrometheusText text)
    {
        var (times, outcomes) = _times.Snapshot();
        text.Family("cmq_requests_total", "counter", "Calls, by action and outcome: ok, or the error's code.");
        foreach (var (action, outcome, count) in outcomes)
        {
            text.Sample("cmq_requests_total", count, ("action", action), ("outcome", outcome));
        }

        text.Family("cmq_request_duration_seconds", "histogram", "How long calls took, waits for messages included.");
        foreach (var (action, histogram) in times)
        {
            text.Sample("cmq_request_duration_seconds", histogram, "action", action);
        }

        text.Family("cmq_faults_total", "counter", "Calls that a planned fault befell.");
        text.Sample("cmq_faults_total", _options.Faults.Count);
        text.Family("cmq_clock_offset_seconds", "gauge", "How far the clock was put forward.");
        text.Sample("cmq_clock_offset_seconds", _options.Clock?.Offset.TotalSeconds ?? 0);
    }

    private async Task WriteObjectsAsync(PrometheusText text, CancellationToken stop)
    {
        var management = _options.Management;
        var queues = await management.ListQueuesAsync(cancellationToken: stop).ToListAsync(stop).ConfigureAwait(false);
        var topics = await management.ListTopicsAsync(cancellationToken: stop).ToListAsync(stop).ConfigureAwait(false);
        long subscriptions = 0;
        foreach (var topic in topics)
        {
            subscriptions += (await management.DescribeSubscriptionsAsync(new() { TopicName = topic.Name, Limit = 1 }, stop).ConfigureAwait(false)).TotalCount;
        }

        text.Family("cmq_objects", "gauge", "Objects that there are, by kind.");
        text.Sample("cmq_objects", queues.Count, ("kind", "queue"));
        text.Sample("cmq_objects", topics.Count, ("kind", "topic"));
        text.Sample("cmq_objects", subscriptions, ("kind", "subscription"));
        text.Family("cmq_queue_messages", "gauge", "Messages of a queue, by state.");
        foreach (var queue in queues)
        {
            text.Sample("cmq_queue_messages", queue.ActiveMsgNum, ("queue", queue.Name), ("state", "active"));
            text.Sample("cmq_queue_messages", queue.InactiveMsgNum, ("queue", queue.Name), ("state", "inactive"));
            text.Sample("cmq_queue_messages", queue.DelayMsgNum ?? 0, ("queue", queue.Name), ("state", "delayed"));
            text.Sample("cmq_queue_messages", queue.RewindMsgNum ?? 0, ("queue", queue.Name), ("state", "rewindable"));
        }
    }
}
