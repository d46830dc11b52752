namespace Cmq.Broker.Tests;

internal sealed class QueueChangeTests
{
    private static IEnumerable<TestCaseData> Changes()
    {
        yield return Case("maxMsgHeapNum", new() { MaxMsgHeapNum = 1_000_000 });
        yield return Case("pollingWaitSeconds", new() { PollingWaitSeconds = 30 });
        yield return Case("visibilityTimeout", new() { VisibilityTimeout = 43_200 });
        yield return Case("msgRetentionSeconds", new() { MsgRetentionSeconds = 60 });
        yield return Case("rewindSeconds", new() { RewindSeconds = 43_200 });
        yield return Case("rewind with its storage", new() { RewindSeconds = 1, RetentionSizeInMB = 512_000 });
        yield return Case("trace", new() { Trace = true });
        yield return Case("transactionPolicy", new() { TransactionPolicy = new() { MaxQueryCount = 1 } });
        yield return Case("deadLetterPolicy", new() { DeadLetterPolicy = TestBroker.DeadLettersTo("dead") });
    }

    [TestCaseSource(nameof(Changes))]
    public async Task ModifyQueue_OneMember_LeavesTheOthers(QueueSettings changes)
    {
        var broker = await TestBroker.WithQueuesAsync("dead", "orders");
        var before = (await broker.DescribeQueueAsync("orders")).Settings;

        await broker.ModifyQueueAsync("orders", changes);

        var expected = before with
        {
            MaxMsgHeapNum = changes.MaxMsgHeapNum ?? before.MaxMsgHeapNum,
            PollingWaitSeconds = changes.PollingWaitSeconds ?? before.PollingWaitSeconds,
            VisibilityTimeout = changes.VisibilityTimeout ?? before.VisibilityTimeout,
            MsgRetentionSeconds = changes.MsgRetentionSeconds ?? before.MsgRetentionSeconds,
            RewindSeconds = changes.RewindSeconds ?? before.RewindSeconds,
            RetentionSizeInMB = changes.RetentionSizeInMB ?? before.RetentionSizeInMB,
            Trace = changes.Trace ?? before.Trace,
            TransactionPolicy = changes.TransactionPolicy,
            DeadLetterPolicy = changes.DeadLetterPolicy,
        };
        Assert.That((await broker.DescribeQueueAsync("orders")).Settings, Is.EqualTo(expected));
    }

    [Test]
    public async Task ModifyQueue_OneMemberOfTheTransactionPolicy_LeavesTheOther()
    {
        var broker = TestBroker.New();
        await broker.CreateQueueAsync("orders", new() { TransactionPolicy = new() { FirstQueryInterval = 5, MaxQueryCount = 7 } });

        await broker.ModifyQueueAsync("orders", new() { TransactionPolicy = new() { MaxQueryCount = 9 } });

        Assert.That(
            (await broker.DescribeQueueAsync("orders")).Settings.TransactionPolicy,
            Is.EqualTo(new TransactionPolicy { FirstQueryInterval = 5, MaxQueryCount = 9 }));
    }

    [Test]
    public async Task ModifyQueue_NothingGiven_ChangesNothing()
    {
        var broker = await TestBroker.WithQueuesAsync("orders");
        var before = await Picture.OfAsync(broker);

        await broker.ModifyQueueAsync("orders", new());

        Assert.That(await Picture.OfAsync(broker), Is.EqualTo(before));
    }

    [Test]
    public async Task ModifyQueue_Change_SetsTheTimeOfChangeOnly()
    {
        var clock = new ManualClock();
        var broker = TestBroker.New(clock: clock);
        await broker.CreateQueueAsync("orders", new());
        clock.Advance(5);

        await broker.ModifyQueueAsync("orders", new() { VisibilityTimeout = 31 });

        var queue = await broker.DescribeQueueAsync("orders");
        Assert.That((queue.CreateTime, queue.LastModifyTime), Is.EqualTo((ManualClock.Start, ManualClock.Start.AddSeconds(5))));
    }

    [Test]
    public async Task ModifyQueue_NothingChanges_LeavesTheTimeOfChange()
    {
        var clock = new ManualClock();
        var broker = TestBroker.New(clock: clock);
        await broker.CreateQueueAsync("orders", new());
        clock.Advance(5);

        await broker.ModifyQueueAsync("orders", new() { VisibilityTimeout = 30 });

        Assert.That((await broker.DescribeQueueAsync("orders")).LastModifyTime, Is.EqualTo(ManualClock.Start));
    }

    [TestCase(CmqEdition.Tdmq, true)]
    [TestCase(CmqEdition.Tdmq2022, true)]
    [TestCase(CmqEdition.Classic, false)]
    public async Task ModifyQueue_OtherMaxMsgSize_IsRefusedWhereItIsFixed(CmqEdition edition, bool refused)
    {
        var broker = TestBroker.New(edition);
        await broker.CreateQueueAsync("orders", new() { MaxMsgSize = 2048 });

        Task Change() => broker.ModifyQueueAsync("orders", new() { MaxMsgSize = 4096 });

        if (refused)
        {
            Assert.That(await TestBroker.RefusedPropertiesAsync(Change), Is.EqualTo(new[] { "maxMsgSize" }));
        }
        else
        {
            await Change();
            Assert.That((await broker.DescribeQueueAsync("orders")).Settings.MaxMsgSize, Is.EqualTo(4096));
        }
    }

    [Test]
    public async Task ModifyQueue_FixedMembersWithTheirPresentValues_IsFine()
    {
        var broker = TestBroker.New();
        await broker.CreateQueueAsync("orders", new() { MaxMsgSize = 2048 });

        Assert.That(async () => await broker.ModifyQueueAsync("orders", new() { MaxMsgSize = 2048, Transaction = false }), Throws.Nothing);
    }

    [Test]
    public async Task ModifyQueue_OtherMaxMsgSize_NamesTheEditionThatTakesIt()
    {
        var broker = await TestBroker.WithQueuesAsync("orders");

        var error = await TestBroker.ErrorOfAsync(() => broker.ModifyQueueAsync("orders", new() { MaxMsgSize = 2048 }));

        Assert.That(error.ServiceMessage, Is.EqualTo(
            "maxMsgSize: 2048 is not allowed: it is fixed when the queue is created, and is 65536 bytes (edition tdmq); edition classic takes it"));
    }

    [Test]
    public async Task ModifyQueue_RewindOffWhileItHasStorage_IsRefused()
    {
        var broker = TestBroker.New();
        await broker.CreateQueueAsync("orders", new() { RewindSeconds = 60, RetentionSizeInMB = 10_240 });

        var properties = await TestBroker.RefusedPropertiesAsync(() => broker.ModifyQueueAsync("orders", new() { RewindSeconds = 0 }));

        Assert.That(properties, Is.EqualTo(new[] { "retentionSizeInMB" }));
    }

    [Test]
    public async Task ModifyQueue_ClassicRetentionBelowRewind_IsRefusedThoughOnlyOneChanges()
    {
        var broker = TestBroker.New(CmqEdition.Classic);
        await broker.CreateQueueAsync("orders", new() { RewindSeconds = 3600 });

        var properties = await TestBroker.RefusedPropertiesAsync(() => broker.ModifyQueueAsync("orders", new() { MsgRetentionSeconds = 600 }));

        Assert.That(properties, Is.EqualTo(new[] { "rewindSeconds" }));
    }

    [Test]
    public async Task DeleteQueue_Existing_IsGone()
    {
        var broker = await TestBroker.WithQueuesAsync("orders");

        await broker.DeleteQueueAsync("ORDERS");

        Assert.That(await broker.FindQueueAsync("orders"), Is.Null);
    }

    [Test]
    public async Task DeleteQueue_EndpointOfASubscription_LeavesTheSubscription()
    {
        var broker = await TestBroker.WithQueuesAsync("orders");
        await broker.CreateTopicAsync("events", new());
        await broker.SubscribeQueueAsync("events", "audit", "orders");

        await broker.DeleteQueueAsync("orders");

        Assert.That((await broker.FindSubscriptionAsync("events", "audit"))!.Endpoint, Is.EqualTo("orders"));
    }

    private static TestCaseData Case(string name, QueueSettings changes) => new TestCaseData(changes).SetArgDisplayNames(name);
}
