using System.Collections.Concurrent;

namespace Cmq.Client.Tests;

/// <summary>One account, many threads, every kind of call at once: in memory, and over HTTP to an emulator of each edition.</summary>
[TestFixture(CmqEdition.Tdmq, false, 40)]
[TestFixture(CmqEdition.Tdmq, true, 10)]
[TestFixture(CmqEdition.Tdmq2022, true, 10)]
[TestFixture(CmqEdition.Classic, true, 10)]
public sealed class ThreadSafetyTests(CmqEdition edition, bool overHttp, int rounds)
{
    private const int Threads = 64;

    private static readonly string[] Queues = ["orders", "stock"];
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, string> _sent = new();
    private readonly ConcurrentQueue<string> _consumed = new();
    private ClientBench _bench = null!;
    private CmqAccount _account = null!;
    private CmqSender _sender = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _bench = await ClientBench.StartAsync(edition);
        _account = overHttp ? new(_bench.Options()) : _bench.Broker.OpenAccount();
        foreach (var name in Queues)
        {
            await _account.CreateQueueAsync(name, new() { VisibilityTimeout = (long)Hidden.TotalSeconds, MsgRetentionSeconds = 43_200 });
        }

        await (await _account.CreateTopicAsync("events")).SubscribeAsync("stock", "stock");
        _sender = _account.Queue("orders").CreateSender(new() { Linger = TimeSpan.Zero });
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await _sender.DisposeAsync();
        await _account.DisposeAsync();
        await _bench.DisposeAsync();
    }

    [Test]
    public async Task OneAccount_64Threads_MixedCalls_LoseNoneAndDoubleNone()
    {
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
        await Task.WhenAll(threads).WaitAsync(TimeSpan.FromMinutes(2));

        // What was handed out to a receive that was cancelled just then comes again. Some of these may reach the broker even now.
        for (var turn = 0; turn < 10 && await LeftAsync() > 0; turn++)
        {
            _bench.Clock.Advance(Hidden);
            foreach (var queue in Queues)
            {
                while (await ConsumeAsync(_account.Queue(queue), 16) > 0)
                {
                }
            }
        }

        Assert.That(_consumed.Order(StringComparer.Ordinal), Is.EqualTo(_sent.Keys.Order(StringComparer.Ordinal)), "bodies");
        Assert.That(_sent.Values.Distinct().Count(), Is.EqualTo(_sent.Count), "ids");
        Assert.That((await _account.GetQueuesAsync().ListAsync()).Select(queue => (queue.Name, queue.MessageCount)), Is.EquivalentTo(Queues.Select(name => (name, 0L))));
    }

    private async Task WorkAsync(int thread)
    {
        var orders = _account.Queue("orders");
        for (var round = 0; round < rounds; round++)
        {
            var name = $"{thread}-{round}";
            switch ((thread + round) % 10)
            {
                case 0:
                    Note(name, await orders.SendAsync(name));
                    break;
                case 1:
                    var batch = await orders.SendBatchAsync(Enumerable.Range(0, 20).Select(index => $"{name}-{index}"));
                    Note(name, batch);
                    break;
                case 2:
                    Note(name, await _account.Topic("events").PublishAsync(name));
                    break;
                case 3:
                    Note(name, await _account.Topic("events").PublishBatchAsync(Enumerable.Range(0, 20).Select(index => $"{name}-{index}")));
                    break;
                case 4:
                    Note(name, await _sender.SendAsync(name));
                    break;
                case 5:
                    await ConsumeAsync(_account.Queue(round % 2 == 0 ? "orders" : "stock"), thread % 16 + 1);
                    break;
                case 6:
                    await CancelAReceiveAsync(name);
                    break;
                case 7:
                    await orders.SetAttributesAsync(new() { VisibilityTimeout = (long)Hidden.TotalSeconds });
                    Assert.That((await orders.GetAttributesAsync()).Settings.VisibilityTimeout, Is.EqualTo((long)Hidden.TotalSeconds));
                    break;
                case 8:
                    await ListAsync();
                    break;
                default:
                    await CreateAndDeleteAsync(name);
                    break;
            }
        }
    }

    private void Note(string body, CmqSent sent)
    {
        Assert.That(sent.MayBeDuplicate, Is.False);
        Assert.That(_sent.TryAdd(body, sent.MessageId), Is.True);
    }

    private void Note(string name, CmqBatchResult batch)
    {
        batch.ThrowIfAnyFailed();
        foreach (var item in batch.Items)
        {
            Note($"{name}-{item.Index}", item.Sent!.Value);
        }
    }

    private async Task<int> ConsumeAsync(CmqQueue queue, int number)
    {
        var messages = await queue.ReceiveBatchAsync(number, TimeSpan.Zero);
        (await queue.DeleteBatchAsync(messages)).ThrowIfAnyFailed();
        foreach (var message in messages)
        {
            _consumed.Enqueue(message.Body);
        }

        return messages.Count;
    }

    private async Task CancelAReceiveAsync(string name)
    {
        var empty = await _account.CreateQueueAsync($"empty-{name}");
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(5));
        await Until.ErrorOfAsync<OperationCanceledException>(() => empty.ReceiveAsync(TimeSpan.FromSeconds(30), cancel.Token));
        await _account.DeleteQueueAsync(empty.Name, CancellationToken.None);

        // In a queue with messages it is a race, which no message may be lost by.
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(2));
        try
        {
            if (await _account.Queue("orders").ReceiveAsync(TimeSpan.FromSeconds(30), soon.Token) is { } message)
            {
                await _account.Queue("orders").DeleteAsync(message, CancellationToken.None);
                _consumed.Enqueue(message.Body);
            }
        }
        catch (OperationCanceledException)
        {
            // It came too late.
        }
    }

    private async Task ListAsync()
    {
        Assert.That((await _account.Topic("events").GetSubscriptionsAsync().ListAsync()).Select(subscription => subscription.Name), Is.EqualTo(new[] { "stock" }));
        Assert.That((await _account.GetTopicsAsync().ListAsync()).Select(topic => topic.Name), Is.EqualTo(new[] { "events" }));

        // Others come and go meanwhile, between a list and the look at what is on it, too.
        Assert.That((await _account.GetQueuesAsync(new() { NameContains = "orders" }).ListAsync()).Select(queue => queue.Name), Does.Contain("orders"));
        await _account.GetQueuesAsync(new() { NameContains = "q1" }).ListAsync();
    }

    private async Task<long> LeftAsync() => (await Task.WhenAll(Queues.Select(queue => _account.GetQueueAsync(queue)))).Sum(queue => queue.MessageCount);

    private async Task CreateAndDeleteAsync(string name)
    {
        var queue = await _account.CreateQueueAsync($"q{name}");
        await queue.SendAsync("x");
        await _account.DeleteQueueAsync(queue.Name);
        Assert.That(await _account.QueueExistsAsync(queue.Name), Is.False);
    }
}
