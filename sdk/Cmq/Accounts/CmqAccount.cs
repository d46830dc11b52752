namespace Cmq;

/// <summary>
/// An account of the service: creates, describes and deletes queues, topics and subscriptions, and gives the handles that send and receive. Make one
/// for the process and keep it: it holds the connections, and all its members are safe to use from any number of threads at once. So are those of
/// its handles, which cost nothing to make and need not be disposed.
/// </summary>
/// <remarks>
/// <para>
/// Every call may throw <see cref="CmqServiceException"/> (the service refused it), <see cref="CmqTransportException"/> (no answer arrived),
/// <see cref="OperationCanceledException"/>, and <see cref="ObjectDisposedException"/> once the account is closed. A call is one request unless its
/// description says otherwise.
/// </para>
/// <para>
/// To test a program, open the account over the service in memory, which keeps the service's rules on a clock of the test's:
/// <c>CmqBroker.CreateAccount</c>. That is why nothing here is virtual. For a test that wants faults, implement
/// <see cref="ICmqMessaging"/> or <see cref="ICmqManagement"/> around the broker and open the account with <see cref="Over"/>.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// await using var account = new CmqAccount(new() { Region = "ap-guangzhou", Credentials = new CmqCredential(secretId, secretKey) });
/// var orders = account.Queue("orders");
/// await orders.SendAsync("hello");
/// </code>
/// </example>
public sealed partial class CmqAccount : IAsyncDisposable, IDisposable
{
    private readonly AccountCore _core;
    private readonly CmqConnection? _connection;

    /// <summary>An account over the network. Nothing is sent until the first call.</summary>
    /// <param name="options">How it reaches the service.</param>
    /// <exception cref="ArgumentException">An option is missing or can't be: the message names it.</exception>
    public CmqAccount(CmqClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _connection = CmqConnection.Open(options);
        _core = new(_connection.Management, _connection.Messaging, new()
        {
            TimeProvider = options.TimeProvider,
            LoggerFactory = options.LoggerFactory,
            CarryTraceContext = options.CarryTraceContext,
        });
    }

    private CmqAccount(ICmqManagement management, ICmqMessaging messaging, CmqAccountOptions options) => _core = new(management, messaging, options);

    /// <summary>An account over given planes: the service in memory, or a test's own. It does not dispose them.</summary>
    /// <param name="management">The control plane.</param>
    /// <param name="messaging">The data plane.</param>
    /// <param name="options">How it works; null for the defaults.</param>
    public static CmqAccount Over(ICmqManagement management, ICmqMessaging messaging, CmqAccountOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(management);
        ArgumentNullException.ThrowIfNull(messaging);
        return new(management, messaging, options ?? new());
    }

    /// <summary>
    /// A handle of a queue. No call: the queue need not exist yet. Names are compared without regard to case by the service.
    /// </summary>
    /// <param name="name">The queue's name. Which names the editions take: <see cref="CmqNames.Check"/>.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public CmqQueue Queue(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(_core, name);
    }

    /// <summary>A handle of a topic. No call: the topic need not exist yet.</summary>
    /// <param name="name">The topic's name. Which names the editions take: <see cref="CmqNames.Check"/>.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public CmqTopic Topic(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(_core, name);
    }

    /// <summary>
    /// Closes the connections. Receives that wait for messages end at once with <see cref="ObjectDisposedException"/>, as later calls do; other calls
    /// under way may fail. Stop processors and dispose senders first.
    /// </summary>
    public void Dispose()
    {
        _core.Dispose();
        _connection?.Dispose();
    }

    /// <summary>The same as <see cref="Dispose"/>.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
