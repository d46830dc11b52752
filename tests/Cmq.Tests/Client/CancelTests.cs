using Newtonsoft.Json.Linq;

namespace Cmq.Tests;

/// <summary>Calls that are cancelled: what ends at once, what may go on, and what is said.</summary>
public sealed class CancelTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private CancellationTokenSource _cancel = null!;

    [SetUp]
    public void MakeSource() => _cancel = new();

    [TearDown]
    public void DisposeSource() => _cancel.Dispose();

    [Test]
    public async Task WriteOnTheWire_AnsweredWithinTheGrace_Succeeds()
    {
        using var bench = new Bench(cancelGrace: Grace);
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        bench.Service.Then((_, token) => answer.Task.WaitAsync(token));
        var call = bench.Client.CreateQueueAsync("orders", new(), cancellationToken: _cancel.Token);
        await _cancel.CancelAsync();
        bench.Time.Advance(Grace - TimeSpan.FromSeconds(1));
        answer.SetResult(FakeService.Answer(new JObject { ["QueueId"] = "cmqq-1" }));
        Assert.That(await call, Is.EqualTo("cmqq-1"));
    }

    [TestCase(10)]
    [TestCase(0)]
    public async Task WriteOnTheWire_NotAnsweredWithinTheGrace_MayHaveBeenCarriedOut(int grace)
    {
        using var bench = new Bench(cancelGrace: TimeSpan.FromSeconds(grace));
        bench.Service.ThenHang();
        var call = bench.Client.CreateQueueAsync("orders", new(), cancellationToken: _cancel.Token);
        await _cancel.CancelAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(grace));
        var error = Assert.ThrowsAsync<CmqCanceledException>(() => call)!;
        Assert.That((error.Wait, error.MayHaveExecuted, error.CancellationToken), Is.EqualTo((CmqWait.Answer, true, _cancel.Token)));
        Assert.That(
            error.Message,
            Is.EqualTo($"CreateCmqQueue of 'orders' was cancelled. For {grace} s it had waited for the service's answer."));
    }

    [Test]
    public async Task ReadOnTheWire_EndsAtOnce()
    {
        using var bench = new Bench(cancelGrace: Grace);
        bench.Service.ThenHang();
        var call = bench.Client.DescribeQueueAsync("orders", _cancel.Token);
        await _cancel.CancelAsync();
        Assert.That(Assert.ThrowsAsync<CmqCanceledException>(() => call)!.MayHaveExecuted, Is.False);
    }

    [TestCase("RequestLimitExceeded", false)]
    [TestCase("InternalError", true)]
    public async Task WaitForTheNextAttempt_EndsAtOnceAndSaysWhatWentBefore(string code, bool mayHaveExecuted)
    {
        using var bench = new Bench(cancelGrace: Grace);
        bench.Service.ThenError(code);
        var call = bench.Client.ModifyQueueAsync("orders", new() { VisibilityTimeout = 60 }, _cancel.Token);
        await _cancel.CancelAsync();
        var error = Assert.ThrowsAsync<CmqCanceledException>(() => call)!;
        Assert.That((error.Wait, error.MayHaveExecuted), Is.EqualTo((CmqWait.NextAttempt, mayHaveExecuted)));
        Assert.That(error.Message, Does.Contain("to be tried again after: ").And.Contain(code));
    }

    [Test]
    public async Task SecondAttempt_CancelledAfterALostOne_MayHaveBeenCarriedOut()
    {
        using var bench = new Bench(limits: CmqRateLimits.None.With("DeleteCmqQueue", 1));
        bench.Service.ThenLoseTheAnswer();
        var call = bench.Client.DeleteQueueAsync("orders", _cancel.Token);
        bench.Time.Advance(TimeSpan.FromSeconds(0.5));
        await _cancel.CancelAsync();
        var error = Assert.ThrowsAsync<CmqCanceledException>(() => call)!;
        Assert.That((error.Wait, error.MayHaveExecuted), Is.EqualTo((CmqWait.Turn, true)));
    }

    [Test]
    public async Task WaitForItsTurn_EndsAtOnceAndNothingIsSent()
    {
        using var bench = new Bench(limits: CmqRateLimits.None.With("CreateCmqQueue", 1), cancelGrace: Grace);
        await bench.Client.CreateQueueAsync("first", new());
        var call = bench.Client.CreateQueueAsync("second", new(), cancellationToken: _cancel.Token);
        await _cancel.CancelAsync();
        var error = Assert.ThrowsAsync<CmqCanceledException>(() => call)!;
        Assert.That((error.Wait, error.MayHaveExecuted, bench.Service.Requests.Count), Is.EqualTo((CmqWait.Turn, false, 1)));
        Assert.That(error.Message, Does.Contain("for its turn, because the action's rate limit was used up"));
    }

    [Test]
    public async Task WaitForItsTurn_OfASecondOrMore_IsTold()
    {
        using var bench = new Bench(limits: CmqRateLimits.None.With("CreateCmqQueue", 2));
        var calls = Enumerable.Range(0, 6).Select(number => bench.Client.CreateQueueAsync($"q{number}", new(), cancellationToken: _cancel.Token)).ToList();
        Assert.That(
            bench.RateWaits.Select(wait => (wait.Resource, wait.CallsPerSecond, wait.Expected.TotalSeconds)),
            Is.EqualTo(new[] { ("q4", 2, 1.0), ("q5", 2, 1.0) }));
        await _cancel.CancelAsync();
        Assert.CatchAsync<OperationCanceledException>(() => Task.WhenAll(calls));
    }
}
