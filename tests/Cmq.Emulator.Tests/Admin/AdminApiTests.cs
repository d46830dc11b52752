using Cmq.Broker;
using Newtonsoft.Json.Linq;

namespace Cmq.Emulator.Tests;

/// <summary>What the admin API does and refuses.</summary>
internal sealed class AdminApiTests : AdminTests
{
    [Test]
    public async Task Health_NamesTheEdition()
    {
        var health = await AskAsync("GET", "/_admin/health");
        Assert.That(((string?)health["status"], (string?)health["edition"]), Is.EqualTo(("ok", "tdmq")));
    }

    [Test]
    public async Task Path_ThatIsNone_IsNotFound() => Assert.That((await RefusedAsync("GET", "/_admin/nothing")).Status, Is.EqualTo(404));

    [Test]
    public async Task Method_ThatDoesNotApply_NamesTheOnesThatDo()
    {
        var (_, text, response) = await SendAsync("PUT", "/_admin/clock", "{}");
        Assert.That((text, string.Join(", ", response.Content.Headers.Allow)), Is.EqualTo(("{\"error\":\"PUT does not apply to /_admin/clock; GET, POST does.\"}", "GET, POST")));
    }

    [TestCase("POST", "/_admin/clock", """{"advanceSeconds":1,"x":1}""", "'x'")]
    [TestCase("PUT", "/_admin/faults", """{"faults":[],"sed":1}""", "'sed'")]
    [TestCase("PUT", "/_admin/faults", """{"faults":[{"kind":"drop","tims":1}]}""", "'tims'")]
    [TestCase("POST", "/_admin/queues/q/messages", """{"body":"b","delay":1}""", "'delay'")]
    [TestCase("POST", "/_admin/topics/t/messages", """{"body":"b","tag":"x"}""", "'tag'")]
    [TestCase("GET", "/_admin/objects?page=1", null, "'page'")]
    [TestCase("GET", "/_admin/queues/q/messages?count=1", null, "'count'")]
    public async Task Field_ThatIsUnknown_IsRefusedByName(string method, string path, string? body, string name)
    {
        var (status, error) = await RefusedAsync(method, path, body);
        Assert.That((status, error), Is.EqualTo((400, error)));
        Assert.That(error, Does.StartWith("There is no ").And.Contains(name));
    }

    [TestCase("""{}""", "The field 'advanceSeconds' of a change of the clock is missing.")]
    [TestCase("""{"advanceSeconds":"1"}""", "The field 'advanceSeconds' of a change of the clock has to be a number.")]
    [TestCase("""{"advanceSeconds":0}""", "has to be above 0")]
    [TestCase("""{"advanceSeconds":-5}""", "has to be above 0")]
    [TestCase("""{"advanceSeconds":1e9}""", "3650 days in all")]
    [TestCase("""{"advanceSeconds":1e300}""", "3650 days in all")]
    [TestCase("""[]""", "not a JSON object")]
    [TestCase("""{"advanceSeconds":1,}""", "not a JSON object")]
    public async Task Clock_PutForwardWrongly_SaysWhatIsWrong(string body, string expected)
    {
        var (status, error) = await RefusedAsync("POST", "/_admin/clock", body);
        Assert.That((status, Clock.Offset), Is.EqualTo((400, TimeSpan.Zero)));
        Assert.That(error, Does.Contain(expected));
    }

    [Test]
    public async Task Clock_OfAnEmulatorWithoutOne_CannotBePutForward()
    {
        await Emulator.DisposeAsync();
        await using var plain = await CmqEmulator.StartAsync(new() { Management = Broker });
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var body = new StringContent("""{"advanceSeconds":1}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri(plain.Endpoint, "/_admin/clock"), body);
        Assert.That((int)response.StatusCode, Is.EqualTo(409));
    }

    [Test]
    public async Task Clock_ThatCannotBeKept_SaysWhyAndStays()
    {
        await Emulator.DisposeAsync();
        var clock = new CmqEmulatorClock { Keep = _ => throw new CmqStoreException("cmq.db", "the disk is full") };
        await using var full = await CmqEmulator.StartAsync(new() { Management = Broker, Clock = clock });
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var body = new StringContent("""{"advanceSeconds":1}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri(full.Endpoint, "/_admin/clock"), body);
        Assert.That(((int)response.StatusCode, clock.Offset), Is.EqualTo((503, TimeSpan.Zero)));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("the disk is full"));
    }

    [Test]
    public async Task Clock_PutForward_EndsADelay()
    {
        await Broker.CreateQueueAsync("orders", new());
        await AskAsync("POST", "/_admin/queues/orders/messages", """{"body":"later","delaySeconds":600}""");
        await AskAsync("POST", "/_admin/clock", """{"advanceSeconds":600}""");
        var message = (await AskAsync("GET", "/_admin/queues/orders/messages"))["messages"]![0]!;
        Assert.That((string?)message["state"], Is.EqualTo("active"));
    }

    [Test]
    public async Task Clock_PutForward_WakesWhoWaitsForADelayedMessage()
    {
        await Broker.CreateQueueAsync("orders", new());
        await Broker.SendMessageAsync("orders", "later", 20);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var waiting = Broker.ReceiveMessagesAsync("orders", 1, TimeSpan.FromSeconds(30), limit.Token);
        await AskAsync("POST", "/_admin/clock", """{"advanceSeconds":21}""");
        Assert.That((await waiting).Select(message => message.Body), Is.EqualTo(["later"]));
    }

    [Test]
    public async Task Peek_ShowsMessagesAndReceivesNone()
    {
        await Broker.CreateQueueAsync("orders", new());
        await AskAsync("POST", "/_admin/queues/orders/messages", """{"body":"2026-01-01T00:00:00Z"}""");
        await AskAsync("GET", "/_admin/queues/orders/messages");
        var message = (await AskAsync("GET", "/_admin/queues/orders/messages"))["messages"]![0]!;
        Assert.That(((string?)message["body"], (string?)message["state"], (int?)message["dequeueCount"]), Is.EqualTo(("2026-01-01T00:00:00Z", "active", 0)));
    }

    [Test]
    public async Task Peek_IsPaged()
    {
        await Broker.CreateQueueAsync("orders", new());
        foreach (var body in (string[])["a", "b", "c"])
        {
            await Broker.SendMessageAsync("orders", body);
        }

        var page = (JArray)(await AskAsync("GET", "/_admin/queues/orders/messages?offset=1&limit=1"))["messages"]!;
        Assert.That(page.Select(message => (string?)message["body"]), Is.EqualTo(["b"]));
    }

    [TestCase("0")]
    [TestCase("1001")]
    [TestCase("ten")]
    public async Task Peek_WithABadLimit_IsRefused(string limit) =>
        Assert.That((await RefusedAsync("GET", $"/_admin/queues/orders/messages?limit={limit}")).Error, Does.Contain("'limit' has to be a whole number from 1 to 1000"));

    [TestCase("GET", null)]
    [TestCase("DELETE", null)]
    [TestCase("POST", """{"body":"x"}""")]
    public async Task Messages_OfAQueueThatIsNotThere_AreNotFound(string method, string? body) =>
        Assert.That((await RefusedAsync(method, "/_admin/queues/missing/messages", body)).Status, Is.EqualTo(404));

    [Test]
    public async Task Purge_DropsAllMessages()
    {
        await Broker.CreateQueueAsync("orders", new());
        await Broker.SendMessageAsync("orders", "x");
        await AskAsync("DELETE", "/_admin/queues/orders/messages");
        Assert.That((await Broker.DescribeQueueAsync("orders")).MessageCount, Is.Zero);
    }

    [Test]
    public async Task Publish_ReachesTheSubscribedQueue()
    {
        await SubscribeAsync();
        await AskAsync("POST", "/_admin/topics/events/messages", """{"body":"x","tags":["created"]}""");
        Assert.That((await Broker.PeekMessagesAsync("orders")).Select(message => message.Body), Is.EqualTo(["x"]));
    }

    [Test]
    public async Task Publish_WithARoutingKey_ReachesTheQueueThatIsBoundToIt()
    {
        await Broker.CreateQueueAsync("orders", new());
        await Broker.CreateTopicAsync("goods", new(), FilterType.BindingKey);
        await Broker.CreateSubscriptionAsync("goods", "to-orders", SubscriptionProtocol.Queue, "orders", new() { BindingKeys = ["eu.#"] });
        var (_, error) = await RefusedAsync("POST", "/_admin/topics/goods/messages", """{"body":"there","routingKey":"us.shirts"}""");
        Assert.That(error, Does.Contain("reaches nobody"));
        await AskAsync("POST", "/_admin/topics/goods/messages", """{"body":"here","routingKey":"eu.shirts"}""");
        Assert.That((await Broker.PeekMessagesAsync("orders")).Select(message => message.Body), Is.EqualTo(["here"]));
    }

    [Test]
    public async Task Publish_WithTagsAndARoutingKey_IsRefused() =>
        Assert.That((await RefusedAsync("POST", "/_admin/topics/events/messages", """{"body":"x","tags":["a"],"routingKey":"b"}""")).Error, Does.Contain("not both"));

    [Test]
    public async Task Objects_TellQueuesTopicsAndSubscriptions()
    {
        await SubscribeAsync();
        await Broker.SendMessageAsync("orders", "x");
        var objects = await AskAsync("GET", "/_admin/objects");
        var subscription = objects["topics"]![0]!["subscriptions"]![0]!;
        Assert.That(
            ((int?)objects["queueCount"], (int?)objects["queues"]![0]!["active"], (string?)subscription["endpoint"], (string?)subscription["filters"]![0]),
            Is.EqualTo((1, 1, "orders", "created")));
    }

    [Test]
    public async Task Objects_AreSearchedAndLimitedAndCounted()
    {
        foreach (var name in (string[])["orders-a", "orders-b", "stock"])
        {
            await Broker.CreateQueueAsync(name, new());
        }

        var objects = await AskAsync("GET", "/_admin/objects?search=orders&limit=1");
        Assert.That(((int?)objects["queueCount"], objects["queues"]!.Count()), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task Calls_AreResetByDelete()
    {
        await SendAsync("GET", "/?Action=DescribeCmqQueues");
        Assert.That(((int?)(await AskAsync("GET", "/_admin/calls"))["total"], (int?)(await AskAsync("DELETE", "/_admin/calls"))["total"]), Is.EqualTo((1, 0)));
    }

    private async Task SubscribeAsync()
    {
        await Broker.CreateQueueAsync("orders", new());
        await Broker.CreateTopicAsync("events", new());
        await Broker.CreateSubscriptionAsync("events", "to-orders", SubscriptionProtocol.Queue, "orders", new() { FilterTags = ["created"] });
    }
}
