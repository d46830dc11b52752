using Cmq.Broker;

namespace Cmq.Emulator.Tests;

/// <summary>Looks at what a broker went through.</summary>
internal static class Aftermath
{
    /// <summary>A message goes its whole way through every queue, and everything can be removed: nothing is stuck, and nothing is left.</summary>
    public static async Task AssertAllCanBeUsedAndRemovedAsync(CmqBroker broker)
    {
        var queues = await broker.ListQueuesAsync().ToListAsync();
        foreach (var queue in queues)
        {
            await broker.UnbindDeadLetterAsync(queue.Name);
            await broker.ClearQueueAsync(queue.Name);
            await broker.ModifyQueueAsync(queue.Name, new() { RewindSeconds = 0, RetentionSizeInMB = 0 });
        }

        foreach (var queue in queues.Where(queue => queue.Settings.Transaction != true))
        {
            await broker.SendMessageAsync(queue.Name, "x");
            var message = (await broker.ReceiveMessagesAsync(queue.Name, 16, TimeSpan.Zero)).Single();
            await broker.DeleteMessageAsync(queue.Name, message.ReceiptHandle);
            Assert.That((await broker.DescribeQueueAsync(queue.Name)).MessageCount, Is.Zero, queue.Name);
        }

        foreach (var topic in await broker.ListTopicsAsync().ToListAsync())
        {
            foreach (var subscription in await broker.ListSubscriptionsAsync(new() { TopicName = topic.Name }).ToListAsync())
            {
                await broker.DeleteSubscriptionAsync(topic.Name, subscription.Name);
            }

            await broker.DeleteTopicAsync(topic.Name);
        }

        foreach (var queue in queues)
        {
            await broker.DeleteQueueAsync(queue.Name);
        }

        Assert.That((await broker.ListQueuesAsync().CountAsync(), await broker.ListTopicsAsync().CountAsync()), Is.EqualTo((0, 0)));
    }
}
