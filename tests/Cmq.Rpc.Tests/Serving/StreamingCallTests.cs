using System.Runtime.CompilerServices;
using Cmq.Rpc.Messages;

namespace Cmq.Rpc.Tests;

public sealed class StreamingCallTests
{
    [Test]
    public async Task Stream_ThreeAnswers_ArriveInOrder()
    {
        await using var server = await ListingAsync((_, _) => Results("a", "b", "c"));

        Assert.That(await IdsAsync(server), Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [Test]
    public async Task Stream_NoAnswer_EndsWell()
    {
        await using var server = await ListingAsync((_, _) => Results());

        Assert.That(await IdsAsync(server), Is.Empty);
    }

    [Test]
    public async Task Stream_FailingAfterAnswers_GivesThemBeforeItFails()
    {
        await using var server = await ListingAsync((_, _) => Results("a", "b", "!"));
        var got = new List<string>();

        var failure = Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (var response in server.Client.StreamAsync(ResourceProviderService.List, new ListRequest()))
            {
                got.Add(response.Result.Id);
            }
        });

        Assert.Multiple(() =>
        {
            Assert.That(got, Is.EqualTo(new[] { "a", "b" }));
            Assert.That((failure.Code, failure.Message), Is.EqualTo((RpcStatusCode.NotFound, "no more")));
        });
    }

    [Test]
    public async Task Stream_EachAnswer_ArrivesBeforeTheNextIsMade()
    {
        var next = new SemaphoreSlim(0);
        await using var server = await ListingAsync((_, context) => OneByOneAsync(next, context.CancellationToken));
        var got = new List<string>();

        await foreach (var response in server.Client.StreamAsync(ResourceProviderService.List, new ListRequest()))
        {
            got.Add(response.Result.Id);
            next.Release();
        }

        Assert.That(got, Is.EqualTo(new[] { "0", "1", "2" }));
    }

    [Test]
    public async Task Stream_LeftEarly_CancelsTheCallAtTheServer()
    {
        var cancelled = new TaskCompletionSource();
        await using var server = await ListingAsync((_, context) => EndlessAsync(cancelled, context.CancellationToken));

        await foreach (var _ in server.Client.StreamAsync(ResourceProviderService.List, new ListRequest()))
        {
            break;
        }

        Assert.That(async () => await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30)), Throws.Nothing);
    }

    [Test]
    public async Task Call_OfAMethodThatStreamsTwice_IsInternal()
    {
        await using var server = await ListingAsync((_, _) => Results("a", "b"));

        var failure = Assert.ThrowsAsync<RpcException>(() => server.Client.CallAsync(ResourceProviderService.List, new ListRequest()));

        Assert.That(failure.Code, Is.EqualTo(RpcStatusCode.Internal));
    }

    private static Task<RpcTestServer> ListingAsync(Func<ListRequest, RpcCallContext, IAsyncEnumerable<ListResponse>> handler) =>
        RpcTestServer.StartAsync(server => server.ServerStreaming(ResourceProviderService.List, handler));

    private static async Task<List<string>> IdsAsync(RpcTestServer server)
    {
        var ids = new List<string>();
        await foreach (var response in server.Client.StreamAsync(ResourceProviderService.List, new ListRequest()))
        {
            ids.Add(response.Result.Id);
        }

        return ids;
    }

    private static async IAsyncEnumerable<ListResponse> Results(params string[] ids)
    {
        foreach (var id in ids)
        {
            await Task.Yield();
            yield return id == "!" ? throw new RpcException(RpcStatusCode.NotFound, "no more") : Result(id);
        }
    }

    private static async IAsyncEnumerable<ListResponse> OneByOneAsync(
        SemaphoreSlim next, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 0; i < 3; i++)
        {
            yield return Result($"{i}");
            await next.WaitAsync(cancellationToken);
        }
    }

    private static async IAsyncEnumerable<ListResponse> EndlessAsync(
        TaskCompletionSource cancelled, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var watch = cancellationToken.Register(cancelled.SetResult);
        yield return Result("first");
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    private static ListResponse Result(string id) => new() { Result = new() { Id = id } };
}
