namespace Cmq.Tests;

/// <summary>Which values a source of credentials says must not be shown.</summary>
public sealed class SecretsTests
{
    private CredentialBench _bench = null!;

    [SetUp]
    public void Open() => _bench = new();

    [TearDown]
    public void Close() => _bench.Dispose();

    [Test]
    public void Keys_AreSecretBeforeAnybodyAsksForThem()
    {
        _bench.Files["/home/me/.tccli/default.credential"] = """{"secretId":"profile-id","secretKey":"profile-key","token":"profile-token"}""";
        using var source = _bench.Find();
        Assert.That(source.Secrets, Is.EquivalentTo(new[] { "profile-id", "profile-key", "profile-token" }));
    }

    [Test]
    public async Task Role_AfterARenewal_CoversTheOldKeysAndTheNewOnes()
    {
        using var source = _bench.Find(options => options with { SecretId = "given", SecretKey = "given-key", RoleArn = "role" });
        Assert.That(source.Secrets, Is.EquivalentTo(new[] { "given", "given-key" }));
        await CredentialBench.IdAsync(source);
        _bench.Time.Advance(TimeSpan.FromHours(2));
        await CredentialBench.IdAsync(source);
        Assert.That(source.Secrets, Is.SupersetOf(new[] { "given-key", "key-1", "token-1", "key-2", "token-2" }));
    }

    [Test]
    public async Task WebIdentity_CoversTheIdentityProvidersToken()
    {
        _bench.Files["/token"] = "eyJhbGciOi.geheim.token\n";
        using var source = _bench.Find(options => options with { ProviderId = "github", RoleArn = "role", WebIdentityTokenFile = "/token" });
        await CredentialBench.IdAsync(source);
        Assert.That(source.Secrets, Is.SupersetOf(new[] { "eyJhbGciOi.geheim.token", "key-1", "token-1" }));
    }

    [Test]
    public async Task ManyRenewals_AreNotAllRemembered()
    {
        using var source = _bench.Find(options => options with { CamRoleName = "machine" });
        for (var turn = 0; turn < 20; turn++)
        {
            await CredentialBench.IdAsync(source);
            _bench.Time.Advance(TimeSpan.FromHours(2));
        }

        Assert.That(source.Secrets.Count(), Is.EqualTo(24));
        Assert.That(source.Secrets, Does.Contain("key-20").And.Not.Contain("key-1"));
    }
}
