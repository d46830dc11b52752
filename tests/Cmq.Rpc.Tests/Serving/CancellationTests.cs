namespace Cmq.Rpc.Tests;

public sealed class CancellationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private TaskCompletionSource<RpcCallContext> _called = null!;
    private TaskCompletionSource _cancelled = null!;

    [SetUp]
    public void Begin() => (_called, _cancelled) = (
        new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously));

    [Test]
    public async Task Call_CancelledByTheCaller_IsCancelledAtTheServer()
    {
        await using var server = await RpcTestServer.StartAsync(HangAsync);
        using var cancel = new CancellationTokenSource();
        var call = server.AskAsync("", cancellationToken: cancel.Token);
        await _called.Task.WaitAsync(Patience);

        await cancel.CancelAsync();

        Assert.Multiple(() =>
        {
            Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
            Assert.That(async () => await _cancelled.Task.WaitAsync(Patience), Throws.Nothing);
        });
    }

    [Test]
    public async Task Call_CancelledByTheHandler_IsCancelled()
    {
        await using var server = await RpcTestServer.StartAsync(
            (_, _) => throw new OperationCanceledException("The engine asked to stop."));

        var failure = Assert.ThrowsAsync<RpcException>(() => server.AskAsync(""));

        Assert.That((failure.Code, failure.Message), Is.EqualTo((RpcStatusCode.Cancelled, "The engine asked to stop.")));
    }

    [Test]
    public async Task Call_PastItsDeadlineAtTheServer_IsDeadlineExceeded()
    {
        var clock = new ManualClock();
        await using var server = await RpcTestServer.StartAsync(HangAsync, new() { TimeProvider = clock });
        var call = server.AskAsync("", TimeSpan.FromMinutes(5));
        await _called.Task.WaitAsync(Patience);

        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.That(Assert.ThrowsAsync<RpcException>(() => call).Code, Is.EqualTo(RpcStatusCode.DeadlineExceeded));
    }

    [Test]
    public async Task Call_WithATimeout_TellsTheServerItsDeadline()
    {
        var clock = new ManualClock();
        await using var server = await RpcTestServer.StartAsync(
            (_, context) => Task.FromResult($"{context.Deadline:O}"), new() { TimeProvider = clock });

        var answer = await server.AskAsync("", TimeSpan.FromSeconds(90));

        Assert.That(answer, Is.EqualTo($"{clock.GetUtcNow().AddSeconds(90):O}"));
    }

    [Test]
    public async Task Call_PastItsDeadlineAtTheClient_IsDeadlineExceededAndCancelledAtTheServer()
    {
        var clock = new ManualClock();
        await using var server = await RpcTestServer.StartAsync(
            s => s.Unary(EngineService.GetRootResource, async (_, context) => new() { Urn = await HangAsync("", context) }),
            clientClock: clock);
        var call = server.Client.CallAsync(EngineService.GetRootResource, new(), TimeSpan.FromHours(1));
        await _called.Task.WaitAsync(Patience);

        clock.Advance(TimeSpan.FromHours(1));

        Assert.Multiple(() =>
        {
            Assert.That(Assert.ThrowsAsync<RpcException>(() => call)?.Code, Is.EqualTo(RpcStatusCode.DeadlineExceeded));
            Assert.That(async () => await _cancelled.Task.WaitAsync(Patience), Throws.Nothing);
        });
    }

    [Test]
    public async Task Dispose_WithACallUnderWay_CancelsIt()
    {
        var server = await RpcTestServer.StartAsync(HangAsync);
        var call = server.AskAsync("");
        await _called.Task.WaitAsync(Patience);

        await server.Server.DisposeAsync();

        Assert.That(async () => await _cancelled.Task.WaitAsync(Patience), Throws.Nothing);
        Assert.That(async () => await call, Throws.InstanceOf<RpcException>());
        server.Client.Dispose();
    }

    [Test]
    public async Task Stop_WithACallUnderWay_LetsItEnd()
    {
        var finish = new TaskCompletionSource();
        await using var server = await RpcTestServer.StartAsync(async (_, context) =>
        {
            _called.SetResult(context);
            await finish.Task;
            return "done";
        });
        var call = server.AskAsync("");
        await _called.Task.WaitAsync(Patience);

        var stop = server.Server.StopAsync();
        finish.SetResult();

        Assert.That(await call, Is.EqualTo("done"));
        await stop.WaitAsync(Patience);
    }

    private async Task<string> HangAsync(string text, RpcCallContext context)
    {
        using var watch = context.CancellationToken.Register(_cancelled.SetResult);
        _called.SetResult(context);
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
        return text;
    }
}
