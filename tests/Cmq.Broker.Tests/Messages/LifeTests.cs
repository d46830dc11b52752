namespace Cmq.Broker.Tests;

/// <summary>The states of a message and every way from one to another.</summary>
internal sealed class LifeTests
{
    [Test]
    public async Task Receive_ActiveMessage_TellsItsTimesInSeconds()
    {
        var desk = await Desk.NewAsync(new() { VisibilityTimeout = 30 });
        desk.Clock.Advance(0.4);
        var id = (await desk.Broker.SendMessageAsync(Desk.Queue, "hello")).MessageId;
        desk.Clock.Advance(10);

        var message = await desk.ReceiveAsync();

        Assert.That(
            (message.MessageId, message.EnqueueTime, message.FirstDequeueTime, message.NextVisibleTime, message.DequeueCount),
            Is.EqualTo((id, ManualClock.Start, ManualClock.Start.AddSeconds(10), ManualClock.Start.AddSeconds(40), 1L)));
    }

    [Test]
    public async Task Receive_ActiveMessage_HidesIt()
    {
        var desk = await Desk.NewAsync();
        await desk.SendAsync("a");
        await desk.ReceiveAsync();

        Assert.That((await desk.ReceiveAllAsync(), await desk.CountsAsync()), Is.EqualTo(("", "0 1 0 0")));
    }

    [TestCase(29.999, "0 1 0 0")]
    [TestCase(30, "1 0 0 0")]
    public async Task Inactive_VisibilityTimeout_IsActiveAgainWhenItIsOver(double seconds, string counts)
    {
        var desk = await Desk.NewAsync(new() { VisibilityTimeout = 30 });
        await desk.SendAsync("a");
        await desk.ReceiveAsync();
        desk.Clock.Advance(seconds);

        Assert.That(await desk.CountsAsync(), Is.EqualTo(counts));
    }

    [Test]
    public async Task Receive_Again_CountsOnAndKeepsTheFirstTime()
    {
        var desk = await Desk.NewAsync(new() { VisibilityTimeout = 30 });
        await desk.SendAsync("a");
        await desk.ReceiveAsync();
        desk.Clock.Advance(30);

        var again = await desk.ReceiveAsync();

        Assert.That((again.DequeueCount, again.FirstDequeueTime), Is.EqualTo((2L, ManualClock.Start)));
    }

    [Test]
    public async Task Inactive_ActiveAgain_StandsBehindThoseThatWaited()
    {
        var desk = await Desk.NewAsync(new() { VisibilityTimeout = 30 });
        await desk.SendAsync("a", "b");
        await desk.ReceiveAsync();
        desk.Clock.Advance(30);

        Assert.That(await desk.ReceiveAllAsync(), Is.EqualTo("b a"));
    }

    [Test]
    public async Task Delete_LatestHandle_RemovesTheMessage()
    {
        var desk = await Desk.NewAsync();
        await desk.SendAsync("a");
        await desk.ConsumeAsync();

        Assert.That(await desk.CountsAsync(), Is.EqualTo("0 0 0 0"));
    }

    [Test]
    public async Task Delete_EarlierHandle_IsRefusedAndLeavesTheMessage()
    {
        var desk = await Desk.NewAsync(new() { VisibilityTimeout = 30 });
        await desk.SendAsync("a");
        var first = await desk.ReceiveAsync();
        desk.Clock.Advance(30);
        await desk.ReceiveAsync();

        Assert.That(await Desk.PairOfAsync(() => desk.Broker.DeleteMessageAsync(Desk.Queue, first.ReceiptHandle)), Is.EqualTo("4430 10260"));
        Assert.That(await desk.CountsAsync(), Is.EqualTo("0 1 0 0"));
    }

    [TestCase(29.999, null)]
    [TestCase(30, "4430 10260")]
    public async Task Delete_AtTheEndOfTheVisibilityTimeout_IsRefused(double seconds, string? pair)
    {
        var desk = await Desk.NewAsync(new() { VisibilityTimeout = 30 });
        await desk.SendAsync("a");
        var message = await desk.ReceiveAsync();
        desk.Clock.Advance(seconds);

        Assert.That(
            async () => await desk.Broker.DeleteMessageAsync(Desk.Queue, message.ReceiptHandle),
            pair is null ? Throws.Nothing : Throws.TypeOf<CmqServiceException>().With.Property("ModuleCode").EqualTo(10260));
    }

    [Test]
    public async Task Delete_Twice_IsRefused()
    {
        var desk = await Desk.NewAsync();
        await desk.SendAsync("a");
        var message = await desk.ReceiveAsync();
        await desk.Broker.DeleteMessageAsync(Desk.Queue, message.ReceiptHandle);

        Assert.That(await Desk.PairOfAsync(() => desk.Broker.DeleteMessageAsync(Desk.Queue, message.ReceiptHandle)), Is.EqualTo("4430 10260"));
    }

    [Test]
    public async Task Delete_HandleOfAnotherQueue_IsRefused()
    {
        var desk = await Desk.NewAsync();
        await desk.Broker.CreateQueueAsync("other", new());
        await desk.SendAsync("a");
        var message = await desk.ReceiveAsync();

        Assert.That(await Desk.PairOfAsync(() => desk.Broker.DeleteMessageAsync("other", message.ReceiptHandle)), Is.EqualTo("4430 10260"));
    }

    [TestCase("")]
    [TestCase("not a handle")]
    [TestCase("<x>")]
    public async Task Delete_TextThatIsNoHandle_IsRefusedForItsForm(string handle)
    {
        var desk = await Desk.NewAsync();

        Assert.That(await Desk.PairOfAsync(() => desk.Broker.DeleteMessageAsync(Desk.Queue, handle)), Is.EqualTo("4000 10470"));
    }

    [Test]
    public async Task DeleteBatch_SomeOfThemWrong_TellsEachAndDeletesTheOthers()
    {
        var desk = await Desk.NewAsync();
        await desk.SendAsync("a", "b");
        var messages = await desk.Broker.ReceiveMessagesAsync(Desk.Queue, 16);

        var failures = await desk.Broker.DeleteMessagesAsync(Desk.Queue, [messages[0].ReceiptHandle, "0000", "no handle", messages[1].ReceiptHandle]);

        Assert.That(
            failures.Select(failure => $"{failure.ReceiptHandle} {failure.Error.Code} {failure.Error.ModuleCode}"),
            Is.EqualTo(new[] { "0000 4430 10260", "no handle 4000 10470" }));
        Assert.That(await desk.CountsAsync(), Is.EqualTo("0 0 0 0"));
    }

    [TestCase(9.999, "")]
    [TestCase(10, "a")]
    public async Task Delayed_Message_CanBeReceivedWhenItsDelayIsOver(double seconds, string bodies)
    {
        var desk = await Desk.NewAsync();
        await desk.Broker.SendMessageAsync(Desk.Queue, "a", 10);
        desk.Clock.Advance(seconds);

        Assert.That(await desk.ReceiveAllAsync(), Is.EqualTo(bodies));
    }

    [Test]
    public async Task Delayed_Messages_ComeInTheOrderInWhichTheyAreDue()
    {
        var desk = await Desk.NewAsync();
        await desk.Broker.SendMessageAsync(Desk.Queue, "late", 20);
        await desk.Broker.SendMessageAsync(Desk.Queue, "early", 10);
        desk.Clock.Advance(30);

        Assert.That(await desk.ReceiveAllAsync(), Is.EqualTo("early late"));
    }

    [TestCase("active")]
    [TestCase("inactive")]
    [TestCase("delayed")]
    public async Task AnyState_Retention_EndsTheMessage(string state)
    {
        var desk = await Desk.NewAsync(new() { MsgRetentionSeconds = 60, VisibilityTimeout = 3600 });
        await desk.Broker.SendMessageAsync(Desk.Queue, "a", state == "delayed" ? 60 : 0);
        if (state == "inactive")
        {
            await desk.ReceiveAsync();
        }

        desk.Clock.Advance(59.999);
        var before = await desk.CountsAsync();
        desk.Clock.Advance(0.001);

        Assert.That((before.Split(' ').Count(count => count == "1"), await desk.CountsAsync()), Is.EqualTo((1, "0 0 0 0")));
    }

    [Test]
    public async Task Retention_MessageInHand_VoidsItsHandle()
    {
        var desk = await Desk.NewAsync(new() { MsgRetentionSeconds = 60, VisibilityTimeout = 3600 });
        await desk.SendAsync("a");
        var message = await desk.ReceiveAsync();
        desk.Clock.Advance(60);

        Assert.That(await Desk.PairOfAsync(() => desk.Broker.DeleteMessageAsync(Desk.Queue, message.ReceiptHandle)), Is.EqualTo("4430 10260"));
    }

    [TestCase(29.999, "0 1 0 0")]
    [TestCase(30, "0 0 0 1")]
    public async Task Tdmq2022_ReceivedAndNotDeleted_IsAcknowledgedByTheService(double seconds, string counts)
    {
        var desk = await Desk.NewAsync(new() { MsgRetentionSeconds = 30, VisibilityTimeout = 3600, RewindSeconds = 600, RetentionSizeInMB = 10_240 }, CmqEdition.Tdmq2022);
        desk.Clock.Advance(5);
        await desk.SendAsync("a");
        desk.Clock.Advance(20);
        await desk.ReceiveAsync();
        desk.Clock.Advance(seconds);

        Assert.That(await desk.CountsAsync(), Is.EqualTo(counts));
    }

    [Test]
    public async Task Tdmq2022_ReceivedAndActiveAgain_IsAcknowledgedAllTheSame()
    {
        var desk = await Desk.NewAsync(new() { MsgRetentionSeconds = 60, VisibilityTimeout = 10 }, CmqEdition.Tdmq2022);
        await desk.SendAsync("a");
        await desk.ReceiveAsync();
        desk.Clock.Advance(59);
        var before = await desk.CountsAsync();
        desk.Clock.Advance(1);

        Assert.That((before, await desk.CountsAsync()), Is.EqualTo(("1 0 0 0", "0 0 0 0")));
    }

    [Test]
    public async Task Tdmq2022_LongerRetention_MovesTheEndOfWhatWasReceived()
    {
        var desk = await Desk.NewAsync(new() { MsgRetentionSeconds = 60, VisibilityTimeout = 10 }, CmqEdition.Tdmq2022);
        await desk.SendAsync("a");
        await desk.ReceiveAsync();
        desk.Clock.Advance(59);
        await desk.Broker.ModifyQueueAsync(Desk.Queue, new() { MsgRetentionSeconds = 120 });
        desk.Clock.Advance(60);
        var before = await desk.CountsAsync();
        desk.Clock.Advance(1);

        Assert.That((before, await desk.CountsAsync()), Is.EqualTo(("1 0 0 0", "0 0 0 0")));
    }

    [Test]
    public async Task Clear_MessagesInEveryState_DropsAllAndVoidsHandles()
    {
        var desk = await Desk.NewAsync(new() { RewindSeconds = 60 });
        await desk.SendAsync("kept", "held", "waiting");
        await desk.Broker.SendMessageAsync(Desk.Queue, "later", 10);
        await desk.ConsumeAsync();
        var held = await desk.ReceiveAsync();
        var before = await desk.CountsAsync();

        await desk.Broker.ClearQueueAsync(Desk.Queue);

        Assert.That((before, await desk.CountsAsync()), Is.EqualTo(("1 1 1 1", "0 0 0 0")));
        Assert.That(await Desk.PairOfAsync(() => desk.Broker.DeleteMessageAsync(Desk.Queue, held.ReceiptHandle)), Is.EqualTo("4430 10260"));
    }

    [Test]
    public async Task Peek_MessagesInEveryState_ShowsThemAndChangesNothing()
    {
        var desk = await Desk.NewAsync(new() { RewindSeconds = 60 });
        await desk.SendAsync("kept", "held", "waiting");
        await desk.Broker.SendMessageAsync(Desk.Queue, "later", 10);
        await desk.ConsumeAsync();
        await desk.ReceiveAsync();

        var peeked = await desk.Broker.PeekMessagesAsync(Desk.Queue);

        Assert.That(
            peeked.Select(message => $"{message.Body} {message.State} {message.DequeueCount}"),
            Is.EqualTo(new[] { "kept Rewindable 1", "held Inactive 1", "waiting Active 0", "later Delayed 0" }));
        Assert.That(await desk.CountsAsync(), Is.EqualTo("1 1 1 1"));
    }

    [Test]
    public async Task MinMsgTime_OldestNotDeleted_IsTheTimeBeforeWhichAllIsConsumed()
    {
        var desk = await Desk.NewAsync();
        await desk.SendAsync("a");
        desk.Clock.Advance(5);
        await desk.SendAsync("b");
        var message = await desk.ReceiveAsync();
        var held = (await desk.Broker.DescribeQueueAsync(Desk.Queue)).MinMsgTime;
        await desk.Broker.DeleteMessageAsync(Desk.Queue, message.ReceiptHandle);

        var start = ManualClock.Start.ToUnixTimeSeconds();
        Assert.That((held, (await desk.Broker.DescribeQueueAsync(Desk.Queue)).MinMsgTime), Is.EqualTo(((long?)start, (long?)start + 5)));
    }
}
