using System.Net;

namespace Cmq.Tests;

/// <summary>Which source of credentials wins, what it gives, and what is said of it.</summary>
public sealed class CredentialSourceTests
{
    private const string Role = "qcs::cam::uin/100000000001:roleName/deploy";
    private const string Profile = """{"secretId":"profile-id","secretKey":"profile-key"}""";

    private CredentialBench _bench = null!;

    [SetUp]
    public void Start() => _bench = new();

    [TearDown]
    public void Stop() => _bench.Dispose();

    [Test]
    public void Find_NothingSet_IsNone() => Assert.That(CmqCredentialSource.Find(_bench.Options), Is.Null);

    [TestCase(5, "given", "keys of the configuration")]
    [TestCase(4, "env+env-token", "keys of the environment (TENCENTCLOUD_SECRET_ID)")]
    [TestCase(3, "profile-id", "keys of profile 'default' of tccli")]
    [TestCase(2, "tmp-1+token-1", "role qcs::cam::uin/100000000001:roleName/deploy for the web identity of 'github'")]
    [TestCase(1, "tmp-1+token-1", "CAM role 'machine' of this machine")]
    public async Task Find_SeveralSources_TheFirstOfTheOrderWins(int sources, string id, string description)
    {
        var options = SetUpSources(sources);
        using var source = _bench.Find(_ => options);
        Assert.That((await CredentialBench.IdAsync(source), source.Description), Is.EqualTo((id, description)));
    }

    [Test]
    public void Find_AsksNobody()
    {
        using var source = _bench.Find(options => options with { CamRoleName = "machine", RoleArn = Role });
        Assert.That(_bench.Sent, Is.Empty);
    }

    [Test]
    public async Task GivenKeys_GoWithoutTheTokenOfTheEnvironment()
    {
        _bench.Environment["TENCENTCLOUD_SECURITY_TOKEN"] = "env-token";
        using var source = _bench.Find(options => options with { SecretId = "given", SecretKey = "key" });
        Assert.That(await CredentialBench.IdAsync(source), Is.EqualTo("given"));
    }

    [TestCase("id", null, "secret id of the configuration is set")]
    [TestCase(null, "geheim-key", "secret key of the configuration is set")]
    public void Find_HalfOfTheKeys_SaysWhichWithoutItsValue(string? id, string? key, string said) => Assert.That(
        () => CmqCredentialSource.Find(_bench.Options with { SecretId = id, SecretKey = key }),
        Throws.ArgumentException.With.Message.Contains(said).And.Message.Not.Contains("geheim"));

    [Test]
    public async Task Profile_OfAnotherNameAndFolder_IsRead()
    {
        _bench.Environment["TENCENTCLOUD_SHARED_CREDENTIALS_DIR"] = "/keys";
        _bench.Environment["TENCENTCLOUD_PROFILE"] = "team";
        _bench.Files["/keys/team.credential"] = """{"secretId":"team-id","secretKey":"team-key","token":"team-token"}""";
        _bench.Files["/keys/team.configure"] = """{"_sys_param":{"region":"ap-shanghai","output":"json"}}""";
        using var source = _bench.Find();
        Assert.That((await CredentialBench.IdAsync(source), source.Region), Is.EqualTo(("team-id+team-token", "ap-shanghai")));
    }

    [Test]
    public async Task Profile_WithARole_TakesItOn()
    {
        _bench.Files["/home/me/.tccli/default.credential"] =
            $$"""{"secretId":"profile-id","secretKey":"profile-key","role-arn":"{{Role}}","role-session-name":"nightly"}""";
        using var source = _bench.Find();
        await CredentialBench.IdAsync(source);
        Assert.That(
            ((string?)_bench.Sent.Single().Body["RoleArn"], (string?)_bench.Sent.Single().Body["RoleSessionName"]),
            Is.EqualTo((Role, "nightly")));
    }

    [Test]
    public void Profile_NamedAndNotThere_SaysSo() => Assert.That(
        () => CmqCredentialSource.Find(_bench.Options with { Profile = "team" }),
        Throws.ArgumentException.With.Message.Contains("no profile 'team'"));

    [TestCase("geheim")]
    [TestCase("[1]")]
    [TestCase("{\"secretId\":\"geheim")]
    public void Profile_ThatIsNone_IsNamedAndNotShown(string text)
    {
        _bench.Files["/home/me/.tccli/default.credential"] = text;
        Assert.That(
            () => CmqCredentialSource.Find(_bench.Options),
            Throws.ArgumentException.With.Message.Contains("default.credential").And.Message.Not.Contains("geheim"));
    }

    [Test]
    public async Task Role_IsTakenOnWithWhatWon()
    {
        using var source = _bench.Find(options => options with { SecretId = "given", SecretKey = "key", RoleArn = Role, RoleExternalId = "42" });
        Assert.That(await CredentialBench.IdAsync(source), Is.EqualTo("tmp-1+token-1"));
        Assert.That(source.Description, Is.EqualTo($"role {Role}, taken on with keys of the configuration"));
        var sent = _bench.Sent.Single();
        Assert.That((sent.Host, sent.What), Is.EqualTo(("sts.tencentcloudapi.com", "AssumeRole")));
        Assert.That(sent.Authorization, Does.Contain("Credential=given/").And.Contain("/sts/tc3_request"));
        Assert.That(
            ((string?)sent.Body["RoleArn"], (string?)sent.Body["RoleSessionName"], (long?)sent.Body["DurationSeconds"], (string?)sent.Body["ExternalId"]),
            Is.EqualTo((Role, "cmq", 7200L, "42")));
    }

    [Test]
    public async Task Role_OnAMachine_IsTakenOnWithItsCamRole()
    {
        using var source = _bench.Find(options => options with { CamRoleName = "machine", RoleArn = Role });
        Assert.That(await CredentialBench.IdAsync(source), Is.EqualTo("tmp-2+token-2"));
        Assert.That(_bench.Sent.Select(sent => sent.What), Is.EqualTo(new[] { "/latest/meta-data/cam/security-credentials/machine", "AssumeRole" }));
        Assert.That(_bench.Sent[1].Token, Is.EqualTo("token-1"));
    }

    [Test]
    public async Task WebIdentity_SendsTheTokenOfTheFileUnsignedAndReadsItAnew()
    {
        _bench.Environment["TKE_PROVIDER_ID"] = "tke";
        _bench.Environment["TKE_ROLE_ARN"] = Role;
        _bench.Environment["TKE_WEB_IDENTITY_TOKEN_FILE"] = "/token";
        _bench.Files["/token"] = "first\n";
        using var source = _bench.Find();
        await CredentialBench.IdAsync(source);
        _bench.Files["/token"] = "second\n";
        _bench.Time.Advance(TimeSpan.FromHours(2));
        await CredentialBench.IdAsync(source);
        Assert.That(
            _bench.Sent.Select(sent => (sent.What, sent.Authorization, sent.Token, (string?)sent.Body["WebIdentityToken"])),
            Is.EqualTo(new[]
            {
                ("AssumeRoleWithWebIdentity", "SKIP", (string?)null, "first"),
                ("AssumeRoleWithWebIdentity", "SKIP", null, "second"),
            }));
    }

    [Test]
    public void WebIdentity_WithoutAToken_NamesTheFile()
    {
        using var source = _bench.Find(options => options with { ProviderId = "github", RoleArn = Role, WebIdentityTokenFile = "/none" });
        Assert.That(async () => await CredentialBench.IdAsync(source), Throws.TypeOf<CmqTransportException>().With.Message.Contains("/none"));
    }

    [Test]
    public void WebIdentity_Refused_DoesNotShowTheToken()
    {
        _bench.Files["/token"] = "eyJhbGciOi.geheim.token";
        _bench.Instead = () => FakeService.Error("InvalidParameter.WebIdentityTokenError", "bad token eyJhbGciOi.geheim.token");
        using var source = _bench.Find(options => options with { ProviderId = "github", RoleArn = Role, WebIdentityTokenFile = "/token" });
        Assert.That(async () => await CredentialBench.IdAsync(source), Throws.TypeOf<CmqServiceException>().With.Message.Not.Contains("geheim"));
    }

    [TestCase("""{"Code":"Success"}""", HttpStatusCode.OK, "no credential")]
    [TestCase("""{"Code":"Failed","TmpSecretKey":"geheim"}""", HttpStatusCode.OK, "Code is not Success")]
    [TestCase("geheim", HttpStatusCode.OK, "no JSON")]
    [TestCase("", HttpStatusCode.NotFound, "HTTP status 404")]
    public void CamRole_WithoutAnAnswer_SaysWhy(string body, HttpStatusCode status, string said)
    {
        _bench.Instead = () => FakeService.Raw(body, status);
        using var source = _bench.Find(options => options with { CamRoleName = "machine" });
        Assert.That(
            async () => await CredentialBench.IdAsync(source),
            Throws.TypeOf<CmqTransportException>().With.Message.Contains(said).And.Message.Contains("'machine'").And.Message.Not.Contains("geheim"));
    }

    [TestCase(0)]
    [TestCase(13 * 3600)]
    public void RoleDuration_OutOfItsRange_IsRefused(int seconds) => Assert.That(
        () => CmqCredentialSource.Find(_bench.Options with { RoleDuration = TimeSpan.FromSeconds(seconds) }), Throws.ArgumentException);

    // The last source alone, then the one before it besides, and so on up to all of them.
    private CmqCredentialOptions SetUpSources(int count)
    {
        var options = _bench.Options with { CamRoleName = "machine" };
        if (count >= 2)
        {
            _bench.Files["/token"] = "jwt";
            options = options with { ProviderId = "github", WebIdentityTokenFile = "/token" };
            _bench.Environment["TKE_ROLE_ARN"] = Role;
        }

        if (count >= 3)
        {
            _bench.Files["/home/me/.tccli/default.credential"] = Profile;
        }

        if (count >= 4)
        {
            (_bench.Environment["TENCENTCLOUD_SECRET_ID"], _bench.Environment["TENCENTCLOUD_SECRET_KEY"]) = ("env", "env-key");
            _bench.Environment["TENCENTCLOUD_SECURITY_TOKEN"] = "env-token";
        }

        return count >= 5 ? options with { SecretId = "given", SecretKey = "given-key" } : options;
    }
}
