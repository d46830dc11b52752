using Cmq.Broker;
using Cmq.Emulator;
using Cmq.Properties;
using Cmq.Rpc;
using Wire = Cmq.Rpc.Messages;

namespace Cmq.Provider.Tests;

/// <summary>A provider with an engine to talk to, over the network, over an emulator that can be in trouble; all on one clock that a test moves.</summary>
internal sealed class CloudBench : IAsyncDisposable
{
    // What does not happen within this time does not happen at all.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CmqEmulator _emulator;

    private CloudBench(CmqEmulator emulator, TestProvider provider, TestEngine engine) => (_emulator, Provider, Engine) = (emulator, provider, engine);

    public ManualClock Clock { get; private init; } = null!;

    public CmqBroker Broker { get; private init; } = null!;

    public CmqEmulatorFaults Faults { get; private init; } = null!;

    public CmqEmulatorCalls Calls => _emulator.Calls;

    public TestProvider Provider { get; }

    public TestEngine Engine { get; }

    /// <summary>Starts all of it.</summary>
    /// <param name="settings">Settings of the provider besides those that lead to the emulator.</param>
    public static async Task<CloudBench> StartAsync(params (string Key, PropertyValue Value)[] settings)
    {
        var clock = new ManualClock();
        var broker = new CmqBroker(new() { TimeProvider = clock });
        var faults = new CmqEmulatorFaults();
        var emulator = await CmqEmulator.StartAsync(new() { Management = broker, TimeProvider = clock, Faults = faults });
        var engine = await TestEngine.StartAsync();
        var provider = await TestProvider.StartAsync(new ProviderOptions { TimeProvider = clock, Environment = _ => null });
        await provider.Client.CallAsync(ResourceProviderService.Handshake, new Wire.ProviderHandshakeRequest { EngineAddress = engine.Address });
        await provider.ConfigureAsync(new(
        [
            ("region", "ap-guangzhou"),
            ("secretId", CmqEmulatorCredentials.LocalKey.SecretId),
            ("secretKey", CmqEmulatorCredentials.LocalKey.SecretKey),
            ("endpoint", emulator.Endpoint.ToString()),
            .. settings,
        ]));
        return new(emulator, provider, engine) { Clock = clock, Broker = broker, Faults = faults };
    }

    /// <summary>Something that takes long, from when it has reached the service.</summary>
    public Task DelayAsync(string? action, TimeSpan delay)
    {
        Faults.Add(new(CmqEmulatorFaultKind.Delay, action) { Delay = delay });
        return Clock.UntilAwaited(delay).WaitAsync(Patience);
    }

    public Task CancelAsync() => Provider.Client.CallAsync(ResourceProviderService.Cancel, new());

    /// <summary>The next message that is shown as progress.</summary>
    public async Task<string> NextStatusAsync()
    {
        for (; ; )
        {
            if (await Engine.NextMessageAsync().AsTask().WaitAsync(Patience) is { Ephemeral: true } status)
            {
                return status.Message;
            }
        }
    }

    public Task<Wire.UpdateResponse> UpdateAsync(string name, TestProvider.Bag before, TestProvider.Bag after) =>
        Provider.Client.CallAsync(ResourceProviderService.Update, new Wire.UpdateRequest
        {
            Id = name,
            Urn = TestProvider.Urn(name),
            Olds = before.Encoded,
            OldInputs = before.Encoded,
            News = after.Encoded,
        });

    public async ValueTask DisposeAsync()
    {
        await Provider.DisposeAsync();
        await Engine.DisposeAsync();
        await _emulator.DisposeAsync();
    }
}
