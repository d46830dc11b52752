namespace Cmq.Client.Tests;

/// <summary>Waits of an account over the wire, which takes whole seconds: each poll waits at least one, and all together less than one more than was asked for.</summary>
public sealed class WaitTests
{
    private const string NoMessage = """{"code":7000,"message":"(10200)no message","requestId":"r"}""";

    [TestCase(0.0, "0")]
    [TestCase(0.0000001, "1")]
    [TestCase(0.5, "1")]
    [TestCase(2.999, "3")]
    [TestCase(3.2, "3 1")]
    [TestCase(7.5, "3 3 2")]
    public async Task Stream_IdleTime_IsPolledInWholeSeconds(double idle, string polls)
    {
        using var bench = Empty();
        await using var account = Open(bench);
        var messages = await account.Queue("q").ReceiveStreamAsync(TimeSpan.FromSeconds(idle)).ListAsync().SoonAsync();
        Assert.That((messages.Count, Polls(bench)), Is.EqualTo((0, polls)));
    }

    [TestCase(0.0, "0")]
    [TestCase(0.001, "1")]
    [TestCase(29.5, "30")]
    [TestCase(30.001, "30 1")]
    [TestCase(60.5, "30 30 1")]
    public async Task Receive_Wait_IsPolledInWholeSeconds(double wait, string polls)
    {
        using var bench = Empty();
        await using var account = Open(bench);
        var message = await account.Queue("q").ReceiveAsync(TimeSpan.FromSeconds(wait)).SoonAsync();
        Assert.That((message, Polls(bench)), Is.EqualTo(((CmqMessage?)null, polls)));
    }

    [TestCase(0.25, "1")]
    [TestCase(31.5, "30 2")]
    public async Task Transfer_IdleTime_IsPolledInWholeSeconds(double idle, string polls)
    {
        using var bench = Empty();
        await using var account = Open(bench);
        var result = await account.Queue("q").DrainAsync(options: new() { MaxIdle = TimeSpan.FromSeconds(idle) }).SoonAsync();
        Assert.That((result.End, Polls(bench)), Is.EqualTo((CmqTransferEnd.Empty, polls)));
    }

    [Test]
    public async Task Process_Wait_IsPolledInWholeSeconds()
    {
        using var bench = Empty();
        using var stop = new CancellationTokenSource();
        bench.Service.Then(_ =>
        {
            stop.Cancel();
            return Task.FromResult(FormService.Answer(NoMessage));
        });
        await using var account = Open(bench);
        var options = new CmqProcessOptions { PollingWait = TimeSpan.FromSeconds(1.5), VisibilityTimeout = TimeSpan.FromSeconds(30) };
        await account.Queue("q").ProcessAsync((_, _) => Task.CompletedTask, options, stop.Token).SoonAsync();
        Assert.That(Polls(bench).Split(' '), Is.All.EqualTo("2"));
    }

    private static FormBench Empty()
    {
        var bench = new FormBench();
        for (var poll = 0; poll < 3; poll++)
        {
            bench.Service.Then(NoMessage);
        }

        return bench;
    }

    private static CmqAccount Open(FormBench bench) => CmqAccount.Over(bench.Management, bench.Messaging, new() { TimeProvider = bench.Time });

    private static string Polls(FormBench bench) => string.Join(" ", bench.Service.Requests.Select(request => request["pollingWaitSeconds"]));
}
