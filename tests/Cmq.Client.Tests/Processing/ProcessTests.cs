namespace Cmq.Client.Tests;

public sealed class ProcessTests
{
    [Test]
    public async Task Handled_IsDeleted()
    {
        using var process = await ProcessBench.NewAsync();
        await process.Bench.SendAsync(40);
        process.Start(new() { MaxConcurrency = 4 });
        await process.UntilHandledAsync(40);
        var result = await process.EndAsync();
        Assert.That((result.Received, result.Succeeded, result.Failed, await process.Bench.CountsAsync()), Is.EqualTo((40L, 40L, 0L, "0 0 0")));
    }

    [Test]
    public async Task Handled_Many_AreDeletedTogether()
    {
        using var process = await ProcessBench.NewAsync();
        await process.Bench.SendAsync(200);
        var started = 0;
        using var all = new SemaphoreSlim(0);

        // What is done while deletions are under way gathers, however fast the machine is.
        var slow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Bench.Wire.Before = (action, _) => action == "delete" ? slow.Task : Task.CompletedTask;
        process.Start(new() { MaxConcurrency = 200 }, (_, token) =>
        {
            Interlocked.Increment(ref started);
            return all.WaitAsync(token);
        });
        await Until.TrueAsync(() => Volatile.Read(ref started) == 200);
        all.Release(200);
        await process.UntilHandledAsync(200);
        slow.SetResult();
        await process.EndAsync();
        Assert.That(process.Bench.Wire.Calls.Count(call => call.StartsWith("delete", StringComparison.Ordinal)), Is.LessThan(150));
    }

    [Test]
    public async Task HandlerFails_MessageComesAgain()
    {
        using var process = await ProcessBench.NewAsync(new() { VisibilityTimeout = 30 });
        await process.Bench.SendAsync(1);
        process.Start(handler: (message, _) => message.DequeueCount == 1 ? throw new InvalidOperationException("no") : Task.CompletedTask);
        var error = await process.UntilErrorAsync();
        await process.Bench.Clock.RunAsync(process.UntilHandledAsync(1).ContinueWith(_ => true, TaskScheduler.Default), 60);
        var result = await process.EndAsync();
        Assert.That((error.Kind, error.Message!.Body, result.Failed, result.Succeeded), Is.EqualTo((CmqProcessErrorKind.HandlerFailed, "0", 1L, 1L)));
    }

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(33)]
    public async Task Concurrency_IsReachedAndNotPassed(int concurrency)
    {
        using var process = await ProcessBench.NewAsync();
        await process.Bench.SendAsync(100);
        var (running, most) = (0, 0);
        using var go = new SemaphoreSlim(0);
        process.Start(new() { MaxConcurrency = concurrency }, async (_, token) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await go.WaitAsync(token);
            Interlocked.Decrement(ref running);
        });
        await Until.TrueAsync(() => Volatile.Read(ref running) == concurrency);
        go.Release(100);
        await process.UntilHandledAsync(100);
        await process.EndAsync();
        Assert.That(most, Is.EqualTo(concurrency));
    }

    [Test]
    public async Task MessagesThatCantBeHandledYet_StayInTheQueue()
    {
        using var process = await ProcessBench.NewAsync();
        await process.Bench.SendAsync(10);
        using var go = new SemaphoreSlim(0);
        process.Start(new() { MaxConcurrency = 3 }, (_, token) => go.WaitAsync(token));
        await Until.TrueAsync(() => process.Bench.Wire.Calls.Any(call => call.StartsWith("receive", StringComparison.Ordinal)));
        var counts = await process.Bench.CountsAsync();
        go.Release(10);
        await process.UntilHandledAsync(10);
        await process.EndAsync();
        Assert.That(counts, Is.EqualTo("7 3 0"));
    }

    [Test]
    public async Task ReceiveFails_ForAWhile_GoesOn()
    {
        using var process = await ProcessBench.NewAsync();
        var fails = 3;
        process.Bench.Wire.Before = (action, _) => action == "receive" && fails-- > 0 ? throw ScriptedMessaging.Broken() : Task.CompletedTask;
        await process.Bench.SendAsync(1);
        var elapsed = TimeSpan.Zero;
        process.Start(handler: (_, _) => Task.FromResult(elapsed = process.Bench.Clock.Elapsed));
        await process.Bench.Clock.RunAsync(process.UntilHandledAsync(1).ContinueWith(_ => true, TaskScheduler.Default));
        await process.EndAsync();
        Assert.That((elapsed.TotalSeconds, process.Errors.Count(error => error.Kind == CmqProcessErrorKind.ReceiveFailed)), Is.EqualTo((7.0, 3)));
    }

    [Test]
    public async Task ReceiveFails_ForGood_EndsWithTheError()
    {
        using var process = await ProcessBench.NewAsync();
        process.Bench.Wire.Before = (_, _) => throw ScriptedMessaging.Refusal("4440", 10100);
        process.Start(new() { MaxConcurrency = 64 });
        var error = await Until.ErrorOfAsync<CmqServiceException>(() => process.Running.SoonAsync());
        Assert.That((error.Code, process.Errors.First().Kind), Is.EqualTo(("4440", CmqProcessErrorKind.ReceiveFailed)));
    }

    [Test]
    public async Task QueueMissing_EndsWithTheErrorAtOnce()
    {
        var bench = await Bench.NewAsync();
        var error = await Until.ErrorOfAsync<CmqServiceException>(() => bench.Account.Queue("nothing").ProcessAsync((_, _) => Task.CompletedTask).SoonAsync());
        Assert.That(error.Reason, Is.EqualTo(CmqErrorReason.NotFound));
    }

    [Test]
    public async Task OnErrorThrows_EndsWithWhatItThrew()
    {
        using var process = await ProcessBench.NewAsync();
        await process.Bench.SendAsync(1);
        process.Start(
            new() { OnError = _ => throw new NotSupportedException("mine"), StopTimeout = TimeSpan.Zero },
            (_, _) => throw new InvalidOperationException());
        Assert.That(() => process.Running.SoonAsync(), Throws.InstanceOf<NotSupportedException>());
    }

    [Test]
    public async Task DeleteFails_IsTold()
    {
        using var process = await ProcessBench.NewAsync();
        await process.Bench.SendAsync(1);
        process.Bench.Wire.Before = (action, _) => action == "delete" ? throw ScriptedMessaging.Broken() : Task.CompletedTask;
        process.Start();
        var error = await process.UntilErrorAsync();
        var result = await process.EndAsync();
        Assert.That((error.Kind, result.Failed, result.Succeeded), Is.EqualTo((CmqProcessErrorKind.DeleteFailed, 1L, 0L)));
    }

    [TestCaseSource(nameof(WrongOptions))]
    public async Task Options_OutOfRange_AreRefused(CmqProcessOptions options)
    {
        var bench = await Bench.NewAsync();
        Assert.That(() => bench.Queue.ProcessAsync((_, _) => Task.CompletedTask, options), Throws.ArgumentException);
    }

    private static IEnumerable<CmqProcessOptions> WrongOptions() =>
    [
        new() { MaxConcurrency = 0 },
        new() { PollingWait = TimeSpan.Zero },
        new() { PollingWait = TimeSpan.FromSeconds(31) },
        new() { VisibilityTimeout = TimeSpan.Zero },
        new() { StopTimeout = TimeSpan.FromSeconds(-1) },
        new() { MaxReceives = 3 },
        new() { PoisonQueue = "poison" },
        new() { MaxReceives = 3, PoisonQueue = "poison", OnPoison = (_, _) => Task.CompletedTask },
    ];
}
