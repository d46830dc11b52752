using Cmq.Broker;
using Cmq.Emulator;

namespace Cmq.Resources.Tests;

/// <summary>The resources over the client over an emulator in trouble; nothing waits between attempts.</summary>
internal sealed class FaultBench : IAsyncDisposable
{
    private readonly CmqManagementClient _client;
    private readonly CmqEmulator _emulator;

    private FaultBench(CmqEmulator emulator, CmqBroker broker, CmqEmulatorFaults faults, TimeProvider clock)
    {
        (_emulator, Broker, Faults) = (emulator, broker, faults);
        _client = new(new()
        {
            Region = "ap-guangzhou",
            Credentials = new CmqCredential(CmqEmulatorCredentials.LocalKey.SecretId, CmqEmulatorCredentials.LocalKey.SecretKey),
            Endpoint = emulator.Endpoint.ToString(),
            TimeProvider = clock,
            RateLimits = CmqRateLimits.None,
            Retry = new() { BaseDelay = TimeSpan.Zero },
        });
        Set = new(new(_client, CmqEdition.Tdmq, clock));
    }

    public CmqBroker Broker { get; }

    public CmqEmulatorFaults Faults { get; }

    public CmqEmulatorCalls Calls => _emulator.Calls;

    public ResourceSet Set { get; }

    public static async Task<FaultBench> StartAsync(int seed = 0, TimeProvider? clock = null, TimeProvider? emulatorClock = null)
    {
        clock ??= new FakeClock();
        var broker = new CmqBroker(new() { TimeProvider = clock });
        var faults = new CmqEmulatorFaults(seed);
        var emulator = await CmqEmulator.StartAsync(new() { Management = broker, TimeProvider = emulatorClock ?? clock, Faults = faults });
        return new(emulator, broker, faults, clock);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }
}
