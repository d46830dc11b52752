using Cmq.Rpc.Messages;

namespace Cmq.Rpc.Tests;

public sealed class UnaryCallTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Call_Answered_GivesTheAnswer()
    {
        await using var server = await RpcTestServer.StartAsync((text, _) => Task.FromResult(text + "!"));

        Assert.That(await server.AskAsync("你好"), Is.EqualTo("你好!"));
    }

    [Test]
    public async Task Call_SixMegabytesBothWays_ArriveWhole()
    {
        await using var server = await RpcTestServer.StartAsync((text, _) => Task.FromResult(text));
        var text = string.Concat(Enumerable.Range(0, 6 * 1024 * 128).Select(i => $"{i:x8}"));

        Assert.That(await server.AskAsync(text), Is.EqualTo(text));
    }

    [Test]
    public async Task Call_FiveHundredAtOnce_AreAllUnderWayTogether()
    {
        await using var server = await MeetingAsync(500);

        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => server.AskAsync($"call {i}", Patience)));

        Assert.That(answers, Is.EqualTo(Enumerable.Range(0, 500).Select(i => $"call {i}")));
    }

    [Test]
    public async Task Call_FiveHundredAtOnceOnOneConnection_AreAllUnderWayTogether()
    {
        await using var server = await MeetingAsync(500);
        using var http = RawClient.OneConnection();

        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(i =>
        {
            var body = RawClient.Frame(RawClient.Request($"call {i}"));
            return RawClient.SendAsync(http, server, ResourceProviderService.GetSchema.Path, body, [("grpc-timeout", "30S")]);
        }));

        Assert.That(answers.Select(answer => answer.Text), Is.EqualTo(Enumerable.Range(0, 500).Select(i => $"call {i}")));
    }

    [Test]
    public async Task Call_EmptyMessages_AreMessages()
    {
        await using var server = await RpcTestServer.StartAsync(
            s => s.Unary(ResourceProviderService.Cancel, (request, _) => Task.FromResult(request)));

        Assert.That(await server.Client.CallAsync(ResourceProviderService.Cancel, new()), Is.Not.Null);
    }

    [Test]
    public async Task Call_MethodNotRegistered_IsUnimplemented()
    {
        await using var server = await RpcTestServer.StartAsync((text, _) => Task.FromResult(text));

        var failure = Assert.ThrowsAsync<RpcException>(() => server.Client.CallAsync(ResourceProviderService.Check, new CheckRequest()));

        Assert.That(
            (failure.Code, failure.Message),
            Is.EqualTo((RpcStatusCode.Unimplemented, "There is no method /pulumirpc.ResourceProvider/Check.")));
    }

    /// <summary>A server that answers no call before so many are under way.</summary>
    private static Task<RpcTestServer> MeetingAsync(int calls)
    {
        var arrived = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return RpcTestServer.StartAsync(async (text, context) =>
        {
            if (Interlocked.Increment(ref arrived) == calls)
            {
                all.SetResult();
            }

            await all.Task.WaitAsync(context.CancellationToken);
            return text;
        });
    }
}
