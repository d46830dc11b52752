namespace Cmq.Tests;

/// <summary>Options that can't be are refused when the client is made.</summary>
public sealed class OptionsTests
{
    private static readonly CmqCredential Credential = new("AKIDEXAMPLE", "SECRETEXAMPLE");

    private static readonly TestCaseData[] Wrong =
    [
        Case("Region", new() { Region = "", Credentials = Credential }),
        Case("Region", new() { Region = "ap guangzhou", Credentials = Credential }),
        Case("Region", new() { Region = "ap-guangzhou\r\nX-Evil: 1", Credentials = Credential }),
        Case("Region", new() { Region = null!, Credentials = Credential }),
        Case("Credentials", new() { Region = "r", Credentials = null! }),
        Case("Endpoint", new() { Region = "r", Credentials = Credential, Endpoint = null! }),
        Case("not an endpoint", new() { Region = "r", Credentials = Credential, Endpoint = "ftp://host" }),
        Case("Language", new() { Region = "r", Credentials = Credential, Language = "" }),
        Case("RequestClient", new() { Region = "r", Credentials = Credential, RequestClient = "my program" }),
        Case("AttemptTimeout", new() { Region = "r", Credentials = Credential, AttemptTimeout = TimeSpan.Zero }),
        Case("AttemptTimeout", new() { Region = "r", Credentials = Credential, AttemptTimeout = TimeSpan.FromDays(2) }),
        Case("ConnectTimeout", new() { Region = "r", Credentials = Credential, ConnectTimeout = TimeSpan.FromSeconds(-1) }),
        Case("MaxAttempts", new() { Region = "r", Credentials = Credential, Retry = new() { MaxAttempts = 0 } }),
        Case("MaxAttemptsWithoutAnswer", new() { Region = "r", Credentials = Credential, Retry = new() { MaxAttemptsWithoutAnswer = 0 } }),
        Case("negative", new() { Region = "r", Credentials = Credential, Retry = new() { BaseDelay = TimeSpan.FromSeconds(-1) } }),
        Case("MaxDelay", new() { Region = "r", Credentials = Credential, Retry = new() { MaxDelay = TimeSpan.FromDays(2) } }),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void Client_WrongOption_IsRefusedByName(CmqClientOptions options, string words) =>
        Assert.That(() => new CmqManagementClient(options), Throws.InstanceOf<ArgumentException>().With.Message.Contains(words));

    [Test]
    public void Client_NoOptions_IsRefused() => Assert.That(() => new CmqManagementClient(null!), Throws.ArgumentNullException);

    [Test]
    public void Dispose_LeavesAnInjectedHttpClientAlone()
    {
        using var service = new FakeService(new());
        using var http = new HttpClient(service);
        new CmqManagementClient(new() { Region = "r", Credentials = Credential, HttpClient = http }).Dispose();
        Assert.That(() => http.CancelPendingRequests(), Throws.Nothing);
    }

    [Test]
    public void Dispose_ThenCall_IsRefused()
    {
        var client = new CmqManagementClient(new() { Region = "r", Credentials = Credential });
        client.Dispose();
        Assert.That(() => client.DeleteQueueAsync("q"), Throws.TypeOf<ObjectDisposedException>());
    }

    private static TestCaseData Case(string words, CmqClientOptions options) => new TestCaseData(options, words).SetArgDisplayNames(words);
}
