namespace Cmq.Broker.Tests;

internal sealed class DeadLetterTests
{
    private static readonly string[] Sources = ["s1", "s2", "s3", "s4", "s5", "s6"];

    [Test]
    public async Task Bind_ExistingQueue_ShowsOnBothSides()
    {
        var broker = await TestBroker.WithQueuesAsync("dead", "orders");

        await broker.ModifyQueueAsync("orders", new() { DeadLetterPolicy = TestBroker.DeadLettersTo("dead") });

        Assert.That((await broker.DescribeQueueAsync("dead")).DeadLetterSources, Is.EqualTo(new[] { "orders" }));
    }

    [TestCase("none", "no queue has this name")]
    [TestCase("orders", "not its own")]
    [TestCase("ORDERS", "not its own")]
    [TestCase("chained", "a dead-letter queue itself, 'dead'")]
    [TestCase("transactional", "transaction queue")]
    public async Task Bind_WrongQueue_IsRefusedWithTheReason(string target, string words)
    {
        var broker = await TestBroker.WithQueuesAsync("dead", "orders");
        await broker.CreateQueueAsync("chained", new() { DeadLetterPolicy = TestBroker.DeadLettersTo("dead") });
        await broker.CreateQueueAsync("transactional", new() { Transaction = true });

        var error = await TestBroker.ErrorOfAsync(() => broker.ModifyQueueAsync("orders", new() { DeadLetterPolicy = TestBroker.DeadLettersTo(target) }));

        Assert.That(error.Code, Is.EqualTo(CmqErrorCodes.InvalidParameterValue));
        Assert.That(error.Message, Does.Contain("deadLetterPolicy.deadLetterQueue: '" + target).And.Contain(words));
    }

    [Test]
    public async Task CreateQueue_OwnDeadLetterQueue_IsRefused()
    {
        var error = await TestBroker.ErrorOfAsync(
            () => TestBroker.New().CreateQueueAsync("orders", new() { DeadLetterPolicy = TestBroker.DeadLettersTo("orders") }));

        Assert.That(error.Message, Does.Contain("not its own"));
    }

    [Test]
    public async Task Bind_QueueThatIsADeadLetterQueue_IsRefusedWithItsSources()
    {
        var broker = await TestBroker.WithQueuesAsync("dead", "deader");
        await broker.CreateQueueAsync("orders", new() { DeadLetterPolicy = TestBroker.DeadLettersTo("dead") });

        var error = await TestBroker.ErrorOfAsync(() => broker.ModifyQueueAsync("dead", new() { DeadLetterPolicy = TestBroker.DeadLettersTo("deader") }));

        Assert.That(error.Message, Does.Contain("queue 'dead' is the dead-letter queue of 'orders'"));
    }

    [Test]
    public async Task DeadLetterRules_OfEveryEdition_AreTheSame([Values] CmqEdition edition)
    {
        var broker = TestBroker.New(edition);
        await broker.CreateQueueAsync("dead", new());
        foreach (var source in Sources)
        {
            await broker.CreateQueueAsync(source, new() { DeadLetterPolicy = TestBroker.DeadLettersTo("dead") });
        }

        Func<Task>[] refused =
        [
            () => broker.CreateQueueAsync("x", new() { DeadLetterPolicy = TestBroker.DeadLettersTo("none") }),
            () => broker.CreateQueueAsync("x", new() { DeadLetterPolicy = TestBroker.DeadLettersTo("x") }),
            () => broker.CreateQueueAsync("x", new() { DeadLetterPolicy = TestBroker.DeadLettersTo("s1") }),
            () => broker.CreateQueueAsync("x", new() { DeadLetterPolicy = TestBroker.DeadLettersTo("dead") }),
            () => broker.DeleteQueueAsync("dead"),
        ];

        Assert.That(refused, Has.All.Matches<Func<Task>>(call => Assert.CatchAsync<CmqServiceException>(() => call()) is not null));
    }

    [Test]
    public async Task CreateQueue_LimitThatThePolicyDoesNotUse_IsReadBack()
    {
        var broker = await TestBroker.WithQueuesAsync("dead");
        var policy = TestBroker.DeadLettersTo("dead") with { MaxTimeToLive = 600 };

        await broker.CreateQueueAsync("orders", new() { DeadLetterPolicy = policy });

        Assert.That((await broker.DescribeQueueAsync("orders")).Settings.DeadLetterPolicy, Is.EqualTo(policy));
    }

    [Test]
    public async Task Bind_SeventhSource_IsRefusedWithTheSix()
    {
        var broker = await WithSixSourcesAsync();

        var error = await TestBroker.ErrorOfAsync(() => broker.CreateQueueAsync("s7", new() { DeadLetterPolicy = TestBroker.DeadLettersTo("dead") }));

        Assert.That(error.Message, Does.Contain("6 queues already ('s1', 's2', 's3', 's4', 's5', 's6')"));
    }

    [Test]
    public async Task Modify_OneOfSixSources_IsFine()
    {
        var broker = await WithSixSourcesAsync();

        await broker.ModifyQueueAsync("s6", new() { DeadLetterPolicy = TestBroker.DeadLettersTo("dead", 9) });

        Assert.That((await broker.DescribeQueueAsync("s6")).Settings.DeadLetterPolicy!.MaxReceiveCount, Is.EqualTo(9));
    }

    [Test]
    public async Task Unbind_OneOfSixSources_MakesRoom()
    {
        var broker = await WithSixSourcesAsync();
        await broker.UnbindDeadLetterAsync("s1");

        Assert.That(
            async () => await broker.CreateQueueAsync("s7", new() { DeadLetterPolicy = TestBroker.DeadLettersTo("dead") }),
            Throws.Nothing);
    }

    [Test]
    public async Task Unbind_Bound_RemovesThePolicyAndFreesTheQueue()
    {
        var clock = new ManualClock();
        var broker = TestBroker.New(clock: clock);
        await broker.CreateQueueAsync("dead", new());
        await broker.CreateQueueAsync("orders", new() { DeadLetterPolicy = TestBroker.DeadLettersTo("dead") });
        clock.Advance(1);

        await broker.UnbindDeadLetterAsync("orders");
        await broker.DeleteQueueAsync("dead");

        var orders = await broker.DescribeQueueAsync("orders");
        Assert.That((orders.Settings.DeadLetterPolicy, orders.LastModifyTime), Is.EqualTo((default(DeadLetterPolicy), ManualClock.Start.AddSeconds(1))));
    }

    [Test]
    public async Task Unbind_NotBound_ChangesNothing()
    {
        var broker = await TestBroker.WithQueuesAsync("orders");
        var before = await Picture.OfAsync(broker);

        await broker.UnbindDeadLetterAsync("orders");

        Assert.That(await Picture.OfAsync(broker), Is.EqualTo(before));
    }

    [Test]
    public async Task Delete_Source_FreesTheDeadLetterQueue()
    {
        var broker = await TestBroker.WithQueuesAsync("dead");
        await broker.CreateQueueAsync("orders", new() { DeadLetterPolicy = TestBroker.DeadLettersTo("dead") });

        await broker.DeleteQueueAsync("orders");

        Assert.That(async () => await broker.DeleteQueueAsync("dead"), Throws.Nothing);
    }

    [Test]
    public async Task Modify_OneMemberOfThePolicy_LeavesTheOthers()
    {
        var broker = await TestBroker.WithQueuesAsync("dead", "deader");
        await broker.CreateQueueAsync("orders", new() { DeadLetterPolicy = TestBroker.DeadLettersTo("dead") });

        await broker.ModifyQueueAsync("orders", new() { DeadLetterPolicy = new() { DeadLetterQueue = "deader" } });

        Assert.That((await broker.DescribeQueueAsync("orders")).Settings.DeadLetterPolicy, Is.EqualTo(TestBroker.DeadLettersTo("deader")));
    }

    [Test]
    public async Task Modify_RetentionNotAboveTheTimeToLive_IsRefused()
    {
        var broker = await WithTimeToLiveAsync(600);

        var properties = await TestBroker.RefusedPropertiesAsync(() => broker.ModifyQueueAsync("orders", new() { MsgRetentionSeconds = 600 }));

        Assert.That(properties, Is.EqualTo(new[] { "deadLetterPolicy.maxTimeToLive" }));
    }

    [Test]
    public async Task Modify_TimeToLiveNotBelowTheRetention_IsRefused()
    {
        var broker = await WithTimeToLiveAsync(600);
        await broker.ModifyQueueAsync("orders", new() { MsgRetentionSeconds = 700 });

        var properties = await TestBroker.RefusedPropertiesAsync(() => broker.ModifyQueueAsync("orders", new() { DeadLetterPolicy = new() { MaxTimeToLive = 700 } }));

        Assert.That(properties, Is.EqualTo(new[] { "deadLetterPolicy.maxTimeToLive" }));
    }

    [Test]
    public async Task Modify_LimitWithoutAPolicy_IsRefusedForTheQueueThatIsMissing()
    {
        var broker = await TestBroker.WithQueuesAsync("orders");

        var error = await TestBroker.ErrorOfAsync(() => broker.ModifyQueueAsync("orders", new() { DeadLetterPolicy = new() { MaxReceiveCount = 5 } }));

        Assert.That(error.Code, Is.EqualTo(CmqErrorCodes.MissingParameter));
    }

    private static async Task<CmqBroker> WithSixSourcesAsync()
    {
        var broker = await TestBroker.WithQueuesAsync("dead");
        foreach (var source in Sources)
        {
            await broker.CreateQueueAsync(source, new() { DeadLetterPolicy = TestBroker.DeadLettersTo("dead") });
        }

        return broker;
    }

    private static async Task<CmqBroker> WithTimeToLiveAsync(long seconds)
    {
        var broker = await TestBroker.WithQueuesAsync("dead");
        var policy = new DeadLetterPolicy { DeadLetterQueue = "dead", Policy = DeadLetterCondition.TimeToLive, MaxTimeToLive = seconds };
        await broker.CreateQueueAsync("orders", new() { DeadLetterPolicy = policy });
        return broker;
    }
}
