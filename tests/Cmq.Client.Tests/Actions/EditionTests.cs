using Cmq.Emulator;

namespace Cmq.Client.Tests;

/// <summary>By which protocol each edition is reached, and where.</summary>
public sealed class EditionTests
{
    [TestCase(CmqEdition.Classic, "CreateQueue")]
    [TestCase(CmqEdition.Tdmq, "CreateCmqQueue")]
    [TestCase(CmqEdition.Tdmq2022, "CreateCmqQueue")]
    public async Task Connection_ManagesByTheEditionsOwnProtocol(CmqEdition edition, string action)
    {
        await using var bench = await ClientBench.StartAsync(edition);
        await bench.Management.CreateQueueAsync("orders", new());
        await bench.Messaging.SendMessageAsync("orders", "hello");
        Assert.That(bench.Emulator.Calls.ByAction.Keys, Is.EquivalentTo(new[] { action, "SendMessage" }));
    }

    [TestCase(CmqEdition.Classic, CmqNetwork.Public, "https://cmq-queue-gz.api.qcloud.com", "https://cmq-topic-gz.api.qcloud.com")]
    [TestCase(CmqEdition.Classic, CmqNetwork.Private, "http://cmq-queue-gz.api.tencentyun.com", "http://cmq-topic-gz.api.tencentyun.com")]
    [TestCase(CmqEdition.Tdmq, CmqNetwork.Public, "https://cmq-gz.public.tencenttdmq.com", "https://cmq-gz.public.tencenttdmq.com")]
    [TestCase(CmqEdition.Tdmq2022, CmqNetwork.Private, "http://gz.mqadapter.cmq.tencentyun.com", "http://gz.mqadapter.cmq.tencentyun.com")]
    public async Task Hosts_AreThoseOfRegionEditionAndNetwork(CmqEdition edition, CmqNetwork network, string queues, string topics)
    {
        using var bench = new FormBench(edition: edition, network: network, messagingEndpoint: null);
        await bench.Messaging.SendMessageAsync("q", "b");
        await bench.Messaging.PublishMessagesAsync("t", ["b"]);
        Assert.That(bench.Service.Requests.Select(request => request.Url.AbsoluteUri), Is.EqualTo(new[] { queues + "/v2/index.php", topics + "/v2/index.php" }));
    }

    [TestCase("gz", "https://cmq-gz.public.tencenttdmq.com/v2/index.php")]
    [TestCase("na-siliconvalley", "https://cmq-usw.public.tencenttdmq.com/v2/index.php")]
    public async Task Region_InEitherForm_IsKnown(string region, string url)
    {
        using var bench = new FormBench(edition: CmqEdition.Tdmq, messagingEndpoint: null, region: region);
        await bench.Messaging.SendMessageAsync("q", "b");
        Assert.That(bench.Service.Last.Url.AbsoluteUri, Is.EqualTo(url));
    }

    [Test]
    public void Region_Unknown_AsksForTheEndpoint() => Assert.That(
        () => new FormBench(messagingEndpoint: null, region: "ap-atlantis"),
        Throws.ArgumentException.With.Message.Contains("Region 'ap-atlantis' has no known name").And.Message.Contains("Set MessagingEndpoint."));

    [Test]
    public async Task TopicEndpoint_Set_IsForTopicsAlone()
    {
        using var bench = new FormBench(topicEndpoint: "topics.example:8443");
        await bench.Messaging.SendMessageAsync("q", "b");
        await bench.Messaging.PublishMessagesAsync("t", ["b"]);
        Assert.That(bench.Service.Requests.Select(request => request.Host), Is.EqualTo(new[] { "cmq.example", "topics.example:8443" }));
    }

    [Test]
    public void ClassicClient_OfAnotherEdition_IsRefused() => Assert.That(
        () => new CmqClassicManagementClient(new() { Region = "ap-guangzhou", Credentials = new CmqCredential("AKIDEXAMPLE", "SECRETEXAMPLE") }),
        Throws.ArgumentException.With.Message.Contains("use CmqManagementClient"));

    [Test]
    public async Task TemporaryKey_IsTakenByBothPlanes([Values] CmqEdition edition)
    {
        var key = new CmqEmulatorKey("AKIDTEMPORARY", "temporary-key", "the-token");
        await using var bench = await ClientBench.StartAsync(edition, credentials: CmqEmulatorCredentials.Only(key));
        var connection = bench.Open(bench.Options(credentials: new CmqCredential(key.SecretId, key.SecretKey, key.Token)));
        await connection.Management.CreateQueueAsync("orders", new());
        Assert.That((await connection.Messaging.SendMessageAsync("orders", "hello")).MessageId, Is.Not.Empty);
    }

    [Test]
    public async Task Key_ThatIsWrong_IsUnauthenticatedAndExplained([Values] CmqEdition edition)
    {
        await using var bench = await ClientBench.StartAsync(edition);
        var connection = bench.Open(bench.Options(credentials: new CmqCredential("AKIDEMULATOR", "a-wrong-key")));
        Assert.That(
            () => connection.Messaging.SendMessageAsync("orders", "hello"),
            Throws.TypeOf<CmqServiceException>().With.Property("Reason").EqualTo(CmqErrorReason.Unauthenticated).And.Message.Contains("Check the secret id and key"));
    }

    [TestCaseSource(nameof(WrongOptions))]
    public void Options_ThatCannotBe_AreRefusedByName(string name, CmqClientOptions options) =>
        Assert.That(() => CmqConnection.Open(options), Throws.InstanceOf<ArgumentException>().With.Message.Contains(name));

    private static IEnumerable<TestCaseData> WrongOptions()
    {
        var credentials = new CmqCredential("AKIDEXAMPLE", "SECRETEXAMPLE");
        yield return Case("MessagingEndpoint", new() { Region = "r", Credentials = credentials, MessagingEndpoint = "ftp://host" });
        yield return Case("TopicEndpoint", new() { Region = "r", Credentials = credentials, TopicEndpoint = "" });
        yield return Case("MessagingPath", new() { Region = "r", Credentials = credentials, MessagingPath = "v2" });
        yield return Case("MessagingPath", new() { Region = "r", Credentials = credentials, MessagingPath = "/v2?a=b" });
        yield return Case("MessagingPath", new() { Region = "r", Credentials = credentials, MessagingPath = null! });
        yield return Case("MaxConnections", new() { Region = "r", Credentials = credentials, MaxConnections = 0 });
        yield return Case("ConnectionIdleTimeout", new() { Region = "r", Credentials = credentials, ConnectionIdleTimeout = TimeSpan.Zero });
        yield return Case("ConnectionLifetime", new() { Region = "r", Credentials = credentials, ConnectionLifetime = TimeSpan.FromDays(2) });
        yield return Case("Edition", new() { Region = "r", Credentials = credentials, Edition = (CmqEdition)9 });
        yield return Case("Network", new() { Region = "r", Credentials = credentials, Network = (CmqNetwork)9 });
        yield return Case("Method", new() { Region = "r", Credentials = credentials, Method = (CmqHttpMethod)9 });
        yield return Case("SignatureMethod", new() { Region = "r", Credentials = credentials, SignatureMethod = (CmqSignatureMethod)9 });

        static TestCaseData Case(string name, CmqClientOptions options) => new TestCaseData(name, options).SetArgDisplayNames(name);
    }
}
