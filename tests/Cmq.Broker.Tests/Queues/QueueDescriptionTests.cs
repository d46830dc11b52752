namespace Cmq.Broker.Tests;

internal sealed class QueueDescriptionTests
{
    [TestCase(CmqEdition.Tdmq, 65_536, 345_600, 0L, false)]
    [TestCase(CmqEdition.Tdmq2022, 1_048_576, 3600, 0L, false)]
    [TestCase(CmqEdition.Classic, 65_536, 345_600, null, null)]
    public async Task CreateQueue_NothingSet_HasTheEditionsDefaults(CmqEdition edition, long size, long retention, long? retentionSize, bool? off)
    {
        var broker = TestBroker.New(edition);
        await broker.CreateQueueAsync("orders", new());

        var queue = await broker.DescribeQueueAsync("orders");

        Assert.That(queue.Settings, Is.EqualTo(new QueueSettings
        {
            MaxMsgHeapNum = 100_000_000,
            PollingWaitSeconds = 0,
            VisibilityTimeout = 30,
            MaxMsgSize = size,
            MsgRetentionSeconds = retention,
            RewindSeconds = 0,
            RetentionSizeInMB = retentionSize,
            Transaction = off,
            Trace = off,
        }));
    }

    [Test]
    public async Task CreateQueue_EverythingSet_IsReadBack()
    {
        var broker = await TestBroker.WithQueuesAsync("dead");
        var settings = new QueueSettings
        {
            MaxMsgHeapNum = 2_000_000,
            PollingWaitSeconds = 3,
            VisibilityTimeout = 60,
            MaxMsgSize = 1_048_576,
            MsgRetentionSeconds = 7200,
            RewindSeconds = 3600,
            RetentionSizeInMB = 10_240,
            DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.TimeToLive, MaxTimeToLive = 300 },
            Transaction = true,
            TransactionPolicy = new() { FirstQueryInterval = 5, MaxQueryCount = 7 },
            Trace = true,
        };
        await broker.CreateQueueAsync("orders", settings);

        Assert.That((await broker.DescribeQueueAsync("orders")).Settings, Is.EqualTo(settings));
    }

    [Test]
    public async Task DescribeQueue_New_HasTheServicesFigures()
    {
        var broker = TestBroker.New();
        var id = await broker.CreateQueueAsync("orders", new());

        var queue = await broker.DescribeQueueAsync("orders");

        Assert.That(queue with { Settings = new(), Tags = null, DeadLetterSources = [] }, Is.EqualTo(new QueueDescription
        {
            Name = "orders",
            QueueId = id,
            CreateTime = ManualClock.Start,
            LastModifyTime = ManualClock.Start,
            ActiveMsgNum = 0,
            InactiveMsgNum = 0,
            DelayMsgNum = 0,
            RewindMsgNum = 0,
            MinMsgTime = null,
            Qps = 5000,
            Bps = 52_428_800,
            MaxDelaySeconds = 3600,
            MaxUnackedMsgNum = 100_000,
            MaxMsgBacklogSize = 10_737_418_240,
            Status = CmqObjectStatus.Normal,
            TenantId = "cmq-1250000000",
            NamespaceName = "CMQ_QUEUE-orders",
            CreateUin = 100_000_000_001,
            Settings = new(),
            DeadLetterSources = queue.DeadLetterSources is [] ? [] : ["none expected"],
        }));
    }

    [Test]
    public async Task CreateQueue_Twice_GivesIdsOfTheServicesShape([Values] CmqEdition edition)
    {
        var broker = TestBroker.New(edition);
        var ids = new[] { await broker.CreateQueueAsync("a", new()), await broker.CreateQueueAsync("b", new()) };

        Assert.That(ids, Is.Unique.And.All.Match("^cmqq-[a-z0-9]{12}$"));
    }

    [Test]
    public async Task DescribeQueue_OtherCase_IsTheSameQueueUnderItsOwnName()
    {
        var broker = await TestBroker.WithQueuesAsync("Orders");

        Assert.That((await broker.DescribeQueueAsync("oRDERS")).Name, Is.EqualTo("Orders"));
    }

    [Test]
    public async Task CreateQueue_Tags_AreCopiedAndReadBack()
    {
        var broker = TestBroker.New();
        var tags = new Dictionary<string, string> { ["team"] = "shop" };
        await broker.CreateQueueAsync("orders", new(), tags);
        tags["team"] = "changed later";

        Assert.That((await broker.DescribeQueueAsync("orders")).Tags, Is.EqualTo(new Dictionary<string, string> { ["team"] = "shop" }));
    }

    [TestCase("transaction")]
    [TestCase("trace")]
    [TestCase("transactionPolicy")]
    [TestCase("retentionSizeInMB")]
    [TestCase("tags")]
    public async Task CreateQueue_TdmqFeatureOnClassic_IsRefused(string property)
    {
        var broker = TestBroker.New(CmqEdition.Classic);
        var settings = property switch
        {
            "transaction" => new QueueSettings { Transaction = true },
            "trace" => new() { Trace = true },
            "transactionPolicy" => new() { TransactionPolicy = new() },
            "retentionSizeInMB" => new() { RetentionSizeInMB = 10_240, RewindSeconds = 60 },
            _ => new(),
        };
        var tags = property == "tags" ? new Dictionary<string, string> { ["a"] = "b" } : null;

        Assert.That(await TestBroker.RefusedPropertiesAsync(() => broker.CreateQueueAsync("orders", settings, tags)), Is.EqualTo(new[] { property }));
    }

    [TestCase(CmqEdition.Tdmq, true)]
    [TestCase(CmqEdition.Tdmq2022, true)]
    [TestCase(CmqEdition.Classic, false)]
    public void CreateQueue_ReservedEndOfAName_IsRefusedOnTheTdmqEditions(CmqEdition edition, bool refused)
    {
        foreach (var name in (string[])["orders-retry", "orders-DLQ"])
        {
            Assert.That(
                async () => await TestBroker.New(edition).CreateQueueAsync(name, new()),
                refused ? Throws.TypeOf<CmqServiceException>().With.Property("Code").EqualTo(CmqErrorCodes.InvalidParameterValue) : Throws.Nothing);
        }
    }

    [Test]
    public async Task DescribeQueue_OfTheClassicEdition_HasNoTags()
    {
        var broker = TestBroker.New(CmqEdition.Classic);
        await broker.CreateQueueAsync("orders", new());

        Assert.That((await broker.DescribeQueueAsync("orders")).Tags, Is.Null);
    }

    [Test]
    public async Task CreateQueue_HalfASurrogatePairInATag_IsRefused()
    {
        var tags = new Dictionary<string, string> { ["a"] = "\ud83d" };

        Assert.That(await TestBroker.RefusedPropertiesAsync(() => TestBroker.New().CreateQueueAsync("orders", new(), tags)), Is.EqualTo(new[] { "tags" }));
    }
}
