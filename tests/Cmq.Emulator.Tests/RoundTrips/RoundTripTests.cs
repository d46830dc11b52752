using Cmq.Broker;

namespace Cmq.Emulator.Tests;

/// <summary>The client of the SDK over the emulator over a broker: what arrives is what the broker has.</summary>
internal sealed class RoundTripTests
{
    private readonly FakeClock _clock = new();
    private CmqBroker _broker = null!;
    private CmqEmulator _emulator = null!;
    private CmqManagementClient _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _broker = new(new() { TimeProvider = _clock });
        _emulator = await CmqEmulator.StartAsync(new() { Management = _broker, TimeProvider = _clock });
        _client = ClientOf("ap-guangzhou");
    }

    [TearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task Region_OfAnyName_SeesTheSameObjects()
    {
        await _client.CreateQueueAsync("orders", new());
        using var elsewhere = ClientOf("eu-frankfurt");
        Assert.That((await elsewhere.DescribeQueueAsync("orders")).Name, Is.EqualTo("orders"));
    }

    [Test]
    public async Task Tags_ChangedAfterwards_AreTheOnesOfTheBroker()
    {
        await _client.CreateQueueAsync("orders", new(), new Dictionary<string, string> { ["owner"] = "shop", ["stage"] = "test" });
        await _client.ModifyQueueTagsAsync("orders", new() { Replace = new Dictionary<string, string> { ["owner"] = "store" }, Delete = ["stage"] });
        Assert.That((await _broker.DescribeQueueAsync("orders")).Tags, Is.EqualTo(new Dictionary<string, string> { ["owner"] = "store" }));
    }

    [Test]
    public async Task Queue_WithEverything_IsDescribedAsTheBrokerDescribesIt()
    {
        await _client.CreateQueueAsync("dead", new());
        var id = await _client.CreateQueueAsync(
            "orders",
            new()
            {
                MaxMsgHeapNum = 2_000_000,
                PollingWaitSeconds = 3,
                VisibilityTimeout = 60,
                MaxMsgSize = 2048,
                MsgRetentionSeconds = 7200,
                RewindSeconds = 3600,
                RetentionSizeInMB = 10_240,
                Transaction = true,
                TransactionPolicy = new() { FirstQueryInterval = 5, MaxQueryCount = 7 },
                Trace = true,
                DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.TimeToLive, MaxTimeToLive = 600 },
            },
            new Dictionary<string, string> { ["owner"] = "shop", ["stage"] = "test" });

        var described = await _client.DescribeQueueAsync("orders");

        Assert.That(described.QueueId, Is.EqualTo(id));
        Assert.That(described, Is.EqualTo(await _broker.DescribeQueueAsync("orders")).UsingPropertiesComparer());
    }

    [Test]
    public async Task Messages_AreCounted()
    {
        await _client.CreateQueueAsync("orders", new());
        await _client.SendTestMessageAsync("orders", "now");
        await _client.SendTestMessageAsync("orders", "later", delaySeconds: 60);
        var queue = await _client.DescribeQueueAsync("orders");
        Assert.That((queue.ActiveMsgNum, queue.DelayMsgNum, queue.MinMsgTime), Is.EqualTo((1, (long?)1, (long?)_clock.Now.ToUnixTimeSeconds())));
    }

    [Test]
    public async Task DeadLetterQueue_KnowsItsSourcesUntilTheyAreUnbound()
    {
        await _client.CreateQueueAsync("dead", new());
        await _client.CreateQueueAsync("orders", new());
        await _client.ModifyQueueAsync("orders", new() { DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 5 } });
        var bound = await _client.DescribeQueueAsync("dead");
        await _client.UnbindDeadLetterAsync("orders");
        var unbound = await _client.DescribeQueueAsync("dead");
        Assert.That((bound.DeadLetterSources, unbound.DeadLetterSources), Is.EqualTo((new[] { "orders" }, Array.Empty<string>())));
    }

    [Test]
    public async Task ChangeOfOneLimit_LeavesThePolicyAsItIs()
    {
        var policy = new DeadLetterPolicy { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 5 };
        await _client.CreateQueueAsync("dead", new());
        await _client.CreateQueueAsync("orders", new() { DeadLetterPolicy = policy });
        await _client.ModifyQueueAsync("orders", new() { DeadLetterPolicy = new() { MaxReceiveCount = 6 } });
        Assert.That((await _client.DescribeQueueAsync("orders")).Settings.DeadLetterPolicy, Is.EqualTo(policy with { MaxReceiveCount = 6 }));
    }

    [Test]
    public async Task Topic_WithEverything_IsDescribedAsTheBrokerDescribesIt()
    {
        await _client.CreateTopicAsync("sales", new() { MaxMsgSize = 4096, Trace = true }, FilterType.BindingKey, new Dictionary<string, string> { ["owner"] = "shop" });
        Assert.That(await _client.DescribeTopicAsync("sales"), Is.EqualTo(await _broker.DescribeTopicAsync("sales")).UsingPropertiesComparer());
    }

    [Test]
    public async Task Subscription_WithEverything_IsDescribedAsTheBrokerDescribesIt()
    {
        await _client.CreateQueueAsync("orders", new());
        await _client.CreateTopicAsync("sales", new(), FilterType.BindingKey);
        await _client.CreateSubscriptionAsync(
            "sales", "to-orders", SubscriptionProtocol.Queue, "orders", new() { NotifyStrategy = NotifyStrategy.BackoffRetry, BindingKeys = ["order.*", "order.#"] });
        Assert.That(
            await _client.FindSubscriptionAsync("sales", "to-orders"),
            Is.EqualTo(await _broker.FindSubscriptionAsync("sales", "to-orders")).UsingPropertiesComparer());
    }

    [Test]
    public async Task FilterTags_AreChangedAndCleared()
    {
        await _client.CreateTopicAsync("sales", new());
        await _client.CreateSubscriptionAsync("sales", "web", SubscriptionProtocol.Http, "http://127.0.0.1/", new() { FilterTags = ["red"] });
        await _client.ModifySubscriptionAsync("sales", "web", new() { FilterTags = ["red", "blue"] });
        var changed = (await _client.FindSubscriptionAsync("sales", "web"))!.Settings.FilterTags;
        await _client.ClearSubscriptionFilterTagsAsync("sales", "web");
        var cleared = (await _client.FindSubscriptionAsync("sales", "web"))!.Settings.FilterTags;
        Assert.That((changed, cleared), Is.EqualTo((new[] { "red", "blue" }, Array.Empty<string>())));
    }

    [Test]
    public async Task List_OfMoreThanAPage_IsReadToItsEnd()
    {
        for (var i = 0; i < 60; i++)
        {
            await _broker.CreateQueueAsync($"q{i:00}", new());
        }

        var names = await _client.ListQueuesAsync().Select(queue => queue.Name).ToListAsync();

        Assert.That(names, Is.EqualTo(Enumerable.Range(0, 60).Select(i => $"q{i:00}")));
        Assert.That(_emulator.Calls.Of("DescribeCmqQueues"), Is.EqualTo(2));
    }

    [Test]
    public async Task List_ByTags_HasWhatCarriesThem()
    {
        await _client.CreateQueueAsync("a", new(), new Dictionary<string, string> { ["owner"] = "shop" });
        await _client.CreateQueueAsync("b", new(), new Dictionary<string, string> { ["owner"] = "bank" });
        var page = await _client.DescribeQueuesAsync(new() { Tags = new Dictionary<string, IReadOnlyList<string>> { ["owner"] = ["shop"] } });
        Assert.That(page.Items.Select(queue => queue.Name), Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public async Task Error_OfTheBroker_ArrivesWithItsCodeAndMessage()
    {
        await _client.CreateQueueAsync("orders", new());
        var direct = Assert.ThrowsAsync<CmqServiceException>(() => _broker.CreateQueueAsync("Orders", new()))!;
        var remote = Assert.ThrowsAsync<CmqServiceException>(() => _client.CreateQueueAsync("Orders", new()))!;
        Assert.That((remote.Code, remote.ServiceMessage), Is.EqualTo(("ResourceInUse.Queue", direct.ServiceMessage)));
    }
    private CmqManagementClient ClientOf(string region) => new(new()
    {
        Region = region,
        Credentials = new CmqCredential(CmqEmulatorCredentials.LocalKey.SecretId, CmqEmulatorCredentials.LocalKey.SecretKey),
        Endpoint = _emulator.Endpoint.ToString(),
        TimeProvider = _clock,
        RateLimits = CmqRateLimits.None,
        Retry = CmqRetryOptions.None,
    });
}
