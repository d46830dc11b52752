namespace Cmq.Client.Tests;

/// <summary>A credential provider that fails: nothing was sent, it may pass, and what it says is kept out of the client's own words.</summary>
public sealed class CredentialFailureTests
{
    private static readonly InvalidOperationException Failure = new("no login with the key 8c2f01d4");

    [Test]
    public async Task Send_ProviderThrows_IsTransientAndWasNotSent()
    {
        using var bench = new FormBench(CmqRetryOptions.None, credentials: new ScriptedCredentials(ScriptedCredentials.Throws(Failure)));
        var error = await Until.ErrorOfAsync<CmqTransportException>(() => bench.Messaging.SendMessageAsync("orders", "b"));
        Assert.That(
            (error.IsTransient, error.MayHaveExecuted, error.InnerException, error.Message),
            Is.EqualTo((
                true,
                false,
                Failure,
                "SendMessage of 'orders': the credential provider failed (System.InvalidOperationException), so nothing was sent. The inner exception says why.")));
    }

    [Test]
    public async Task Send_ProviderThrowsOnce_IsSentByTheNextAttempt()
    {
        using var bench = new FormBench(credentials: new ScriptedCredentials(ScriptedCredentials.Throws(Failure)));
        var sent = await bench.Time.RunAsync(bench.Messaging.SendMessageAsync("orders", "b"));
        Assert.That((sent.MayBeDuplicate, bench.Service.Requests.Count), Is.EqualTo((false, 1)));
    }

    [Test]
    public async Task Create_ProviderThrowsOnce_IsSentByTheNextAttempt()
    {
        using var bench = new FormBench(credentials: new ScriptedCredentials(ScriptedCredentials.Throws(Failure)));
        bench.Service.Then("""{"code":0,"message":"","queueId":"queue-1"}""");
        Assert.That(await bench.Time.RunAsync(bench.Management.CreateQueueAsync("orders", new())), Is.EqualTo("queue-1"));
    }

    [Test]
    public async Task Send_ProviderThrowsAfterALostAnswer_SaysThatItMayBeThere()
    {
        using var bench = new FormBench(
            new() { MaxAttemptsWithoutAnswer = 2 },
            credentials: new ScriptedCredentials(ScriptedCredentials.Works, ScriptedCredentials.Throws(Failure)));
        bench.Service.ThenLoseTheAnswer();
        var error = await Until.ErrorOfAsync<CmqTransportException>(() => bench.Time.RunAsync(bench.Messaging.SendMessageAsync("orders", "b")));
        Assert.That((error.MayHaveExecuted, error.InnerException), Is.EqualTo((true, Failure)));
    }

    [Test]
    public async Task Send_ProviderRunsOutOfItsOwnTime_IsNoCancellation()
    {
        var late = new TaskCanceledException("its own limit");
        using var bench = new FormBench(CmqRetryOptions.None, credentials: new ScriptedCredentials(ScriptedCredentials.Throws(late)));
        var error = await Until.ErrorOfAsync<CmqTransportException>(() => bench.Messaging.SendMessageAsync("orders", "b"));
        Assert.That(error.InnerException, Is.SameAs(late));
    }

    [Test]
    public async Task Send_CancelledWhileTheProviderWorks_IsCancelled()
    {
        using var cancel = new CancellationTokenSource();
        using var bench = new FormBench(credentials: new ScriptedCredentials(token =>
        {
            cancel.Cancel();
            token.ThrowIfCancellationRequested();
            return null;
        }));
        var error = await Until.ErrorOfAsync<CmqCanceledException>(() => bench.Messaging.SendMessageAsync("orders", "b", cancellationToken: cancel.Token));
        Assert.That((error.Wait, error.MayHaveExecuted), Is.EqualTo((CmqWait.Start, false)));
    }

    [Test]
    public async Task Send_ProviderGivesNull_IsItsFailure()
    {
        using var bench = new FormBench(CmqRetryOptions.None, credentials: new ScriptedCredentials(_ => null));
        var error = await Until.ErrorOfAsync<CmqTransportException>(() => bench.Messaging.SendMessageAsync("orders", "b"));
        Assert.That(error.InnerException!.Message, Is.EqualTo("The credential provider gave null."));
    }

    [Test]
    public async Task Send_ProvidersOwnCallIsRefused_KeepsTheRefusalAndWasNotSent()
    {
        var refusal = new CmqServiceException("InternalError", "sorry", "AssumeRole");
        using var bench = new FormBench(CmqRetryOptions.None, credentials: new ScriptedCredentials(ScriptedCredentials.Throws(refusal)));
        var error = await Until.ErrorOfAsync<CmqServiceException>(() => bench.Messaging.SendMessageAsync("orders", "b"));
        Assert.That((error, error.MayHaveExecuted), Is.EqualTo((refusal, false)));
    }

    [Test]
    public async Task Delete_ProvidersOwnCallFindsNothing_IsNotTakenForDone()
    {
        using var bench = new FormBench(credentials: new ScriptedCredentials(
            ScriptedCredentials.Works, ScriptedCredentials.Throws(new CmqServiceException("ResourceNotFound", "no such role", "AssumeRole"))));
        bench.Service.ThenLoseTheAnswer();
        var error = await Until.ErrorOfAsync<CmqServiceException>(() => bench.Time.RunAsync(bench.Management.DeleteQueueAsync("orders")));
        Assert.That(error.Action, Is.EqualTo("AssumeRole"));
    }

    [Test]
    public async Task SendBatch_ProviderThrowsBetweenTwoCalls_KeepsWhatWasSent()
    {
        using var bench = new FormBench(
            CmqRetryOptions.None, credentials: new ScriptedCredentials(ScriptedCredentials.Works, ScriptedCredentials.Throws(Failure)));
        var ids = string.Join(',', Enumerable.Range(0, 16).Select(number => $$"""{"msgId":"m-{{number}}"}"""));
        bench.Service.Then($$"""{"code":0,"message":"","msgList":[{{ids}}]}""");
        var result = await bench.Account().Queue("orders").SendBatchAsync(Enumerable.Range(0, 40).Select(number => $"{number}"));
        Assert.That(
            result.Items.GroupBy(item => item.Outcome).Select(group => (group.Key, group.Count())),
            Is.EqualTo(new[] { (CmqBatchOutcome.Sent, 16), (CmqBatchOutcome.Refused, 16), (CmqBatchOutcome.NotTried, 8) }));
    }

    [Test]
    public async Task Process_ProviderThrows_GoesOnWhenItWorksAgain()
    {
        using var bench = new FormBench(
            CmqRetryOptions.None, credentials: new ScriptedCredentials(ScriptedCredentials.Throws(Failure), ScriptedCredentials.Throws(Failure)));
        using var stop = new CancellationTokenSource();
        var failures = 0;
        var result = await bench.Time.RunAsync(bench.Account().Queue("orders").ProcessAsync(
            (_, _) => stop.CancelAsync(),
            new() { MaxConcurrency = 1, VisibilityTimeout = TimeSpan.FromMinutes(10), OnError = _ => failures++ },
            stop.Token));
        Assert.That((result.Succeeded, failures), Is.EqualTo((1L, 2)));
    }
}
