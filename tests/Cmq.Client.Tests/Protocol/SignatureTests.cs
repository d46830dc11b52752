using System.Globalization;
using System.Text;

namespace Cmq.Client.Tests;

/// <summary>The signature, by the vectors that were computed from the rules, and what it is made of.</summary>
public sealed class SignatureTests
{
    private const string QueueHost = "cmq-queue-gz.api.tencentyun.com";

    [TestCase("POST", "HmacSha1", "PZcu4E8/WxvukxrdKnYUsLQdZ/k=")]
    [TestCase("POST", "HmacSha256", "5F9rgO/OXwucPAT7xDTzcVjm81DQ1rHozkTuptUCZvA=")]
    [TestCase("GET", "HmacSha1", "8k3l+z0KMtl56vp7G9rgFImhWV4=")]
    [TestCase("GET", "HmacSha256", "dXwxp5Lu859BqXgWd0PPFdWZOMZx7IyRwXRoYb8yOC0=")]
    public void OneMessage_HasTheSignatureOfTheVector(string method, string hash, string signature)
    {
        var request = new V2Request(V2Action.SendMessage, "test1")
            .Add("queueName", "test1").AddBody("msg", isBase64: false).Add("delaySeconds", 0).Add("clientRequestId", "1231231231");
        Assert.That(Sign(request, method, QueueHost, hash, "SDK_Python_1.3", 2889712707386595659), Is.EqualTo(signature));
    }

    [TestCase("HmacSha256", "G6zJaEflIWMJryDWydANs8r1kqsoJfL98oMQDeD7Ozo=")]
    [TestCase("HmacSha1", "WECHVSj/uNp+N4X6ALdQS++4yVo=")]
    public void ElevenMessages_HaveTheSignatureOfTheVector(string hash, string signature)
    {
        // The vector was made without a signature method among its parameters.
        V2Field[] fields =
        [
            new("Action", "BatchSendMessage"),
            new("Nonce", null, 12345),
            new("RequestClient", "test"),
            new("SecretId", "AKIDEXAMPLE"),
            new("SignatureMethod", hash == "HmacSha256" ? "HmacSHA256" : "HmacSHA1"),
            new("Timestamp", null, 1534154812),
            new("delaySeconds", null, 0),
            .. Enumerable.Range(1, 11).Select(number => number.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal)
                .Select(number => new V2Field("msgBody." + number, $"m{number} 中文+&=")),
            new("queueName", "test1"),
        ];
        using var form = new PooledBytes(16);
        V2Signer.Append(form, fields, Stamp("POST", "127.0.0.1:18080", hash, "test", 12345));
        Assert.That(SignatureOf(form), Is.EqualTo(signature));
    }

    [Test]
    public async Task Request_ItsParameters_AreSortedByTheBytesOfTheirNames()
    {
        using var bench = new FormBench();
        bench.Service.Then("""{"code":0,"msgList":[{"msgId":"1"},{"msgId":"2"},{"msgId":"3"},{"msgId":"4"},{"msgId":"5"},{"msgId":"6"},{"msgId":"7"},{"msgId":"8"},{"msgId":"9"},{"msgId":"10"},{"msgId":"11"}]}""");
        await bench.Messaging.SendMessagesAsync("q", [.. Enumerable.Range(1, 11).Select(number => $"m{number}")]);
        var names = bench.Service.Last.Fields.Select(field => field.Key).SkipLast(1);
        Assert.That(names, Is.Ordered.Using((System.Collections.IComparer)StringComparer.Ordinal));
    }

    [Test]
    public async Task Request_SignatureMethod_IsAnnounced([Values] CmqSignatureMethod method)
    {
        using var bench = new FormBench(signature: method);
        await bench.Messaging.SendMessageAsync("q", "b");
        Assert.That(bench.Service.Last["SignatureMethod"], Is.EqualTo(method == CmqSignatureMethod.HmacSha1 ? "HmacSHA1" : "HmacSHA256"));
    }

    [Test]
    public async Task TemporaryKey_SendsItsToken()
    {
        using var bench = new FormBench(credentials: new CmqCredential("AKIDEXAMPLE", "SECRETEXAMPLE", "TOKENEXAMPLE"));
        await bench.Messaging.SendMessageAsync("q", "b");
        Assert.That(bench.Service.Last["Token"], Is.EqualTo("TOKENEXAMPLE"));
    }

    [Test]
    public async Task Credential_IsAskedForBeforeEachAttempt()
    {
        var credentials = new ChangingCredentials();
        using var bench = new FormBench(credentials: credentials);
        bench.Service.Then("""{"code":4420,"message":"(10250)too fast"}""");
        await bench.Time.RunAsync(bench.Messaging.SendMessageAsync("q", "b"));
        Assert.That(bench.Service.Requests.Select(request => request["SecretId"]), Is.EqualTo(new[] { "AKID1", "AKID2" }));
    }

    [Test]
    public async Task Body_WithHalfASurrogatePair_IsRefusedByName()
    {
        using var bench = new FormBench();
        Assert.That(() => bench.Messaging.SendMessageAsync("q", "a\uD800"), Throws.ArgumentException.With.Message.Contains("msgBody has half of a surrogate pair"));
        await Task.CompletedTask;
    }

    private static string Sign(V2Request request, string method, string host, string hash, string client, long nonce)
    {
        using var form = new PooledBytes(16);
        V2Signer.Append(form, request, Stamp(method, host, hash, client, nonce));
        return SignatureOf(form);
    }

    private static V2Stamp Stamp(string method, string host, string hash, string client, long nonce) => new(
        method, host, "/v2/index.php", new("AKIDEXAMPLE", "secretkey-for-tests"), Enum.Parse<CmqSignatureMethod>(hash), 1534154812, nonce, client);

    private static string SignatureOf(PooledBytes form)
    {
        var text = Encoding.UTF8.GetString(form.Span);
        return Uri.UnescapeDataString(text[(text.LastIndexOf('=') + 1)..]);
    }

    private sealed class ChangingCredentials : ICmqCredentialProvider
    {
        private int _asked;

        public ValueTask<CmqCredential> GetCredentialAsync(CancellationToken cancellationToken) => new(new CmqCredential($"AKID{++_asked}", "SECRETEXAMPLE"));
    }
}
