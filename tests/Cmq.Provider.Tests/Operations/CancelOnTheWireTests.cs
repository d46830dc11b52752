using Cmq.Emulator;
using Cmq.Properties;
using Cmq.Rpc;
using Cmq.Rpc.Messages;

namespace Cmq.Provider.Tests;

/// <summary>Operations that the engine cancels while they wait for the service: what ends at once, and what is heard out.</summary>
public sealed class CancelOnTheWireTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private CloudBench _bench = null!;

    [SetUp]
    public async Task StartAsync() => _bench = await CloudBench.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _bench.DisposeAsync();

    [TestCase("CreateCmqQueue")]
    [TestCase("DescribeCmqQueueDetail")]
    public async Task Create_OnItsWay_IsHeardOutAndAnsweredAsAlways(string action)
    {
        var reached = _bench.DelayAsync(action, Short);
        var creating = _bench.Provider.CreateAsync("orders");
        await reached;
        await _bench.CancelAsync();
        Assert.That(creating.IsCompleted, Is.False);
        _bench.Clock.Advance(Short);
        var created = await creating;
        Assert.That((created.Id, PropertyCodec.Decode(created.Properties)!["visibilityTimeout"]), Is.EqualTo(("orders", (PropertyValue)30)));
    }

    [Test]
    public async Task Create_NotAnsweredWithinTheGrace_IsCancelledWithTheImportLine()
    {
        var reached = _bench.DelayAsync("CreateCmqQueue", Long);
        var creating = _bench.Provider.CreateAsync("orders");
        await reached;
        await _bench.CancelAsync();
        _bench.Clock.Advance(Grace);
        var failure = Assert.ThrowsAsync<RpcException>(() => creating)!;
        Assert.That(failure.Code, Is.EqualTo(RpcStatusCode.Cancelled));
        Assert.That(failure.Message, Does.EndWith("take it over with pulumi import cmq:index:Queue orders orders"));
    }

    [Test]
    public async Task Create_MadeAndNotReadBackWithinTheGrace_KeepsTheResource()
    {
        var reached = _bench.DelayAsync("DescribeCmqQueueDetail", Long);
        var creating = _bench.Provider.CreateAsync("orders");
        await reached;
        await _bench.CancelAsync();
        _bench.Clock.Advance(Grace);
        var failure = Assert.ThrowsAsync<RpcException>(() => creating)!;
        Assert.That(failure.Detail<ErrorResourceInitFailed>()?.Id, Is.EqualTo("orders"), failure.Message);
        Assert.That(failure.Detail<ErrorResourceInitFailed>()!.Reasons.Single(), Does.StartWith("Queue 'orders' was created, and could not be read back"));
    }

    [Test]
    public async Task Create_ThatWaitsForItsNextAttempt_EndsAtOnceAndSaysThatNothingWasChanged()
    {
        _bench.Faults.Add(new(CmqEmulatorFaultKind.Throttle, "CreateCmqQueue"));
        var creating = _bench.Provider.CreateAsync("orders");
        Assert.That(await _bench.NextStatusAsync(), Does.StartWith("throttled, trying again in "));
        await _bench.CancelAsync();
        var failure = Assert.ThrowsAsync<RpcException>(() => creating)!;
        Assert.That((failure.Code, failure.Message), Is.EqualTo((RpcStatusCode.Cancelled, "Create of Queue 'orders' was cancelled. Nothing was changed.")));
    }

    [Test]
    public async Task Update_CancelledBetweenItsSteps_SaysHowFarItCame()
    {
        await _bench.Broker.CreateQueueAsync("dead", new());
        await _bench.Broker.CreateQueueAsync(
            "orders", new() { DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 3 } });
        PropertyValue policy = new TestProvider.Bag(("deadLetterQueue", "dead"), ("policy", 0), ("maxReceiveCount", 3)).Properties;
        _bench.Faults.Add(new(CmqEmulatorFaultKind.Throttle, "ModifyCmqQueueAttribute"));
        var updating = _bench.UpdateAsync("orders", new(("name", "orders"), ("deadLetterPolicy", policy)), new(("name", "orders"), ("visibilityTimeout", 61)));
        await _bench.NextStatusAsync();
        await _bench.CancelAsync();
        var failure = Assert.ThrowsAsync<RpcException>(() => updating)!;
        Assert.That(failure.Detail<ErrorResourceInitFailed>()?.Reasons.Single(), Does.StartWith("1 of 2 steps were done, then: ModifyCmqQueueAttribute of 'orders' was cancelled."));
    }

    [Test]
    public async Task Delete_OnItsWay_IsHeardOut()
    {
        await _bench.Broker.CreateQueueAsync("orders", new());
        var reached = _bench.DelayAsync("DeleteCmqQueue", Short);
        var request = new DeleteRequest { Id = "orders", Urn = TestProvider.Urn("orders"), Properties = new TestProvider.Bag(("name", "orders")).Encoded };
        var deleting = _bench.Provider.Client.CallAsync(ResourceProviderService.Delete, request);
        await reached;
        await _bench.CancelAsync();
        _bench.Clock.Advance(Short);
        Assert.That(async () => await deleting, Throws.Nothing);
    }

    [Test]
    public async Task Read_OnItsWay_EndsAtOnce()
    {
        var reached = _bench.DelayAsync(null, Short);
        var reading = _bench.Provider.Client.CallAsync(ResourceProviderService.Read, new ReadRequest { Id = "orders", Urn = TestProvider.Urn("orders") });
        await reached;
        await _bench.CancelAsync();
        Assert.That(Assert.ThrowsAsync<RpcException>(() => reading)!.Code, Is.EqualTo(RpcStatusCode.Cancelled));
    }

    [Test]
    public async Task Preview_ThatLooksUp_EndsAtOnceAndFearsNothing()
    {
        var reached = _bench.DelayAsync(null, Short);
        PropertyValue policy = new TestProvider.Bag(("deadLetterQueue", "dead"), ("policy", 0), ("maxReceiveCount", 3)).Properties;
        var previewing = _bench.Provider.Client.CallAsync(ResourceProviderService.Create, new CreateRequest
        {
            Urn = TestProvider.Urn("orders"),
            Properties = new TestProvider.Bag(("name", "orders"), ("deadLetterPolicy", policy)).Encoded,
            Preview = true,
        });
        await reached;
        await _bench.CancelAsync();
        var failure = Assert.ThrowsAsync<RpcException>(() => previewing)!;
        Assert.That((failure.Code, failure.Message), Is.EqualTo((RpcStatusCode.Cancelled, "Create of Queue 'orders' was cancelled.")));
    }
}
