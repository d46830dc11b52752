namespace Cmq.Client.Tests;

public sealed class DeadlineTests
{
    [Test]
    public async Task Token_IsCancelledBeforeTheMessageIsVisibleAgain()
    {
        using var process = await ProcessBench.NewAsync(new() { VisibilityTimeout = 30 });
        await process.Bench.SendAsync(1);
        process.Start(handler: async (_, token) => await Task.Delay(Timeout.InfiniteTimeSpan, token));
        await process.Bench.Clock.UntilTimerAsync(27);
        process.Bench.Clock.Advance(27);
        var error = await process.UntilErrorAsync();
        Assert.That((error.Kind, await process.Bench.CountsAsync()), Is.EqualTo((CmqProcessErrorKind.DeadlinePassed, "0 1 0")));
        await process.EndAsync();
    }

    [TestCase(30, null, 27)]
    [TestCase(5, null, 4)]
    [TestCase(1, null, 0.5)]
    [TestCase(600, null, 540)]
    [TestCase(30, 10, 20)]
    public async Task Deadline_IsTheVisibilityTimeoutWithoutItsMargin(int visibility, int? margin, double deadline)
    {
        using var process = await ProcessBench.NewAsync(new() { VisibilityTimeout = visibility });
        await process.Bench.SendAsync(1);
        process.Start(
            new() { DeadlineMargin = margin is null ? null : TimeSpan.FromSeconds(margin.Value) },
            async (_, token) => await Task.Delay(Timeout.InfiniteTimeSpan, token));
        await process.Bench.Clock.UntilTimerAsync(deadline);
        process.Bench.Clock.Advance(deadline);
        Assert.That((await process.UntilErrorAsync()).Kind, Is.EqualTo(CmqProcessErrorKind.DeadlinePassed));
        await process.EndAsync();
    }

    [Test]
    public async Task VisibilityTimeout_Given_IsNotAsked()
    {
        using var process = await ProcessBench.NewAsync(new() { VisibilityTimeout = 30 });
        await process.Bench.SendAsync(1);
        process.Start(new() { VisibilityTimeout = TimeSpan.FromSeconds(10) }, async (_, token) => await Task.Delay(Timeout.InfiniteTimeSpan, token));
        await process.Bench.Clock.UntilTimerAsync(9);
        process.Bench.Clock.Advance(9);
        Assert.That((await process.UntilErrorAsync()).Kind, Is.EqualTo(CmqProcessErrorKind.DeadlinePassed));
        await process.EndAsync();
    }

    [Test]
    public async Task HandlerThatDoesNotHeedItsToken_IsToldThatItsReceiptExpired()
    {
        using var process = await ProcessBench.NewAsync(new() { VisibilityTimeout = 30 });
        await process.Bench.SendAsync(1);
        using var go = new SemaphoreSlim(0);
        process.Start(handler: (message, _) => message.DequeueCount == 1 ? go.WaitAsync(CancellationToken.None) : Task.CompletedTask);
        await process.Bench.Clock.UntilTimerAsync(27);
        process.Bench.Clock.Advance(31);
        go.Release();
        var error = await process.UntilErrorAsync();
        await process.UntilHandledAsync(2);
        var result = await process.EndAsync();
        Assert.That((error.Kind, result.Failed, result.Succeeded), Is.EqualTo((CmqProcessErrorKind.ReceiptExpired, 1L, 1L)));
    }

    [Test]
    public async Task HandlerThatIsLateWithinTheMargin_Succeeds()
    {
        using var process = await ProcessBench.NewAsync(new() { VisibilityTimeout = 30 });
        await process.Bench.SendAsync(1);
        using var go = new SemaphoreSlim(0);
        process.Start(handler: (_, _) => go.WaitAsync(CancellationToken.None));
        await process.Bench.Clock.UntilTimerAsync(27);
        process.Bench.Clock.Advance(29);
        go.Release();
        await process.UntilHandledAsync(1);
        Assert.That((await process.EndAsync()).Succeeded, Is.EqualTo(1));
    }
}
