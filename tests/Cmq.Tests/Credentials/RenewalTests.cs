namespace Cmq.Tests;

/// <summary>When a credential that ends is replaced; on a clock that only the tests move.</summary>
public sealed class RenewalTests
{
    private CredentialBench _bench = null!;
    private CmqCredentialSource _source = null!;

    [SetUp]
    public void Start()
    {
        _bench = new();
        _source = _bench.Find(options => options with { CamRoleName = "machine" });
    }

    [TearDown]
    public void Stop()
    {
        _source.Dispose();
        _bench.Dispose();
    }

    [TestCase(7200, 6899, 1)]
    [TestCase(7200, 6900, 2)]
    [TestCase(100, 79, 1)]
    [TestCase(100, 80, 2)]
    public async Task Credential_IsRenewedAheadOfItsEnd(int life, int after, int fetches)
    {
        _bench.Life = TimeSpan.FromSeconds(life);
        await CredentialBench.IdAsync(_source);
        _bench.Time.Advance(TimeSpan.FromSeconds(after));
        Assert.That((await CredentialBench.IdAsync(_source), _bench.Sent.Count), Is.EqualTo(($"tmp-{fetches}+token-{fetches}", fetches)));
    }

    [Test]
    public async Task Renewal_Fails_TheOldOneServesToItsEnd()
    {
        await CredentialBench.IdAsync(_source);
        _bench.Instead = () => throw new HttpRequestException("down");
        _bench.Time.Advance(TimeSpan.FromMinutes(116));
        Assert.That(await CredentialBench.IdAsync(_source), Is.EqualTo("tmp-1+token-1"));
        _bench.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.That(async () => await CredentialBench.IdAsync(_source), Throws.TypeOf<CmqTransportException>());
    }

    [Test]
    public async Task Renewal_FailsInAWayThatNobodyForesaw_TheOldOneServesToItsEnd()
    {
        await CredentialBench.IdAsync(_source);
        _bench.Instead = () => throw new UnauthorizedAccessException("the file is being replaced");
        _bench.Time.Advance(TimeSpan.FromMinutes(116));
        Assert.That(await CredentialBench.IdAsync(_source), Is.EqualTo("tmp-1+token-1"));
        _bench.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.That(async () => await CredentialBench.IdAsync(_source), Throws.TypeOf<UnauthorizedAccessException>());
    }

    [Test]
    public async Task Renewal_Fails_IsTriedAgainAfterAWhileOnly()
    {
        await CredentialBench.IdAsync(_source);
        _bench.Instead = () => throw new HttpRequestException("down");
        _bench.Time.Advance(TimeSpan.FromMinutes(116));
        await CredentialBench.IdAsync(_source);
        await CredentialBench.IdAsync(_source);
        Assert.That(_bench.Sent, Has.Count.EqualTo(2));
        _bench.Instead = null;
        _bench.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.That(await CredentialBench.IdAsync(_source), Is.EqualTo("tmp-2+token-2"));
    }

    [Test]
    public async Task FirstFetch_ByManyAtOnce_IsOneCall()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => CredentialBench.IdAsync(_source))));
        Assert.That((ids.Distinct().Count(), _bench.Sent.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Client_DuringALongRun_SignsWithTheNewOne()
    {
        using var service = new FakeService(_bench.Time);
        using var http = new HttpClient(service);
        using var client = new CmqManagementClient(new()
        {
            Region = "ap-guangzhou",
            Credentials = _source.Provider,
            HttpClient = http,
            TimeProvider = _bench.Time,
            RateLimits = CmqRateLimits.None,
        });
        await client.DeleteQueueAsync("a");
        _bench.Time.Advance(TimeSpan.FromHours(3));
        await client.DeleteQueueAsync("b");
        Assert.That(service.Requests.Select(request => request.Header("X-TC-Token")), Is.EqualTo(new[] { "token-1", "token-2" }));
    }
}
