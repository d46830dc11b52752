namespace Cmq.Client.Tests;

/// <summary>The control plane of edition classic, which goes over the HTTP SDK protocol like everything else of it, against the emulator.</summary>
public sealed class ClassicManagementTests
{
    private ClientBench _bench = null!;

    private ICmqManagement Api => _bench.Management;

    [SetUp]
    public async Task StartAsync() => _bench = await ClientBench.StartAsync(CmqEdition.Classic);

    [TearDown]
    public async Task StopAsync() => await _bench.DisposeAsync();

    [Test]
    public async Task Queue_Described_IsWhatTheBrokerSays()
    {
        await Api.CreateQueueAsync("dead", new());
        var id = await Api.CreateQueueAsync("orders", new()
        {
            MaxMsgHeapNum = 2_000_000,
            PollingWaitSeconds = 5,
            VisibilityTimeout = 60,
            MaxMsgSize = 2048,
            MsgRetentionSeconds = 600,
            RewindSeconds = 300,
            DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 3 },
        });
        var (seen, real) = (await Api.DescribeQueueAsync("orders"), await _bench.Broker.DescribeQueueAsync("orders"));
        Assert.That(
            (seen.QueueId, seen.Settings.MaxMsgHeapNum, seen.Settings.PollingWaitSeconds, seen.Settings.VisibilityTimeout, seen.Settings.MaxMsgSize),
            Is.EqualTo((id, real.Settings.MaxMsgHeapNum, real.Settings.PollingWaitSeconds, real.Settings.VisibilityTimeout, real.Settings.MaxMsgSize)));
        Assert.That(
            (seen.Settings.MsgRetentionSeconds, seen.Settings.RewindSeconds, seen.Settings.DeadLetterPolicy, seen.CreateTime, seen.MessageCount),
            Is.EqualTo(((long?)600, (long?)300, real.Settings.DeadLetterPolicy, real.CreateTime, 0L)));
    }

    [Test]
    public async Task Queue_DeadLetterSources_AreNamed()
    {
        await Api.CreateQueueAsync("dead", new());
        await Api.CreateQueueAsync("orders", Dead);
        Assert.That((await Api.DescribeQueueAsync("dead")).DeadLetterSources, Is.EqualTo(new[] { "orders" }));
    }

    [Test]
    public async Task Queue_DeadLetterPolicy_CanBeUnbound()
    {
        await Api.CreateQueueAsync("dead", new());
        await Api.CreateQueueAsync("orders", Dead);
        await Api.UnbindDeadLetterAsync("orders");
        Assert.That((await Api.DescribeQueueAsync("orders")).Settings.DeadLetterPolicy, Is.Null);
    }

    [Test]
    public async Task Queue_Modified_KeepsTheRest()
    {
        await Api.CreateQueueAsync("orders", new() { VisibilityTimeout = 60, PollingWaitSeconds = 3 });
        await Api.ModifyQueueAsync("orders", new() { PollingWaitSeconds = 0 });
        var settings = (await Api.DescribeQueueAsync("orders")).Settings;
        Assert.That((settings.VisibilityTimeout, settings.PollingWaitSeconds), Is.EqualTo(((long?)60, (long?)0)));
    }

    [Test]
    public async Task Queue_Rewound_GivesItsMessagesAgain()
    {
        await Api.CreateQueueAsync("orders", new() { RewindSeconds = 3600 });
        await _bench.Messaging.SendMessageAsync("orders", "hello");
        await _bench.Messaging.DeleteMessageAsync("orders", (await _bench.Messaging.ReceiveMessagesAsync("orders")).Single().ReceiptHandle);
        _bench.Clock.Advance(TimeSpan.FromSeconds(10));
        await Api.RewindQueueAsync("orders", FakeTime.Start);
        Assert.That((await _bench.Messaging.ReceiveMessagesAsync("orders")).Single().Body, Is.EqualTo("hello"));
    }

    [Test]
    public async Task Queue_Deleted_IsNotFound()
    {
        await Api.CreateQueueAsync("orders", new());
        await Api.DeleteQueueAsync("orders");
        Assert.That(() => Api.DescribeQueueAsync("orders"), Throws.TypeOf<CmqServiceException>().With.Property("Reason").EqualTo(CmqErrorReason.NotFound));
    }

    [Test]
    public async Task Queue_NameTaken_AlreadyExists()
    {
        await Api.CreateQueueAsync("orders", new());
        Assert.That(() => Api.CreateQueueAsync("orders", new()), Throws.TypeOf<CmqServiceException>().With.Property("Reason").EqualTo(CmqErrorReason.AlreadyExists));
    }

    [Test]
    public async Task Queues_Listed_AreDescribedPageByPage()
    {
        for (var number = 10; number < 70; number++)
        {
            await _bench.Broker.CreateQueueAsync($"q{number}", new() { VisibilityTimeout = number });
        }

        var first = await Api.DescribeQueuesAsync(new() { Limit = 50 });
        var second = await Api.DescribeQueuesAsync(new() { Offset = 50, Limit = 50 });
        Assert.That((first.TotalCount, first.Items.Count, second.Items.Count), Is.EqualTo((60L, 50, 10)));
        Assert.That(first.Items.Concat(second.Items).Select(queue => $"q{queue.Settings.VisibilityTimeout}"), Is.EquivalentTo(Enumerable.Range(10, 60).Select(number => $"q{number}")));
    }

    [Test]
    public async Task Queues_ByName_AreThoseThatThereAre()
    {
        await Api.CreateQueueAsync("orders", new());
        await Api.CreateQueueAsync("other", new());
        var page = await Api.DescribeQueuesAsync(new() { Names = ["orders", "nowhere"] });
        Assert.That(page.Items.Select(queue => queue.Name), Is.EqualTo(new[] { "orders" }));
    }

    [Test]
    public async Task Queues_Searched_AreThoseWithTheText()
    {
        await Api.CreateQueueAsync("orders", new());
        await Api.CreateQueueAsync("other", new());
        Assert.That((await Api.DescribeQueuesAsync(new() { NameContains = "rde" })).Items.Select(queue => queue.Name), Is.EqualTo(new[] { "orders" }));
    }

    [Test]
    public async Task Topic_Life()
    {
        var id = await Api.CreateTopicAsync("events", new() { MaxMsgSize = 2048 }, FilterType.BindingKey);
        await Api.ModifyTopicAsync("events", new() { MaxMsgSize = 4096 });
        var topic = (await Api.DescribeTopicsAsync(new())).Items.Single();
        Assert.That(
            (topic.Name, topic.TopicId, topic.Settings.MaxMsgSize, topic.FilterType, topic.MsgRetentionSeconds, topic.CreateTime),
            Is.EqualTo(("events", id, (long?)4096, FilterType.BindingKey, 86_400L, FakeTime.Start)));
        await Api.DeleteTopicAsync("events");
        Assert.That((await Api.DescribeTopicsAsync(new())).Items, Is.Empty);
    }

    [Test]
    public async Task Subscription_Life()
    {
        await Api.CreateQueueAsync("orders", new());
        await Api.CreateTopicAsync("events", new());
        await Api.CreateSubscriptionAsync("events", "stock", SubscriptionProtocol.Queue, "orders", new() { FilterTags = ["red"], NotifyContentFormat = NotifyContentFormat.Simplified });
        await Api.ModifySubscriptionAsync("events", "stock", new() { NotifyStrategy = NotifyStrategy.BackoffRetry, FilterTags = ["blue", "green"] });
        var subscription = (await Api.DescribeSubscriptionsAsync(new() { TopicName = "events" })).Items.Single();
        Assert.That(
            (subscription.TopicName, subscription.Name, subscription.Protocol, subscription.Endpoint, subscription.Settings.NotifyStrategy),
            Is.EqualTo(("events", "stock", SubscriptionProtocol.Queue, "orders", (NotifyStrategy?)NotifyStrategy.BackoffRetry)));
        Assert.That(subscription.Settings.FilterTags, Is.EquivalentTo(new[] { "blue", "green" }));
        await Api.ClearSubscriptionFilterTagsAsync("events", "stock");
        Assert.That((await Api.DescribeSubscriptionsAsync(new() { TopicName = "events" })).Items.Single().Settings.FilterTags, Is.Empty);
        await Api.DeleteSubscriptionAsync("events", "stock");
        Assert.That((await Api.DescribeSubscriptionsAsync(new() { TopicName = "events" })).Items, Is.Empty);
    }

    [Test]
    public async Task TestMessages_GoTheSameWay()
    {
        await Api.CreateQueueAsync("orders", new());
        await Api.CreateTopicAsync("events", new(), FilterType.BindingKey);
        await Api.CreateSubscriptionAsync("events", "stock", SubscriptionProtocol.Queue, "orders", new() { BindingKeys = ["a.*"] });
        await Api.SendTestMessageAsync("orders", "sent");
        await Api.PublishTestMessageAsync("events", "published", ["a.b"]);
        Assert.That((await _bench.Messaging.ReceiveMessagesAsync("orders", 16)).Select(message => message.Body), Is.EquivalentTo(new[] { "sent", "published" }));
    }

    [Test]
    public async Task Calls_AreAllOfTheProtocol()
    {
        await Topic_Life();
        await Subscription_Life();
        Assert.That(_bench.Emulator.Calls.ByAction.Keys, Has.None.Contains("Cmq"));
    }

    [Test]
    public void Tags_AreRefusedByName() => AssertRefused("tags", () => Api.CreateQueueAsync("q", new(), new Dictionary<string, string> { ["a"] = "b" }));

    [Test]
    public void TopicTags_AreRefusedByName() => AssertRefused("tags", () => Api.ModifyTopicTagsAsync("t", new() { Delete = ["a"] }));

    [Test]
    public void TagFilter_IsRefusedByName() =>
        AssertRefused("tags", () => Api.DescribeQueuesAsync(new() { Tags = new Dictionary<string, IReadOnlyList<string>> { ["a"] = ["b"] } }));

    [Test]
    public void Clear_IsRefusedByName() => AssertRefused("ClearCmqQueue", () => Api.ClearQueueAsync("q"));

    [Test]
    public void SubscriptionsIntoAQueue_AreRefusedByName() => AssertRefused("queueName", () => Api.DescribeSubscriptionsAsync(new() { QueueName = "q" }));

    [Test]
    public void TdmqAttributes_AreRefusedByName()
    {
        AssertRefused("retentionSizeInMB", () => Api.CreateQueueAsync("q", new() { RetentionSizeInMB = 10_240 }));
        AssertRefused("transaction", () => Api.CreateQueueAsync("q", new() { Transaction = true }));
        AssertRefused("trace", () => Api.ModifyQueueAsync("q", new() { Trace = true }));
        AssertRefused("trace", () => Api.CreateTopicAsync("t", new() { Trace = true }));
    }

    private static QueueSettings Dead => new() { DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 3 } };

    private void AssertRefused(string property, Func<Task> call)
    {
        var refused = Assert.ThrowsAsync<CmqRefusedException>(call)!;
        Assert.That(refused.Refusals.Single().Property, Is.EqualTo(property));
        Assert.That(_bench.Emulator.Calls.Total, Is.Zero);
    }
}
