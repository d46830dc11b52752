using Cmq.Broker;
using Cmq.Rpc;
using Cmq.Rpc.Messages;

namespace Cmq.Provider.Tests;

public sealed class CancelTests
{
    [Test]
    public async Task Cancel_ThousandsUnderWay_EndsThemAllWithoutTimePassing()
    {
        const int Calls = 2000;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var management = ScriptedManagement.Over(new CmqBroker(new()))
            .Parks(nameof(ICmqManagement.CreateQueueAsync), parked =>
            {
                if (parked == Calls)
                {
                    all.SetResult();
                }
            });
        await using var provider = await TestProvider.StartAsync(management, new ManualClock());

        var creating = Enumerable.Range(0, Calls).Select(i => provider.CreateAsync($"q{i}")).ToArray();
        await all.Task;
        await CancelAsync(provider);
        var codes = await Task.WhenAll(creating.Select(async call => await CodeOf(call)));

        Assert.That(codes, Is.All.EqualTo(RpcStatusCode.Cancelled));
    }

    [Test]
    public async Task Cancel_CreatedAndNotReadBackYet_KeepsTheResource()
    {
        var parked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var management = ScriptedManagement.Over(new CmqBroker(new())).Parks(nameof(ICmqManagement.DescribeQueueAsync), _ => parked.TrySetResult());
        await using var provider = await TestProvider.StartAsync(management);

        var creating = provider.CreateAsync("q");
        await parked.Task;
        await CancelAsync(provider);
        var failure = Assert.ThrowsAsync<RpcException>(() => creating);

        Assert.That(failure.Detail<ErrorResourceInitFailed>()?.Id, Is.EqualTo("q"));
    }

    [Test]
    public async Task Cancel_CallsThatComeLater_AreRefusedUntilTheNextHandshake()
    {
        await using var provider = await TestProvider.StartOverBrokerAsync();
        await CancelAsync(provider);
        Assert.That(await CodeOf(provider.CreateAsync("q")), Is.EqualTo(RpcStatusCode.Cancelled));

        await provider.Client.CallAsync(ResourceProviderService.Handshake, new ProviderHandshakeRequest());

        Assert.That((await provider.CreateAsync("q")).Id, Is.EqualTo("q"));
    }

    [Test]
    public async Task Cancel_ListThatComesLater_IsRefused()
    {
        await using var provider = await TestProvider.StartOverBrokerAsync();
        await CancelAsync(provider);

        var listing = provider.Client.StreamAsync(ResourceProviderService.List, new ListRequest { Token = "cmq:index:Queue" }).GetAsyncEnumerator();
        await using var _ = listing.ConfigureAwait(false);

        Assert.That(await CodeOf(listing.MoveNextAsync().AsTask()), Is.EqualTo(RpcStatusCode.Cancelled));
    }

    [Test]
    public async Task CallerGoes_OperationEnds()
    {
        var parked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var goes = new CancellationTokenSource();
        var management = ScriptedManagement.Over(new CmqBroker(new()))
            .Parks(nameof(ICmqManagement.CreateQueueAsync), _ => parked.TrySetResult(), () => ended.TrySetResult());
        await using var provider = await TestProvider.StartAsync(management);
        var request = new CreateRequest { Urn = TestProvider.Urn("q"), Properties = new TestProvider.Bag(("name", "q")).Encoded };

        var creating = provider.Client.CallAsync(ResourceProviderService.Create, request, cancellationToken: goes.Token);
        await parked.Task;
        await goes.CancelAsync();

        Assert.CatchAsync<OperationCanceledException>(() => creating);
        await ended.Task;
    }

    private static Task CancelAsync(TestProvider provider) => provider.Client.CallAsync(ResourceProviderService.Cancel, new());

    private static async Task<RpcStatusCode> CodeOf(Task call)
    {
        try
        {
            await call;
            return RpcStatusCode.Ok;
        }
        catch (RpcException error)
        {
            return error.Code;
        }
    }
}
