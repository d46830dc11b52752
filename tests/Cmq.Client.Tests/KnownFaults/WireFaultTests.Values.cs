using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Cmq.Client.Tests;

/// <content>Faults 14 to 26: members, values, and what errors say.</content>
public sealed partial class WireFaultTests
{
    [TestCase("protocol", "filterTag")]
    [TestCase("protocal", "filterTags")]
    public async Task Fault14_Members_AreReadInBothSpellings(string protocol, string tags)
    {
        using var bench = new FormBench();
        bench.Service
            .Then("""{"code":0,"totalCount":1,"subscriptionList":[{"subscriptionName":"s"}]}""")
            .Then($$"""{"code":0,"endpoint":"orders","msgCount":5,"{{protocol}}":"queue","{{tags}}":["red"],"bindingKey":null,"topicOwner":"125"}""");
        var found = (await bench.Management.DescribeSubscriptionsAsync(new() { TopicName = "t" })).Items.Single();
        Assert.That(
            (found.Endpoint, found.MsgCount, found.Protocol, found.Settings.FilterTags!.Single(), found.Settings.BindingKeys, found.TopicOwner),
            Is.EqualTo(("orders", 5L, SubscriptionProtocol.Queue, "red", (IReadOnlyList<string>?)null, (long?)125)));
    }

    [TestCase("rewindmsgNum")]
    [TestCase("rewindMsgNum")]
    public async Task Fault14_RewindMessages_AreReadInBothSpellings(string member)
    {
        using var bench = new FormBench();
        bench.Service.Then($$"""{"code":0,"{{member}}":7}""").Then("""{"code":0,"totalCount":0}""");
        Assert.That((await bench.Management.DescribeQueueAsync("q")).RewindMsgNum, Is.EqualTo(7));
    }

    [Test]
    public async Task Fault15_TextBeyondAscii_IsSignedAndSent()
    {
        await using var bench = await ClientBench.StartAsync(queues: ["orders"]);
        await bench.Messaging.SendMessageAsync("orders", "队列 🐇");
        Assert.That((await bench.Messaging.ReceiveMessagesAsync("orders")).Single().Body, Is.EqualTo("队列 🐇"));
    }

    [Test]
    public async Task Fault16_Get_HasThePathOnceAndNoBody()
    {
        using var bench = new FormBench(method: CmqHttpMethod.Get);
        await bench.Messaging.SendMessageAsync("q", "first");
        await bench.Messaging.SendMessageAsync("q", "second");
        Assert.That((bench.Service.Last.Url.AbsolutePath, bench.Service.Last.Body, bench.Service.Last["msgBody"]), Is.EqualTo(("/v2/index.php", "", "second")));
    }

    [Test]
    public async Task Fault17_WaitOfZero_IsSent()
    {
        using var bench = new FormBench();
        await bench.Messaging.ReceiveMessagesAsync("q", 1, TimeSpan.Zero);
        Assert.That(bench.Service.Last["pollingWaitSeconds"], Is.EqualTo("0"));
    }

    [Test]
    public async Task Fault17_Base64_HoldsForPublishingToo([Values(1, 2)] int count)
    {
        using var bench = new FormBench(base64: true);
        bench.Service.Then("""{"code":0,"msgId":"1","msgList":[{"msgId":"1"},{"msgId":"2"}]}""");
        await bench.Messaging.PublishMessagesAsync("t", [.. Enumerable.Repeat("hello", count)]);
        Assert.That(bench.Service.Last[count == 1 ? "msgBody" : "msgBody.2"], Is.EqualTo("aGVsbG8="));
    }

    [Test]
    public void Fault17_Endpoints_AreHttpsUnlessTheySayOtherwise()
    {
        var hosts = V2Hosts.Of(new() { Region = "ap-guangzhou", Credentials = Credential, MessagingEndpoint = "cmq.example" });
        Assert.That(hosts.Queues.Url.Scheme, Is.EqualTo("https"));
    }

    [Test]
    public async Task Fault17_CertificateThatIsNotTrusted_IsRefused()
    {
        using var certificate = SelfSigned();
        await using var server = new LoopbackServer(async (stream, cancel) =>
        {
            await using var secure = new SslStream(stream);
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, cancel);
        });
        using var client = new CmqMessagingClient(new() { Region = "ap-guangzhou", Credentials = Credential, MessagingEndpoint = server.Address });
        Assert.That(
            () => client.SendMessageAsync("q", "b"),
            Throws.TypeOf<CmqTransportException>().With.Property("MayHaveExecuted").False.And.Property("IsTransient").False);
    }

    [Test]
    public async Task Fault18_Rewind_SendsTheTimeInSeconds()
    {
        using var bench = new FormBench();
        await bench.Management.RewindQueueAsync("q", DateTimeOffset.FromUnixTimeSeconds(1_700_000_123));
        Assert.That(bench.Service.Last["startConsumeTime"], Is.EqualTo("1700000123"));
    }

    [Test]
    public async Task Fault18_Nonce_IsAnotherForEachRequest()
    {
        const int calls = 50;
        using var bench = new FormBench();
        for (var call = 0; call < calls; call++)
        {
            await bench.Messaging.SendMessageAsync("q", "b");
        }

        // All within one second of the clock. Of 50 numbers of 31 bits, two may be equal once in a million runs.
        Assert.That(bench.Service.Requests.Select(request => request["Nonce"]).Distinct().Count(), Is.EqualTo(calls));
    }

    [Test]
    public async Task Fault18_CreateWithoutSettings_SendsNone()
    {
        using var bench = new FormBench();
        await bench.Management.CreateTopicAsync("t", new());
        await bench.Management.CreateQueueAsync("q", new());
        string[] common = ["Action", "Nonce", "RequestClient", "SecretId", "Signature", "SignatureMethod", "Timestamp"];
        Assert.That(bench.Service.Last.Fields.Select(field => field.Key), Is.EquivalentTo(common.Append("queueName")));
    }

    [Test]
    public async Task Fault19_BodyOfZero_IsSent()
    {
        using var bench = new FormBench();
        await bench.Messaging.SendMessageAsync("q", "0");
        Assert.That((bench.Service.Last["msgBody"], bench.Service.Last["delaySeconds"]), Is.EqualTo(("0", "0")));
    }

    [Test]
    public async Task Fault20_LongPoll_LeavesTheTimeOfOtherCallsAlone()
    {
        using var bench = new FormBench(CmqRetryOptions.None, attemptTimeout: TimeSpan.FromSeconds(1));
        await bench.Messaging.ReceiveMessagesAsync("q", 1, TimeSpan.FromSeconds(30));
        bench.Service.ThenHang();
        var call = bench.Messaging.SendMessageAsync("q", "b");
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(() => call, Throws.TypeOf<CmqTransportException>());
    }

    [Test]
    public async Task Fault21_SecretKey_IsNeverSentNorTold()
    {
        using var bench = new FormBench();
        bench.Service.Then("""{"code":4420,"message":"(10250)slow"}""");
        await bench.Time.RunAsync(bench.Messaging.SendMessageAsync("q", "b"));
        var seen = string.Join('\n', bench.Service.Requests.Select(request => request.Url + request.Body).Concat(bench.Attempts.Select(attempt => attempt.ToString())));
        Assert.That(seen, Does.Not.Contain("SECRETEXAMPLE"));
    }

    [Test]
    public async Task Fault22_ListsOfMessages_AreObjects()
    {
        using var bench = new FormBench();
        bench.Service.Then("""{"code":0,"msgList":[{"msgId":"1"},{"msgId":"2"}]}""");
        Assert.That((await bench.Messaging.SendMessagesAsync("q", ["a", "b"])).Select(one => one.MessageId), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public async Task Fault24_EmptyQueue_IsNoException([Values(1, 16)] int most)
    {
        await using var bench = await ClientBench.StartAsync(CmqEdition.Classic, queues: ["orders"]);
        Assert.That(await bench.Messaging.ReceiveMessagesAsync("orders", most, TimeSpan.Zero), Is.Empty);
        Assert.That(bench.Emulator.Calls.WithError("7000"), Is.EqualTo(1));
    }

    [Test]
    public async Task Fault25_LateDelete_HasAReasonOfItsOwn()
    {
        await using var bench = await ClientBench.StartAsync(queues: ["orders"]);
        await bench.Messaging.SendMessageAsync("orders", "hello");
        var received = (await bench.Messaging.ReceiveMessagesAsync("orders")).Single();
        bench.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.That(
            () => bench.Messaging.DeleteMessageAsync("orders", received.ReceiptHandle),
            Throws.TypeOf<CmqServiceException>().With.Property("Reason").EqualTo(CmqErrorReason.ReceiptHandleInvalid));
    }

    [Test]
    public async Task Fault26_ClassicCalls_GoToTheHostOfTheirKind()
    {
        using var bench = new FormBench(messagingEndpoint: null);
        await bench.Management.CreateSubscriptionAsync("t", "s", SubscriptionProtocol.Queue, "q", new());
        await bench.Management.DeleteQueueAsync("q");
        Assert.That(bench.Service.Requests.Select(request => request.Host), Is.EqualTo(new[] { "cmq-topic-gz.api.qcloud.com", "cmq-queue-gz.api.qcloud.com" }));
    }

    [Test]
    public void Fault26_WrongHost_IsExplained()
    {
        using var bench = new FormBench();
        bench.Service.Then("""{"code":4000,"message":"(10430)action name PublishMessage is not existed"}""");
        Assert.That(
            () => bench.Messaging.PublishMessagesAsync("t", ["b"]),
            Throws.TypeOf<CmqServiceException>().With.Message.Contains("one host for queues and another one for topics").And.Property("Reason").EqualTo(CmqErrorReason.Unsupported));
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

        // Some platforms serve only with a key that was exported.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
