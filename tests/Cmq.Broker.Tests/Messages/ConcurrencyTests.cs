using System.Collections.Concurrent;

namespace Cmq.Broker.Tests;

internal sealed class ConcurrencyTests
{
    private const int Messages = 4000;
    private const int Producers = 4;

    [Test]
    public async Task ManyThreads_SendReceiveDelete_LoseNoneAndDoubleNone()
    {
        var broker = new CmqBroker(new());
        await broker.CreateQueueAsync(Desk.Queue, new() { VisibilityTimeout = 43_200 });
        var consumed = new ConcurrentBag<string>();

        var producers = Enumerable.Range(0, Producers).Select(producer => Task.Run(async () =>
        {
            for (var index = 0; index < Messages; index++)
            {
                await broker.SendMessageAsync(Desk.Queue, $"{producer}-{index}");
            }
        }));
        var consumers = Enumerable.Range(0, 4).Select(consumer => Task.Run(async () =>
        {
            while (consumed.Count < Producers * Messages)
            {
                foreach (var message in await broker.ReceiveMessagesAsync(Desk.Queue, 1 + consumer, TimeSpan.FromMilliseconds(20)))
                {
                    await broker.DeleteMessageAsync(Desk.Queue, message.ReceiptHandle);
                    consumed.Add(message.Body);
                }
            }
        }));
        await Task.WhenAll(producers.Concat(consumers)).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.That((consumed.Count, consumed.Distinct().Count()), Is.EqualTo((Producers * Messages, Producers * Messages)));
        Assert.That((await broker.DescribeQueueAsync(Desk.Queue)).MessageCount, Is.Zero);
    }

    [Test]
    public async Task ManyWaiters_HalfOfThemCancelled_LoseNoMessage()
    {
        var broker = new CmqBroker(new());
        await broker.CreateQueueAsync(Desk.Queue, new() { VisibilityTimeout = 43_200 });
        using var cancellation = new CancellationTokenSource();
        var waiters = Enumerable.Range(0, 200)
            .Select(index => broker.ReceiveMessagesAsync(Desk.Queue, 1, TimeSpan.FromSeconds(30), index % 2 == 0 ? cancellation.Token : default))
            .ToList();

        var sending = Task.Run(async () =>
        {
            for (var index = 0; index < 200; index++)
            {
                await broker.SendMessageAsync(Desk.Queue, $"{index}");
            }
        });
        var cancelling = Task.Run(cancellation.Cancel);
        await Task.WhenAll(sending, cancelling);
        foreach (var waiter in waiters)
        {
            await ((Task)waiter).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var given = waiters.Where(waiter => waiter.IsCompletedSuccessfully).SelectMany(waiter => waiter.Result).Select(message => message.Body).ToList();
        var description = await broker.DescribeQueueAsync(Desk.Queue);
        Assert.That((given.Distinct().Count(), description.ActiveMsgNum), Is.EqualTo((given.Count, 200L - given.Count)));
        Assert.That(description.InactiveMsgNum, Is.EqualTo(given.Count));
    }
}
