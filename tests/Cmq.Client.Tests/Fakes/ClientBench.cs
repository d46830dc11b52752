using Cmq.Broker;
using Cmq.Emulator;

namespace Cmq.Client.Tests;

/// <summary>A client over an emulator, whose faults can be planned and whose broker has a clock of its own. Nothing waits between attempts.</summary>
internal sealed class ClientBench : IAsyncDisposable
{
    private readonly List<IDisposable> _owned = [];

    private ClientBench(CmqEmulator emulator, CmqBroker broker, CmqEmulatorFaults faults, FakeTime clock, CmqEdition edition)
    {
        (Emulator, Broker, Faults, Clock, Edition) = (emulator, broker, faults, clock, edition);
        Connection = Open(Options());
    }

    public CmqEdition Edition { get; }

    public CmqEmulator Emulator { get; }

    public CmqBroker Broker { get; }

    public CmqEmulatorFaults Faults { get; }

    /// <summary>The clock of the broker.</summary>
    public FakeTime Clock { get; }

    public CmqConnection Connection { get; }

    public ICmqMessaging Messaging => Connection.Messaging;

    public ICmqManagement Management => Connection.Management;

    public static async Task<ClientBench> StartAsync(
        CmqEdition edition = CmqEdition.Tdmq, int seed = 0, CmqEmulatorCredentials? credentials = null, params IReadOnlyList<string> queues)
    {
        var clock = new FakeTime();
        var broker = new CmqBroker(new() { Edition = edition, TimeProvider = clock });
        foreach (var queue in queues)
        {
            await broker.CreateQueueAsync(queue, new());
        }

        var faults = new CmqEmulatorFaults(seed);
        var emulator = await CmqEmulator.StartAsync(new() { Management = broker, Faults = faults, Credentials = credentials ?? CmqEmulatorCredentials.Local });
        return new(emulator, broker, faults, clock, edition);
    }

    /// <summary>The options that reach the emulator.</summary>
    public CmqClientOptions Options(
        CmqHttpMethod method = CmqHttpMethod.Post,
        CmqSignatureMethod signature = CmqSignatureMethod.HmacSha256,
        bool base64 = false,
        CmqRetryOptions? retry = null,
        string path = "/v2/index.php",
        bool keepAlive = true,
        TimeSpan? attemptTimeout = null,
        Action<CmqAttemptEvent>? onAttempt = null,
        HttpClient? http = null,
        ICmqCredentialProvider? credentials = null) => new()
        {
            Region = "ap-guangzhou",
            Credentials = credentials ?? new CmqCredential(CmqEmulatorCredentials.LocalKey.SecretId, CmqEmulatorCredentials.LocalKey.SecretKey),
            Edition = Edition,
            Endpoint = Emulator.Endpoint.ToString(),
            MessagingEndpoint = Emulator.Endpoint.ToString(),
            MessagingPath = path,
            Method = method,
            SignatureMethod = signature,
            Base64Bodies = base64,
            KeepAlive = keepAlive,
            RateLimits = CmqRateLimits.None,
            AttemptTimeout = attemptTimeout ?? TimeSpan.FromSeconds(30),
            Retry = retry ?? new() { BaseDelay = TimeSpan.Zero },
            OnAttempt = onAttempt,
            HttpClient = http,
        };

    /// <summary>Another connection, closed with the bench.</summary>
    public CmqConnection Open(CmqClientOptions options)
    {
        var connection = CmqConnection.Open(options);
        _owned.Add(connection);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        _owned.ForEach(owned => owned.Dispose());
        await Emulator.DisposeAsync();
    }
}
