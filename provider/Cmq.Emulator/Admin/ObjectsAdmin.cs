using System.Collections.Immutable;
using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>
/// <c>GET /_admin/objects?search=TEXT&amp;limit=N</c>: queues, topics and their subscriptions with their counters. The limit is for each kind;
/// the totals tell how many there are.
/// </summary>
internal sealed class ObjectsAdmin
{
    private readonly CmqEmulatorOptions _options;

    public ObjectsAdmin(CmqEmulatorOptions options)
    {
        _options = options;
        Routes = [new("GET", "/_admin/objects", AnswerAsync)];
    }

    public ImmutableArray<AdminRoute> Routes { get; }

    private async Task AnswerAsync(AdminCall call)
    {
        call.RefuseQueryBut("search", "limit");
        var limit = call.Query("limit", 1, 1000, 100);
        var query = new CmqListQuery { NameContains = call.Query("search"), Limit = Math.Min(limit, CmqListQuery.MaxLimit) };
        var stop = call.CancellationToken;
        var management = _options.Management;

        var queueCount = (await management.DescribeQueuesAsync(query with { Limit = 1 }, stop).ConfigureAwait(false)).TotalCount;
        var topicCount = (await management.DescribeTopicsAsync(query with { Limit = 1 }, stop).ConfigureAwait(false)).TotalCount;
        var queues = await management.ListQueuesAsync(query, stop).Take(limit).ToListAsync(stop).ConfigureAwait(false);
        var topics = await management.ListTopicsAsync(query, stop).Take(limit).ToListAsync(stop).ConfigureAwait(false);
        var subscriptions = new Dictionary<string, List<SubscriptionDescription>>(CmqNames.Comparer);
        foreach (var topic in topics)
        {
            subscriptions[topic.Name] = await management.ListSubscriptionsAsync(new() { TopicName = topic.Name }, stop).Take(limit).ToListAsync(stop).ConfigureAwait(false);
        }

        await call.AnswerAsync(writer =>
        {
            writer.Member("queueCount", queueCount);
            writer.Member("topicCount", topicCount);
            writer.MemberArray("queues", queues, Write);
            writer.MemberArray("topics", topics, (json, topic) => Write(json, topic, subscriptions[topic.Name]));
        }).ConfigureAwait(false);
    }

    private static void Write(JsonWriter writer, QueueDescription queue)
    {
        writer.WriteStartObject();
        writer.Member("name", queue.Name);
        writer.Member("active", queue.ActiveMsgNum);
        writer.Member("inactive", queue.InactiveMsgNum);
        writer.Member("delayed", queue.DelayMsgNum ?? 0);
        writer.Member("rewindable", queue.RewindMsgNum ?? 0);
        writer.Member("visibilityTimeout", queue.Settings.VisibilityTimeout);
        writer.Member("pollingWaitSeconds", queue.Settings.PollingWaitSeconds);
        writer.Member("msgRetentionSeconds", queue.Settings.MsgRetentionSeconds);
        writer.Member("maxMsgSize", queue.Settings.MaxMsgSize);
        writer.Member("deadLetterQueue", queue.Settings.DeadLetterPolicy?.DeadLetterQueue);
        writer.WriteEndObject();
    }

    private static void Write(JsonWriter writer, TopicDescription topic, IReadOnlyList<SubscriptionDescription> subscriptions)
    {
        writer.WriteStartObject();
        writer.Member("name", topic.Name);
        writer.Member("filter", topic.FilterType == FilterType.BindingKey ? "routingKey" : "tags");
        writer.Member("messages", topic.MsgCount);
        writer.Member("maxMsgSize", topic.Settings.MaxMsgSize);
        writer.MemberArray("subscriptions", subscriptions, Write);
        writer.WriteEndObject();
    }

    private static void Write(JsonWriter writer, SubscriptionDescription subscription)
    {
        writer.WriteStartObject();
        writer.Member("name", subscription.Name);
        writer.Member("protocol", subscription.Protocol == SubscriptionProtocol.Http ? "http" : "queue");
        writer.Member("endpoint", subscription.Endpoint);
        writer.Member("waiting", subscription.MsgCount);
        writer.MemberArray("filters", [.. subscription.Settings.FilterTags ?? [], .. subscription.Settings.BindingKeys ?? []], (json, filter) => json.WriteValue(filter));
        writer.WriteEndObject();
    }
}
