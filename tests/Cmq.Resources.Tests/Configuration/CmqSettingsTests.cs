using Cmq.Properties;

namespace Cmq.Resources.Tests;

public sealed class CmqSettingsTests
{
    private static readonly CmqBackendOptions Options = new() { RequestClient = "test" };

    [Test]
    public void Read_NothingSetAnywhere_IsTheCloudByTodaysRules()
    {
        var settings = Read([], []);

        Assert.That((settings.Backend, settings.Edition, settings.Endpoint), Is.EqualTo((BackendKind.Tencent, CmqEdition.Tdmq, CmqEndpoint.Default)));
        Assert.That((settings.Region, settings.SecretId, settings.MemoryFile), Is.EqualTo(((string?)null, (string?)null, (string?)null)));
    }

    [Test]
    public void Read_SetHere_WinsOverTheEnvironment()
    {
        var settings = Read([("region", "ap-guangzhou")], [("TENCENTCLOUD_REGION", "ap-shanghai")]);

        Assert.That(settings.Region, Is.EqualTo("ap-guangzhou"));
    }

    [TestCase("region", "TENCENTCLOUD_REGION")]
    [TestCase("secretId", "TENCENTCLOUD_SECRET_ID")]
    [TestCase("edition", "CMQ_EDITION")]
    public void Read_EmptyHere_FallsToTheEnvironment(string setting, string variable)
    {
        var settings = Read([(setting, "")], [(variable, "tdmq2022")]);

        Assert.That(new[] { settings.Region, settings.SecretId, settings.Edition.Name() }, Does.Contain("tdmq2022"));
    }

    [Test]
    public void Read_EmptyInTheEnvironment_IsNotSet() =>
        Assert.That(Read([], [("TENCENTCLOUD_REGION", "")]).Region, Is.Null);

    [Test]
    public void Read_TokenOfTheEnvironment_BelongsToTheKeysOfTheEnvironment()
    {
        (string, string)[] environment = [("TENCENTCLOUD_SECRET_ID", "id"), ("TENCENTCLOUD_SECRET_KEY", "key"), ("TENCENTCLOUD_SECURITY_TOKEN", "token")];

        Assert.That(Read([], environment).SecurityToken, Is.EqualTo("token"));
        Assert.That(Read([("secretId", "own"), ("secretKey", "own")], environment).SecurityToken, Is.Null);
    }

    [Test]
    public void Read_SeveralThingsWrong_AllAreTold()
    {
        var error = Assert.Throws<ResourceException>(() => Read([("regon", "x"), ("edition", "old")], [("CMQ_BACKEND", "disk")]));

        Assert.That(error.Kind, Is.EqualTo(ResourceErrorKind.InvalidArgument));
        Assert.That(error.Message, Does.Contain("cmq:regon").And.Contain("cmq:edition").And.Contain("CMQ_BACKEND (environment)"));
    }

    [Test]
    public void Read_BrokenCredentialInTheEnvironment_IsNotShown()
    {
        var error = Assert.Throws<ResourceException>(() => Read([], [("TENCENTCLOUD_SECRET_KEY", "s3cr3t\n")]));

        Assert.That(error.Message, Does.Contain("TENCENTCLOUD_SECRET_KEY").And.Not.Contain("s3cr3t"));
    }

    [Test]
    public void Read_MemoryFileOfTheEnvironmentInTheCloud_IsLeftAlone() =>
        Assert.That(Read([], [("CMQ_MEMORY_FILE", "cmq.json")]).Backend, Is.EqualTo(BackendKind.Tencent));

    [Test]
    public void Open_SameMemory_ServesTheNextConfigurationToo()
    {
        using var backend = CmqBackend.Open(Read([("backend", "memory")], []), Options);

        Assert.That(backend.For(Read([("backend", "MEMORY")], []))?.Context.Management, Is.SameAs(backend.Context.Management));
        Assert.That(backend.For(Read([("backend", "memory"), ("edition", "classic")], [])), Is.Null);
        Assert.That(backend.For(Read([("backend", "memory"), ("memoryFile", "cmq.json")], [])), Is.Null);
        Assert.That(backend.For(Read([], [])), Is.Null);
    }

    [TestCase("secretId,secretKey", "", "keys of the configuration")]
    [TestCase("", "TENCENTCLOUD_SECRET_ID,TENCENTCLOUD_SECRET_KEY", "keys of the environment (TENCENTCLOUD_SECRET_ID)")]
    [TestCase("secretId,secretKey,roleArn", "TENCENTCLOUD_SECRET_ID,TENCENTCLOUD_SECRET_KEY", "role x, taken on with keys of the configuration")]
    [TestCase("roleArn,oidcProviderId,oidcTokenFile", "", "role x for the web identity of 'x'")]
    [TestCase("camRole", "", "CAM role 'x' of this machine")]
    [TestCase("", "TENCENTCLOUD_CAM_ROLE_NAME", "CAM role 'x' of this machine")]
    [TestCase("roleArn", "", null)]
    public void Open_SaysWhichSourceOfCredentialsWon(string settings, string variables, string? source)
    {
        using var backend = Open(settings + ",region", variables);
        Assert.That((backend.CredentialSource, backend.Context.Management is null), Is.EqualTo((source, source is null)));
    }

    [TestCase("10,CreateCmqQueue=5", 5, 10)]
    [TestCase("", 20, 20)]
    public void Read_RateLimits_AreThoseOfTheText(string text, int create, int delete)
    {
        var limits = Read([("rateLimits", text)], []).RateLimits;
        Assert.That((limits.CallsPerSecond("CreateCmqQueue"), limits.CallsPerSecond("DeleteCmqQueue")), Is.EqualTo(((int?)create, (int?)delete)));
    }

    [TestCase("rateLimits", "fast", "'fast' is no limit")]
    [TestCase("accountUin", "0", "'0' is not the number of an account")]
    [TestCase("accountUin", "-5", "'-5' is not the number of an account")]
    public void Read_NumberThatIsNone_IsRefused(string setting, string text, string said)
    {
        var error = Assert.Throws<ResourceException>(() => Read([(setting, text)], []));
        Assert.That(error.Message, Does.Contain($"cmq:{setting}").And.Contain(said));
    }

    [TestCase("secretId,camRole", "", "The credentials are not complete. Set cmq:region (or TENCENTCLOUD_REGION) and cmq:secretKey (or TENCENTCLOUD_SECRET_KEY).")]
    [TestCase("", "", "There are no credentials. Set cmq:region")]
    [TestCase("camRole", "", "There is no region. Set cmq:region (or TENCENTCLOUD_REGION).")]
    [TestCase("profile", "", "The credentials can't be used: There is no profile 'x' of tccli")]
    public void Open_WithoutWhatIsNeeded_SaysWhatToSet(string settings, string variables, string said)
    {
        using var backend = Open(settings, variables);
        Assert.That(backend.Context.MissingManagement, Does.StartWith(said));
    }

    private static CmqBackend Open(string settings, string variables)
    {
        return CmqBackend.Open(Read([.. Names(settings)], [.. Names(variables)]), Options);

        static IEnumerable<(string, string)> Names(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, "x"));
    }

    private static CmqSettings Read((string Key, string Value)[] config, (string Name, string Value)[] environment) => CmqSettings.Read(
        new(config.Select(pair => KeyValuePair.Create(pair.Key, (PropertyValue)pair.Value))),
        name => environment.Where(variable => variable.Name == name).Select(variable => variable.Value).FirstOrDefault());
}
