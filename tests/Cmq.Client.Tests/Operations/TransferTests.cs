namespace Cmq.Client.Tests;

public sealed class TransferTests
{
    private static readonly CmqTransferOptions AtOnce = new() { MaxIdle = TimeSpan.Zero };

    [Test]
    public async Task Redrive_MovesAllBackToWhereTheyCameFrom()
    {
        var bench = await WithDeadLettersAsync(40);
        var result = await Dead(bench).RedriveAsync(options: AtOnce);
        Assert.That((result.Progress.Done, result.End, await bench.CountsAsync(), await bench.CountsAsync("dead")), Is.EqualTo((40L, CmqTransferEnd.Empty, "40 0 0", "0 0 0")));
    }

    [Test]
    public async Task Redrive_NoQueueHasIt_SaysSo()
    {
        var bench = await Bench.NewAsync();
        var error = await Until.ErrorOfAsync<InvalidOperationException>(() => bench.Queue.RedriveAsync());
        Assert.That(error.Message, Does.Contain("No queue has 'orders' as its dead-letter queue"));
    }

    [Test]
    public async Task Redrive_IntoItself_IsRefused()
    {
        var bench = await Bench.NewAsync();
        Assert.That(() => bench.Queue.RedriveAsync("ORDERS"), Throws.ArgumentException.With.Property("ParamName").EqualTo("toQueue"));
    }

    [Test]
    public async Task Redrive_WithAFilter_LeavesTheOthers()
    {
        var bench = await WithDeadLettersAsync(30);
        var result = await Dead(bench).RedriveAsync(options: AtOnce with { Filter = message => message.Body.EndsWith('3') });
        Assert.That((result.Progress.Done, result.Progress.Skipped, await bench.CountsAsync("dead")), Is.EqualTo((3L, 27L, "0 27 0")));
        Assert.That(await bench.BodiesAsync(), Is.EqualTo(new[] { "3", "13", "23" }));
    }

    [Test]
    public async Task Redrive_WhatWasLeftAsideComesAgain_EndsAllTheSame()
    {
        var bench = await WithDeadLettersAsync(5);
        await Dead(bench).SetAttributesAsync(new() { VisibilityTimeout = 1 });
        var result = await bench.Clock.RunAsync(Dead(bench).RedriveAsync(options: new() { Filter = _ => false }));
        Assert.That((result.Progress.Skipped, result.End), Is.EqualTo((5L, CmqTransferEnd.Empty)));
    }

    [Test]
    public async Task Redrive_AtARate_KeepsIt()
    {
        var bench = await WithDeadLettersAsync(21);
        var begin = bench.Clock.Elapsed;
        await bench.Clock.RunAsync(Dead(bench).RedriveAsync(options: AtOnce with { MessagesPerSecond = 5 }));
        Assert.That((bench.Clock.Elapsed - begin).TotalSeconds, Is.EqualTo(4.2).Within(0.01));
    }

    [Test]
    public async Task Redrive_SomeOnly_EndsThere()
    {
        var bench = await WithDeadLettersAsync(40);
        var result = await Dead(bench).RedriveAsync(options: AtOnce with { MaxMessages = 20 });
        Assert.That((result.Progress.Done, result.End, await bench.CountsAsync("dead")), Is.EqualTo((20L, CmqTransferEnd.MaxMessages, "20 0 0")));
    }

    [Test]
    public async Task Redrive_EnqueuedBefore_LeavesLaterOnes()
    {
        var bench = await Bench.NewAsync();
        await bench.Account.CreateQueueAsync("dead");
        await Dead(bench).SendAsync("old");
        bench.Clock.Advance(10);
        await Dead(bench).SendAsync("new");
        await Dead(bench).RedriveAsync("orders", AtOnce with { EnqueuedBefore = bench.Clock.GetUtcNow() });
        Assert.That(await bench.BodiesAsync(), Is.EqualTo(new[] { "old" }));
    }

    [Test]
    public async Task Redrive_TellsItsProgress()
    {
        var bench = await WithDeadLettersAsync(20);
        var reports = new Reports();
        await Dead(bench).RedriveAsync(options: AtOnce, progress: reports);
        Assert.That(reports.Done, Is.EqualTo(new[] { 16L, 20L }));
    }

    [Test]
    public async Task Redrive_Stopped_FinishesWhatIsUnderWay_AndGoesOnLater()
    {
        var bench = await WithDeadLettersAsync(40);
        using var stop = new CancellationTokenSource();
        bench.Wire.After = (action, queue) => action == "send" && queue == "orders" ? stop.CancelAsync() : Task.CompletedTask;
        var first = await Dead(bench).RedriveAsync(options: AtOnce, cancellationToken: stop.Token);
        var counts = await bench.CountsAsync("dead");
        bench.Wire.After = (_, _) => Task.CompletedTask;
        var second = await Dead(bench).RedriveAsync(options: AtOnce with { Resume = first });
        Assert.That((first.End, first.Progress.Done, counts, second.Progress.Done), Is.EqualTo((CmqTransferEnd.Stopped, 16L, "24 0 0", 40L)));
        Assert.That(await bench.BodiesAsync(), Is.Unique.And.Exactly(40).Items);
    }

    [Test]
    public async Task Redrive_SendFails_NothingIsLost()
    {
        var bench = await WithDeadLettersAsync(20);
        bench.Wire.Before = (action, queue) => action == "send" ? throw ScriptedMessaging.Broken(mayHaveExecuted: false) : Task.CompletedTask;
        var error = await Until.ErrorOfAsync<CmqTransferException>(() => Dead(bench).RedriveAsync(options: AtOnce));
        Assert.That((error.Result.End, error.Result.Progress.Done, error.IsTransient), Is.EqualTo((CmqTransferEnd.Failed, 0L, true)));
        Assert.That((await bench.BodiesAsync("dead")).Count(), Is.EqualTo(20));
    }

    [Test]
    public async Task Redrive_DeleteFails_TellsTheDuplicates_AndResumedSendsNoneAgain()
    {
        var bench = await WithDeadLettersAsync(10);
        bench.Wire.Before = (action, queue) => action == "delete" ? throw ScriptedMessaging.Broken(mayHaveExecuted: false) : Task.CompletedTask;
        var error = await Until.ErrorOfAsync<CmqTransferException>(() => Dead(bench).RedriveAsync(options: AtOnce));
        bench.Wire.Before = (_, _) => Task.CompletedTask;
        bench.Clock.Advance(60);
        var result = await Dead(bench).RedriveAsync(options: AtOnce with { Resume = error.Result });
        Assert.That((error.Result.Progress.MayBeDuplicate, result.Progress.Done, await bench.CountsAsync("dead")), Is.EqualTo((10L, 10L, "0 0 0")));
        Assert.That((await bench.BodiesAsync()).Count(), Is.EqualTo(10));
    }

    [Test]
    public async Task Redrive_TooLongForTheOtherQueue_StaysAndIsTold()
    {
        var bench = await Bench.NewAsync(new() { MaxMsgSize = 1024 });
        await bench.Account.CreateQueueAsync("dead");
        await Dead(bench).SendBatchAsync(["a", new string('x', 2000), "b"]);
        var result = await Dead(bench).RedriveAsync("orders", AtOnce);
        Assert.That((result.Progress.Done, result.Progress.Refused, await bench.CountsAsync("dead")), Is.EqualTo((2L, 1L, "0 1 0")));
    }

    [Test]
    public async Task Copy_LeavesTheOriginals_AndCopiesNoneTwice()
    {
        var bench = await Bench.NewAsync(new() { VisibilityTimeout = 1 });
        await bench.Account.CreateQueueAsync("copy");
        await bench.SendAsync(20);
        var result = await bench.Clock.RunAsync(bench.Queue.CopyToAsync("copy"));
        Assert.That((result.Progress.Done, (await bench.BodiesAsync()).Count()), Is.EqualTo((20L, 20)));
        Assert.That(await bench.BodiesAsync("copy"), Is.Unique.And.Exactly(20).Items);
    }

    [Test]
    public async Task Copy_Resumed_CopiesTheRest()
    {
        var bench = await Bench.NewAsync(new() { VisibilityTimeout = 30 });
        await bench.Account.CreateQueueAsync("copy");
        await bench.SendAsync(20);
        var first = await bench.Queue.CopyToAsync("copy", AtOnce with { MaxMessages = 7 });
        bench.Clock.Advance(30);
        var second = await bench.Queue.CopyToAsync("copy", AtOnce with { Resume = first });
        Assert.That((first.Progress.Done, second.Progress.Done), Is.EqualTo((7L, 20L)));
        Assert.That(await bench.BodiesAsync("copy"), Is.Unique.And.Exactly(20).Items);
    }

    [Test]
    public async Task Drain_GivesEachMessageAndDeletesIt()
    {
        var bench = await Bench.NewAsync();
        await bench.SendAsync(20);
        var seen = new List<string>();
        await bench.Queue.DrainAsync(
            (message, _) =>
            {
                seen.Add(message.Body);
                return Task.CompletedTask;
            },
            AtOnce);
        Assert.That((seen.Count, await bench.CountsAsync()), Is.EqualTo((20, "0 0 0")));
    }

    [Test]
    public async Task Drain_FunctionThrows_KeepsThatMessage()
    {
        var bench = await Bench.NewAsync();
        await bench.SendAsync(5);
        Assert.That(
            () => bench.Queue.DrainAsync((message, _) => message.Body == "3" ? throw new InvalidOperationException() : Task.CompletedTask, AtOnce),
            Throws.InvalidOperationException);
        Assert.That(await bench.BodiesAsync(), Is.EqualTo(new[] { "3", "4" }));
    }

    [Test]
    public async Task Drain_WithoutAFunction_DropsAll()
    {
        var bench = await Bench.NewAsync();
        await bench.SendAsync(20);
        await bench.Queue.DrainAsync(options: AtOnce);
        Assert.That(await bench.CountsAsync(), Is.EqualTo("0 0 0"));
    }

    [TestCase(0.0)]
    [TestCase(double.NaN)]
    public async Task Rate_OutOfRange_IsRefused(double rate)
    {
        var bench = await Bench.NewAsync();
        Assert.That(() => bench.Queue.DrainAsync(options: new() { MessagesPerSecond = rate }), Throws.ArgumentException);
    }

    private static CmqQueue Dead(Bench bench) => bench.Account.Queue("dead");

    private static async Task<Bench> WithDeadLettersAsync(int count)
    {
        var bench = await Bench.NewAsync();
        await bench.Account.CreateQueueAsync("dead");
        await bench.Queue.SetAttributesAsync(new() { DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 1 } });
        await bench.SendAsync(count);
        while (await bench.Queue.ReceiveBatchAsync() is { Count: > 0 })
        {
        }

        bench.Clock.Advance(30);
        return bench;
    }

    private sealed class Reports : IProgress<CmqTransferProgress>
    {
        public List<long> Done { get; } = [];

        public void Report(CmqTransferProgress value) => Done.Add(value.Done);
    }
}
