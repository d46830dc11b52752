using Microsoft.Extensions.Logging;

namespace Cmq;

/// <summary>What the handles of an account share: the two planes as long as it is open, its clock and its log.</summary>
internal sealed class AccountCore : IDisposable
{
    private readonly ICmqManagement _management;
    private readonly ICmqMessaging _messaging;
    private readonly CancellationTokenSource _closing = new();
    private int _isClosed;

    public AccountCore(ICmqManagement management, ICmqMessaging messaging, CmqAccountOptions options)
    {
        (_management, _messaging) = (management, messaging);
        (Time, CarriesContext) = (options.TimeProvider, options.CarryTraceContext);
        Log = CmqLog.Of(options.LoggerFactory);
        Calls = new(this);
        Closing = _closing.Token;
    }

    public TimeProvider Time { get; }

    public ILogger Log { get; }

    public bool CarriesContext { get; }

    /// <summary>How many bytes a message grows by at most on its way.</summary>
    public int MessageOverhead => CarriesContext ? TraceEnvelope.MaxLength : 0;

    /// <summary>The data plane with its telemetry.</summary>
    public MessagingCalls Calls { get; }

    public ICmqManagement Management => Open(_management);

    public ICmqMessaging Messaging => Open(_messaging);

    /// <summary>Cancelled when the account is closed: what waits for messages waits no longer.</summary>
    public CancellationToken Closing { get; }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            _closing.Cancel();
            _closing.Dispose();
        }
    }

    private T Open<T>(T plane)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isClosed) == 1, typeof(CmqAccount));
        return plane;
    }
}
