namespace Cmq.Client.Tests;

public sealed class CancellationTests
{
    [Test]
    public async Task Receive_Cancelled_LosesNoMessage()
    {
        var bench = await Bench.NewAsync();
        using var stop = new CancellationTokenSource();
        var receiving = bench.Queue.ReceiveAsync(TimeSpan.FromSeconds(20), stop.Token);
        await stop.CancelAsync();
        await Until.ErrorOfAsync<OperationCanceledException>(() => receiving.SoonAsync());
        await bench.Queue.SendAsync("hello");
        Assert.That(await bench.CountsAsync(), Is.EqualTo("1 0 0"));
    }

    [Test]
    public async Task Receive_CancelledWhenItHasArrived_HandsItOut()
    {
        var bench = await Bench.NewAsync();
        await bench.Queue.SendAsync("hello");
        using var stop = new CancellationTokenSource();
        bench.Wire.After = (_, _) => stop.CancelAsync();
        Assert.That((await bench.Queue.ReceiveAsync(TimeSpan.FromSeconds(20), stop.Token))!.Body, Is.EqualTo("hello"));
    }

    [Test]
    public async Task Receive_CancelledWhenTheAnswerIsLost_ComesAgainAfterItsTime()
    {
        var bench = await Bench.NewAsync(new() { VisibilityTimeout = 30 });
        await bench.Queue.SendAsync("hello");
        using var stop = new CancellationTokenSource();
        bench.Wire.After = (_, _) =>
        {
            stop.Cancel();
            throw new OperationCanceledException(stop.Token);
        };
        await Until.ErrorOfAsync<OperationCanceledException>(() => bench.Queue.ReceiveAsync(TimeSpan.FromSeconds(20), stop.Token));
        bench.Wire.After = (_, _) => Task.CompletedTask;
        bench.Clock.Advance(30);
        Assert.That((await bench.Queue.ReceiveAsync())!.Body, Is.EqualTo("hello"));
    }

    [Test]
    public async Task ManyReceives_HalfOfThemCancelled_LoseNoMessage()
    {
        var bench = await Bench.NewAsync(new() { VisibilityTimeout = 43_200 });
        using var stop = new CancellationTokenSource();
        var receiving = Enumerable.Range(0, 200)
            .Select(index => bench.Queue.ReceiveAsync(TimeSpan.FromSeconds(30), index % 2 == 0 ? stop.Token : CancellationToken.None))
            .ToList();
        var sending = Task.Run(() => bench.SendAsync(200));
        var stopping = Task.Run(stop.Cancel);
        await Task.WhenAll(sending, stopping);
        foreach (var one in receiving)
        {
            await one.SoonAsync().ContinueWith(_ => { }, TaskScheduler.Default);
        }

        var given = receiving.Where(one => one.IsCompletedSuccessfully).Select(one => one.Result!.Body).ToList();
        Assert.That(
            (given.Distinct().Count(), await bench.CountsAsync()),
            Is.EqualTo((given.Count, $"{200 - given.Count} {given.Count} 0")));
    }

    [Test]
    public async Task SendBatch_Cancelled_TellsWhatWasSent()
    {
        var bench = await Bench.NewAsync();
        using var stop = new CancellationTokenSource();
        bench.Wire.After = (_, _) => bench.Wire.Calls.Count == 2 ? stop.CancelAsync() : Task.CompletedTask;
        var error = await Until.ErrorOfAsync<CmqBatchCanceledException>(
            () => bench.Queue.SendBatchAsync(Enumerable.Range(0, 40).Select(index => $"{index}"), cancellationToken: stop.Token));
        Assert.That(
            (error.Result.SentCount, error.Result.Items.Count(item => item.Outcome == CmqBatchOutcome.NotTried), await bench.CountsAsync()),
            Is.EqualTo((32, 8, "32 0 0")));
    }

    [Test]
    public async Task SendBatch_CancelledBeforeItBegan_SendsNothing()
    {
        var bench = await Bench.NewAsync();
        var error = await Until.ErrorOfAsync<OperationCanceledException>(() => bench.Queue.SendBatchAsync(["x"], cancellationToken: new(true)));
        Assert.That((error is CmqBatchCanceledException, bench.Wire.Calls.Count), Is.EqualTo((false, 0)));
    }

    [Test]
    public async Task DeleteBatch_Cancelled_Throws()
    {
        var bench = await Bench.NewAsync();
        Assert.That(() => bench.Queue.DeleteBatchAsync(["h"], new CancellationToken(true)), Throws.InstanceOf<OperationCanceledException>());
    }
}
