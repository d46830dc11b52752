using System.Globalization;
using System.Net;

namespace Cmq.Client.Tests;

/// <summary>
/// The recorded faults of the vendor's clients and of others, and the test that shows each absent. Those of handles, processors and deadlines are tested where these are.
/// <code>
///  1 no class may be used by two threads           Fault01   14 members stored under wrong names        Fault14
///  2 one connection for all calls                  Fault02   15 text beyond ASCII fails while signing   Fault15
///  3 first client's time-outs hold for all         Fault03   16 GET doubles the path                    Fault16
///  4 a new HTTP client for each receive            Fault04   17 wait 0 counts as none; Base64 ignored   Fault17
///  5 a negative wait is sent as 30,000 s           Fault05   18 rewind broken; nonce repeated           Fault18
///  6 errors are swallowed, regions cut from hosts  Fault06   19 values 0 and "0" are left out           Fault19
///  7 status ignored, no request id, list lost      Fault07   20 a receive changes others' time-outs     Fault20
///  8 zeros are never sent                          Fault08   21 the secret key is logged                Fault21
///  9 batches above 16 are sent, a name misspelt    Fault09   22 a list of messages read as texts        Fault22
/// 10 time-out shorter than the long poll           Fault10   23 consumer threads die                    (processor)
/// 11 the caller's objects are changed              Fault11   24 an empty queue is an exception          Fault24
/// 12 lists signed in numeric order                 Fault12   25 late deletes fail without a reason      Fault25
/// 13 the retry of a GET loses its query            Fault13   26 queue calls at the topics' host         Fault26
/// </code>
/// </summary>
public sealed partial class WireFaultTests
{
    [Test]
    public async Task Fault01_ManyThreads_ShareAClient()
    {
        const int threads = 64;
        await using var bench = await ClientBench.StartAsync(queues: ["orders"]);
        var sent = await Task.WhenAll(Enumerable.Range(0, threads).Select(number => Task.Run(() => bench.Messaging.SendMessageAsync("orders", $"{number}"))));
        Assert.That(sent.Select(one => one.MessageId).Distinct().Count(), Is.EqualTo(threads));
        var received = await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Run(() => bench.Messaging.ReceiveMessagesAsync("orders", 1))));
        Assert.That(received.SelectMany(messages => messages).Select(message => message.Body).Distinct().Count(), Is.EqualTo(threads));
    }

    [Test]
    public async Task Fault02_LongPolls_DoNotBlockSends()
    {
        await using var bench = await ClientBench.StartAsync(queues: ["orders", "other"]);
        var polls = Enumerable.Range(0, 16).Select(_ => bench.Messaging.ReceiveMessagesAsync("other", 1, TimeSpan.FromSeconds(30))).ToList();
        await bench.Messaging.SendMessageAsync("orders", "hello");
        Assert.That(polls.Count(poll => poll.IsCompleted), Is.Zero);
        await bench.Broker.SendMessagesAsync("other", [.. polls.Select(_ => "x")]);
        Assert.That((await Task.WhenAll(polls)).Sum(messages => messages.Count), Is.EqualTo(16));
    }

    [Test]
    public void Fault03_EachClient_HasItsOwnTimeOuts()
    {
        using var slow = new FormBench(CmqRetryOptions.None, attemptTimeout: TimeSpan.FromSeconds(60));
        using var fast = new FormBench(CmqRetryOptions.None, attemptTimeout: TimeSpan.FromSeconds(1));
        fast.Service.ThenHang();
        var call = fast.Messaging.SendMessageAsync("q", "b");
        fast.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(() => call, Throws.TypeOf<CmqTransportException>().With.Message.Contains("within 1 s"));
    }

    [Test]
    public async Task Fault04_Receives_UseTheSameConnection()
    {
        var answer = LoopbackServer.Answer("""{"code":7000,"message":"(10200)no message"}""");
        await using var server = new LoopbackServer(async (stream, cancel) =>
        {
            while (await LoopbackServer.ReadRequestAsync(stream, cancel) is { Length: > 0 })
            {
                await LoopbackServer.WriteAsync(stream, answer, cancel);
            }
        });
        using var client = new CmqMessagingClient(new() { Region = "ap-guangzhou", Credentials = Credential, MessagingEndpoint = "http://" + server.Address });
        for (var turn = 0; turn < 20; turn++)
        {
            await client.ReceiveMessagesAsync("q", 1, TimeSpan.FromSeconds(turn));
        }

        Assert.That(server.Connections, Is.EqualTo(1));
    }

    [Test]
    public void Fault05_NegativeWait_IsRefused()
    {
        using var bench = new FormBench();
        Assert.That(() => bench.Messaging.ReceiveMessagesAsync("q", 1, TimeSpan.FromSeconds(-1)), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Fault06_ListThatFails_Throws()
    {
        using var bench = new FormBench(CmqRetryOptions.None);
        bench.Service.Then("""{"code":4100,"message":"(10030)no"}""");
        Assert.That(() => bench.Management.DescribeQueuesAsync(new()), Throws.TypeOf<CmqServiceException>().With.Property("Reason").EqualTo(CmqErrorReason.Unauthenticated));
    }

    [Test]
    public void Fault07_Status_IsLookedAt()
    {
        using var bench = new FormBench(CmqRetryOptions.None);
        bench.Service.Then("""{"code":0,"msgId":"1"}""", HttpStatusCode.InternalServerError);
        Assert.That(() => bench.Messaging.SendMessageAsync("q", "b"), Throws.TypeOf<CmqTransportException>().With.Message.Contains("HTTP status 500"));
    }

    [Test]
    public async Task Fault07_MessagesThatWereNotDeleted_AreNamedWithTheRequestsId()
    {
        using var bench = new FormBench();
        bench.Service.Then("""{"code":6010,"message":"(10150)some","requestId":"r-9","errorList":[{"code":4430,"message":"(10260)void","receiptHandle":"h2"}]}""");
        var failure = (await bench.Messaging.DeleteMessagesAsync("q", ["h1", "h2"])).Single();
        Assert.That((failure.ReceiptHandle, failure.Error.RequestId), Is.EqualTo(("h2", "r-9")));
    }

    [Test]
    public async Task Fault08_Zeros_AreSent()
    {
        using var bench = new FormBench();
        await bench.Management.ModifyQueueAsync("q", new() { PollingWaitSeconds = 0, RewindSeconds = 0 });
        Assert.That((bench.Service.Last["pollingWaitSeconds"], bench.Service.Last["rewindSeconds"]), Is.EqualTo(("0", "0")));
    }

    [TestCase(0)]
    [TestCase(17)]
    public void Fault09_BatchSize_IsCheckedInEveryAction(int count)
    {
        using var bench = new FormBench();
        string[] items = [.. Enumerable.Repeat("x", count)];
        Assert.That(() => bench.Messaging.SendMessagesAsync("q", items), Throws.ArgumentException);
        Assert.That(() => bench.Messaging.PublishMessagesAsync("t", items), Throws.ArgumentException);
        Assert.That(() => bench.Messaging.DeleteMessagesAsync("q", items), Throws.ArgumentException);
        Assert.That(() => bench.Messaging.ReceiveMessagesAsync("q", count), Throws.InstanceOf<ArgumentException>());
        Assert.That(bench.Service.Requests, Is.Empty);
    }

    [Test]
    public async Task Fault09_ClearFilterTags_IsSpeltAsDocumented()
    {
        using var bench = new FormBench();
        await bench.Management.ClearSubscriptionFilterTagsAsync("t", "s");
        Assert.That(bench.Service.Last["Action"], Is.EqualTo("ClearSubscriptionFilterTags"));
    }

    [Test]
    public void Fault10_LongPoll_OutlastsTheAttemptTimeout()
    {
        using var bench = new FormBench(CmqRetryOptions.None, attemptTimeout: TimeSpan.FromSeconds(1));
        bench.Service.ThenHang();
        var call = bench.Messaging.ReceiveMessagesAsync("q", 1, TimeSpan.FromSeconds(15));
        bench.Time.Advance(TimeSpan.FromSeconds(15.5));
        Assert.That(call.IsCompleted, Is.False);
        bench.Time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.That(() => call, Throws.TypeOf<CmqTransportException>());
    }

    [Test]
    public async Task Fault11_CallersLists_StayAsTheyAre()
    {
        await using var bench = await ClientBench.StartAsync(queues: ["orders"]);
        await bench.Broker.CreateTopicAsync("events", new());
        await bench.Broker.CreateSubscriptionAsync("events", "s", SubscriptionProtocol.Queue, "orders", new());
        List<string> bodies = ["b", "a"];
        List<string> tags = ["y", "x"];
        await bench.Messaging.PublishMessagesAsync("events", bodies, tags);
        await bench.Messaging.PublishMessagesAsync("events", bodies, tags);
        Assert.That((bodies, tags), Is.EqualTo((new List<string> { "b", "a" }, new List<string> { "y", "x" })));
    }

    [Test]
    public async Task Fault12_ElevenMessages_AreSignedInTheRightOrder()
    {
        await using var bench = await ClientBench.StartAsync(queues: ["orders"]);
        string[] bodies = [.. Enumerable.Range(1, 11).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        await bench.Messaging.SendMessagesAsync("orders", bodies);
        Assert.That((await bench.Messaging.ReceiveMessagesAsync("orders", 16)).Select(message => message.Body), Is.EqualTo(bodies));
    }

    [Test]
    public async Task Fault13_RepeatedGet_KeepsItsParameters()
    {
        using var bench = new FormBench(method: CmqHttpMethod.Get);
        bench.Service.ThenLoseTheAnswer();
        await bench.Time.RunAsync(bench.Messaging.SendMessageAsync("q", "hello"));
        Assert.That(bench.Service.Requests.Select(request => (request.Method, request["msgBody"])), Is.EqualTo(Enumerable.Repeat((HttpMethod.Get, "hello"), 2)));
    }

    private static CmqCredential Credential { get; } = new("AKIDEXAMPLE", "SECRETEXAMPLE");
}
