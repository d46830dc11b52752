namespace Cmq.Client.Tests;

public sealed class StopTests
{
    [Test]
    public async Task Stopped_ReceivesNoMore()
    {
        using var process = await ProcessBench.NewAsync();
        await process.Bench.SendAsync(2);
        using var go = new SemaphoreSlim(0);
        process.Start(handler: (_, token) => go.WaitAsync(token));
        await Until.TrueAsync(() => process.Bench.Wire.Calls.Count(call => call == "receive orders 1") == 1);
        process.Stop();
        go.Release(2);
        var result = await process.Running.SoonAsync();
        Assert.That((result.Succeeded, await process.Bench.CountsAsync()), Is.EqualTo((1L, "1 0 0")));
    }

    [Test]
    public async Task Stopped_HandlerGetsItsTime()
    {
        using var process = await ProcessBench.NewAsync(new() { VisibilityTimeout = 600 });
        await process.Bench.SendAsync(1);
        using var go = new SemaphoreSlim(0);
        var started = false;
        process.Start(new() { StopTimeout = TimeSpan.FromSeconds(20) }, (_, token) =>
        {
            Volatile.Write(ref started, true);
            return go.WaitAsync(token);
        });
        await Until.TrueAsync(() => Volatile.Read(ref started));
        process.Stop();
        process.Bench.Clock.Advance(19);
        go.Release();
        var result = await process.Running.SoonAsync();
        Assert.That((result.Succeeded, result.Failed), Is.EqualTo((1L, 0L)));
    }

    [Test]
    public async Task Stopped_HandlerThatTakesLonger_IsToldToStop()
    {
        using var process = await ProcessBench.NewAsync(new() { VisibilityTimeout = 600 });
        await process.Bench.SendAsync(1);
        var started = false;
        process.Start(new() { StopTimeout = TimeSpan.FromSeconds(20) }, async (_, token) =>
        {
            Volatile.Write(ref started, true);
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        });
        await Until.TrueAsync(() => Volatile.Read(ref started));
        process.Stop();
        process.Bench.Clock.Advance(20);
        var result = await process.Running.SoonAsync();
        Assert.That((result.Failed, result.Abandoned, process.Errors.Single().Kind), Is.EqualTo((1L, 0, CmqProcessErrorKind.Stopped)));
    }

    [Test]
    public async Task Stopped_HandlerThatDoesNotHeedItsToken_IsLeftBehindAndTold()
    {
        using var process = await ProcessBench.NewAsync(new() { VisibilityTimeout = 600 });
        await process.Bench.SendAsync(1);
        var started = false;
        using var go = new SemaphoreSlim(0);
        process.Start(new() { StopTimeout = TimeSpan.FromSeconds(20) }, (_, _) =>
        {
            Volatile.Write(ref started, true);
            return go.WaitAsync(CancellationToken.None);
        });
        await Until.TrueAsync(() => Volatile.Read(ref started));
        process.Stop();
        process.Bench.Clock.Advance(25);
        var result = await process.Running.SoonAsync();
        go.Release();
        Assert.That(result.Abandoned, Is.EqualTo(1));
    }

    [Test]
    public async Task Stopped_CallThatWaits_IsNotCut_AndWhatItBringsIsHandled()
    {
        using var process = await ProcessBench.NewAsync();
        process.Start(new() { PollingWait = TimeSpan.FromSeconds(10) });
        await process.Bench.Clock.UntilTimerAsync(10);
        process.Stop();
        await process.Bench.SendAsync(1);
        var result = await process.Running.SoonAsync();
        Assert.That((result.Succeeded, await process.Bench.CountsAsync()), Is.EqualTo((1L, "0 0 0")));
    }

    [Test]
    public async Task Stopped_WithoutTime_CutsTheCall()
    {
        using var process = await ProcessBench.NewAsync();
        process.Start(new() { StopTimeout = TimeSpan.Zero });
        await process.Bench.Clock.UntilTimerAsync(3);
        process.Stop();
        Assert.That((await process.Running.SoonAsync()).Received, Is.Zero);
    }

    [Test]
    public async Task Stopped_BeforeItBegan_ReturnsAtOnce()
    {
        var bench = await Bench.NewAsync();
        var result = await bench.Queue.ProcessAsync((_, _) => Task.CompletedTask, cancellationToken: new(true)).SoonAsync();
        Assert.That((result, bench.Wire.Calls.Count), Is.EqualTo((new CmqProcessResult(), 0)));
    }
}
