using System.Collections.Concurrent;
using Cmq.Broker;

namespace Cmq.Client.Tests;

public sealed class ThreadSafetyTests
{
    private const int Threads = 64;
    private const int Rounds = 60;

    [Test]
    public async Task OneAccount_64Threads_MixedCalls_LoseNoneAndDoubleNone()
    {
        await using var account = CmqBroker.CreateAccount();
        await account.CreateQueueAsync("orders", new() { VisibilityTimeout = 43_200 });
        await account.CreateQueueAsync("stock", new() { VisibilityTimeout = 43_200 });
        var events = await account.CreateTopicAsync("events");
        await events.SubscribeAsync("stock", "stock");
        await using var sender = account.Queue("orders").CreateSender(new() { Linger = TimeSpan.Zero });
        var expected = new ConcurrentBag<string>();
        var consumed = new ConcurrentBag<string>();

        using var start = new Barrier(Threads);
        var threads = Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return WorkAsync(thread);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap());
        await Task.WhenAll(threads).WaitAsync(TimeSpan.FromMinutes(1));
        await ConsumeAsync("orders", 16);
        await ConsumeAsync("stock", 16);

        Assert.That(consumed.Order(StringComparer.Ordinal), Is.EqualTo(expected.Order(StringComparer.Ordinal)));

        async Task WorkAsync(int thread)
        {
            for (var round = 0; round < Rounds; round++)
            {
                var name = $"{thread}-{round}";
                switch ((thread + round) % 6)
                {
                    case 0:
                        await account.Queue("orders").SendAsync(name);
                        expected.Add(name);
                        break;
                    case 1:
                        var names = Enumerable.Range(0, 20).Select(index => $"{name}-{index}").ToList();
                        (await account.Queue("orders").SendBatchAsync(names)).ThrowIfAnyFailed();
                        names.ForEach(expected.Add);
                        break;
                    case 2:
                        await account.Topic("events").PublishAsync(name);
                        expected.Add(name);
                        break;
                    case 3:
                        await sender.SendAsync(name);
                        expected.Add(name);
                        break;
                    case 4:
                        await ConsumeAsync(round % 2 == 0 ? "orders" : "stock", 1);
                        break;
                    default:
                        await account.Queue("orders").GetAttributesAsync();
                        await account.CreateQueueAsync($"q{name}");
                        await account.DeleteQueueAsync($"q{name}");
                        break;
                }
            }
        }

        async Task ConsumeAsync(string queue, int number)
        {
            while (await account.Queue(queue).ReceiveBatchAsync(number, TimeSpan.Zero) is { Count: > 0 } messages)
            {
                (await account.Queue(queue).DeleteBatchAsync(messages)).ThrowIfAnyFailed();
                foreach (var message in messages)
                {
                    consumed.Add(message.Body);
                }

                if (number == 1)
                {
                    return;
                }
            }
        }
    }
}
