namespace Cmq.Broker.Tests;

internal sealed class TopicTests
{
    [TestCase(CmqEdition.Tdmq, false)]
    [TestCase(CmqEdition.Tdmq2022, false)]
    [TestCase(CmqEdition.Classic, null)]
    public async Task CreateTopic_NothingSet_HasTheDefaults(CmqEdition edition, bool? trace)
    {
        var broker = TestBroker.New(edition);
        var id = await broker.CreateTopicAsync("events", new());

        var topic = await broker.DescribeTopicAsync("events");

        Assert.That(topic with { Tags = null }, Is.EqualTo(new TopicDescription
        {
            Name = "events",
            TopicId = id,
            Settings = new() { MaxMsgSize = 65_536, Trace = trace },
            FilterType = FilterType.FilterTag,
            MsgRetentionSeconds = 86_400,
            CreateTime = ManualClock.Start,
            LastModifyTime = ManualClock.Start,
            MsgCount = 0,
            SubscriptionCount = 0,
            Qps = 5000,
            Status = CmqObjectStatus.Normal,
            BrokerType = 1,
            TenantId = "cmq-1250000000",
            NamespaceName = "CMQ_TOPIC-events",
            CreateUin = 100_000_000_001,
        }));
    }

    [TestCase(CmqEdition.Tdmq, 1_048_576, true)]
    [TestCase(CmqEdition.Tdmq, 1_048_577, false)]
    [TestCase(CmqEdition.Classic, 65_536, true)]
    [TestCase(CmqEdition.Classic, 65_537, false)]
    public void Topic_SizeOfAMegabyte_IsForTheTdmqEditions(CmqEdition edition, long size, bool allowed) => Assert.That(
        async () => await TestBroker.New(edition).CreateTopicAsync("events", new() { MaxMsgSize = size }),
        allowed ? Throws.Nothing : Throws.TypeOf<CmqServiceException>().With.Property("Code").EqualTo(CmqErrorCodes.InvalidParameterValue));

    [Test]
    public async Task CreateTopic_Any_GivesAnIdOfTheServicesShape() =>
        Assert.That(await TestBroker.New().CreateTopicAsync("events", new()), Does.Match("^cmqt-[a-z0-9]{12}$"));

    [Test]
    public async Task CreateTopic_SameNameAsAQueue_IsFine()
    {
        var broker = await TestBroker.WithQueuesAsync("events");

        Assert.That(async () => await broker.CreateTopicAsync("events", new()), Throws.Nothing);
    }

    [Test]
    public async Task CreateTopic_TraceOnClassic_IsRefused()
    {
        var broker = TestBroker.New(CmqEdition.Classic);

        Assert.That(
            await TestBroker.RefusedPropertiesAsync(() => broker.CreateTopicAsync("events", new() { Trace = true })),
            Is.EqualTo(new[] { "trace" }));
    }

    [Test]
    public async Task ModifyTopic_Size_LeavesTheRest()
    {
        var clock = new ManualClock();
        var broker = TestBroker.New(clock: clock);
        await broker.CreateTopicAsync("events", new() { Trace = true }, FilterType.BindingKey, new Dictionary<string, string> { ["a"] = "b" });
        var before = await broker.DescribeTopicAsync("events");
        clock.Advance(2);

        await broker.ModifyTopicAsync("EVENTS", new() { MaxMsgSize = 1_048_576 });

        var expected = before with { Settings = new() { MaxMsgSize = 1_048_576, Trace = true }, LastModifyTime = ManualClock.Start.AddSeconds(2) };
        Assert.That(await broker.DescribeTopicAsync("events"), Is.EqualTo(expected));
    }

    [Test]
    public async Task ModifyTopic_NothingChanges_LeavesTheTimeOfChange()
    {
        var clock = new ManualClock();
        var broker = TestBroker.New(clock: clock);
        await broker.CreateTopicAsync("events", new());
        clock.Advance(2);

        await broker.ModifyTopicAsync("events", new() { Trace = false });

        Assert.That((await broker.DescribeTopicAsync("events")).LastModifyTime, Is.EqualTo(ManualClock.Start));
    }

    [Test]
    public async Task DeleteTopic_WithoutSubscriptions_IsGone()
    {
        var broker = TestBroker.New();
        await broker.CreateTopicAsync("events", new());

        await broker.DeleteTopicAsync("events");

        Assert.That(await broker.FindTopicAsync("events"), Is.Null);
    }

    [Test]
    public async Task DeleteTopic_ManySubscriptions_NamesTheFirstTen()
    {
        var broker = await TestBroker.WithQueuesAsync("queue");
        await broker.CreateTopicAsync("events", new());
        for (var number = 10; number < 22; number++)
        {
            await broker.SubscribeQueueAsync("events", $"s{number}", "queue");
        }

        var error = await TestBroker.ErrorOfAsync(() => broker.DeleteTopicAsync("events"));

        Assert.That(error.Message, Does.Contain("'s10'").And.Contain("'s19' and 2 more").And.Not.Contain("'s20'"));
    }

    [Test]
    public async Task DescribeTopics_Filters_AreThoseOfQueues()
    {
        var broker = TestBroker.New();
        await broker.CreateTopicAsync("B-events", new(), tags: new Dictionary<string, string> { ["team"] = "shop" });
        await broker.CreateTopicAsync("a-events", new(), tags: new Dictionary<string, string> { ["team"] = "shop" });
        await broker.CreateTopicAsync("c-events", new());

        var page = await broker.DescribeTopicsAsync(new() { NameContains = "EVENTS", Tags = new Dictionary<string, IReadOnlyList<string>> { ["team"] = ["shop"] } });

        Assert.That(page.Items.Select(topic => topic.Name), Is.EqualTo(new[] { "a-events", "B-events" }));
    }
}
