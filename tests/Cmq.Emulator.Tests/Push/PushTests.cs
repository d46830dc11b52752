using System.Collections.Concurrent;
using Cmq.Broker;

namespace Cmq.Emulator.Tests;

/// <summary>Tests of an emulator that pushes for a broker on a clock that stands still.</summary>
internal abstract class PushTests
{
    protected TimerClock Clock { get; } = new();

    protected ConcurrentQueue<string> Log { get; } = new();

    protected CmqBroker Broker { get; private set; } = null!;

    protected CmqEmulator Emulator { get; set; } = null!;

    protected PushEndpoint Endpoint { get; private set; } = null!;

    [SetUp]
    public async Task StartEndpointAsync() => Endpoint = await PushEndpoint.StartAsync();

    [TearDown]
    public async Task StopAsync()
    {
        if (Emulator is not null)
        {
            await Emulator.DisposeAsync();
        }

        await Endpoint.DisposeAsync();
    }

    protected async Task StartAsync(CmqEdition edition = CmqEdition.Tdmq, CmqEmulatorPushTargets targets = CmqEmulatorPushTargets.Loopback)
    {
        Broker = new(new() { Edition = edition, TimeProvider = Clock, AppId = 1_250_000_042 });
        await Broker.CreateTopicAsync("events", new());
        Emulator = await RunAsync(targets);
    }

    protected Task<CmqEmulator> RunAsync(CmqEmulatorPushTargets targets = CmqEmulatorPushTargets.Loopback) =>
        CmqEmulator.StartAsync(new() { Management = Broker, PushTargets = targets, Log = Log.Enqueue });

    protected Task SubscribeAsync(string name, string? endpoint = null, NotifyStrategy? strategy = null, NotifyContentFormat? format = null) =>
        Broker.CreateSubscriptionAsync(
            "events",
            name,
            SubscriptionProtocol.Http,
            endpoint ?? Endpoint.Url,
            new() { NotifyStrategy = strategy, NotifyContentFormat = format });

    protected Task<string> PublishAsync(string body, params string[] tags) => Broker.PublishTestMessageAsync("events", body, tags);

    /// <summary>Waits until a try has begun to wait for its answer, and failed, and the next is set: how long it is until then.</summary>
    protected async Task<TimeSpan> NextWaitAsync()
    {
        Assert.That(await Clock.NextTimerAsync(), Is.EqualTo(TimeSpan.FromSeconds(15)), "The time for an answer.");
        return await Clock.NextTimerAsync();
    }

    /// <summary>Messages that are not delivered yet.</summary>
    protected async Task<long> WaitingAsync() => (await Broker.DescribeTopicAsync("events")).MsgCount;
}
