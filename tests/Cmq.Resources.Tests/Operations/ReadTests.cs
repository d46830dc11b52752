using Cmq.Properties;

namespace Cmq.Resources.Tests;

/// <summary>Reads, imports and functions over the broker: what is found, and what counts as drift.</summary>
public sealed class ReadTests : OperationBench
{
    [TestCase("events/stock")]
    [TestCase("events#stock")]
    public async Task Read_Subscription_TakesBothFormsOfItsId(string id)
    {
        await TopicAndQueueAsync(FilterType.FilterTag);
        await Broker.CreateSubscriptionAsync("events", "stock", SubscriptionProtocol.Queue, "stock", new());
        var live = await Resource("Subscription").ReadAsync(id, null, null, default);
        Assert.That(live!.Id, Is.EqualTo("events/stock"));
    }

    [TestCase("stock")]
    [TestCase("/stock")]
    [TestCase("a/b/c")]
    public void Read_BadSubscriptionId_ShowsTheForm(string id)
    {
        var error = Assert.ThrowsAsync<ResourceException>(() => Resource("Subscription").ReadAsync(id, null, null, default))!;
        Assert.That(error.Message, Does.Contain("TOPIC/SUBSCRIPTION"));
    }

    [TestCase("Queue", "no blanks", "QUEUE")]
    [TestCase("Queue", "a/b", "QUEUE")]
    [TestCase("Queue", "", "QUEUE")]
    [TestCase("Topic", "1st", "TOPIC")]
    [TestCase("Topic", "topic#subscription", "TOPIC")]
    [TestCase("Subscription", "1st/stock", "TOPIC/SUBSCRIPTION")]
    [TestCase("Subscription", "events/no blanks", "TOPIC/SUBSCRIPTION")]
    public void Read_IdThatNoNameCanBe_ShowsTheForm(string type, string id, string form)
    {
        var error = Assert.ThrowsAsync<ResourceException>(() => Resource(type).ReadAsync(id, null, null, default))!;
        Assert.That(error.Kind, Is.EqualTo(ResourceErrorKind.InvalidArgument));
        Assert.That(error.Message, Does.Contain("write " + form));
    }

    // Refused on this edition, and fine on another, where it may have been made.
    [Test]
    public async Task Read_NameOfAnotherEdition_IsGone() =>
        Assert.That(await Resource("Queue").ReadAsync("orders-dlq", null, null, default), Is.Null);

    [Test]
    public async Task Read_AutomaticName_StaysAutomatic()
    {
        await CreateAsync("Queue", """{"name":"orders-0a1b2c3"}""");
        var inputs = Programs.Map("""{"name":"orders-0a1b2c3","__defaults":["name"]}""");
        Assert.That((await Resource("Queue").ReadAsync("orders-0a1b2c3", inputs, inputs, default))!.Inputs, Is.EqualTo(inputs));
    }

    [Test]
    public async Task Read_AutomaticName_IsNoOutput()
    {
        await CreateAsync("Queue", """{"name":"orders-0a1b2c3"}""");
        var inputs = Programs.Map("""{"name":"orders-0a1b2c3","__defaults":["name"]}""");
        Assert.That((await Resource("Queue").ReadAsync("orders-0a1b2c3", inputs, inputs, default))!.Outputs.ContainsKey("__defaults"), Is.False);
    }

    [Test]
    public async Task Read_AmongFuzzyMatches_FindsTheExactName()
    {
        await TopicAndQueueAsync(FilterType.FilterTag);
        foreach (var name in new[] { "ab", "a", "abc" })
        {
            await Broker.CreateSubscriptionAsync("events", name, SubscriptionProtocol.Queue, "stock", new());
        }

        var live = await Resource("Subscription").ReadAsync("events/a", null, null, default);
        Assert.That(live!.Outputs["name"], Is.EqualTo((PropertyValue)"a"));
    }

    [TestCase("Queue", "gone")]
    [TestCase("Topic", "gone")]
    [TestCase("Subscription", "gone/too")]
    public async Task Read_Gone_IsNull(string type, string id) => Assert.That(await Resource(type).ReadAsync(id, null, null, default), Is.Null);

    [TestCase("""{"name":"q"}""")]
    [TestCase("""{"name":"q","visibilityTimeout":60,"msgRetentionSeconds":600,"trace":true,"deadLetterPolicy":{"deadLetterQueue":"dead","policy":1,"maxTimeToLive":300}}""")]
    [TestCase("""{"name":"q","visibilityTimeout":30,"rewindSeconds":0}""")]
    public async Task Read_Import_GivesInputsThatCheckAndDiffCleanly(string declared)
    {
        await Broker.CreateQueueAsync("dead", new());
        await CreateAsync("Queue", declared);
        var live = (await Resource("Queue").ReadAsync("q", null, null, default))!;
        var check = Resource("Queue").Check(new() { LogicalName = "q", NewInputs = live.Inputs });
        Assert.That(check.Failures, Is.Empty);
        Assert.That(Diff("Queue", live, live.Inputs).Changes, Is.Empty);
        Assert.That(Diff("Queue", live, Programs.Map(declared)).Changes, Is.Empty, "the program that made it changes nothing after the import");
    }

    [Test]
    public async Task Read_Import_LeavesDefaultsOut()
    {
        await CreateAsync("Queue", """{"name":"q","visibilityTimeout":60,"pollingWaitSeconds":0}""");
        var live = (await Resource("Queue").ReadAsync("q", null, null, default))!;
        Assert.That(live.Inputs.Keys, Is.EquivalentTo(new[] { "maxMsgHeapNum", "name", "visibilityTimeout" }));
    }

    [Test]
    public async Task Read_Untouched_IsSilent()
    {
        var inputs = Programs.Map("""{"topic":"events","name":"s","protocol":"queue","endpoint":"stock","filterTags":["b","a"]}""");
        await TopicAndQueueAsync(FilterType.FilterTag);
        var created = await Resource("Subscription").CreateAsync("s", inputs, default);
        var live = (await Resource("Subscription").ReadAsync(created.Id, inputs, created.Outputs, default))!;
        Assert.That((live.Inputs, live.Outputs), Is.EqualTo((inputs, created.Outputs)));
    }

    [Test]
    public async Task Read_Drift_ShowsInTheInputsAlsoWhereTheProgramSetsNothing()
    {
        var inputs = Programs.Map("""{"name":"q","visibilityTimeout":60}""");
        await Broker.CreateQueueAsync("dead", new());
        var created = await Resource("Queue").CreateAsync("q", inputs, default);
        await Broker.ModifyQueueAsync("q", new() { VisibilityTimeout = 61, PollingWaitSeconds = 5, DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 3 } });
        var live = (await Resource("Queue").ReadAsync("q", inputs, created.Outputs, default))!;
        var paths = Diff("Queue", live, inputs).Changes.Select(change => $"{change.Kind} {change.Path}");
        Assert.That(paths, Is.EqualTo(new[] { "Delete pollingWaitSeconds", "Update visibilityTimeout", "Delete deadLetterPolicy" }));
    }

    [Test]
    public async Task Read_PolicyUnboundOutside_IsDrift()
    {
        var inputs = Programs.Map("""{"name":"q","deadLetterPolicy":{"deadLetterQueue":"dead","policy":0,"maxReceiveCount":3}}""");
        await Broker.CreateQueueAsync("dead", new());
        var created = await Resource("Queue").CreateAsync("q", inputs, default);
        await Broker.UnbindDeadLetterAsync("q");
        var live = (await Resource("Queue").ReadAsync("q", inputs, created.Outputs, default))!;
        Assert.That(live.Inputs.Find("deadLetterPolicy"), Is.Null);
        Assert.That(live.Outputs.Find("deadLetterPolicy"), Is.Null);
        Assert.That(Diff("Queue", live, inputs).Changes.Single().Kind, Is.EqualTo(ChangeKind.Add));
    }

    [Test]
    public async Task Read_TraceThatTheServiceDoesNotSay_IsNoDrift()
    {
        var inputs = Programs.Map("""{"name":"q","trace":true}""");
        await Broker.CreateQueueAsync("q", new());
        await Broker.CreateTopicAsync("q", new());
        var (queue, topic) = (await Broker.DescribeQueueAsync("q"), await Broker.DescribeTopicAsync("q"));
        var queues = new Projection<QueueDescription, QueueSettings>(QueueSpec.Table, CmqEdition.Tdmq);
        var topics = new Projection<TopicDescription, TopicSettings>(TopicSpec.Table, CmqEdition.Tdmq);
        Assert.That(queues.Inputs(queue with { Settings = queue.Settings with { Trace = null } }, inputs, inputs), Is.EqualTo(inputs));
        Assert.That(topics.Inputs(topic with { Settings = topic.Settings with { Trace = null } }, inputs, inputs), Is.EqualTo(inputs));
    }

    [Test]
    public async Task Read_TagsThatTheServiceDoesNotSay_AreNoDrift()
    {
        var inputs = Programs.Map("""{"name":"q","tags":{"a":"1"}}""");
        await Broker.CreateQueueAsync("q", new());
        var live = (await Resource("Queue").ReadAsync("q", inputs, inputs, default))!;
        Assert.That((live.Inputs["tags"], live.Outputs["tags"]), Is.EqualTo((inputs["tags"], inputs["tags"])));
    }

    [Test]
    public async Task GetQueue_ReturnsCountersAndSources()
    {
        await Broker.CreateQueueAsync("dead", new());
        await CreateAsync("Queue", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"dead","policy":0,"maxReceiveCount":3}}""");
        await Broker.SendTestMessageAsync("dead", "hello");
        var found = await Set.FindFunction("cmq:getQueue")!.InvokeAsync(Programs.Map("""{"name":"dead"}"""), default);
        Assert.That((found["activeMsgNum"], found["deadLetterSources"]), Is.EqualTo(((PropertyValue)1, PropertyValue.ListOf(["q"]))));
    }

    [Test]
    public void GetTopic_Missing_SaysSo()
    {
        var error = Assert.ThrowsAsync<ResourceException>(() => Set.FindFunction("cmq:index:getTopic")!.InvokeAsync(Programs.Map("""{"name":"t"}"""), default))!;
        Assert.That((error.Kind, error.Message), Is.EqualTo((ResourceErrorKind.NotFound, "There is no topic 't'.")));
    }
}
