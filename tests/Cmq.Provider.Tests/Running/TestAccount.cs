using Cmq.Broker;
using Cmq.Emulator;

namespace Cmq.Provider.Tests;

/// <summary>An account of the service behind the emulator, and providers that reach it over HTTP as they reach the cloud.</summary>
internal sealed class TestAccount : IAsyncDisposable
{
    private readonly CmqEmulator _emulator;
    private readonly List<IAsyncDisposable> _opened = [];

    private TestAccount(CmqEmulator emulator, CmqBroker broker, ScriptedManagement service, CmqEmulatorFaults faults, SkippingClock clock) =>
        (_emulator, Broker, Service, Faults, Clock) = (emulator, broker, service, faults, clock);

    /// <summary>What the account holds; calls here are those of somebody else, and are not among the received ones.</summary>
    public CmqBroker Broker { get; }

    /// <summary>What the emulator hands its requests to: it shows those that were carried out.</summary>
    public ScriptedManagement Service { get; }

    /// <summary>What goes wrong on the way.</summary>
    public CmqEmulatorFaults Faults { get; }

    /// <summary>How often the emulator was called.</summary>
    public CmqEmulatorCalls Calls => _emulator.Calls;

    /// <summary>The clock of everything.</summary>
    public SkippingClock Clock { get; }

    public string Endpoint => _emulator.Endpoint.ToString();

    public static async Task<TestAccount> StartAsync()
    {
        var clock = new SkippingClock();
        var broker = new CmqBroker(new() { TimeProvider = clock });
        var service = ScriptedManagement.Over(broker);
        var faults = new CmqEmulatorFaults();
        var emulator = await CmqEmulator.StartAsync(new() { Management = service.Management, TimeProvider = clock, Faults = faults });
        return new(emulator, broker, service, faults, clock);
    }

    /// <summary>A stack of a new provider over this account, which ends with it.</summary>
    /// <param name="config">Settings besides, or instead of, those that lead here; null takes one out.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="clock">The provider's clock; the account's unless set.</param>
    public async Task<TestStack> StackAsync(
        IReadOnlyDictionary<string, string?>? config = null, IReadOnlyDictionary<string, string>? environment = null, TimeProvider? clock = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["region"] = "ap-guangzhou",
            ["endpoint"] = Endpoint,
            ["secretId"] = CmqEmulatorCredentials.LocalKey.SecretId,
            ["secretKey"] = CmqEmulatorCredentials.LocalKey.SecretKey,
            ["rateLimits"] = "none",
        };
        foreach (var (name, value) in config ?? new Dictionary<string, string?>())
        {
            settings[name] = value;
        }

        var provider = await TestProvider.StartAsync(new ProviderOptions
        {
            TimeProvider = clock ?? Clock,
            Environment = name => environment?.GetValueOrDefault(name),
        });
        _opened.Add(provider);
        return new(provider, new([.. settings.Where(pair => pair.Value is not null).Select(pair => (pair.Key, (Properties.PropertyValue)pair.Value!))]));
    }

    /// <summary>The arguments of each carried-out call of a method.</summary>
    public IReadOnlyList<object?[]> Received(string method) => [.. Service.Received.Where(call => call.Method == method).Select(call => call.Arguments)];

    public async ValueTask DisposeAsync()
    {
        foreach (var opened in _opened)
        {
            await opened.DisposeAsync();
        }

        await _emulator.DisposeAsync();
    }
}
