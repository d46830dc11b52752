namespace Cmq.Broker.Tests;

/// <summary>The data plane's error pairs, one case for each.</summary>
internal sealed class MessagingErrorTests
{
    private static IEnumerable<TestCaseData> Cases()
    {
        yield return Case("send, no queue", "4440 10100", b => b.SendMessageAsync("none", "x"));
        yield return Case("send, empty", "4000 10120", b => b.SendMessageAsync("small", ""));
        yield return Case("send, too long", "4400 10230", b => b.SendMessageAsync("small", new string('x', 1025)));
        yield return Case("send, half a character", "4000 10110", b => b.SendMessageAsync("small", "\ud83d"));
        yield return Case("send, delay below 0", "4000 10692", b => b.SendMessageAsync("small", "x", -1));
        yield return Case("send, delay too long", "4000 10692", b => b.SendMessageAsync("small", "x", 3601));
        yield return Case("send, transaction queue", "4000 10110", b => b.SendMessageAsync("transactions", "x"));
        yield return Case("send batch, none", "4000 10370", b => b.SendMessagesAsync("large", []));
        yield return Case("send batch, 17", "4000 10370", b => b.SendMessagesAsync("large", [.. Enumerable.Repeat("x", 17)]));
        yield return Case("send batch, over 1 MB", "4470 10300", b => b.SendMessagesAsync("large", [new string('x', 1_048_576), "x"]));
        yield return Case("send batch, one empty", "4000 10120", b => b.SendMessagesAsync("large", ["x", ""]));
        yield return Case("receive, no queue", "4440 10100", b => b.ReceiveMessagesAsync("none"));
        yield return Case("receive, 0", "4000 10370", b => b.ReceiveMessagesAsync("small", 0));
        yield return Case("receive, 17", "4000 10370", b => b.ReceiveMessagesAsync("small", 17));
        yield return Case("delete, no queue", "4440 10100", b => b.DeleteMessageAsync("none", "x"));
        yield return Case("delete batch, none", "4000 10370", b => b.DeleteMessagesAsync("small", []));
        yield return Case("publish, no topic", "4440 10600", b => b.PublishMessagesAsync("none", ["x"]));
        yield return Case("publish, no subscription", "6030 10650", b => b.PublishMessagesAsync("lonely", ["x"]));
        yield return Case("publish, no match", "6030 10730", b => b.PublishMessagesAsync("events", ["x"]));
        yield return Case("publish, empty", "4000 10120", b => b.PublishMessagesAsync("events", [""], ["paid"]));
        yield return Case("publish, too long", "4400 10230", b => b.PublishMessagesAsync("events", [new string('x', 65_537)], ["paid"]));
        yield return Case("publish, too long for a queue", "4400 10230", b => b.PublishMessagesAsync("events", [new string('x', 1025)], ["paid"]));
        yield return Case("publish, six tags", "4000 10720", b => b.PublishMessagesAsync("events", ["x"], ["1", "2", "3", "4", "5", "6"]));
        yield return Case("publish, long tag", "4000 10350", b => b.PublishMessagesAsync("events", ["x"], [new string('x', 65)]));
        yield return Case("publish, no routing key", "4000 10700", b => b.PublishMessagesAsync("routes", ["x"], null, ""));
        yield return Case("publish, long routing key", "4000 10350", b => b.PublishMessagesAsync("routes", ["x"], null, new string('x', 65)));
        yield return Case("publish, many dots", "4000 10691", b => b.PublishMessagesAsync("routes", ["x"], null, new string('.', 16)));
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Refusal_HasItsPairAndChangesNothing(string pair, Func<CmqBroker, Task> call)
    {
        var broker = await TopologyAsync();
        var before = await Picture.OfAsync(broker);

        Assert.That((await Desk.PairOfAsync(() => call(broker)), await Picture.OfAsync(broker)), Is.EqualTo((pair, before)));
    }

    [Test]
    public void Send_QueueIsFull_IsRefusedWhole()
    {
        var limits = MessageLimits.Of(QueueDefaults.Fill(new(), CmqEdition.Tdmq), CmqEdition.Tdmq) with { MaxMessages = 2 };
        var messages = new QueueMessages("id", limits, new ManualClock());
        var now = ManualClock.Start.ToUnixTimeMilliseconds();
        messages.Send("a", 1, 0, null, now, out _);

        var problem = messages.SendAll(["b", "c"], [1, 1], 0, now, out var ids);

        Assert.That((problem, ids.Length, messages.Count(now).Active), Is.EqualTo((QueueProblem.Full, 0, 1L)));
    }

    [Test]
    public async Task Receive_MoreThan20000Delayed_IsRefused()
    {
        var desk = await Desk.NewAsync();
        var batch = Enumerable.Repeat("x", 16).ToList();
        for (var sent = 0; sent < 20_000; sent += 16)
        {
            await desk.Broker.SendMessagesAsync(Desk.Queue, batch, 60);
        }

        await desk.SendAsync("active");
        Assert.That((await desk.ReceiveAsync()).Body, Is.EqualTo("active"));
        await desk.Broker.SendMessageAsync(Desk.Queue, "x", 60);
        Assert.That(await Desk.PairOfAsync(() => desk.ReceiveAsync()), Is.EqualTo("6070 10690"));
    }

    private static async Task<CmqBroker> TopologyAsync()
    {
        var broker = TestBroker.New();
        await broker.CreateQueueAsync("small", new() { MaxMsgSize = 1024 });
        await broker.CreateQueueAsync("large", new() { MaxMsgSize = 1_048_576 });
        await broker.CreateQueueAsync("transactions", new() { Transaction = true });
        await broker.CreateTopicAsync("events", new());
        await broker.CreateTopicAsync("lonely", new());
        await broker.CreateTopicAsync("routes", new(), FilterType.BindingKey);
        await broker.SubscribeQueueAsync("events", "s", "small", new() { FilterTags = ["paid"] });
        await broker.SubscribeQueueAsync("routes", "s", "small", new() { BindingKeys = ["#"] });
        return broker;
    }

    private static TestCaseData Case(string situation, string pair, Func<CmqBroker, Task> call) => new TestCaseData(pair, call).SetArgDisplayNames(situation, pair);
}
