namespace Cmq.Broker.Tests;

/// <summary>When messages go to a dead-letter queue, and as what they arrive.</summary>
internal sealed class DeadLetterMoveTests
{
    private const string Dead = "dead";

    public static DeadLetterPolicy ByAge(string queue, long seconds) =>
        new() { DeadLetterQueue = queue, Policy = DeadLetterCondition.TimeToLive, MaxTimeToLive = seconds };

    [Test]
    public async Task ByCount_LastReceiveRunsOut_MovesTheMessageThen()
    {
        var desk = await NewAsync(TestBroker.DeadLettersTo(Dead, 2));
        await desk.SendAsync("a");
        await desk.ReceiveAsync();
        desk.Clock.Advance(30);
        await desk.ReceiveAsync();
        desk.Clock.Advance(29.999);
        var before = await desk.CountsAsync(Dead);
        desk.Clock.Advance(0.001);

        Assert.That((before, await desk.CountsAsync(Dead), await desk.CountsAsync()), Is.EqualTo(("0 0 0 0", "1 0 0 0", "0 0 0 0")));
    }

    [Test]
    public async Task ByCount_DeletedInTheLastReceive_DoesNotMove()
    {
        var desk = await NewAsync(TestBroker.DeadLettersTo(Dead, 1));
        await desk.SendAsync("a");
        await desk.ConsumeAsync();
        desk.Clock.Advance(30);

        Assert.That(await desk.CountsAsync(Dead), Is.EqualTo("0 0 0 0"));
    }

    [TestCase(299.999, "0 0 0 0")]
    [TestCase(300, "1 0 0 0")]
    public async Task ByAge_TimeToLiveOver_MovesTheMessage(double seconds, string counts)
    {
        var desk = await NewAsync(ByAge(Dead, 300));
        await desk.SendAsync("a");
        desk.Clock.Advance(seconds);

        Assert.That(await desk.CountsAsync(Dead), Is.EqualTo(counts));
    }

    [Test]
    public async Task ByAge_MessageInHand_MovesAndVoidsItsHandle()
    {
        var desk = await NewAsync(ByAge(Dead, 300), visibility: 3600);
        await desk.SendAsync("a");
        var message = await desk.ReceiveAsync();
        desk.Clock.Advance(300);

        Assert.That(await Desk.PairOfAsync(() => desk.Broker.DeleteMessageAsync(Desk.Queue, message.ReceiptHandle)), Is.EqualTo("4430 10260"));
        Assert.That(await desk.CountsAsync(Dead), Is.EqualTo("1 0 0 0"));
    }

    [Test]
    public async Task ByAge_DelayedMessage_MovesToo()
    {
        var desk = await NewAsync(ByAge(Dead, 300));
        await desk.Broker.SendMessageAsync(Desk.Queue, "a", 3600);
        desk.Clock.Advance(300);

        Assert.That((await desk.CountsAsync(), await desk.CountsAsync(Dead)), Is.EqualTo(("0 0 0 0", "1 0 0 0")));
    }

    [Test]
    public async Task Moved_Message_KeepsItsTags()
    {
        var desk = await NewAsync(ByAge(Dead, 300));
        await desk.Broker.CreateTopicAsync("events", new());
        await desk.Broker.SubscribeQueueAsync("events", "s", Desk.Queue);
        await desk.Broker.PublishMessagesAsync("events", ["a"], ["paid"]);
        desk.Clock.Advance(300);

        Assert.That((await desk.ReceiveAsync(Dead)).Tags, Is.EqualTo(new[] { "paid" }));
    }

    [Test]
    public async Task Moved_IntoAQueueOfShorterMessages_IsTaken()
    {
        var desk = await Desk.NewAsync();
        await desk.Broker.CreateQueueAsync(Dead, new() { MaxMsgSize = 1024 });
        await desk.Broker.ModifyQueueAsync(Desk.Queue, new() { DeadLetterPolicy = ByAge(Dead, 300) });
        await desk.SendAsync(new string('x', 2000));
        desk.Clock.Advance(300);

        Assert.That((await desk.ReceiveAsync(Dead)).Body, Has.Length.EqualTo(2000));
    }

    [Test]
    public void Moved_IntoAFullQueue_IsTaken()
    {
        var clock = new ManualClock();
        var now = ManualClock.Start.ToUnixTimeMilliseconds();
        var limits = MessageLimits.Of(QueueDefaults.Fill(new(), CmqEdition.Tdmq), CmqEdition.Tdmq) with { MaxMessages = 1 };
        var (source, dead) = (new QueueMessages("s", limits with { MaxTimeToLive = 300_000 }, clock), new QueueMessages("d", limits, clock));
        source.LinkTo(dead);
        dead.Send("there", 1, 0, null, now, out _);
        source.Send("moved", 1, 0, null, now, out _);

        Assert.That(dead.Count(now + 300_000).Active, Is.EqualTo(2));
    }

    [Test]
    public async Task Moved_Message_KeepsIdAndBodyAndBeginsAnew()
    {
        var desk = await NewAsync(TestBroker.DeadLettersTo(Dead, 1));
        var id = (await desk.Broker.SendMessageAsync(Desk.Queue, "a")).MessageId;
        await desk.ReceiveAsync();
        desk.Clock.Advance(100);

        var moved = await desk.ReceiveAsync(Dead);

        Assert.That(
            (moved.MessageId, moved.Body, moved.DequeueCount, moved.EnqueueTime, moved.FirstDequeueTime),
            Is.EqualTo((id, "a", 1L, ManualClock.Start.AddSeconds(30), ManualClock.Start.AddSeconds(100))));
    }

    [Test]
    public async Task Moved_NobodyLookedForLong_LivesFromItsMoveOn()
    {
        var desk = await NewAsync(TestBroker.DeadLettersTo(Dead, 1), deadRetention: 60);
        await desk.SendAsync("a");
        await desk.ReceiveAsync();
        desk.Clock.Advance(90);

        Assert.That(await desk.CountsAsync(Dead), Is.EqualTo("0 0 0 0"));
    }

    [Test]
    public async Task Moved_FromTwoSources_ComeInTheOrderOfTheirTimes()
    {
        var desk = await NewAsync(ByAge(Dead, 400));
        await desk.Broker.CreateQueueAsync("other", new() { DeadLetterPolicy = ByAge(Dead, 300) });
        await desk.SendAsync("second");
        await desk.Broker.SendMessageAsync("other", "first");
        desk.Clock.Advance(150);
        await desk.Broker.SendMessageAsync("other", "third");
        desk.Clock.Advance(1000);

        Assert.That(await desk.ReceiveAllAsync(Dead), Is.EqualTo("first second third"));
    }

    [Test]
    public async Task Bound_WithMessagesInTheQueue_TakesEffectOnceTheyAreConsumed()
    {
        var desk = await NewAsync(null);
        await desk.SendAsync("old");
        await desk.Broker.ModifyQueueAsync(Desk.Queue, new() { DeadLetterPolicy = ByAge(Dead, 300) });
        await desk.SendAsync("new");
        desk.Clock.Advance(300);
        var before = await desk.CountsAsync(Dead);
        await desk.ConsumeAsync();

        Assert.That((before, await desk.ReceiveAllAsync(Dead)), Is.EqualTo(("0 0 0 0", "new")));
    }

    [Test]
    public async Task Unbound_WhatWasDueBefore_HasMoved()
    {
        var desk = await NewAsync(ByAge(Dead, 300));
        await desk.SendAsync("a");
        desk.Clock.Advance(300);
        await desk.Broker.UnbindDeadLetterAsync(Desk.Queue);

        Assert.That(await desk.CountsAsync(Dead), Is.EqualTo("1 0 0 0"));
    }

    [Test]
    public async Task Unbound_Messages_StayFromThenOn()
    {
        var desk = await NewAsync(ByAge(Dead, 300));
        await desk.SendAsync("a");
        await desk.Broker.UnbindDeadLetterAsync(Desk.Queue);
        desk.Clock.Advance(300);

        Assert.That((await desk.CountsAsync(), await desk.CountsAsync(Dead)), Is.EqualTo(("1 0 0 0", "0 0 0 0")));
    }

    [Test]
    public async Task Moved_Message_IsNotRewindableWhereItWas()
    {
        var desk = await NewAsync(ByAge(Dead, 300));
        await desk.Broker.ModifyQueueAsync(Desk.Queue, new() { RewindSeconds = 3600 });
        await desk.SendAsync("a");
        desk.Clock.Advance(300);

        Assert.That(await desk.CountsAsync(), Is.EqualTo("0 0 0 0"));
    }

    private static async Task<Desk> NewAsync(DeadLetterPolicy? policy, long visibility = 30, long? deadRetention = null)
    {
        var desk = await Desk.NewAsync(new() { VisibilityTimeout = visibility });
        await desk.Broker.CreateQueueAsync(Dead, new() { MsgRetentionSeconds = deadRetention });
        if (policy is not null)
        {
            await desk.Broker.ModifyQueueAsync(Desk.Queue, new() { DeadLetterPolicy = policy });
        }

        return desk;
    }
}
