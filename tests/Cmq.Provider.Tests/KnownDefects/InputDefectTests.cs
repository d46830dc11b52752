namespace Cmq.Provider.Tests;

/// <summary>The defects of the only earlier provider for this service, by number: what is checked, what is sent unasked, and what an import gives.</summary>
public sealed class InputDefectTests
{
    private TestAccount _account = null!;
    private TestStack _stack = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _account = await TestAccount.StartAsync();
        _stack = await _account.StackAsync();
        await _account.Broker.CreateQueueAsync("stock", new());
        await _account.Broker.CreateTopicAsync("events", new());
    }

    [TearDown]
    public async Task StopAsync() => await _account.DisposeAsync();

    /// <summary>No number and no length was checked before the service refused it, in the middle of an update.</summary>
    [TestCase("Queue", "maxMsgHeapNum", "999999")]
    [TestCase("Queue", "maxMsgHeapNum", "1000000001")]
    [TestCase("Queue", "pollingWaitSeconds", "-1")]
    [TestCase("Queue", "pollingWaitSeconds", "31")]
    [TestCase("Queue", "visibilityTimeout", "0")]
    [TestCase("Queue", "visibilityTimeout", "43201")]
    [TestCase("Queue", "maxMsgSize", "1023")]
    [TestCase("Queue", "maxMsgSize", "1048577")]
    [TestCase("Queue", "msgRetentionSeconds", "59")]
    [TestCase("Queue", "msgRetentionSeconds", "1296001")]
    [TestCase("Queue", "rewindSeconds", "43201")]
    [TestCase("Queue", "retentionSizeInMB", "10239")]
    [TestCase("Queue", "visibilityTimeout", "1.5")]
    [TestCase("Queue", "deadLetterPolicy", """{"deadLetterQueue":"stock","policy":0,"maxReceiveCount":1001}""")]
    [TestCase("Queue", "deadLetterPolicy", """{"deadLetterQueue":"stock","policy":1,"maxTimeToLive":299}""")]
    [TestCase("Queue", "deadLetterPolicy", """{"deadLetterQueue":"stock","policy":2}""")]
    [TestCase("Topic", "maxMsgSize", "1023")]
    [TestCase("Topic", "filterType", "3")]
    [TestCase("Subscription", "filterTags", """["1","2","3","4","5","6"]""")]
    [TestCase("Subscription", "filterTags", """["seventeen letters"]""")]
    [TestCase("Subscription", "bindingKeys", """["1","2","3","4","5","6"]""")]
    [TestCase("Subscription", "protocol", "\"https\"")]
    [TestCase("Subscription", "notifyStrategy", "\"ONCE\"")]
    public async Task D13_ValueOutOfItsRange_IsRefusedByCheckAndNothingIsSent(string type, string property, string value)
    {
        var needed = type == "Subscription" ? new Dictionary<string, string> { ["topic"] = "\"events\"", ["protocol"] = "\"queue\"", ["endpoint"] = "\"stock\"" } : [];
        needed[property] = value;
        var program = "{" + string.Join(',', needed.Select(pair => $"\"{pair.Key}\":{pair.Value}")) + "}";
        Assert.That(await _stack.FailuresAsync(type, program), Is.Not.Empty.And.All.StartsWith(property));
        Assert.That(_account.Calls.Total, Is.Zero);
    }

    /// <summary>Limits of a dead-letter rule were sent for queues that have none.</summary>
    [Test]
    public async Task D13_QueueWithANameOnly_IsCreatedWithNothingElse()
    {
        await _stack.UpAsync("Queue", "r", """{"name":"q"}""");
        Assert.That(_account.Received(nameof(ICmqManagement.CreateQueueAsync)).Single()[1], Is.EqualTo(new QueueSettings()));
    }

    /// <summary>Message trace was turned on for topics whose program does not say so.</summary>
    [Test]
    public async Task D13_TopicWithANameOnly_IsCreatedWithNothingElse()
    {
        await _stack.UpAsync("Topic", "r", """{"name":"t"}""");
        Assert.That(_account.Received(nameof(ICmqManagement.CreateTopicAsync)).Single()[1..4], Is.EqualTo(new object?[] { new TopicSettings(), null, null }));
        Assert.That((await _account.Broker.DescribeTopicAsync("t")).Settings.Trace, Is.Not.True);
    }

    /// <summary>An import lost what it should have read: the next run changed the object.</summary>
    [TestCase("Queue", "q", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"stock","policy":0,"maxReceiveCount":7}}""")]
    [TestCase("Queue", "q", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"stock","policy":1,"maxTimeToLive":400},"msgRetentionSeconds":4000}""")]
    [TestCase("Queue", "q", """{"name":"q","trace":true,"tags":{"a":"b"},"maxMsgSize":2048}""")]
    [TestCase("Topic", "t", """{"name":"t","trace":true,"filterType":2,"tags":{"a":"b"}}""")]
    [TestCase("Topic", "t", """{"name":"t"}""")]
    [TestCase("Subscription", "events/s", """{"topic":"events","name":"s","protocol":"queue","endpoint":"stock","filterTags":["a"],"notifyStrategy":"BACKOFF_RETRY"}""")]
    public async Task D13_Imported_ShowsNoDifference(string type, string id, string program)
    {
        await _stack.UpAsync(type, "made", program);
        var imported = await _stack.ImportAsync(type, "imported", id);
        Assert.That(await _stack.UpAsync(type, "imported", imported), Is.EqualTo("same"));
    }

    /// <summary>The limit of a dead-letter rule was not among what an import reads.</summary>
    [Test]
    public async Task D13_ImportedDeadLetterRule_HasItsLimit()
    {
        await _stack.UpAsync("Queue", "made", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"stock","policy":0,"maxReceiveCount":7}}""");
        Assert.That(await _stack.ImportAsync("Queue", "imported", "q"), Does.Match("\"maxReceiveCount\": ?7"));
    }
}
