using Cmq.Properties;

namespace Cmq.Resources.Tests;

/// <summary>Create, update and delete over the broker: what is sent, what comes back, and what goes wrong well.</summary>
public sealed class ChangeTests : OperationBench
{
    [Test]
    public async Task Create_Queue_SendsWhatIsSetAndReadsTheRest()
    {
        var created = await CreateAsync("Queue", """{"name":"orders","visibilityTimeout":60}""");
        var live = await Broker.DescribeQueueAsync("orders");
        Assert.Multiple(() =>
        {
            Assert.That(created.Id, Is.EqualTo("orders"));
            Assert.That(created.Outputs["visibilityTimeout"], Is.EqualTo((PropertyValue)60));
            Assert.That(created.Outputs["pollingWaitSeconds"], Is.EqualTo((PropertyValue)0));
            Assert.That(created.Outputs["createTime"], Is.EqualTo((PropertyValue)Clock.GetUtcNow().ToUnixTimeSeconds()));
            Assert.That(live.Settings.VisibilityTimeout, Is.EqualTo(60));
        });
    }

    [Test]
    public async Task Create_NameTaken_NamesTheImportCommand()
    {
        await Broker.CreateQueueAsync("orders", new());
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
        Faults.After["CreateQueueAsync"] = Lost("CreateCmqQueue");
        var created = await CreateAsync("Queue", """{"name":"orders","visibilityTimeout":60}""");
        Assert.That(created.Outputs["visibilityTimeout"], Is.EqualTo((PropertyValue)60));
    }

    [Test]
    public async Task Create_ServiceBreaksAfterCommit_AdoptsItsOwn()
    {
        Faults.After["CreateQueueAsync"] = new CmqServiceException("InternalError", "An internal error has occurred.", "CreateCmqQueue", "orders");
        var created = await CreateAsync("Queue", """{"name":"orders"}""");
        Assert.That(created.Id, Is.EqualTo("orders"));
    }

    [Test]
    public void Create_LostBeforeCommit_SaysThatNothingWasCreated()
    {
        Faults.Before["CreateQueueAsync"] = Lost("CreateCmqQueue");
        var error = Assert.ThrowsAsync<ResourceException>(() => CreateAsync("Queue", """{"name":"orders"}"""))!;
        Assert.That(error.Message, Does.Contain("Queue 'orders' was not created; run again."));
    }

    [TestCase("""{"name":"orders","visibilityTimeout":61}""", 0)]
    [TestCase("""{"name":"orders"}""", 60)]
    public async Task Create_AnswerLostAndAStrangerIsThere_DoesNotAdoptIt(string inputs, int secondsLater)
    {
        await Broker.CreateQueueAsync("orders", new());
        Clock.Advance(TimeSpan.FromSeconds(secondsLater));
        Faults.Before["CreateQueueAsync"] = Lost("CreateCmqQueue");
        var error = Assert.ThrowsAsync<ResourceException>(() => CreateAsync("Queue", inputs))!;
        Assert.That(error.Kind, Is.EqualTo(ResourceErrorKind.AlreadyExists));
    }

    [Test]
    public void Create_ReadBackFails_KeepsWhatWasCreated()
    {
        Faults.Before["DescribeQueueAsync"] = Lost("DescribeCmqQueueDetail");
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
        Assert.That(Faults.Calls, Is.EqualTo(new[] { "CreateSubscriptionAsync", "DescribeSubscriptionsAsync" }));
    }

    [Test]
    public async Task Update_SendsOnlyWhatChanged()
    {
        await Broker.CreateQueueAsync("q", new() { VisibilityTimeout = 60, PollingWaitSeconds = 5 });
        await Broker.ModifyQueueAsync("q", new() { PollingWaitSeconds = 9 });
        await UpdateAsync("Queue", "q", """{"name":"q","visibilityTimeout":60,"pollingWaitSeconds":5}""", """{"name":"q","visibilityTimeout":61,"pollingWaitSeconds":5}""");
        var live = await Broker.DescribeQueueAsync("q");
        Assert.That((live.Settings.VisibilityTimeout, live.Settings.PollingWaitSeconds), Is.EqualTo((61, 9)));
    }

    [Test]
    public async Task Update_TakenOut_GoesBackToTheDefault()
    {
        await Broker.CreateQueueAsync("q", new() { VisibilityTimeout = 60 });
        await UpdateAsync("Queue", "q", """{"name":"q","visibilityTimeout":60}""", """{"name":"q"}""");
        Assert.That((await Broker.DescribeQueueAsync("q")).Settings.VisibilityTimeout, Is.EqualTo(30));
    }

    [Test]
    public async Task Update_PolicyTakenOut_Unbinds()
    {
        await Broker.CreateQueueAsync("dead", new());
        await CreateAsync("Queue", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"dead","policy":0,"maxReceiveCount":3}}""");
        await UpdateAsync("Queue", "q", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"dead","policy":0,"maxReceiveCount":3}}""", """{"name":"q"}""");
        Assert.That((await Broker.DescribeQueueAsync("q")).Settings.DeadLetterPolicy, Is.Null);
    }

    [Test]
    public async Task Update_PolicyTakenOutAmongOtherChanges_UnbindsFirst()
    {
        await Broker.CreateQueueAsync("dead", new());
        await CreateAsync("Queue", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"dead","policy":1,"maxTimeToLive":3000}}""");
        Faults.Calls.Clear();
        await UpdateAsync(
            "Queue",
            "q",
            """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"dead","policy":1,"maxTimeToLive":3000}}""",
            """{"name":"q","msgRetentionSeconds":600,"tags":{"a":"1"}}""");
        Assert.That(Faults.Calls, Is.EqualTo(new[] { "UnbindDeadLetterAsync", "ModifyQueueAsync", "ModifyQueueTagsAsync", "DescribeQueueAsync" }));
    }

    [Test]
    public async Task Update_TagsEmptied_Clears()
    {
        const string identity = """ "topic":"events","name":"s","protocol":"queue","endpoint":"stock" """;
        await TopicAndQueueAsync(FilterType.FilterTag);
        await CreateAsync("Subscription", $$"""{{{identity}},"filterTags":["a"]}""");
        await UpdateAsync("Subscription", "events/s", $$"""{{{identity}},"filterTags":["a"]}""", $$"""{{{identity}}}""");
        Assert.That((await Broker.FindSubscriptionAsync("events", "s"))!.Settings.FilterTags, Is.Null.Or.Empty);
    }

    [Test]
    public async Task Update_SecondStepFails_IsAPartialFailure()
    {
        await Broker.CreateQueueAsync("dead", new());
        await CreateAsync("Queue", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"dead","policy":0,"maxReceiveCount":3}}""");
        Faults.Before["ModifyQueueAsync"] = Lost("ModifyCmqQueueAttribute");
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
        Faults.Calls.Clear();
        var outputs = await UpdateAsync(
            type, "q", """{"name":"q","tags":{"same":"1","other":"1","gone":"1"}}""", """{"name":"q","tags":{"same":"1","other":"2","new":"1"}}""");
        Assert.That(outputs["tags"], Is.EqualTo(Programs.Map("""{"tags":{"same":"1","other":"2","new":"1"}}""")["tags"]));
        Assert.That(Faults.Calls, Is.EqualTo(new[] { $"Modify{type}TagsAsync", $"Describe{type}Async" }));
    }

    [Test]
    public async Task Update_TagsTakenOut_DeletesThemAndLeavesOthers()
    {
        await CreateAsync("Queue", """{"name":"q","tags":{"a":"1"}}""");
        await Broker.ModifyQueueTagsAsync("q", new() { Replace = new Dictionary<string, string> { ["of-others"] = "x" } });
        await UpdateAsync("Queue", "q", """{"name":"q","tags":{"a":"1"}}""", """{"name":"q"}""");
        Assert.That((await Broker.DescribeQueueAsync("q")).Tags, Is.EqualTo(new Dictionary<string, string> { ["of-others"] = "x" }));
    }

    [Test]
    public async Task Create_InAnyEdition_HasEveryOutputThatTheSchemaRequires([Values] CmqEdition edition, [Values("Queue", "Topic")] string type)
    {
        var set = new ResourceSet(new(new Cmq.Broker.CmqBroker(new() { TimeProvider = Clock, Edition = edition }), edition, Clock));
        var created = await set.Resource(type).CreateAsync("logical", Programs.Map("""{"name":"orders"}"""), default);
        Assert.That(set.Resource(type).Spec.Properties.Where(row => row.IsAlwaysKnown).Select(row => row.Name), Is.SubsetOf(created.Outputs.Keys));
    }

    [TestCase("visibilityTimeout", "visibilityTimeout,trace,maxMsgSize,retentionSizeInMB,qps", "lastModifyTime")]
    [TestCase("rewindSeconds", "rewindSeconds,visibilityTimeout,trace,maxMsgSize,qps", "lastModifyTime,retentionSizeInMB")]
    [TestCase("forceDestroy", "forceDestroy,lastModifyTime,qps,visibilityTimeout", "")]
    public void PreviewUpdate_KeepsWhatTheChangeCantTouch(string changed, string known, string unknown)
    {
        var old = Programs.Map("""{"name":"orders","visibilityTimeout":30,"trace":false,"maxMsgSize":65536,"rewindSeconds":0,"retentionSizeInMB":0,"qps":5000,"lastModifyTime":1}""");
        var inputs = Programs.Map("""{"name":"orders"}""");
        var planned = Resource("Queue").PreviewUpdate(new()
        {
            Id = "orders",
            LogicalName = "logical",
            OldInputs = inputs,
            OldOutputs = old,
            NewInputs = inputs.Set(changed, changed == "forceDestroy" ? true : 60),
        });
        Assert.That(known.Split(','), Is.SubsetOf(planned.Keys));
        Assert.That(planned.Keys, Has.None.AnyOf(unknown.Split(',')));
    }

    [Test]
    public void PreviewUpdate_TakenOut_IsNotKept()
    {
        var old = Programs.Map("""{"name":"orders","visibilityTimeout":60}""");
        var planned = Resource("Queue").PreviewUpdate(new() { Id = "orders", LogicalName = "logical", OldInputs = old, OldOutputs = old, NewInputs = Programs.Map("""{"name":"orders"}""") });
        Assert.That(planned.Keys, Is.EqualTo(new[] { "name" }));
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
        await Broker.CreateQueueAsync("q", new());
        await Broker.SendTestMessageAsync("q", "hello");
        var error = Assert.ThrowsAsync<ResourceException>(() => Resource("Queue").DeleteAsync("q", Programs.Map("""{"name":"q"}"""), default))!;
        Assert.That((error.Kind, error.Message.Contains("holds 1 message (", StringComparison.Ordinal)), Is.EqualTo((ResourceErrorKind.FailedPrecondition, true)));
    }

    [Test]
    public async Task Delete_QueueWithMessagesAndForceDestroy_Deletes()
    {
        await Broker.CreateQueueAsync("q", new());
        await Broker.SendTestMessageAsync("q", "hello");
        await Resource("Queue").DeleteAsync("q", Programs.Map("""{"name":"q","forceDestroy":true}"""), default);
        Assert.That(await Broker.FindQueueAsync("q"), Is.Null);
    }

    [TestCase("Queue", "gone")]
    [TestCase("Topic", "gone")]
    [TestCase("Subscription", "gone/too")]
    public void Delete_Gone_IsFine(string type, string id) =>
        Assert.That(() => Resource(type).DeleteAsync(id, PropertyMap.Empty, default), Throws.Nothing);
}
