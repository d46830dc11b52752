namespace Cmq.Client.Tests;

/// <summary>The service may repeat what it was sent, and so the credential, in the error of each message of a batch.</summary>
public sealed class ItemErrorTests
{
    private const string Item = """{"code":4430,"message":"(10260)SECRETEXAMPLE of AKIDEXAMPLE is void","receiptHandle":"h2"}""";

    [TestCase("0")]
    [TestCase("6010")]
    [TestCase("6020")]
    public async Task ErrorOfAMessage_NamesTheCredential_IsShownWithoutIt(string code)
    {
        var error = await ErrorOfItemAsync($$"""{"code":{{code}},"message":"(10150)some","requestId":"r-9","errorList":[{{Item}}]}""");
        Assert.That(error.ToString(), Does.Not.Contain("SECRETEXAMPLE"));
    }

    [Test]
    public async Task ErrorOfAMessage_RequestIdHasTheKey_IsShownWithoutIt()
    {
        var error = await ErrorOfItemAsync($$"""{"code":6010,"message":"(10150)some","requestId":"r-SECRETEXAMPLE","errorList":[{{Item}}]}""");
        Assert.That(error.RequestId, Does.Not.Contain("SECRETEXAMPLE"));
    }

    [Test]
    public async Task ErrorOfAMessage_WithoutSecrets_KeepsItsPairAndText()
    {
        var error = await ErrorOfItemAsync($$"""{"code":6010,"message":"(10150)some","requestId":"r-9","errorList":[{{Item}}]}""");
        Assert.That((error.Code, error.ModuleCode, error.ServiceMessage.EndsWith(" is void", StringComparison.Ordinal)), Is.EqualTo(("4430", (int?)10260, true)));
    }

    [Test]
    public async Task ErrorWithoutItems_NamesTheCredential_IsShownWithoutIt()
    {
        using var bench = new FormBench();
        bench.Service.Then("""{"code":6020,"message":"(10290)SECRETEXAMPLE failed","requestId":"r-9","errorList":[]}""");
        var error = await Until.ErrorOfAsync<CmqServiceException>(() => bench.Messaging.DeleteMessagesAsync("q", ["h1", "h2"]));
        Assert.That(error.ToString(), Does.Contain("failed").And.Not.Contain("SECRETEXAMPLE"));
    }

    private static async Task<CmqServiceException> ErrorOfItemAsync(string answer)
    {
        using var bench = new FormBench();
        bench.Service.Then(answer);
        return (await bench.Messaging.DeleteMessagesAsync("q", ["h1", "h2"])).Single().Error;
    }
}
