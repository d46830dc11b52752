using System.Text;

namespace Cmq.Tests;

/// <summary>The headers of a request, and that they are the ones that were signed.</summary>
public sealed class HeaderTests
{
    [TestCase("X-TC-Action", "DeleteCmqQueue")]
    [TestCase("X-TC-Version", "2020-02-17")]
    [TestCase("X-TC-Timestamp", "1700000000")]
    [TestCase("X-TC-Region", "ap-guangzhou")]
    [TestCase("X-TC-Language", "en-US")]
    [TestCase("X-TC-Token", null)]
    [TestCase("Content-Type", "application/json")]
    [TestCase("Host", "tdmq.tencentcloudapi.com")]
    public async Task Call_CarriesTheHeader(string name, string? value)
    {
        using var bench = new Bench();
        await bench.Client.DeleteQueueAsync("q");
        Assert.That(bench.Service.Requests.Single().Header(name), Is.EqualTo(value));
    }

    [Test]
    public async Task Call_NamesTheProgramInBothHeaders()
    {
        using var bench = new Bench();
        await bench.Client.DeleteQueueAsync("q");
        var sent = bench.Service.Requests.Single();
        Assert.That((sent.Header("X-TC-RequestClient"), sent.Header("User-Agent")), Is.EqualTo(("cmq-dotnet/0.1.0", "cmq-dotnet/0.1.0")));
    }

    [Test]
    public async Task Call_AnotherLanguage_IsAskedFor()
    {
        using var bench = new Bench(language: "zh-CN");
        await bench.Client.DeleteQueueAsync("q");
        Assert.That(bench.Service.Requests.Single().Header("X-TC-Language"), Is.EqualTo("zh-CN"));
    }

    [Test]
    public async Task Call_TemporaryCredential_CarriesItsToken()
    {
        using var bench = new Bench(credentials: new CmqCredential("AKIDEXAMPLE", "SECRETEXAMPLE", "TOKENEXAMPLE"));
        await bench.Client.DeleteQueueAsync("q");
        Assert.That(bench.Service.Requests.Single().Header("X-TC-Token"), Is.EqualTo("TOKENEXAMPLE"));
    }

    [TestCase("tdmq.tencentcloudapi.com", "https://tdmq.tencentcloudapi.com/", "tdmq.tencentcloudapi.com")]
    [TestCase("TDMQ.ap-guangzhou.tencentcloudapi.com:443", "https://tdmq.ap-guangzhou.tencentcloudapi.com/", "tdmq.ap-guangzhou.tencentcloudapi.com")]
    [TestCase("http://127.0.0.1:8080", "http://127.0.0.1:8080/", "127.0.0.1:8080")]
    [TestCase("http://[::1]:8080/", "http://[::1]:8080/", "[::1]:8080")]
    public async Task Call_CustomEndpoint_GoesThereAndSignsTheHostThatIsSent(string endpoint, string url, string host)
    {
        using var bench = new Bench(endpoint: endpoint);
        await bench.Client.DeleteQueueAsync("q");
        var sent = bench.Service.Requests.Single();
        var expected = Tc3Signer.Authorization(
            new("AKIDEXAMPLE", "SECRETEXAMPLE"),
            new() { Method = "POST", Host = host, ContentType = "application/json", Payload = sent.Bytes },
            1_700_000_000);
        Assert.That(
            (sent.Message.RequestUri!.AbsoluteUri, sent.Header("Host"), sent.Header("Authorization")),
            Is.EqualTo((url, host, expected)));
    }

    [Test]
    public async Task Call_Text_IsSentAsUtf8WithoutByteOrderMark()
    {
        using var bench = new Bench();
        await bench.Client.SendTestMessageAsync("q", "队列 𝄞");
        var sent = Encoding.UTF8.GetString(bench.Service.Requests.Single().Bytes);
        Assert.That(sent, Is.EqualTo("""{"QueueName":"q","MsgContent":"队列 𝄞","DelaySeconds":0}"""));
    }
}
