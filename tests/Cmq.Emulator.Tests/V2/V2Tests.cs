using Cmq.Broker;

namespace Cmq.Emulator.Tests;

/// <summary>Tests of the HTTP SDK protocol over a broker's objects and a data plane that does as it is told.</summary>
internal abstract class V2Tests
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly List<string> _log = [];

    protected CmqEmulator Emulator { get; private set; } = null!;

    protected CmqBroker Broker { get; private set; } = null!;

    protected ScriptedMessages Messages { get; } = new();

    protected FakeClock Clock { get; } = new();

    protected CmqEmulatorFaults Faults { get; } = new();

    protected IReadOnlyList<string> Log
    {
        get
        {
            lock (_log)
            {
                return [.. _log];
            }
        }
    }

    protected virtual CmqEmulatorCredentials Credentials => CmqEmulatorCredentials.Local;

    protected virtual CmqBrokerOptions BrokerOptions => new() { Edition = CmqEdition.Classic, TimeProvider = Clock };

    /// <summary>Whether the data plane is <see cref="Messages"/> or the broker's own.</summary>
    protected virtual bool HasScriptedMessages => true;

    [SetUp]
    public async Task StartAsync()
    {
        Broker = new(BrokerOptions);
        Emulator = await CmqEmulator.StartAsync(new()
        {
            Management = Broker,
            Messaging = HasScriptedMessages ? Messages : Broker,
            TimeProvider = Clock,
            Credentials = Credentials,
            Faults = Faults,
            Log = Note,
        });
    }

    [TearDown]
    public async Task StopAsync()
    {
        await Emulator.DisposeAsync();
        _http.Dispose();
    }

    protected Task<V2Reply> CallAsync(string action, params IEnumerable<(string Name, string Value)> parameters) => SendAsync(new(action, parameters));

    protected Task<V2Reply> SendAsync(V2Request request) => SendAsync(request.Build(Emulator.Endpoint));

    protected async Task<V2Reply> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        using (request)
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            return new(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
    }

    /// <summary>Calls an action that has to succeed.</summary>
    protected async Task<V2Reply> SucceedAsync(string action, params IEnumerable<(string Name, string Value)> parameters)
    {
        var reply = await CallAsync(action, parameters);
        Assert.That(reply.Pair, Is.EqualTo("0"), reply.Text);
        return reply;
    }

    private void Note(string line)
    {
        lock (_log)
        {
            _log.Add(line);
        }
    }
}
