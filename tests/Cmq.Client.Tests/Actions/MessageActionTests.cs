namespace Cmq.Client.Tests;

/// <summary>Every action on messages, in every edition, against the emulator.</summary>
public sealed class MessageActionTests
{
    [Test]
    public async Task Message_SentReceivedAndDeleted_IsGone([Values] CmqEdition edition)
    {
        await using var bench = await ClientBench.StartAsync(edition, queues: ["orders"]);
        var sent = await bench.Messaging.SendMessageAsync("orders", "hello");
        var received = (await bench.Messaging.ReceiveMessagesAsync("orders")).Single();
        Assert.That(
            (received.MessageId, received.Body, received.EnqueueTime, received.NextVisibleTime, received.DequeueCount),
            Is.EqualTo((sent.MessageId, "hello", FakeTime.Start, FakeTime.Start.AddSeconds(30), 1L)));
        await bench.Messaging.DeleteMessageAsync("orders", received.ReceiptHandle);
        Assert.That((await bench.Broker.DescribeQueueAsync("orders")).MessageCount, Is.Zero);
    }

    [Test]
    public async Task Batch_SentReceivedAndDeleted_IsGone([Values] CmqEdition edition)
    {
        await using var bench = await ClientBench.StartAsync(edition, queues: ["orders"]);
        string[] bodies = [.. Enumerable.Range(1, 16).Select(number => $"m{number}")];
        var sent = await bench.Messaging.SendMessagesAsync("orders", bodies);
        var received = await bench.Messaging.ReceiveMessagesAsync("orders", 16);
        Assert.That(received.Select(message => (message.MessageId, message.Body)), Is.EqualTo(sent.Zip(bodies, (one, body) => (one.MessageId, body))));
        Assert.That(await bench.Messaging.DeleteMessagesAsync("orders", [.. received.Select(message => message.ReceiptHandle)]), Is.Empty);
        Assert.That((await bench.Broker.DescribeQueueAsync("orders")).MessageCount, Is.Zero);
    }

    [Test]
    public async Task Receive_EmptyQueue_IsAnEmptyList([Values] CmqEdition edition, [Values(1, 16)] int most)
    {
        await using var bench = await ClientBench.StartAsync(edition, queues: ["orders"]);
        Assert.That(await bench.Messaging.ReceiveMessagesAsync("orders", most, TimeSpan.Zero), Is.Empty);
    }

    [Test]
    public async Task Send_WithADelay_CannotBeReceivedBefore([Values] CmqEdition edition)
    {
        await using var bench = await ClientBench.StartAsync(edition, queues: ["orders"]);
        await bench.Messaging.SendMessageAsync("orders", "later", delaySeconds: 60);
        Assert.That(await bench.Messaging.ReceiveMessagesAsync("orders"), Is.Empty);
        bench.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.That(await bench.Messaging.ReceiveMessagesAsync("orders"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task DeleteBatch_OneHandleVoid_NamesThatOne([Values] CmqEdition edition)
    {
        await using var bench = await ClientBench.StartAsync(edition, queues: ["orders"]);
        await bench.Messaging.SendMessagesAsync("orders", ["a", "b"]);
        var received = await bench.Messaging.ReceiveMessagesAsync("orders", 2);
        await bench.Messaging.DeleteMessageAsync("orders", received[0].ReceiptHandle);
        await bench.Broker.ModifyQueueAsync("orders", new() { VisibilityTimeout = 60 });
        bench.Clock.Advance(TimeSpan.FromSeconds(31));
        var failures = await bench.Messaging.DeleteMessagesAsync("orders", [received[1].ReceiptHandle]);
        Assert.That(
            failures.Select(failure => (failure.ReceiptHandle, failure.Error.Reason)),
            Is.EqualTo(new[] { (received[1].ReceiptHandle, CmqErrorReason.ReceiptHandleInvalid) }));
    }

    [Test]
    public async Task Publish_WithTags_ReachesWhoWantsThem([Values] CmqEdition edition, [Values(1, 3)] int count)
    {
        await using var bench = await ClientBench.StartAsync(edition, queues: ["wanted", "other"]);
        await bench.Broker.CreateTopicAsync("events", new());
        await bench.Broker.CreateSubscriptionAsync("events", "a", SubscriptionProtocol.Queue, "wanted", new() { FilterTags = ["red"] });
        await bench.Broker.CreateSubscriptionAsync("events", "b", SubscriptionProtocol.Queue, "other", new() { FilterTags = ["blue"] });
        string[] bodies = [.. Enumerable.Range(1, count).Select(number => $"m{number}")];
        Assert.That(await bench.Messaging.PublishMessagesAsync("events", bodies, ["red", "green"]), Has.Count.EqualTo(count));
        Assert.That((await bench.Messaging.ReceiveMessagesAsync("wanted", 16)).Select(message => message.Body), Is.EquivalentTo(bodies));
        Assert.That(await bench.Messaging.ReceiveMessagesAsync("other", 16), Is.Empty);
    }

    [Test]
    public async Task Publish_WithARoutingKey_ReachesWhoBoundIt([Values] CmqEdition edition)
    {
        await using var bench = await ClientBench.StartAsync(edition, queues: ["wanted"]);
        await bench.Broker.CreateTopicAsync("events", new(), FilterType.BindingKey);
        await bench.Broker.CreateSubscriptionAsync("events", "a", SubscriptionProtocol.Queue, "wanted", new() { BindingKeys = ["order.*"] });
        await bench.Messaging.PublishMessagesAsync("events", ["hello"], routingKey: "order.paid");
        Assert.That((await bench.Messaging.ReceiveMessagesAsync("wanted")).Single().Body, Is.EqualTo("hello"));
    }

    [Test]
    public async Task Publish_NobodyWantsIt_IsRefusedByReason([Values] CmqEdition edition)
    {
        await using var bench = await ClientBench.StartAsync(edition);
        await bench.Broker.CreateTopicAsync("events", new());
        Assert.That(
            () => bench.Messaging.PublishMessagesAsync("events", ["hello"]),
            Throws.TypeOf<CmqServiceException>().With.Property("Reason").EqualTo(CmqErrorReason.NoSubscriber).And.Property("ModuleCode").EqualTo(10650));
    }

    [Test]
    public async Task Send_NoSuchQueue_IsNotFound([Values] CmqEdition edition)
    {
        await using var bench = await ClientBench.StartAsync(edition);
        Assert.That(
            () => bench.Messaging.SendMessageAsync("nowhere", "hello"),
            Throws.TypeOf<CmqServiceException>().With.Property("Reason").EqualTo(CmqErrorReason.NotFound).And.Property("Resource").EqualTo("nowhere"));
    }

    [Test]
    public async Task LongPoll_MessageComes_IsAnsweredWithIt()
    {
        await using var bench = await ClientBench.StartAsync(queues: ["orders"]);
        var waiting = bench.Messaging.ReceiveMessagesAsync("orders", 1, TimeSpan.FromSeconds(30));
        await bench.Messaging.SendMessageAsync("orders", "hello");
        Assert.That((await waiting).Single().Body, Is.EqualTo("hello"));
    }

    [Test]
    public async Task LongPoll_Cancelled_SwallowsNoLaterMessage()
    {
        await using var bench = await ClientBench.StartAsync(queues: ["orders"]);
        using var cancel = new CancellationTokenSource();
        var waiting = bench.Messaging.ReceiveMessagesAsync("orders", 1, TimeSpan.FromSeconds(30), cancel.Token);
        await cancel.CancelAsync();
        Assert.CatchAsync<OperationCanceledException>(() => waiting);

        // The emulator may notice that its caller hung up a moment later; what it handed out to nobody comes again after its time.
        await bench.Messaging.SendMessageAsync("orders", "hello");
        var received = await bench.Messaging.ReceiveMessagesAsync("orders", 1, TimeSpan.Zero);
        bench.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.That(received.Concat(await bench.Messaging.ReceiveMessagesAsync("orders")).First().Body, Is.EqualTo("hello"));
    }

    [Test]
    public async Task Body_OfAnyText_ComesBackAsItWas(
        [Values] CmqHttpMethod method,
        [Values] CmqSignatureMethod signature,
        [Values] bool base64,
        [Values("a b+c&d=e%41~*'()!", "中文 🐇", "@home", "0", " ", "\r\n\t\0x", "<é>\\\"/", "bGF0ZXI=")] string body)
    {
        await using var bench = await ClientBench.StartAsync(queues: ["orders"]);
        var messaging = bench.Open(bench.Options(method, signature, base64)).Messaging;
        await messaging.SendMessageAsync("orders", body);
        Assert.That((await messaging.ReceiveMessagesAsync("orders")).Single().Body, Is.EqualTo(body));
    }

    [Test]
    public async Task Body_TooLongForAUrl_IsPosted()
    {
        await using var bench = await ClientBench.StartAsync(queues: ["orders"]);
        var messaging = bench.Open(bench.Options(CmqHttpMethod.Get)).Messaging;
        var body = new string('x', 60_000);
        await messaging.SendMessageAsync("orders", body);
        Assert.That((await messaging.ReceiveMessagesAsync("orders")).Single().Body, Is.EqualTo(body));
    }

    [Test]
    public async Task Body_InBase64_TravelsSo()
    {
        await using var bench = await ClientBench.StartAsync(queues: ["orders"]);
        await bench.Open(bench.Options(base64: true)).Messaging.SendMessageAsync("orders", "hello");
        Assert.That((await bench.Messaging.ReceiveMessagesAsync("orders")).Single().Body, Is.EqualTo("aGVsbG8="));
    }

    [TestCase("plain words")]
    [TestCase("/////w==")]
    public async Task Body_NotInBase64_IsHandedOutAsItCame(string body)
    {
        await using var bench = await ClientBench.StartAsync(queues: ["orders"]);
        await bench.Messaging.SendMessageAsync("orders", body);
        Assert.That((await bench.Open(bench.Options(base64: true)).Messaging.ReceiveMessagesAsync("orders")).Single().Body, Is.EqualTo(body));
    }

    [TestCase("/")]
    [TestCase("/another/path")]
    public async Task Path_Set_IsTheOneThatIsSigned(string path)
    {
        await using var bench = await ClientBench.StartAsync(queues: ["orders"]);
        Assert.That((await bench.Open(bench.Options(path: path)).Messaging.SendMessageAsync("orders", "hello")).MessageId, Is.Not.Empty);
    }
}
