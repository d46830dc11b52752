namespace Cmq.Broker.Tests;

/// <summary>What is received together, and in what order; and lives whose length changes, or that nobody looks at.</summary>
internal sealed class ReceiveTests
{
    [Test]
    public async Task Receive_SeveralMessages_AreInTheOrderOfTheirSending()
    {
        var desk = await Desk.NewAsync();
        await desk.SendAsync("a", "b", "c");

        Assert.That(await desk.ReceiveAllAsync(), Is.EqualTo("a b c"));
    }

    [Test]
    public async Task ReceiveBatch_FewerThanAskedFor_GivesThoseAtOnce()
    {
        var desk = await Desk.NewAsync();
        await desk.SendAsync("a", "b");
        var receiving = desk.Broker.ReceiveMessagesAsync(Desk.Queue, 16, TimeSpan.FromSeconds(10));

        Assert.That((receiving.IsCompletedSuccessfully, receiving.Result.Count), Is.EqualTo((true, 2)));
    }

    [Test]
    public async Task Delayed_WhenDue_StandsBehindThoseThatWaited()
    {
        var desk = await Desk.NewAsync();
        await desk.Broker.SendMessageAsync(Desk.Queue, "delayed", 10);
        await desk.SendAsync("waited");
        desk.Clock.Advance(10);

        Assert.That(await desk.ReceiveAllAsync(), Is.EqualTo("waited delayed"));
    }

    [Test]
    public async Task SendBatch_Delay_HoldsForEachOfThem()
    {
        var desk = await Desk.NewAsync();
        await desk.Broker.SendMessagesAsync(Desk.Queue, ["a", "b"], 10);
        var before = await desk.CountsAsync();
        desk.Clock.Advance(10);

        Assert.That((before, await desk.CountsAsync()), Is.EqualTo(("0 0 2 0", "2 0 0 0")));
    }

    [Test]
    public async Task Send_TheSameBodyTwice_IsTwoMessages()
    {
        var desk = await Desk.NewAsync();
        var first = await desk.Broker.SendMessageAsync(Desk.Queue, "a");
        var second = await desk.Broker.SendMessageAsync(Desk.Queue, "a");

        Assert.That((await desk.CountsAsync(), first.MessageId == second.MessageId), Is.EqualTo(("2 0 0 0", false)));
    }

    [TestCase(59.999, "1 0 0 0")]
    [TestCase(60, "0 0 0 1")]
    public async Task Tdmq2022_NobodyReceivedIt_IsAcknowledgedByItsTimeFromTheSendingOn(double seconds, string counts)
    {
        var desk = await Desk.NewAsync(new() { MsgRetentionSeconds = 60, RewindSeconds = 600, RetentionSizeInMB = 10_240 }, CmqEdition.Tdmq2022);
        await desk.SendAsync("a");
        desk.Clock.Advance(seconds);

        Assert.That(await desk.CountsAsync(), Is.EqualTo(counts));
    }

    [Test]
    public async Task ModifyQueue_ShorterRetention_EndsWhatIsOverByItNow()
    {
        var desk = await Desk.NewAsync(new() { MsgRetentionSeconds = 3600 });
        await desk.SendAsync("over");
        desk.Clock.Advance(60);
        await desk.SendAsync("young");

        await desk.Broker.ModifyQueueAsync(Desk.Queue, new() { MsgRetentionSeconds = 60 });

        Assert.That(await desk.ReceiveAllAsync(), Is.EqualTo("young"));
    }
}
