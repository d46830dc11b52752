using Microsoft.Extensions.Logging;

namespace Cmq.Client.Tests;

/// <summary>A client over a service of the test's own words, and the clock of both. Waits for new attempts are as long as they may be.</summary>
internal sealed class FormBench : IDisposable
{
    public FormBench(
        CmqRetryOptions? retry = null,
        CmqEdition edition = CmqEdition.Classic,
        CmqHttpMethod method = CmqHttpMethod.Post,
        CmqSignatureMethod signature = CmqSignatureMethod.HmacSha256,
        bool base64 = false,
        ICmqCredentialProvider? credentials = null,
        string? messagingEndpoint = "http://cmq.example",
        string? topicEndpoint = null,
        TimeSpan? attemptTimeout = null,
        TimeSpan cancelGrace = default,
        string region = "ap-guangzhou",
        CmqNetwork network = CmqNetwork.Public,
        ILoggerFactory? log = null)
    {
        Http = new(Service) { Timeout = Timeout.InfiniteTimeSpan };
        Connection = CmqConnection.Open(new()
        {
            Region = region,
            Credentials = credentials ?? new CmqCredential("AKIDEXAMPLE", "SECRETEXAMPLE"),
            Edition = edition,
            MessagingEndpoint = messagingEndpoint,
            TopicEndpoint = topicEndpoint,
            Network = network,
            Method = method,
            SignatureMethod = signature,
            Base64Bodies = base64,
            Retry = retry ?? new(),
            AttemptTimeout = attemptTimeout ?? TimeSpan.FromSeconds(30),
            CancelGrace = cancelGrace,
            OnAttempt = Attempts.Add,
            HttpClient = Http,
            LoggerFactory = log,
            TimeProvider = Time,
            Random = () => 1,
        });
    }

    public FakeTime Time { get; } = new();

    public FormService Service { get; } = new();

    public HttpClient Http { get; }

    public CmqConnection Connection { get; }

    public ICmqMessaging Messaging => Connection.Messaging;

    public ICmqManagement Management => Connection.Management;

    /// <summary>An account over the connection.</summary>
    public CmqAccount Account(ILoggerFactory? log = null) => CmqAccount.Over(Management, Messaging, new() { TimeProvider = Time, LoggerFactory = log });

    public List<CmqAttemptEvent> Attempts { get; } = [];

    public void Dispose()
    {
        Connection.Dispose();
        Http.Dispose();
        Service.Dispose();
    }
}
