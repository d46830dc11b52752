using Cmq.Rpc;

namespace Cmq.Provider.Tests;

/// <summary>The defects of the only earlier provider for this service, by number: changes that were not sent, or sent to somebody else's object.</summary>
public sealed class ChangeDefectTests
{
    private const string Subscription = """{"topic":"events","name":"s","protocol":"queue","endpoint":"stock"}""";

    private TestAccount _account = null!;
    private TestStack _stack = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _account = await TestAccount.StartAsync();
        _stack = await _account.StackAsync();
        await _account.Broker.CreateQueueAsync("stock", new());
        await _account.Broker.CreateQueueAsync("other", new());
        await _account.Broker.CreateTopicAsync("events", new());
        await _account.Broker.CreateTopicAsync("routed", new(), FilterType.BindingKey);
    }

    [TearDown]
    public async Task StopAsync() => await _account.DisposeAsync();

    /// <summary>New filter tags were never sent: nothing happened, at every run again.</summary>
    [Test]
    public async Task D04_FilterTagsChanged_AreSentAndThenThereIsNoDifference()
    {
        const string changed = """{"topic":"events","name":"s","protocol":"queue","endpoint":"stock","filterTags":["b","c"]}""";
        await _stack.UpAsync("Subscription", "r", """{"topic":"events","name":"s","protocol":"queue","endpoint":"stock","filterTags":["a"]}""");
        Assert.That(await _stack.UpAsync("Subscription", "r", changed), Is.EqualTo("update"));
        Assert.That((await SubscriptionAsync("events")).Settings.FilterTags, Is.EquivalentTo(new[] { "b", "c" }));
        await _stack.RefreshAsync("r");
        Assert.That(await _stack.UpAsync("Subscription", "r", changed), Is.EqualTo("same"));
    }

    /// <summary>A new endpoint or protocol was neither sent nor a reason to replace: nothing happened.</summary>
    [TestCase("""{"topic":"events","name":"s","protocol":"queue","endpoint":"other"}""", "queue", "other")]
    [TestCase("""{"topic":"events","name":"s","protocol":"http","endpoint":"http://example.org/in"}""", "http", "http://example.org/in")]
    public async Task D05_ProtocolOrEndpointChanged_ReplacesTheSubscription(string changed, string protocol, string endpoint)
    {
        await _stack.UpAsync("Subscription", "r", Subscription);
        Assert.That(await _stack.UpAsync("Subscription", "r", changed), Is.EqualTo("replace"));
        var live = await SubscriptionAsync("events");
        Assert.That((live.Protocol.ToString(), live.Endpoint), Is.EqualTo((protocol, endpoint)));
    }

    /// <summary>A new filter type was neither sent nor a reason to replace: nothing happened.</summary>
    [Test]
    public async Task D06_FilterTypeChanged_ReplacesTheTopic()
    {
        await _stack.UpAsync("Topic", "r", """{"name":"t","filterType":1}""");
        Assert.That(await _stack.UpAsync("Topic", "r", """{"name":"t","filterType":2}"""), Is.EqualTo("replace"));
        Assert.That((await _account.Broker.DescribeTopicAsync("t")).FilterType, Is.EqualTo(FilterType.BindingKey));
    }

    /// <summary>A new name was sent as a change of the object that has the new name.</summary>
    [TestCase("Queue", """{"name":"before"}""", """{"name":"after"}""")]
    [TestCase("Topic", """{"name":"before"}""", """{"name":"after"}""")]
    [TestCase("Subscription", """{"topic":"events","name":"before","protocol":"queue","endpoint":"stock"}""", """{"topic":"events","name":"after","protocol":"queue","endpoint":"stock"}""")]
    public async Task D07_Renamed_IsMadeAnewAndTheOldOneIsDeleted(string type, string before, string after)
    {
        await _stack.UpAsync(type, "r", before);
        var old = _stack["r"]!.Id;
        Assert.That(await _stack.UpAsync(type, "r", after), Is.EqualTo("replace"));
        Assert.That(await ExistAsync(type, old, _stack["r"]!.Id), Is.EqualTo((false, true)));
        Assert.That(_account.Service.Received.Select(call => call.Method), Has.None.StartsWith("Modify"));
    }

    /// <summary>So a rename to a name that is taken changed a stranger's queue.</summary>
    [Test]
    public async Task D07_RenamedToANameThatIsTaken_LeavesTheStrangerAlone()
    {
        await _stack.UpAsync("Queue", "r", """{"name":"mine","visibilityTimeout":60}""");
        var failure = Assert.ThrowsAsync<RpcException>(() => _stack.UpAsync("Queue", "r", """{"name":"other","visibilityTimeout":60}"""));
        Assert.That(failure.Code, Is.EqualTo(RpcStatusCode.AlreadyExists));
        Assert.That(failure.Message, Does.Contain("pulumi import cmq:index:Queue r other"));
        Assert.That((await _account.Broker.DescribeQueueAsync("other")).Settings.VisibilityTimeout, Is.EqualTo(30));
        Assert.That((await _account.Broker.FindQueueAsync("mine"))?.Name, Is.EqualTo("mine"), "the old one is deleted after the new one is there");
    }

    /// <summary>Binding keys that were taken out stayed on the service.</summary>
    [Test]
    public async Task D09_BindingKeysTakenOutInPart_AreGoneFromTheService()
    {
        const string changed = """{"topic":"routed","name":"s","protocol":"queue","endpoint":"stock","bindingKeys":["b.#"]}""";
        await _stack.UpAsync("Subscription", "r", """{"topic":"routed","name":"s","protocol":"queue","endpoint":"stock","bindingKeys":["a.*","b.#"]}""");
        Assert.That(await _stack.UpAsync("Subscription", "r", changed), Is.EqualTo("update"));
        Assert.That((await SubscriptionAsync("routed")).Settings.BindingKeys, Is.EqualTo(new[] { "b.#" }));
        await _stack.RefreshAsync("r");
        Assert.That(await _stack.UpAsync("Subscription", "r", changed), Is.EqualTo("same"));
    }

    /// <summary>A topic with binding keys wants one at least: taking out the last is refused in the preview, and not dropped silently.</summary>
    [TestCase("""{"topic":"routed","name":"s","protocol":"queue","endpoint":"stock"}""")]
    [TestCase("""{"topic":"routed","name":"s","protocol":"queue","endpoint":"stock","bindingKeys":[]}""")]
    public async Task D09_LastBindingKeyTakenOut_IsRefusedBeforeAnythingIsTouched(string emptied)
    {
        await _stack.UpAsync("Subscription", "r", """{"topic":"routed","name":"s","protocol":"queue","endpoint":"stock","bindingKeys":["a.*"]}""");
        var failure = Assert.ThrowsAsync<RpcException>(() => _stack.UpAsync("Subscription", "r", emptied));
        Assert.That(failure.Message, Does.Contain("bindingKeys"));
        Assert.That((await SubscriptionAsync("routed")).Settings.BindingKeys, Is.EqualTo(new[] { "a.*" }));
    }

    /// <summary>Filter tags that were taken out stayed on the service.</summary>
    [TestCase(Subscription)]
    [TestCase("""{"topic":"events","name":"s","protocol":"queue","endpoint":"stock","filterTags":[]}""")]
    public async Task D09_FilterTagsTakenOut_AreClearedInPlace(string emptied)
    {
        await _stack.UpAsync("Subscription", "r", """{"topic":"events","name":"s","protocol":"queue","endpoint":"stock","filterTags":["a"]}""");
        Assert.That(await _stack.UpAsync("Subscription", "r", emptied), Is.EqualTo("update"));
        Assert.That((await SubscriptionAsync("events")).Settings.FilterTags ?? [], Is.Empty);
        Assert.That(_account.Calls.Of("ClearCmqSubscriptionFilterTags"), Is.EqualTo(1));
    }

    /// <summary>A dead-letter rule that was taken out stayed: the call that unbinds it was never made.</summary>
    [Test]
    public async Task D09_DeadLetterRuleTakenOut_IsUnbound()
    {
        await _stack.UpAsync("Queue", "r", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"stock","policy":0,"maxReceiveCount":3}}""");
        Assert.That(await _stack.UpAsync("Queue", "r", """{"name":"q"}"""), Is.EqualTo("update"));
        Assert.That((await _account.Broker.DescribeQueueAsync("q")).Settings.DeadLetterPolicy?.DeadLetterQueue, Is.Null.Or.Empty);
        Assert.That(_account.Calls.Of("UnbindCmqDeadLetter"), Is.EqualTo(1));
    }

    /// <summary>Queues and topics had no tags, although the service takes them.</summary>
    [TestCase("Queue")]
    [TestCase("Topic")]
    public async Task D10_Tags_AreMadeChangedAndTakenOut(string type)
    {
        await _stack.UpAsync(type, "r", """{"name":"r","tags":{"team":"shop","old":"1"}}""");
        Assert.That(await TagsAsync(type), Is.EqualTo(new Dictionary<string, string> { ["team"] = "shop", ["old"] = "1" }));
        Assert.That(await _stack.UpAsync(type, "r", """{"name":"r","tags":{"team":"stock"}}"""), Is.EqualTo("update"));
        Assert.That(await TagsAsync(type), Is.EqualTo(new Dictionary<string, string> { ["team"] = "stock" }));
        Assert.That(await _stack.UpAsync(type, "r", """{"name":"r"}"""), Is.EqualTo("update"));
        Assert.That(await TagsAsync(type) ?? new Dictionary<string, string>(), Is.Empty);
    }

    /// <summary>A subscription took tags and dropped them silently; the service has none there, so they are refused.</summary>
    [Test]
    public async Task D10_TagsOfASubscription_AreRefusedAndNotDropped() => Assert.That(
        await _stack.FailuresAsync("Subscription", """{"topic":"events","name":"s","protocol":"queue","endpoint":"stock","tags":{"a":"b"}}"""),
        Has.Exactly(1).StartsWith("tags: "));

    private async Task<SubscriptionDescription> SubscriptionAsync(string topic) => (await _account.Broker.FindSubscriptionAsync(topic, "s"))!;

    private async Task<IReadOnlyDictionary<string, string>?> TagsAsync(string type) => type == "Queue"
        ? (await _account.Broker.DescribeQueueAsync("r")).Tags
        : (await _account.Broker.DescribeTopicAsync("r")).Tags;

    private async Task<(bool Old, bool New)> ExistAsync(string type, string old, string made) => (await ExistsAsync(type, old), await ExistsAsync(type, made));

    private async Task<bool> ExistsAsync(string type, string id) => type switch
    {
        "Queue" => await _account.Broker.FindQueueAsync(id) is not null,
        "Topic" => await _account.Broker.FindTopicAsync(id) is not null,
        _ => await _account.Broker.FindSubscriptionAsync(id.Split('/')[0], id.Split('/')[1]) is not null,
    };
}
