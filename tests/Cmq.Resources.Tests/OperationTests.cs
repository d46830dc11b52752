using Cmq.Broker;
using Cmq.Properties;

namespace Cmq.Resources.Tests;

/// <summary>Create, read, update and delete over the broker: what is sent, what comes back, and what goes wrong well.</summary>
public sealed class OperationTests
{
    private FakeClock _clock = null!;
    private CmqBroker _broker = null!;
    private FaultyManagement _faults = null!;
    private ResourceSet _set = null!;

    [SetUp]
    public void StartBroker()
    {
        _clock = new FakeClock();
        _broker = new CmqBroker(new() { TimeProvider = _clock });
        _faults = FaultyManagement.Over(_broker);
        _set = new(new(_faults.Management, CmqEdition.Tdmq, _clock));
    }

    [Test]
    public async Task Create_Queue_SendsWhatIsSetAndReadsTheRest()
    {
        var created = await CreateAsync("Queue", """{"name":"orders","visibilityTimeout":60}""");
        var live = await _broker.DescribeQueueAsync("orders");
        Assert.Multiple(() =>
        {
            Assert.That(created.Id, Is.EqualTo("orders"));
            Assert.That(created.Outputs["visibilityTimeout"], Is.EqualTo((PropertyValue)60));
            Assert.That(created.Outputs["pollingWaitSeconds"], Is.EqualTo((PropertyValue)0));
            Assert.That(created.Outputs["createTime"], Is.EqualTo((PropertyValue)_clock.GetUtcNow().ToUnixTimeSeconds()));
            Assert.That(live.Settings.VisibilityTimeout, Is.EqualTo(60));
        });
    }

    [Test]
    public async Task Create_NameTaken_NamesTheImportCommand()
    {
        await _broker.CreateQueueAsync("orders", new());
        var error = Assert.ThrowsAsync<ResourceException>(() => CreateAsync("Queue", """{"name":"Orders"}"""))!;
        Assert.Multiple(() =>
        {
            Assert.That(error.Kind, Is.EqualTo(ResourceErrorKind.AlreadyExists));
            Assert.That(error.Message, Does.Contain("pulumi import cmq:index:Queue logical Orders"));
        });
    }

    [Test]
    public async Task Create_AnswerLostAfterCommit_AdoptsItsOwn()
    {
        _faults.After["CreateQueueAsync"] = Lost("CreateCmqQueue");
        var created = await CreateAsync("Queue", """{"name":"orders","visibilityTimeout":60}""");
        Assert.That(created.Outputs["visibilityTimeout"], Is.EqualTo((PropertyValue)60));
    }

    [Test]
    public void Create_LostBeforeCommit_SaysThatNothingWasCreated()
    {
        _faults.Before["CreateQueueAsync"] = Lost("CreateCmqQueue");
        var error = Assert.ThrowsAsync<ResourceException>(() => CreateAsync("Queue", """{"name":"orders"}"""))!;
        Assert.That(error.Message, Does.Contain("Queue 'orders' was not created; run again."));
    }

    [TestCase("""{"name":"orders","visibilityTimeout":61}""", 0)]
    [TestCase("""{"name":"orders"}""", 60)]
    public async Task Create_AnswerLostAndAStrangerIsThere_DoesNotAdoptIt(string inputs, int secondsLater)
    {
        await _broker.CreateQueueAsync("orders", new());
        _clock.Advance(TimeSpan.FromSeconds(secondsLater));
        _faults.Before["CreateQueueAsync"] = Lost("CreateCmqQueue");
        var error = Assert.ThrowsAsync<ResourceException>(() => CreateAsync("Queue", inputs))!;
        Assert.That(error.Kind, Is.EqualTo(ResourceErrorKind.AlreadyExists));
    }

    [Test]
    public void Create_ReadBackFails_KeepsWhatWasCreated()
    {
        _faults.Before["DescribeQueueAsync"] = Lost("DescribeCmqQueueDetail");
        var error = Assert.ThrowsAsync<PartialFailureException>(() => CreateAsync("Queue", """{"name":"orders"}"""))!;
        Assert.That((error.Id, error.Outputs["name"]), Is.EqualTo(("orders", (PropertyValue)"orders")));
    }

    [Test]
    public void Create_WithoutCredentials_SaysWhatToSet()
    {
        var error = Assert.ThrowsAsync<ResourceException>(
            () => Sets.Offline().Resource("Queue").CreateAsync("x", Programs.Map("""{"name":"orders"}"""), default))!;
        Assert.That((error.Kind, error.Message), Is.EqualTo((ResourceErrorKind.Unauthenticated, error.Message)));
        Assert.That(error.Message, Does.Contain("cmq:secretId").And.Contain("cmq:backend"));
    }

    [Test]
    public async Task Create_Subscription_SendsFiltersInTheCreateCall()
    {
        await TopicAndQueueAsync(FilterType.FilterTag);
        await CreateAsync("Subscription", """{"topic":"events","name":"stock","protocol":"queue","endpoint":"stock","filterTags":["paid"]}""");
        Assert.That(_faults.Calls, Is.EqualTo(new[] { "CreateSubscriptionAsync", "DescribeSubscriptionsAsync" }));
    }

    [TestCase("events/stock")]
    [TestCase("events#stock")]
    public async Task Read_Subscription_TakesBothFormsOfItsId(string id)
    {
        await TopicAndQueueAsync(FilterType.FilterTag);
        await _broker.CreateSubscriptionAsync("events", "stock", SubscriptionProtocol.Queue, "stock", new());
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

    [Test]
    public async Task Read_AmongFuzzyMatches_FindsTheExactName()
    {
        await TopicAndQueueAsync(FilterType.FilterTag);
        foreach (var name in new[] { "ab", "a", "abc" })
        {
            await _broker.CreateSubscriptionAsync("events", name, SubscriptionProtocol.Queue, "stock", new());
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
        await _broker.CreateQueueAsync("dead", new());
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
        await _broker.CreateQueueAsync("dead", new());
        var created = await Resource("Queue").CreateAsync("q", inputs, default);
        await _broker.ModifyQueueAsync("q", new() { VisibilityTimeout = 61, PollingWaitSeconds = 5, DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 3 } });
        var live = (await Resource("Queue").ReadAsync("q", inputs, created.Outputs, default))!;
        var paths = Diff("Queue", live, inputs).Changes.Select(change => $"{change.Kind} {change.Path}");
        Assert.That(paths, Is.EqualTo(new[] { "Delete pollingWaitSeconds", "Update visibilityTimeout", "Delete deadLetterPolicy" }));
    }

    [Test]
    public async Task Read_PolicyUnboundOutside_IsDrift()
    {
        var inputs = Programs.Map("""{"name":"q","deadLetterPolicy":{"deadLetterQueue":"dead","policy":0,"maxReceiveCount":3}}""");
        await _broker.CreateQueueAsync("dead", new());
        var created = await Resource("Queue").CreateAsync("q", inputs, default);
        await _broker.UnbindDeadLetterAsync("q");
        var live = (await Resource("Queue").ReadAsync("q", inputs, created.Outputs, default))!;
        Assert.That(live.Inputs.Find("deadLetterPolicy"), Is.Null);
        Assert.That(live.Outputs.Find("deadLetterPolicy"), Is.Null);
        Assert.That(Diff("Queue", live, inputs).Changes.Single().Kind, Is.EqualTo(ChangeKind.Add));
    }

    [Test]
    public async Task Update_SendsOnlyWhatChanged()
    {
        await _broker.CreateQueueAsync("q", new() { VisibilityTimeout = 60, PollingWaitSeconds = 5 });
        await _broker.ModifyQueueAsync("q", new() { PollingWaitSeconds = 9 });
        await UpdateAsync("Queue", "q", """{"name":"q","visibilityTimeout":60,"pollingWaitSeconds":5}""", """{"name":"q","visibilityTimeout":61,"pollingWaitSeconds":5}""");
        var live = await _broker.DescribeQueueAsync("q");
        Assert.That((live.Settings.VisibilityTimeout, live.Settings.PollingWaitSeconds), Is.EqualTo((61, 9)));
    }

    [Test]
    public async Task Update_TakenOut_GoesBackToTheDefault()
    {
        await _broker.CreateQueueAsync("q", new() { VisibilityTimeout = 60 });
        await UpdateAsync("Queue", "q", """{"name":"q","visibilityTimeout":60}""", """{"name":"q"}""");
        Assert.That((await _broker.DescribeQueueAsync("q")).Settings.VisibilityTimeout, Is.EqualTo(30));
    }

    [Test]
    public async Task Update_PolicyTakenOut_Unbinds()
    {
        await _broker.CreateQueueAsync("dead", new());
        await CreateAsync("Queue", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"dead","policy":0,"maxReceiveCount":3}}""");
        await UpdateAsync("Queue", "q", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"dead","policy":0,"maxReceiveCount":3}}""", """{"name":"q"}""");
        Assert.That((await _broker.DescribeQueueAsync("q")).Settings.DeadLetterPolicy, Is.Null);
    }

    [Test]
    public async Task Update_TagsEmptied_Clears()
    {
        const string identity = """ "topic":"events","name":"s","protocol":"queue","endpoint":"stock" """;
        await TopicAndQueueAsync(FilterType.FilterTag);
        await CreateAsync("Subscription", $$"""{{{identity}},"filterTags":["a"]}""");
        await UpdateAsync("Subscription", "events/s", $$"""{{{identity}},"filterTags":["a"]}""", $$"""{{{identity}}}""");
        Assert.That((await _broker.FindSubscriptionAsync("events", "s"))!.Settings.FilterTags, Is.Null.Or.Empty);
    }

    [Test]
    public async Task Update_SecondStepFails_IsAPartialFailure()
    {
        await _broker.CreateQueueAsync("dead", new());
        await CreateAsync("Queue", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"dead","policy":0,"maxReceiveCount":3}}""");
        _faults.Before["ModifyQueueAsync"] = Lost("ModifyCmqQueueAttribute");
        var error = Assert.ThrowsAsync<PartialFailureException>(() => UpdateAsync(
            "Queue",
            "q",
            """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"dead","policy":0,"maxReceiveCount":3}}""",
            """{"name":"q","visibilityTimeout":61}"""))!;
        Assert.That(error.Reasons.Single(), Does.StartWith("1 of 2 steps were done, then: "));
    }

    [TestCase("Queue")]
    [TestCase("Topic")]
    public async Task Update_Tags_AreChangedInPlaceAndNothingElseIs(string type)
    {
        await CreateAsync(type, """{"name":"q","tags":{"same":"1","other":"1","gone":"1"}}""");
        _faults.Calls.Clear();
        var outputs = await UpdateAsync(
            type, "q", """{"name":"q","tags":{"same":"1","other":"1","gone":"1"}}""", """{"name":"q","tags":{"same":"1","other":"2","new":"1"}}""");
        Assert.That(outputs["tags"], Is.EqualTo(Programs.Map("""{"tags":{"same":"1","other":"2","new":"1"}}""")["tags"]));
        Assert.That(_faults.Calls, Is.EqualTo(new[] { $"Modify{type}TagsAsync", $"Describe{type}Async" }));
    }

    [Test]
    public async Task Update_TagsTakenOut_DeletesThemAndLeavesOthers()
    {
        await CreateAsync("Queue", """{"name":"q","tags":{"a":"1"}}""");
        await _broker.ModifyQueueTagsAsync("q", new() { Replace = new Dictionary<string, string> { ["of-others"] = "x" } });
        await UpdateAsync("Queue", "q", """{"name":"q","tags":{"a":"1"}}""", """{"name":"q"}""");
        Assert.That((await _broker.DescribeQueueAsync("q")).Tags, Is.EqualTo(new Dictionary<string, string> { ["of-others"] = "x" }));
    }

    [Test]
    public async Task Read_TagsThatTheServiceDoesNotSay_AreNoDrift()
    {
        var inputs = Programs.Map("""{"name":"q","tags":{"a":"1"}}""");
        await _broker.CreateQueueAsync("q", new());
        var live = (await Resource("Queue").ReadAsync("q", inputs, inputs, default))!;
        Assert.That((live.Inputs["tags"], live.Outputs["tags"]), Is.EqualTo((inputs["tags"], inputs["tags"])));
    }

    [Test]
    public void Update_ReplacingProperty_IsRefusedInThePreviewToo()
    {
        var request = new UpdateRequest
        {
            Id = "q",
            LogicalName = "q",
            OldOutputs = PropertyMap.Empty,
            OldInputs = Programs.Map("""{"name":"q","transaction":false}"""),
            NewInputs = Programs.Map("""{"name":"q","transaction":true}"""),
        };
        var error = Assert.Throws<ResourceException>(() => Resource("Queue").PreviewUpdate(request))!;
        Assert.That(error.Message, Does.StartWith("transaction of Queue 'q' can be set only when it is created"));
    }

    [Test]
    public async Task Delete_QueueWithMessages_IsRefusedWithTheirNumber()
    {
        await _broker.CreateQueueAsync("q", new());
        await _broker.SendTestMessageAsync("q", "hello");
        var error = Assert.ThrowsAsync<ResourceException>(() => Resource("Queue").DeleteAsync("q", Programs.Map("""{"name":"q"}"""), default))!;
        Assert.That((error.Kind, error.Message.Contains("holds 1 message (", StringComparison.Ordinal)), Is.EqualTo((ResourceErrorKind.FailedPrecondition, true)));
    }

    [Test]
    public async Task Delete_QueueWithMessagesAndForceDestroy_Deletes()
    {
        await _broker.CreateQueueAsync("q", new());
        await _broker.SendTestMessageAsync("q", "hello");
        await Resource("Queue").DeleteAsync("q", Programs.Map("""{"name":"q","forceDestroy":true}"""), default);
        Assert.That(await _broker.FindQueueAsync("q"), Is.Null);
    }

    [TestCase("Queue", "gone")]
    [TestCase("Topic", "gone")]
    [TestCase("Subscription", "gone/too")]
    public void Delete_Gone_IsFine(string type, string id) =>
        Assert.That(() => Resource(type).DeleteAsync(id, PropertyMap.Empty, default), Throws.Nothing);

    [Test]
    public async Task GetQueue_ReturnsCountersAndSources()
    {
        await _broker.CreateQueueAsync("dead", new());
        await CreateAsync("Queue", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"dead","policy":0,"maxReceiveCount":3}}""");
        await _broker.SendTestMessageAsync("dead", "hello");
        var found = await _set.FindFunction("cmq:getQueue")!.InvokeAsync(Programs.Map("""{"name":"dead"}"""), default);
        Assert.That((found["activeMsgNum"], found["deadLetterSources"]), Is.EqualTo(((PropertyValue)1, PropertyValue.ListOf(["q"]))));
    }

    [Test]
    public void GetTopic_Missing_SaysSo()
    {
        var error = Assert.ThrowsAsync<ResourceException>(() => _set.FindFunction("cmq:index:getTopic")!.InvokeAsync(Programs.Map("""{"name":"t"}"""), default))!;
        Assert.That((error.Kind, error.Message), Is.EqualTo((ResourceErrorKind.NotFound, "There is no topic 't'.")));
    }

    private static CmqTransportException Lost(string action) => new("the connection was reset.", action, "x", mayHaveExecuted: true);

    private IResourceController Resource(string type) => _set.Resource(type);

    private Task<CreatedResource> CreateAsync(string type, string inputs) => Resource(type).CreateAsync("logical", Programs.Map(inputs), default);

    private Task<PropertyMap> UpdateAsync(string type, string id, string before, string after) => Resource(type).UpdateAsync(
        new() { Id = id, LogicalName = "logical", OldInputs = Programs.Map(before), OldOutputs = Programs.Map(before), NewInputs = Programs.Map(after) },
        default);

    private DiffResult Diff(string type, LiveResource live, PropertyMap wanted) =>
        Resource(type).Diff(new() { LogicalName = "logical", OldInputs = live.Inputs, OldOutputs = live.Outputs, NewInputs = wanted });

    private async Task TopicAndQueueAsync(FilterType filterType)
    {
        await _broker.CreateTopicAsync("events", new(), filterType);
        await _broker.CreateQueueAsync("stock", new());
        _faults.Calls.Clear();
    }
}
