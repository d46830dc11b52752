using System.Text;

namespace Cmq.Broker.Tests;

/// <summary>All that a broker tells of its objects, as text: two brokers with the same picture can't be told apart.</summary>
internal static class Picture
{
    public static async Task<string> OfAsync(ICmqManagement broker)
    {
        var text = new StringBuilder();
        await foreach (var queue in broker.ListQueuesAsync())
        {
            text.AppendLine($"queue {queue with { Tags = null, DeadLetterSources = [] }}");
            text.AppendLine($"  sources {string.Join(",", queue.DeadLetterSources)} tags {Map(queue.Tags)}");
        }

        await foreach (var topic in broker.ListTopicsAsync())
        {
            text.AppendLine($"topic {topic with { Tags = null }} tags {Map(topic.Tags)}");
            await foreach (var subscription in broker.ListSubscriptionsAsync(new() { TopicName = topic.Name }))
            {
                var plain = subscription with { Settings = subscription.Settings with { FilterTags = null, BindingKeys = null } };
                text.AppendLine($"  subscription {plain} tags {List(subscription.Settings.FilterTags)} keys {List(subscription.Settings.BindingKeys)}");
            }
        }

        return text.ToString();
    }

    private static string List(IReadOnlyList<string>? items) => items is null ? "none" : string.Join("|", items);

    private static string Map(IReadOnlyDictionary<string, string>? map) =>
        map is null ? "none" : string.Join("|", map.Select(pair => pair.Key + "=" + pair.Value));
}
