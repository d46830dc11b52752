using System.Diagnostics;
using System.Net;
using System.Text;
using Cmq.Broker;

namespace Cmq.Emulator.Tests;

/// <summary>Whatever comes in, an envelope goes out, in bounded time, and the emulator has no defect to log.</summary>
internal sealed class V2GarbageTests : V2Tests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static readonly string[] Actions =
    [
        "CreateQueue", "SetQueueAttributes", "GetQueueAttributes", "ListQueue", "DeleteQueue", "RewindQueue", "UnbindDeadLetterQueue",
        "ListDeadLetterSourceQueues", "SendMessage", "BatchSendMessage", "ReceiveMessage", "BatchReceiveMessage", "DeleteMessage",
        "BatchDeleteMessage", "CreateTopic", "SetTopicAttributes", "GetTopicAttributes", "ListTopic", "DeleteTopic", "PublishMessage",
        "BatchPublishMessage", "Subscribe", "SetSubscriptionAttributes", "GetSubscriptionAttributes", "ListSubscriptionByTopic",
        "ClearSubscriptionFilterTags", "Unsubscribe", "QueryQueueRoute", "QueryTopicRoute", "NoSuchAction", "",
    ];

    private static readonly string[] Names =
    [
        "queueName", "topicName", "subscriptionName", "deadLetterQueueName", "msgBody", "msgBody.0", "msgBody.1", "msgBody.2", "msgTag.0", "msgTag.x",
        "receiptHandle", "receiptHandle.1", "numOfMsg", "pollingWaitSeconds", "delaySeconds", "startConsumeTime", "maxMsgHeapNum", "visibilityTimeout",
        "maxMsgSize", "msgRetentionSeconds", "rewindSeconds", "deadLetterPolicy", "filterType", "protocol", "endpoint", "notifyStrategy",
        "notifyContentFormat", "filterTag.1", "bindingKey.1", "bindindKey.0", "searchWord", "offset", "limit", "clientRequestId", "Token", "Region",
        "routingKey", "SignatureMethod", "a_b.c_d", ".", "中文",
    ];

    private static readonly string[] Values =
    [
        "", "orders", "sales", "to-orders", "queue", "http", "http://127.0.0.1:1/", "0", "1", "-1", "2", "30", "31", "1024", "65536", "1700000000",
        "9223372036854775807", "-9223372036854775808", "99999999999999999999999", "1e9", "0x10", "NaN", "true", "null", "[]", "{}",
        "{\"deadLetterQueue\":\"dead\",\"policy\":0,\"maxReceiveCount\":3}", "{\"deadLetterQueue\":\"\\udc00\",\"policy\":1e400}", "@file", "中文 😀",
        "\0", "\u202e\ufeff", "a.b.c", "#", "*.#", "%00%ff", "&=&=",
    ];

    protected override CmqEmulatorCredentials Credentials => CmqEmulatorCredentials.Any;

    protected override CmqBrokerOptions BrokerOptions => base.BrokerOptions with { Edition = CmqEdition.Tdmq2022 };

    protected override bool HasScriptedMessages => false;

    [Test]
    public async Task Parameters_AtRandom_GiveAnEnvelope([Range(1, 6)] int seed)
    {
        var random = new Random(seed);
        await Broker.CreateQueueAsync("orders", new());
        await Broker.CreateTopicAsync("sales", new());
        await Broker.CreateSubscriptionAsync("sales", "to-orders", SubscriptionProtocol.Queue, "orders", new());
        await Broker.SendMessageAsync("orders", "x");
        for (var round = 0; round < 150; round++)
        {
            var fields = Enumerable.Range(0, random.Next(9)).Select(_ => Field(random));
            await AssertEnvelopeAsync(new V2Request(Pick(random, Actions), fields) { Method = random.Next(4) == 0 ? HttpMethod.Get : HttpMethod.Post }.Build(Emulator.Endpoint));
        }

        await Aftermath.AssertAllCanBeUsedAndRemovedAsync(Broker);
    }

    [Test]
    public async Task Body_OfRandomBytes_GivesAnEnvelope([Range(1, 3)] int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 80; round++)
        {
            var body = new byte[random.Next(300)];
            random.NextBytes(body);
            await AssertEnvelopeAsync(Raw(body));
        }
    }

    [Test]
    public async Task Body_WithBytesChanged_GivesAnEnvelope([Range(1, 3)] int seed)
    {
        var random = new Random(seed);
        var good = await GoodBodyAsync();
        for (var round = 0; round < 80; round++)
        {
            var body = (byte[])good.Clone();
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                body[random.Next(body.Length)] = random.Next(3) == 0 ? (byte)"&=%+.0"[random.Next(6)] : (byte)random.Next(256);
            }

            await AssertEnvelopeAsync(Raw(body));
        }
    }

    [Test]
    public async Task Body_CutOff_GivesAnEnvelope()
    {
        var good = await GoodBodyAsync();
        for (var length = 0; length < good.Length; length += 3)
        {
            await AssertEnvelopeAsync(Raw(good[..length]));
        }
    }

    [TestCase("&")]
    [TestCase("=")]
    [TestCase("%")]
    [TestCase("a=&")]
    [TestCase("%41=")]
    [TestCase("_")]
    public async Task Body_OfOneMegabyteOfTheSame_IsAnsweredInTime(string unit) =>
        await AssertEnvelopeAsync(Raw(Encoding.ASCII.GetBytes("Action=SendMessage&" + string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length)))));

    [Test]
    public async Task List_OfHundredsOfItems_IsRefusedInTime()
    {
        var items = Enumerable.Range(1, V2Fields.MostFields - 20).Select(index => ($"msgBody.{index}", "x"));
        var watch = Stopwatch.StartNew();
        var reply = await CallAsync("BatchSendMessage", [("queueName", "orders"), .. items]);
        Assert.That((reply.Pair, watch.Elapsed < Limit), Is.EqualTo(("4000/10370", true)));
    }

    // A wait that is asked for is no hang.
    private static (string Name, string Value) Field(Random random)
    {
        var (name, value) = (Pick(random, Names), Pick(random, Values));
        return name == "pollingWaitSeconds" && (value is "1" or "2" or "30") ? (name, "0") : (name, value);
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private HttpRequestMessage Raw(byte[] body) =>
        new(HttpMethod.Post, new Uri(Emulator.Endpoint, "/v2/index.php")) { Content = new ByteArrayContent(body) };

    private async Task<byte[]> GoodBodyAsync()
    {
        using var request = new V2Request(
            "CreateQueue", ("queueName", "orders"), ("visibilityTimeout", "30"), ("deadLetterPolicy", "{\"deadLetterQueue\":\"dead\",\"policy\":0}")).Build(Emulator.Endpoint);
        return await request.Content!.ReadAsByteArrayAsync();
    }

    private async Task AssertEnvelopeAsync(HttpRequestMessage request)
    {
        using var limit = new CancellationTokenSource(Limit);
        var sent = request.Content is null ? request.RequestUri!.Query : Encoding.Latin1.GetString(await request.Content.ReadAsByteArrayAsync(limit.Token));
        var reply = await SendAsync(request, limit.Token);
        Assert.That((reply.Status, reply.Pair is "6000/10050"), Is.EqualTo((HttpStatusCode.OK, false)), $"{sent[..Math.Min(sent.Length, 400)]} {reply.Text} {string.Join('\n', Log)}");
        Assert.That(reply.Json["requestId"], Is.Not.Null);
    }
}
