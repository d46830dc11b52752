using System.Text;

namespace Cmq.Broker.Tests;

/// <summary>How a broker and its store are kept the same, whatever the store.</summary>
internal sealed class KeepingTests
{
    private readonly MemoryDocument _document = new();
    private readonly ManualClock _clock = new();

    [TestCase(CmqEdition.Tdmq)]
    [TestCase(CmqEdition.Classic)]
    [TestCase(CmqEdition.Tdmq2022)]
    public async Task Reopened_Broker_HasTheSamePicture(CmqEdition edition)
    {
        var broker = Open(edition);
        await FillAsync(broker);
        _clock.Advance(1);
        var before = await Picture.OfAsync(broker);

        Assert.That(await Picture.OfAsync(Open(edition)), Is.EqualTo(before));
    }

    [Test]
    public async Task Reopened_TdmqFeatures_AreThere()
    {
        var broker = Open();
        await broker.CreateQueueAsync(
            "orders",
            new() { Transaction = true, TransactionPolicy = new() { FirstQueryInterval = 1, MaxQueryCount = 2 }, Trace = true, RewindSeconds = 5, RetentionSizeInMB = 10_240 },
            new Dictionary<string, string> { ["团队"] = "电商 \"\\\n\u0001\u2028x", ["a"] = "b" });
        await broker.CreateTopicAsync("events", new() { Trace = true }, FilterType.BindingKey, new Dictionary<string, string> { ["a"] = "b" });
        var before = await Picture.OfAsync(broker);

        Assert.That(await Picture.OfAsync(Open()), Is.EqualTo(before));
    }

    [Test]
    public async Task Reopened_BlockedName_IsStillBlocked()
    {
        var options = new CmqBrokerOptions { Store = _document, TimeProvider = _clock, NameBlockTime = TimeSpan.FromSeconds(30) };
        var broker = new CmqBroker(options);
        await broker.CreateQueueAsync("orders", new());
        await broker.DeleteQueueAsync("orders");
        await broker.CreateTopicAsync("events", new());
        await broker.DeleteTopicAsync("events");

        var error = await TestBroker.ErrorOfAsync(() => new CmqBroker(options).CreateTopicAsync("events", new()));

        Assert.That(error.Code, Is.EqualTo(CmqErrorCodes.ResourceUnavailable));
    }

    [Test]
    public async Task SecondBroker_AfterTheFirstWrote_SeesIt()
    {
        var (first, second) = (Open(), Open());
        await first.CreateQueueAsync("a", new());
        await second.CreateQueueAsync("b", new());
        await first.SendTestMessageAsync("b", "x");

        Assert.That(await Picture.OfAsync(second), Is.EqualTo(await Picture.OfAsync(first)).And.Contain("ActiveMsgNum = 1"));
    }

    [Test]
    public async Task SecondBroker_NameTakenByTheFirst_IsRefused()
    {
        var (first, second) = (Open(), Open());
        Assert.That(await second.FindQueueAsync("orders"), Is.Null);
        await first.CreateQueueAsync("orders", new());

        Assert.That((await TestBroker.ErrorOfAsync(() => second.CreateQueueAsync("orders", new()))).Code, Is.EqualTo(CmqErrorCodes.ResourceInUseQueue));
    }

    [Test]
    public async Task Write_Fails_ChangesNothing()
    {
        var broker = Open();
        await FillAsync(broker);
        var before = await Picture.OfAsync(broker);
        _document.FailsToWrite = true;

        Assert.That(async () => await broker.CreateQueueAsync("late", new()), Throws.TypeOf<CmqStoreException>());
        Assert.That(async () => await broker.SendTestMessageAsync("orders", "late"), Throws.TypeOf<CmqStoreException>());
        Assert.That(async () => await broker.ClearQueueAsync("orders"), Throws.TypeOf<CmqStoreException>());
        Assert.That(await Picture.OfAsync(broker), Is.EqualTo(before));
    }

    [Test]
    public async Task Write_FailsOnce_TheNextOneWorks()
    {
        var broker = Open();
        _document.FailsToWrite = true;
        Assert.That(async () => await broker.CreateQueueAsync("orders", new()), Throws.TypeOf<CmqStoreException>());
        _document.FailsToWrite = false;

        await broker.CreateQueueAsync("orders", new());

        Assert.That(await Open().FindQueueAsync("orders"), Is.Not.Null);
    }

    [Test]
    public async Task Refusal_AnyKind_WritesNothing()
    {
        var broker = Open();
        await broker.CreateQueueAsync("orders", new());
        var writes = _document.Writes;

        await TestBroker.ErrorOfAsync(() => broker.CreateQueueAsync("orders", new()));

        Assert.That(_document.Writes, Is.EqualTo(writes));
    }

    [Test]
    public async Task Operation_ThatChangesNothing_WritesNothing()
    {
        var broker = Open();
        await broker.CreateQueueAsync("orders", new());
        var writes = _document.Writes;

        await broker.ModifyQueueAsync("orders", new() { VisibilityTimeout = 30 });

        Assert.That(_document.Writes, Is.EqualTo(writes));
    }

    [Test]
    public async Task Document_Vanishes_IsABrokerWithNothing()
    {
        var broker = Open();
        await broker.CreateQueueAsync("orders", new());
        _document.Bytes = null;

        Assert.That(await broker.FindQueueAsync("orders"), Is.Null);
    }

    [Test]
    public async Task Document_OfAnotherEdition_IsRefusedWithBoth()
    {
        await Open(CmqEdition.Classic).CreateQueueAsync("orders", new());

        Assert.That(
            async () => await Open(CmqEdition.Tdmq).FindQueueAsync("orders"),
            Throws.TypeOf<CmqStoreException>().With.Message.Contains("edition 'classic'").And.Message.Contains("'tdmq'"));
    }

    [Test]
    public async Task Document_OfAnotherEditionWithoutObjects_IsTakenOver()
    {
        var classic = Open(CmqEdition.Classic);
        await classic.CreateQueueAsync("orders", new());
        await classic.DeleteQueueAsync("orders");

        await Open(CmqEdition.Tdmq).CreateQueueAsync("my_orders", new());

        Assert.That(Encoding.UTF8.GetString(_document.Bytes!), Does.Contain("\"edition\": \"tdmq\""));
    }

    private static async Task FillAsync(CmqBroker broker)
    {
        await broker.CreateQueueAsync("dead", new() { MsgRetentionSeconds = 43_200 });
        await broker.CreateQueueAsync("Orders", new() { DeadLetterPolicy = TestBroker.DeadLettersTo("dead"), VisibilityTimeout = 31 });
        await broker.CreateQueueAsync(
            "aged",
            new() { DeadLetterPolicy = new() { DeadLetterQueue = "DEAD", Policy = DeadLetterCondition.TimeToLive, MaxTimeToLive = 300 } });
        await broker.CreateTopicAsync("events", new() { MaxMsgSize = 2048 });
        await broker.CreateTopicAsync("routes", new(), FilterType.BindingKey);
        await broker.SubscribeQueueAsync("events", "a", "orders", new() { FilterTags = ["paid", "已付"] });
        await broker.SubscribeQueueAsync("routes", "A", "orders", new() { BindingKeys = ["a.#", "*.b"] });
        await broker.CreateSubscriptionAsync("events", "hook", SubscriptionProtocol.Http, "http://example.com/?a=b", new() { NotifyStrategy = NotifyStrategy.BackoffRetry });
        await broker.SendTestMessageAsync("orders", "one \"quoted\" 一\u0000\u2028\U0001F600");
        await broker.SendTestMessageAsync("orders", "later", 100);
    }

    private CmqBroker Open(CmqEdition edition = CmqEdition.Tdmq) => new(new() { Edition = edition, Store = _document, TimeProvider = _clock });
}
