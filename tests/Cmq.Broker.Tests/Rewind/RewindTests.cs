namespace Cmq.Broker.Tests;

internal sealed class RewindTests
{
    private static readonly DateTimeOffset Start = ManualClock.Start;

    [Test]
    public async Task Delete_RewindIsOn_KeepsTheMessageCounted()
    {
        var desk = await NewAsync();
        await desk.SendAsync("a");
        await desk.ConsumeAsync();

        Assert.That(await desk.CountsAsync(), Is.EqualTo("0 0 0 1"));
    }

    [Test]
    public async Task Rewind_DeletedMessages_ComeBackInTheOrderOfTheirSending()
    {
        var desk = await NewAsync();
        await desk.SendAsync("a", "b", "c");
        var messages = await desk.Broker.ReceiveMessagesAsync(Desk.Queue, 16);
        await desk.Broker.DeleteMessagesAsync(Desk.Queue, [.. messages.Reverse().Select(message => message.ReceiptHandle)]);

        await desk.Broker.RewindQueueAsync(Desk.Queue, Start);

        Assert.That((await desk.CountsAsync(), await desk.ReceiveAllAsync()), Is.EqualTo(("3 0 0 0", "a b c")));
    }

    [Test]
    public async Task Rewind_DeletedAmidstTheBacklog_StandsWhereItWas()
    {
        var desk = await NewAsync();
        await desk.SendAsync("a", "b");
        await desk.ReceiveAsync();
        await desk.ConsumeAsync();
        desk.Clock.Advance(30);
        await desk.SendAsync("c");

        await desk.Broker.RewindQueueAsync(Desk.Queue, Start);

        Assert.That(await desk.ReceiveAllAsync(), Is.EqualTo("a b c"));
    }

    [Test]
    public async Task Rewind_ToATime_BringsBackWhatWasSentThenOrLater()
    {
        var desk = await NewAsync();
        await desk.SendAsync("a");
        desk.Clock.Advance(10);
        await desk.SendAsync("b");
        desk.Clock.Advance(10);
        await desk.ConsumeAsync();
        await desk.ConsumeAsync();

        await desk.Broker.RewindQueueAsync(Desk.Queue, Start.AddSeconds(10));

        Assert.That((await desk.CountsAsync(), await desk.ReceiveAllAsync()), Is.EqualTo(("1 0 0 1", "b")));
    }

    [Test]
    public async Task Rewind_BroughtBack_BeginsAnewButForItsAge()
    {
        var desk = await NewAsync();
        var id = (await desk.Broker.SendMessageAsync(Desk.Queue, "a")).MessageId;
        await desk.ConsumeAsync();
        desk.Clock.Advance(10);
        await desk.Broker.RewindQueueAsync(Desk.Queue, Start);

        var message = await desk.ReceiveAsync();

        Assert.That(
            (message.MessageId, message.DequeueCount, message.EnqueueTime, message.FirstDequeueTime),
            Is.EqualTo((id, 1L, Start, Start.AddSeconds(10))));
    }

    [TestCase(599.999, "0 0 0 1")]
    [TestCase(600, "0 0 0 0")]
    public async Task Kept_RewindSecondsAfterItsSending_IsGone(double seconds, string counts)
    {
        var desk = await NewAsync();
        await desk.SendAsync("a");
        desk.Clock.Advance(300);
        await desk.ConsumeAsync();
        desk.Clock.Advance(seconds - 300);

        Assert.That(await desk.CountsAsync(), Is.EqualTo(counts));
    }

    [TestCase(59.999, "0 0 0 1")]
    [TestCase(60, "0 0 0 0")]
    public async Task Kept_RetentionShorterThanRewindSeconds_GoesWithTheRetention(double seconds, string counts)
    {
        var desk = await Desk.NewAsync(new() { RewindSeconds = 600, MsgRetentionSeconds = 60 });
        await desk.SendAsync("a");
        await desk.ConsumeAsync();
        desk.Clock.Advance(seconds);

        Assert.That(await desk.CountsAsync(), Is.EqualTo(counts));
    }

    [Test]
    public async Task ModifyQueue_RewindSwitchedOff_DropsTheKeptAtOnce()
    {
        var desk = await NewAsync();
        await desk.SendAsync("a");
        await desk.ConsumeAsync();
        await desk.Broker.ModifyQueueAsync(Desk.Queue, new() { RewindSeconds = 0 });
        await desk.Broker.ModifyQueueAsync(Desk.Queue, new() { RewindSeconds = 600 });

        Assert.That(await desk.CountsAsync(), Is.EqualTo("0 0 0 0"));
    }

    [Test]
    public async Task Rewind_DeletedWhileItWasOff_StaysGone()
    {
        var desk = await Desk.NewAsync();
        await desk.SendAsync("a");
        await desk.ConsumeAsync();
        await desk.Broker.ModifyQueueAsync(Desk.Queue, new() { RewindSeconds = 600 });
        await desk.Broker.RewindQueueAsync(Desk.Queue, Start);

        Assert.That(await desk.CountsAsync(), Is.EqualTo("0 0 0 0"));
    }

    [Test]
    public async Task Rewind_Tdmq2022_ReachesBeyondTheUnacknowledgedTime()
    {
        var desk = await Desk.NewAsync(new() { MsgRetentionSeconds = 60, RewindSeconds = 86_400, RetentionSizeInMB = 10_240 }, CmqEdition.Tdmq2022);
        await desk.SendAsync("a");
        desk.Clock.Advance(3600);
        await desk.Broker.RewindQueueAsync(Desk.Queue, Start);
        desk.Clock.Advance(59);

        Assert.That((await desk.CountsAsync(), await desk.ReceiveAllAsync()), Is.EqualTo(("1 0 0 0", "a")));
    }

    [TestCase(-1, true)]
    [TestCase(5, true)]
    [TestCase(5.001, false)]
    public async Task Rewind_IntoTheBacklog_IsRefused(double seconds, bool allowed)
    {
        var desk = await NewAsync();
        desk.Clock.Advance(5);
        await desk.SendAsync("a");
        desk.Clock.Advance(5);

        Assert.That(
            async () => await desk.Broker.RewindQueueAsync(Desk.Queue, Start.AddSeconds(seconds)),
            allowed ? Throws.Nothing : Throws.TypeOf<CmqServiceException>().With.Property("Code").EqualTo(CmqErrorCodes.InvalidParameterValue));
    }

    private static Task<Desk> NewAsync() => Desk.NewAsync(new() { RewindSeconds = 600 });
}
