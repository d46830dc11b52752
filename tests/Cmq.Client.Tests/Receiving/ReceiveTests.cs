namespace Cmq.Client.Tests;

public sealed class ReceiveTests
{
    [Test]
    public async Task Receive_Message_HasWhatWasSent()
    {
        var bench = await Bench.NewAsync();
        await bench.Queue.SendAsync("hello");
        var message = await bench.Queue.ReceiveAsync();
        Assert.That((message!.Body, message.DequeueCount), Is.EqualTo(("hello", 1L)));
    }

    [Test]
    public async Task Receive_EmptyQueue_IsNull()
    {
        var bench = await Bench.NewAsync();
        Assert.That(await bench.Queue.ReceiveAsync(), Is.Null);
    }

    [Test]
    public async Task ReceiveBatch_FewerThanAsked_GivesThose()
    {
        var bench = await Bench.NewAsync();
        await bench.SendAsync(3);
        Assert.That(await bench.Queue.ReceiveBatchAsync(16), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Receive_WithAWait_ReturnsWhenOneComes()
    {
        var bench = await Bench.NewAsync();
        var receiving = bench.Queue.ReceiveAsync(TimeSpan.FromSeconds(20));
        bench.Clock.Advance(7);
        await bench.Queue.SendAsync("hello");
        Assert.That((await receiving.SoonAsync())!.Body, Is.EqualTo("hello"));
    }

    [Test]
    public async Task Receive_WithoutAWait_TakesThatOfTheQueue()
    {
        var bench = await Bench.NewAsync(new() { PollingWaitSeconds = 10 });
        var receiving = bench.Queue.ReceiveAsync();
        bench.Clock.Advance(9.9);
        var before = receiving.IsCompleted;
        bench.Clock.Advance(0.1);
        Assert.That((before, await receiving.SoonAsync()), Is.EqualTo((false, (CmqMessage?)null)));
    }

    [Test]
    public async Task Receive_WaitBeyondTheLongestPoll_GoesOn()
    {
        var bench = await Bench.NewAsync();
        var receiving = bench.Queue.ReceiveAsync(TimeSpan.FromSeconds(75));
        await bench.Clock.UntilTimerAsync(30);
        bench.Clock.Advance(30);
        await bench.Clock.UntilTimerAsync(30);
        bench.Clock.Advance(30);
        await bench.Clock.UntilTimerAsync(15);
        bench.Clock.Advance(15);
        Assert.That((await receiving.SoonAsync(), bench.Wire.Calls.Count), Is.EqualTo(((CmqMessage?)null, 3)));
    }

    [Test]
    public async Task Delete_Message_IsGone()
    {
        var bench = await Bench.NewAsync();
        await bench.SendAsync(1);
        await bench.Queue.DeleteAsync((await bench.Queue.ReceiveAsync())!);
        Assert.That(await bench.CountsAsync(), Is.EqualTo("0 0 0"));
    }

    [Test]
    public async Task DeleteBatch_MoreThanACallTakes_DeletesAll()
    {
        var bench = await Bench.NewAsync();
        await bench.SendAsync(40);
        var messages = new List<CmqMessage>();
        while (await bench.Queue.ReceiveBatchAsync() is { Count: > 0 } more)
        {
            messages.AddRange(more);
        }

        var result = await bench.Queue.DeleteBatchAsync(messages);
        Assert.That((result.AllDeleted, result.DeletedCount, await bench.CountsAsync()), Is.EqualTo((true, 40, "0 0 0")));
    }

    [Test]
    public async Task DeleteBatch_OneExpired_IsToldByItself()
    {
        var bench = await Bench.NewAsync(new() { VisibilityTimeout = 30 });
        await bench.SendAsync(2);
        var early = (await bench.Queue.ReceiveAsync())!;
        bench.Clock.Advance(20);
        var late = (await bench.Queue.ReceiveAsync())!;
        bench.Clock.Advance(15);
        var result = await bench.Queue.DeleteBatchAsync([early, late]);
        Assert.That(result.Items.Select(item => item.Outcome), Is.EqualTo(new[] { CmqDeleteOutcome.Expired, CmqDeleteOutcome.Deleted }));
    }

    [Test]
    public async Task DeleteBatch_NoAnswer_TellsWhatIsKnownOfEach()
    {
        var bench = await Bench.NewAsync();
        bench.Wire.Before = (_, _) => throw ScriptedMessaging.Broken();
        var result = await bench.Queue.DeleteBatchAsync(Enumerable.Range(0, 20).Select(index => $"h{index}"));
        Assert.That(
            (result.Items.Count(item => item.Outcome == CmqDeleteOutcome.Unknown), result.Items.Count(item => item.Outcome == CmqDeleteOutcome.NotTried)),
            Is.EqualTo((16, 4)));
    }

    [Test]
    public async Task DeleteBatch_ThrowIfAnyFailed_HasTheResult()
    {
        var bench = await Bench.NewAsync();
        var result = await bench.Queue.DeleteBatchAsync(["0123456789ABCDEF"]);
        var error = Assert.Throws<CmqDeleteException>(() => result.ThrowIfAnyFailed());
        Assert.That((error.Result, error.IsTransient), Is.EqualTo((result, false)));
    }

    [Test]
    public async Task DeadLetter_AfterItsReceives_LiesInTheOtherQueue()
    {
        var bench = await Bench.NewAsync(new() { VisibilityTimeout = 10 });
        await bench.Account.CreateQueueAsync("dead");
        await bench.Queue.SetAttributesAsync(new() { DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 2 } });
        await bench.Queue.SendAsync("bad");
        for (var count = 0; count < 2; count++)
        {
            await bench.Queue.ReceiveAsync();
            bench.Clock.Advance(10);
        }

        Assert.That((await bench.Account.Queue("dead").ReceiveAsync())!.Body, Is.EqualTo("bad"));
    }
}
