namespace Cmq.Tests;

/// <summary>A client, the fake service that it talks to, and the clock of both. Waits for new attempts are as long as they may be.</summary>
internal sealed class Bench : IDisposable
{
    public Bench(
        CmqRetryOptions? retry = null,
        CmqRateLimits? limits = null,
        ICmqCredentialProvider? credentials = null,
        string endpoint = CmqEndpoint.Default,
        TimeSpan? attemptTimeout = null,
        string language = "en-US",
        double random = 1,
        long? accountUin = 100_000_000_001,
        TimeSpan cancelGrace = default)
    {
        Service = new(Time);
        Http = new(Service);
        Client = new(new()
        {
            Region = "ap-guangzhou",
            Credentials = credentials ?? new CmqCredential("AKIDEXAMPLE", "SECRETEXAMPLE"),
            Endpoint = endpoint,
            AccountUin = accountUin,
            Language = language,
            Retry = retry ?? new(),
            RateLimits = limits ?? CmqRateLimits.None,
            AttemptTimeout = attemptTimeout ?? TimeSpan.FromSeconds(30),
            OnRetry = Retries.Add,
            OnRateWait = RateWaits.Add,
            CancelGrace = cancelGrace,
            HttpClient = Http,
            TimeProvider = Time,
            Random = () => random,
        });
    }

    public FakeTime Time { get; } = new();

    public FakeService Service { get; }

    public HttpClient Http { get; }

    public CmqManagementClient Client { get; }

    public List<CmqRetryEvent> Retries { get; } = [];

    public List<CmqRateWait> RateWaits { get; } = [];

    public IEnumerable<double> Delays => Retries.Select(retry => retry.Delay.TotalSeconds);

    public void Dispose()
    {
        Client.Dispose();
        Http.Dispose();
        Service.Dispose();
    }
}
