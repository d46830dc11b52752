namespace Cmq.Broker.Tests;

internal sealed class SendTests
{
    private readonly ManualClock _clock = new();

    [Test]
    public async Task Send_Message_IsCountedActive()
    {
        var broker = await WithQueueAsync(new());
        _clock.Advance(7.6);

        var id = await broker.SendTestMessageAsync("orders", "hello");

        var queue = await broker.DescribeQueueAsync("orders");
        Assert.That(id, Does.Match("^[0-9A-F]{32}$"));
        Assert.That(
            (queue.ActiveMsgNum, queue.DelayMsgNum, queue.InactiveMsgNum, queue.MessageCount, queue.MinMsgTime),
            Is.EqualTo((1L, (long?)0L, 0L, 1L, (long?)ManualClock.Start.AddSeconds(7).ToUnixTimeSeconds())));
    }

    [Test]
    public async Task Send_DelayedMessage_IsCountedDelayedUntilItsTime()
    {
        var broker = await WithQueueAsync(new());
        await broker.SendTestMessageAsync("orders", "hello", 60);
        var before = await broker.DescribeQueueAsync("orders");
        _clock.Advance(60);
        var after = await broker.DescribeQueueAsync("orders");

        Assert.That(
            (before.ActiveMsgNum, before.DelayMsgNum, after.ActiveMsgNum, after.DelayMsgNum),
            Is.EqualTo((0L, (long?)1L, 1L, (long?)0L)));
    }

    [Test]
    public async Task Send_MessageWhoseTimeIsOver_IsNotCounted()
    {
        var broker = await WithQueueAsync(new() { MsgRetentionSeconds = 60 });
        await broker.SendTestMessageAsync("orders", "hello");
        _clock.Advance(60);

        Assert.That((await broker.DescribeQueueAsync("orders")).MessageCount, Is.Zero);
    }

    [Test]
    public async Task ModifyQueue_LongerRetention_DoesNotBringBackWhatIsOver()
    {
        var broker = await WithQueueAsync(new() { MsgRetentionSeconds = 60 });
        await broker.SendTestMessageAsync("orders", "hello");
        _clock.Advance(60);

        await broker.ModifyQueueAsync("orders", new() { MsgRetentionSeconds = 3600 });

        Assert.That((await broker.DescribeQueueAsync("orders")).MessageCount, Is.Zero);
    }

    [TestCase("中", 3)]
    [TestCase("\U0001F600", 4)]
    public async Task Send_Content_IsMeasuredInUtf8(string character, int bytes)
    {
        var broker = await WithQueueAsync(new() { MaxMsgSize = 1024 });
        var fits = string.Concat(Enumerable.Repeat(character, 1024 / bytes));

        await broker.SendTestMessageAsync("orders", fits);

        Assert.That(
            await TestBroker.RefusedPropertiesAsync(() => broker.SendTestMessageAsync("orders", fits + character)),
            Is.EqualTo(new[] { "msgContent" }));
    }

    [Test]
    public async Task Send_HalfASurrogatePair_IsRefused()
    {
        var broker = await WithQueueAsync(new());

        Assert.That(
            (await TestBroker.ErrorOfAsync(() => broker.SendTestMessageAsync("orders", "a\ud83d"))).Message,
            Does.Contain("half a surrogate pair"));
    }

    [TestCase(3600, 3600)]
    [TestCase(90, 90)]
    public async Task Send_LongestDelay_IsTheOneThatTheQueueDescribes(long retention, long longest)
    {
        var broker = await WithQueueAsync(new() { MsgRetentionSeconds = retention });
        await broker.SendTestMessageAsync("orders", "x", longest);

        Assert.That((await broker.DescribeQueueAsync("orders")).MaxDelaySeconds, Is.EqualTo(longest));
        Assert.That(
            await TestBroker.RefusedPropertiesAsync(() => broker.SendTestMessageAsync("orders", "x", longest + 1)),
            Is.EqualTo(new[] { "delaySeconds" }));
    }

    [Test]
    public async Task Send_IntoATransactionQueue_IsRefusedByName()
    {
        var broker = await WithQueueAsync(new() { Transaction = true });

        var error = await TestBroker.ErrorOfAsync(() => broker.SendTestMessageAsync("orders", "x"));

        Assert.That(error.Code, Is.EqualTo(CmqErrorCodes.UnsupportedOperation));
    }

    [Test]
    public async Task ClearQueue_ActiveAndDelayed_DropsBoth()
    {
        var broker = await WithQueueAsync(new());
        await broker.SendTestMessageAsync("orders", "x");
        await broker.SendTestMessageAsync("orders", "y", 60);

        await broker.ClearQueueAsync("ORDERS");

        Assert.That((await broker.DescribeQueueAsync("orders")).MessageCount, Is.Zero);
    }

    [Test]
    public async Task DeleteQueue_WithMessages_DoesNotHandThemToASuccessor()
    {
        var broker = await WithQueueAsync(new());
        await broker.SendTestMessageAsync("orders", "x");
        await broker.DeleteQueueAsync("orders");
        await broker.CreateQueueAsync("orders", new());

        Assert.That((await broker.DescribeQueueAsync("orders")).MessageCount, Is.Zero);
    }

    [TestCase(-60, true)]
    [TestCase(-60.001, false)]
    [TestCase(0, true)]
    [TestCase(0.001, false)]
    public async Task Rewind_EmptyQueue_ReachesFromRewindSecondsAgoToNow(double seconds, bool allowed)
    {
        var broker = await WithQueueAsync(new() { RewindSeconds = 60 });

        Assert.That(await IsAllowedAsync(() => broker.RewindQueueAsync("orders", ManualClock.Start.AddSeconds(seconds))), Is.EqualTo(allowed));
    }

    [TestCase(10, true)]
    [TestCase(10.001, false)]
    public async Task Rewind_QueueWithABacklog_ReachesToItsOldestMessage(double seconds, bool allowed)
    {
        var broker = await WithQueueAsync(new() { RewindSeconds = 60 });
        _clock.Advance(10);
        await broker.SendTestMessageAsync("orders", "x");
        _clock.Advance(10);

        Assert.That(await IsAllowedAsync(() => broker.RewindQueueAsync("orders", ManualClock.Start.AddSeconds(seconds))), Is.EqualTo(allowed));
    }

    [Test]
    public async Task Rewind_NothingWasDeleted_BringsNothingBack()
    {
        var broker = await WithQueueAsync(new() { RewindSeconds = 60 });
        await broker.SendTestMessageAsync("orders", "x");
        var before = await Picture.OfAsync(broker);

        await broker.RewindQueueAsync("orders", ManualClock.Start);

        Assert.That(await Picture.OfAsync(broker), Is.EqualTo(before));
    }

    private static async Task<bool> IsAllowedAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (CmqServiceException error) when (error.Code == CmqErrorCodes.InvalidParameterValue)
        {
            return false;
        }
    }

    private async Task<CmqBroker> WithQueueAsync(QueueSettings settings)
    {
        var broker = TestBroker.New(clock: _clock);
        await broker.CreateQueueAsync("orders", settings);
        return broker;
    }
}
