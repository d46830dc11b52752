namespace Cmq.Broker.Tests;

internal sealed class PublishTests
{
    [TestCase("", "all")]
    [TestCase("paid", "all paid paid-or-sent")]
    [TestCase("sent", "all paid-or-sent")]
    [TestCase("sent paid", "all paid paid-or-sent")]
    [TestCase("PAID", "all")]
    public async Task Publish_OnATagTopic_ReachesSubscriptionsThatShareATag(string tags, string queues)
    {
        var broker = await TestBroker.WithQueuesAsync("all", "paid", "paid-or-sent");
        await broker.CreateTopicAsync("events", new());
        await broker.SubscribeQueueAsync("events", "a", "all");
        await broker.SubscribeQueueAsync("events", "b", "paid", new() { FilterTags = ["paid"] });
        await broker.SubscribeQueueAsync("events", "c", "paid-or-sent", new() { FilterTags = ["paid", "sent"] });

        await broker.PublishTestMessageAsync("events", "x", tags.Length == 0 ? null : tags.Split(' '));

        Assert.That(await QueuesWithMessagesAsync(broker), Is.EqualTo(queues));
    }

    [TestCase("order.paid", "every orders paid")]
    [TestCase("order.sent", "every orders")]
    [TestCase("stock.paid", "every paid")]
    [TestCase("stock", "every")]
    public async Task Publish_OnAKeyTopic_ReachesSubscriptionsWhoseKeysMatch(string key, string queues)
    {
        var broker = await TestBroker.WithQueuesAsync("every", "orders", "paid");
        await broker.CreateTopicAsync("routes", new(), FilterType.BindingKey);
        await broker.SubscribeQueueAsync("routes", "a", "every", new() { BindingKeys = ["#"] });
        await broker.SubscribeQueueAsync("routes", "b", "orders", new() { BindingKeys = ["none", "order.*"] });
        await broker.SubscribeQueueAsync("routes", "c", "paid", new() { BindingKeys = ["*.paid"] });

        await broker.PublishTestMessageAsync("routes", "x", [key]);

        Assert.That(await QueuesWithMessagesAsync(broker), Is.EqualTo(queues));
    }

    [Test]
    public async Task Publish_TwoSubscriptionsIntoOneQueue_IsTwoMessages()
    {
        var broker = await TestBroker.WithQueuesAsync("orders");
        await broker.CreateTopicAsync("events", new());
        await broker.SubscribeQueueAsync("events", "a", "orders");
        await broker.SubscribeQueueAsync("events", "b", "ORDERS");

        await broker.PublishTestMessageAsync("events", "x");

        Assert.That((await broker.DescribeQueueAsync("orders")).ActiveMsgNum, Is.EqualTo(2));
    }

    [Test]
    public async Task Publish_IntoTwoQueues_GivesEachMessageAnIdOfItsOwn()
    {
        var broker = await TestBroker.WithQueuesAsync("a", "b");
        await broker.CreateTopicAsync("events", new());
        await broker.SubscribeQueueAsync("events", "a", "a");
        await broker.SubscribeQueueAsync("events", "b", "b");

        var published = await broker.PublishTestMessageAsync("events", "x");
        var received = (await broker.ReceiveMessagesAsync("a")).Concat(await broker.ReceiveMessagesAsync("b")).Select(message => message.MessageId);

        Assert.That(received.Append(published), Is.Unique);
    }

    [Test]
    public async Task Publish_RoutingKeyOnATagTopic_IsIgnored()
    {
        var broker = await TestBroker.WithQueuesAsync("all", "paid");
        await broker.CreateTopicAsync("events", new());
        await broker.SubscribeQueueAsync("events", "a", "all");
        await broker.SubscribeQueueAsync("events", "b", "paid", new() { FilterTags = ["paid"] });

        await broker.PublishMessagesAsync("events", ["x"], null, "paid");

        Assert.That(await QueuesWithMessagesAsync(broker), Is.EqualTo("all"));
    }

    [Test]
    public async Task Publish_Message_GivesAnId()
    {
        var broker = await TestBroker.WithQueuesAsync("orders");
        await broker.CreateTopicAsync("events", new());
        await broker.SubscribeQueueAsync("events", "a", "orders");

        Assert.That(await broker.PublishTestMessageAsync("events", "x"), Does.Match("^[0-9A-F]{32}$"));
    }

    [Test]
    public async Task Publish_EmptyTag_IsNoTag()
    {
        var broker = await TestBroker.WithQueuesAsync("orders");
        await broker.CreateTopicAsync("routes", new(), FilterType.BindingKey);
        await broker.SubscribeQueueAsync("routes", "a", "orders", new() { BindingKeys = ["#"] });

        Assert.That((await TestBroker.ErrorOfAsync(() => broker.PublishTestMessageAsync("routes", "x", [""]))).Code, Is.EqualTo(CmqErrorCodes.MissingParameter));
    }

    [TestCase("a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a", true)]
    [TestCase("a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a", false)]
    [TestCase("1234567890123456789012345678901234567890123456789012345678901234", true)]
    [TestCase("12345678901234567890123456789012345678901234567890123456789012345", false)]
    public async Task Publish_RoutingKey_HasTheLimitsOfABindingKey(string key, bool allowed)
    {
        var broker = await TestBroker.WithQueuesAsync("orders");
        await broker.CreateTopicAsync("routes", new(), FilterType.BindingKey);
        await broker.SubscribeQueueAsync("routes", "a", "orders", new() { BindingKeys = ["#"] });

        Assert.That(
            async () => await broker.PublishTestMessageAsync("routes", "x", [key]),
            allowed ? Throws.Nothing : Throws.TypeOf<CmqServiceException>().With.Message.Contains("routing key"));
    }

    private static IEnumerable<TestCaseData> Undeliverable()
    {
        yield return new TestCaseData(
            (Func<CmqBroker, Task>)(broker => broker.CreateSubscriptionAsync("events", "z", SubscriptionProtocol.Http, "http://example.com", new())),
            CmqErrorCodes.UnsupportedOperation,
            "does not push over http").SetArgDisplayNames("http push");
        yield return new TestCaseData(
            (Func<CmqBroker, Task>)(async broker =>
            {
                await broker.CreateQueueAsync("small", new() { MaxMsgSize = 1024 });
                await broker.SubscribeQueueAsync("events", "z", "small");
            }),
            CmqErrorCodes.FailedOperation,
            "takes at most 1024 bytes").SetArgDisplayNames("queue of smaller messages");
        yield return new TestCaseData(
            (Func<CmqBroker, Task>)(async broker =>
            {
                await broker.CreateQueueAsync("transactional", new() { Transaction = true });
                await broker.SubscribeQueueAsync("events", "z", "transactional");
            }),
            CmqErrorCodes.UnsupportedOperation,
            "transaction queue").SetArgDisplayNames("transaction queue");
    }

    [TestCaseSource(nameof(Undeliverable))]
    public async Task Publish_OneOfTwoCannotBeReached_ReachesNone(Func<CmqBroker, Task> subscribe, string code, string words)
    {
        var broker = await TestBroker.WithQueuesAsync("orders");
        await broker.CreateTopicAsync("events", new());
        await broker.SubscribeQueueAsync("events", "a", "orders");
        await subscribe(broker);

        var error = await TestBroker.ErrorOfAsync(() => broker.PublishTestMessageAsync("events", new string('x', 2000)));

        Assert.That((error.Code, await QueuesWithMessagesAsync(broker)), Is.EqualTo((code, "")));
        Assert.That(error.Message, Does.Contain(words));
    }

    private static async Task<string> QueuesWithMessagesAsync(CmqBroker broker)
    {
        var names = new List<string>();
        await foreach (var queue in broker.ListQueuesAsync())
        {
            if (queue.ActiveMsgNum > 0)
            {
                names.Add(queue.Name);
            }
        }

        return string.Join(" ", names);
    }
}
