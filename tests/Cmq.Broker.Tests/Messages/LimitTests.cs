namespace Cmq.Broker.Tests;

/// <summary>How much a queue holds, hides and keeps.</summary>
internal sealed class LimitTests
{
    private static readonly long Start = ManualClock.Start.ToUnixTimeMilliseconds();

    [Test]
    public async Task Queue_ThatHoldsTenGigabytes_RefusesUntilThereIsRoom()
    {
        var desk = await FullAsync();
        var pairs = (
            await Desk.PairOfAsync(() => desk.Broker.SendMessageAsync(Desk.Queue, "x")),
            (await TestBroker.ErrorOfAsync(() => desk.Broker.SendTestMessageAsync(Desk.Queue, "x"))).Code);
        await desk.ConsumeAsync();
        await desk.SendAsync("fits");

        Assert.That(pairs, Is.EqualTo(("4410 10240", CmqErrorCodes.FailedOperation)));
        Assert.That((await desk.Broker.DescribeQueueAsync(Desk.Queue)).ActiveMsgNum, Is.EqualTo(10_240));
    }

    [Test]
    public async Task Publish_IntoAQueueThatIsFull_WaitsInTheSubscription()
    {
        var desk = await FullAsync();
        await desk.Broker.CreateTopicAsync("events", new());
        await desk.Broker.SubscribeQueueAsync("events", "s", Desk.Queue);
        await desk.Broker.PublishMessagesAsync("events", ["late"]);
        var waiting = (await desk.Broker.DescribeTopicAsync("events")).MsgCount;
        await desk.ConsumeAsync();
        desk.Clock.Advance(1);

        Assert.That((waiting, (await desk.Broker.DescribeTopicAsync("events")).MsgCount), Is.EqualTo((1L, 0L)));
    }

    [Test]
    public async Task Deleted_ThatAreKept_TakeNoRoom()
    {
        var messages = Messages(1, limits => limits with { Rewind = 60_000 });
        messages.Send("kept", 1, 0, null, Start, out _);
        await DeleteAsync(messages);

        Assert.That(messages.Send("x", 1, 0, null, Start, out _), Is.EqualTo(QueueProblem.None));
    }

    [Test]
    public async Task Kept_BeyondTheirStorage_LoseTheOldest()
    {
        var messages = Messages(100, limits => limits with { Rewind = 60_000, MaxKeptBytes = 20 });
        foreach (var body in (string[])["a", "b", "c"])
        {
            messages.Send(body, 10, 0, null, Start, out _);
            await DeleteAsync(messages);
        }

        messages.Rewind(ManualClock.Start, Start);
        var back = await messages.ReceiveAsync(16, TimeSpan.Zero, Start, CancellationToken.None);

        Assert.That(back.Messages.Select(message => message.Body), Is.EqualTo(new[] { "b", "c" }));
    }

    [Test]
    public async Task Receive_AHundredThousandHidden_IsRefusedAndWhoWaitsGoesOnWaiting()
    {
        var desk = await Desk.NewAsync();
        var batch = Enumerable.Repeat("x", 16).ToList();
        for (var hidden = 0; hidden < 99_984; hidden += 16)
        {
            await desk.Broker.SendMessagesAsync(Desk.Queue, batch);
            await desk.Broker.ReceiveMessagesAsync(Desk.Queue, 16);
        }

        await desk.Broker.SendMessagesAsync(Desk.Queue, batch[1..]);
        await desk.Broker.ReceiveMessagesAsync(Desk.Queue, 15);
        var first = desk.Broker.ReceiveMessagesAsync(Desk.Queue, 1, TimeSpan.FromSeconds(20));
        var second = desk.Broker.ReceiveMessagesAsync(Desk.Queue, 1, TimeSpan.FromSeconds(20));
        await desk.SendAsync("the last that may be hidden", "one more");
        var refused = await Desk.PairOfAsync(() => desk.ReceiveAsync());
        var isWaiting = !second.IsCompleted;
        await desk.Broker.DeleteMessageAsync(Desk.Queue, (await first).Single().ReceiptHandle);

        Assert.That((refused, isWaiting, (await second).Single().Body), Is.EqualTo(("6070 10690", true, "one more")));
    }

    // Ten gigabytes, all of which are one text.
    private static async Task<Desk> FullAsync()
    {
        var desk = await Desk.NewAsync(new() { MaxMsgSize = 1 << 20 });
        var body = new string('x', 1 << 20);
        for (var sent = 0; sent < 10_240; sent++)
        {
            await desk.Broker.SendMessageAsync(Desk.Queue, body);
        }

        return desk;
    }

    private static QueueMessages Messages(long most, Func<MessageLimits, MessageLimits>? change = null)
    {
        var limits = MessageLimits.Of(QueueDefaults.Fill(new(), CmqEdition.Tdmq), CmqEdition.Tdmq) with { MaxMessages = most };
        return new("id", change?.Invoke(limits) ?? limits, new ManualClock());
    }

    private static async Task DeleteAsync(QueueMessages messages)
    {
        var received = await messages.ReceiveAsync(1, TimeSpan.Zero, Start, CancellationToken.None);
        Assert.That(ReceiptHandle.TryParse(received.Messages.Single().ReceiptHandle, out var handle) && messages.Delete(handle, Start) == true, Is.True);
    }
}
