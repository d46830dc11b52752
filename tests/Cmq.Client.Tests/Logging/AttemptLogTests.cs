using Microsoft.Extensions.Logging;

namespace Cmq.Client.Tests;

/// <summary>What the log says of calls that are tried again and of those that fail.</summary>
internal sealed class AttemptLogTests
{
    private const string Throttled = """{"code":4420,"message":"(10250)too fast","requestId":"r-0"}""";

    private readonly TestLog _log = new();

    [Test]
    public async Task Call_TriedAgain_IsADebugLine()
    {
        using var bench = new FormBench(log: _log.Factory);
        bench.Service.Then(Throttled);
        await bench.Time.RunAsync(bench.Messaging.SendMessageAsync("orders", "b"));
        Assert.That(_log.Events, Is.EqualTo(new[]
        {
            "Debug 9: SendMessage of orders, attempt 1: Throttled (4420, 10250, request r-0). The next attempt follows in 00:00:00.5000000",
        }));
    }

    [Test]
    public async Task Call_FailsForGood_IsOneWarning()
    {
        using var bench = new FormBench(new() { MaxAttempts = 2 }, log: _log.Factory);
        bench.Service.Then(Throttled).Then(Throttled);
        await Until.ErrorOfAsync<CmqServiceException>(() => bench.Time.RunAsync(bench.Messaging.SendMessageAsync("orders", "b")));
        Assert.That(_log.Events.Where(line => line.StartsWith("Warning", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "Warning 10: SendMessage of orders failed in attempt 2, after 00:00:00.5000000: Throttled (4420, 10250, request r-0)",
        }));
    }

    [Test]
    public async Task Send_AnswerLost_SaysThatItMayHaveBeenCarriedOut()
    {
        using var bench = new FormBench(CmqRetryOptions.None, log: _log.Factory);
        bench.Service.ThenLoseTheAnswer();
        await Until.ErrorOfAsync<CmqTransportException>(() => bench.Messaging.SendMessageAsync("orders", "b"));
        Assert.That(_log.Events, Is.EqualTo(new[]
        {
            "Warning 10: SendMessage of orders failed in attempt 1, after 00:00:00: the connection to cmq.example broke before an answer came; it may have been carried out",
        }));
    }

    [Test]
    public async Task Call_ProviderThrows_NamesTheKindOfItsFailureOnly()
    {
        var failure = new InvalidOperationException("no login with the key 8c2f01d4");
        using var bench = new FormBench(CmqRetryOptions.None, credentials: new ScriptedCredentials(ScriptedCredentials.Throws(failure)), log: _log.Factory);
        await Until.ErrorOfAsync<CmqTransportException>(() => bench.Messaging.SendMessageAsync("orders", "b"));
        Assert.That(_log.Events, Is.EqualTo(new[]
        {
            "Warning 10: SendMessage of orders failed in attempt 1, after 00:00:00: the credential provider failed (System.InvalidOperationException), so nothing was sent",
        }));
    }

    [Test]
    public async Task Call_AnswerThatCannotBeUnderstood_IsAWarning()
    {
        using var bench = new FormBench(log: _log.Factory);
        bench.Service.Then("""{"code":0,"message":""}""");
        await Until.ErrorOfAsync<CmqTransportException>(() => bench.Messaging.SendMessageAsync("orders", "b"));
        Assert.That(_log.Events, Is.EqualTo(new[]
        {
            "Warning 10: SendMessage of orders failed in attempt 1, after 00:00:00: the answer can't be understood: it has no msgId; it may have been carried out",
        }));
    }

    [TestCase("""{"code":4440,"message":"(10100)no","requestId":"r-0"}""", "Debug 10: GetQueueAttributes of orders failed in attempt 1, after 00:00:00: NotFound (4440, 10100, request r-0)")]
    [TestCase("""{"code":4300,"message":"(10300)no","requestId":"r-0"}""", "Warning 10: GetQueueAttributes of orders failed in attempt 1, after 00:00:00: FundRequired (4300, 10300, request r-0)")]
    public async Task Question_ThatIsAnsweredWithARefusal_IsADebugLineOnlyWhenItIsAboutWhatExists(string answer, string line)
    {
        using var bench = new FormBench(log: _log.Factory);
        bench.Service.Then(answer);
        await Until.ErrorOfAsync<CmqServiceException>(() => bench.Management.DescribeQueueAsync("orders"));
        Assert.That(_log.Events, Is.EqualTo(new[] { line }));
    }

    [Test]
    public async Task Call_AboutNoObject_IsAboutTheAccount()
    {
        using var bench = new FormBench(log: _log.Factory);
        bench.Service.Then("""{"code":4300,"message":"(10300)no"}""");
        await Until.ErrorOfAsync<CmqServiceException>(() => bench.Management.DescribeTopicsAsync(new()));
        Assert.That(_log.Events, Is.EqualTo(new[]
        {
            "Warning 10: ListTopic of the account failed in attempt 1, after 00:00:00: FundRequired (4300, 10300)",
        }));
    }

    [Test]
    public async Task Call_Cancelled_IsADebugLine()
    {
        using var bench = new FormBench(log: _log.Factory);
        using var cancel = new CancellationTokenSource();
        bench.Service.Then(async token =>
        {
            await cancel.CancelAsync();
            token.ThrowIfCancellationRequested();
            return FormService.Answer("{}");
        });
        await Until.ErrorOfAsync<CmqCanceledException>(() => bench.Messaging.SendMessageAsync("orders", "b", cancellationToken: cancel.Token));
        Assert.That(_log.Events, Is.EqualTo(new[]
        {
            "Debug 10: SendMessage of orders failed in attempt 1, after 00:00:00: it was cancelled while it waited for the answer; it may have been carried out",
        }));
    }

    [Test]
    public async Task Receive_FailsWhileProcessing_IsAWarningWithItsReason()
    {
        using var bench = new FormBench(CmqRetryOptions.None);
        bench.Service.ThenLoseTheAnswer();
        using var stop = new CancellationTokenSource();
        await bench.Time.RunAsync(bench.Account(_log.Factory).Queue("orders").ProcessAsync(
            (_, _) => stop.CancelAsync(), new() { MaxConcurrency = 1, VisibilityTimeout = TimeSpan.FromMinutes(10) }, stop.Token));
        Assert.That(_log.Events, Has.Some.EqualTo(
            "Warning 7: orders can't be received from, next attempt in 00:00:01: the connection to cmq.example broke before an answer came"));
    }

    [TestCase(CmqAttemptPhase.Started)]
    [TestCase(CmqAttemptPhase.Succeeded)]
    [TestCase(CmqAttemptPhase.Failed)]
    public void OtherEvents_AreNoLine(CmqAttemptPhase phase)
    {
        new AttemptLog(CmqLog.Of(_log.Factory)).Tell(new(phase, "SendMessage", "orders", 1) { Error = ScriptedMessaging.Broken() });
        Assert.That(_log.Events, Is.Empty);
    }

    [TestCase(CmqAttemptPhase.Retried)]
    [TestCase(CmqAttemptPhase.Ended)]
    public void LevelOff_AllocatesNothing(CmqAttemptPhase phase)
    {
        using var factory = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Error).AddProvider(_log));
        var attempts = new AttemptLog(CmqLog.Of(factory));
        var told = new CmqAttemptEvent(phase, "SendMessage", "orders", 1) { Error = ScriptedMessaging.Broken(), Delay = TimeSpan.FromSeconds(1) };
        attempts.Tell(told);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < 100; time++)
        {
            attempts.Tell(told);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(_log.Events, Is.Empty);
    }
}
