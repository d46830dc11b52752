using System.Text;
using Cmq.Broker;
using Newtonsoft.Json;

namespace Cmq.Storage.Tests;

/// <summary>All that can be seen of a broker, as a text.</summary>
internal static class Picture
{
    public static async Task<string> OfAsync(CmqBroker broker)
    {
        var text = new StringBuilder();
        foreach (var queue in await broker.ListQueuesAsync().ToListAsync())
        {
            text.AppendLine(JsonConvert.SerializeObject(queue));
            foreach (var message in await broker.PeekMessagesAsync(queue.Name, limit: 1000))
            {
                text.Append("  ").AppendLine(JsonConvert.SerializeObject(message));
            }
        }

        foreach (var topic in await broker.ListTopicsAsync().ToListAsync())
        {
            text.AppendLine(JsonConvert.SerializeObject(topic));
            foreach (var subscription in await broker.ListSubscriptionsAsync(new() { TopicName = topic.Name }).ToListAsync())
            {
                text.Append("  ").AppendLine(JsonConvert.SerializeObject(subscription));
            }
        }

        return text.ToString();
    }
}
