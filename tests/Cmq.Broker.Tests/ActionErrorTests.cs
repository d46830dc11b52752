namespace Cmq.Broker.Tests;

/// <summary>Every action's error codes, one case for each: the codes that its documentation lists, or the choice where it lists none.</summary>
internal sealed class ActionErrorTests
{
    private static readonly QueueSettings Plain = new();

    private static IEnumerable<TestCaseData> Cases()
    {
        yield return Case("CreateCmqQueue", "name taken", "ResourceInUse.Queue", "'Orders' exists already", b => b.CreateQueueAsync("Orders", Plain));
        yield return Case("CreateCmqQueue", "name taken in another case", "ResourceInUse.Queue", "case does not distinguish", b => b.CreateQueueAsync("ORDERS", Plain));
        yield return Case("CreateCmqQueue", "bad name", "InvalidParameterValue", "'1st'", b => b.CreateQueueAsync("1st", Plain));
        yield return Case("CreateCmqQueue", "out of range", "InvalidParameterValue", "visibilityTimeout", b => b.CreateQueueAsync("q", new() { VisibilityTimeout = 0 }));
        yield return Case("CreateCmqQueue", "bad tags", "InvalidParameterValue", "qcs:project", b => b.CreateQueueAsync("q", Plain, Map(("qcs:project", "x"))));
        yield return Case("CreateCmqQueue", "policy without its limit", "MissingParameter", "maxReceiveCount", b => b.CreateQueueAsync("q", Policy("dead", null)));
        yield return Case("CreateCmqQueue", "no dead-letter queue of the name", "InvalidParameterValue", "no queue has this name", b => b.CreateQueueAsync("q", Policy("none", 3)));

        yield return Case("ModifyCmqQueueAttribute", "missing", "ResourceNotFound", "no queue 'none'", b => b.ModifyQueueAsync("none", Plain));
        yield return Case("ModifyCmqQueueAttribute", "out of range", "InvalidParameterValue", "pollingWaitSeconds", b => b.ModifyQueueAsync("Orders", new() { PollingWaitSeconds = 31 }));
        yield return Case("ModifyCmqQueueAttribute", "other size", "InvalidParameterValue", "fixed", b => b.ModifyQueueAsync("Orders", new() { MaxMsgSize = 2048 }));
        yield return Case("ModifyCmqQueueAttribute", "other kind", "InvalidParameterValue", "fixed", b => b.ModifyQueueAsync("Orders", new() { Transaction = true }));
        yield return Case("ModifyCmqQueueAttribute", "dead-letter queue gone", "InvalidParameterValue", "no queue has this name", b => b.ModifyQueueAsync("Orders", Policy("none", 3)));

        yield return Case("ModifyResourceTags", "queue missing", "ResourceNotFound", "no queue 'none'", b => b.ModifyQueueTagsAsync("none", new()));
        yield return Case("ModifyResourceTags", "topic missing", "ResourceNotFound.Topic", "no topic 'none'", b => b.ModifyTopicTagsAsync("none", new()));
        yield return Case("ModifyResourceTags", "bad tags", "InvalidParameterValue", "qcs:project", b => b.ModifyQueueTagsAsync("Orders", new() { Replace = Map(("qcs:project", "x")) }));
        yield return Case("ModifyResourceTags", "both", "InvalidParameterValue.DeleteTagsParamError", "'a' is both", b => b.ModifyQueueTagsAsync("Orders", new() { Replace = Map(("a", "x")), Delete = ["a"] }));

        yield return Case("DeleteCmqQueue", "missing", "ResourceNotFound", "no queue 'none'", b => b.DeleteQueueAsync("none"));
        yield return Case("DeleteCmqQueue", "is a dead-letter queue", "FailedOperation", "dead-letter queue of 'Source'", b => b.DeleteQueueAsync("Dead"));
        yield return Case("DescribeCmqQueueDetail", "missing", "ResourceNotFound", "no queue 'none'", b => b.DescribeQueueAsync("none"));
        yield return Case("DescribeCmqQueues", "limit 0", "InvalidParameterValue", "limit: 0", b => b.DescribeQueuesAsync(new() { Limit = 0 }));
        yield return Case("DescribeCmqQueues", "limit 51", "InvalidParameterValue", "1 to 50", b => b.DescribeQueuesAsync(new() { Limit = 51 }));
        yield return Case("DescribeCmqQueues", "offset below 0", "InvalidParameterValue", "offset: -1", b => b.DescribeQueuesAsync(new() { Offset = -1 }));
        yield return Case("ClearCmqQueue", "missing", "ResourceNotFound", "no queue 'none'", b => b.ClearQueueAsync("none"));
        yield return Case("RewindCmqQueue", "missing", "FailedOperation", "no queue 'none'", b => b.RewindQueueAsync("none", ManualClock.Start));
        yield return Case("RewindCmqQueue", "rewinding is off", "FailedOperation", "rewindSeconds is 0", b => b.RewindQueueAsync("Orders", ManualClock.Start));
        yield return Case("UnbindCmqDeadLetter", "missing", "FailedOperation", "no queue 'none'", b => b.UnbindDeadLetterAsync("none"));

        yield return Case("CreateCmqTopic", "name taken", "ResourceInUse.Topic", "'Events' exists already", b => b.CreateTopicAsync("Events", new()));
        yield return Case("CreateCmqTopic", "name taken in another case", "ResourceInUse.Topic", "case does not distinguish", b => b.CreateTopicAsync("events", new()));
        yield return Case("CreateCmqTopic", "bad name", "InvalidParameterValue", "'a b'", b => b.CreateTopicAsync("a b", new()));
        yield return Case("CreateCmqTopic", "out of range", "InvalidParameterValue", "maxMsgSize", b => b.CreateTopicAsync("t", new() { MaxMsgSize = 1 }));
        yield return Case("CreateCmqTopic", "filter type", "InvalidParameterValue", "filterType: 3", b => b.CreateTopicAsync("t", new(), (FilterType)3));
        yield return Case("ModifyCmqTopicAttribute", "missing", "ResourceNotFound.Topic", "no topic 'none'", b => b.ModifyTopicAsync("none", new()));
        yield return Case("ModifyCmqTopicAttribute", "out of range", "InvalidParameterValue", "1024 to 1048576", b => b.ModifyTopicAsync("Events", new() { MaxMsgSize = 1_048_577 }));
        yield return Case("DeleteCmqTopic", "missing", "ResourceNotFound.Topic", "no topic 'none'", b => b.DeleteTopicAsync("none"));
        yield return Case("DeleteCmqTopic", "has subscriptions", "FailedOperation", "('audit')", b => b.DeleteTopicAsync("Events"));
        yield return Case("DescribeCmqTopicDetail", "missing", "ResourceNotFound.Topic", "no topic 'none'", b => b.DescribeTopicAsync("none"));
        yield return Case("DescribeCmqTopics", "limit 51", "InvalidParameterValue", "1 to 50", b => b.DescribeTopicsAsync(new() { Limit = 51 }));

        yield return Case("CreateCmqSubscribe", "no topic", "ResourceNotFound.Topic", "no topic 'none'", b => Subscribe(b, "none", "s", "Orders"));
        yield return Case("CreateCmqSubscribe", "name taken", "ResourceInUse.Subscription", "'audit' already", b => Subscribe(b, "Events", "audit", "Orders"));
        yield return Case("CreateCmqSubscribe", "bad name", "InvalidParameterValue", "'-s'", b => Subscribe(b, "Events", "-s", "Orders"));
        yield return Case("CreateCmqSubscribe", "protocol", "InvalidParameterValue", "http or queue", b => b.CreateSubscriptionAsync("Events", "s", new("smtp"), "x", new()));
        yield return Case("CreateCmqSubscribe", "URL", "InvalidParameterValue", "http://", b => b.CreateSubscriptionAsync("Events", "s", SubscriptionProtocol.Http, "https://x", new()));
        yield return Case("CreateCmqSubscribe", "endpoint missing", "InvalidParameterValue", "endpoint: 'none'", b => Subscribe(b, "Events", "s", "none"));
        yield return Case("CreateCmqSubscribe", "JSON into a queue", "InvalidParameterValue", "SIMPLIFIED", b => Subscribe(b, "Events", "s", "Orders", new() { NotifyContentFormat = NotifyContentFormat.Json }));
        yield return Case("CreateCmqSubscribe", "binding keys on a tag topic", "InvalidParameterValue", "filterType 1", b => Subscribe(b, "Events", "s", "Orders", new() { BindingKeys = ["a.#"] }));
        yield return Case("CreateCmqSubscribe", "tags on a key topic", "InvalidParameterValue", "filterType 2", b => Subscribe(b, "Routes", "s", "Orders", new() { BindingKeys = ["a.#"], FilterTags = ["x"] }));
        yield return Case("CreateCmqSubscribe", "key topic without keys", "MissingParameter", "filterType 2", b => Subscribe(b, "Routes", "s", "Orders"));
        yield return Case("ModifyCmqSubscriptionAttribute", "no topic", "FailedOperation", "no topic 'none'", b => b.ModifySubscriptionAsync("none", "audit", new()));
        yield return Case("ModifyCmqSubscriptionAttribute", "missing", "FailedOperation", "no subscription 'none'", b => b.ModifySubscriptionAsync("Events", "none", new()));
        yield return Case("ModifyCmqSubscriptionAttribute", "strategy", "InvalidParameterValue", "'NEVER'", b => b.ModifySubscriptionAsync("Events", "audit", new() { NotifyStrategy = new("NEVER") }));
        yield return Case("ModifyCmqSubscriptionAttribute", "tags emptied", "InvalidParameterValue", "ClearCmqSubscriptionFilterTags", b => b.ModifySubscriptionAsync("Events", "audit", new() { FilterTags = [] }));
        yield return Case("DeleteCmqSubscribe", "no topic", "ResourceNotFound.Topic", "no topic 'none'", b => b.DeleteSubscriptionAsync("none", "audit"));
        yield return Case("DeleteCmqSubscribe", "missing", "ResourceNotFound", "no subscription 'none'", b => b.DeleteSubscriptionAsync("Events", "none"));
        yield return Case("DescribeCmqSubscriptionDetail", "no topic", "ResourceNotFound.Topic", "no topic 'none'", b => b.DescribeSubscriptionsAsync(new() { TopicName = "none" }));
        yield return Case("DescribeCmqSubscriptionDetail", "neither topic nor queue", "MissingParameter", "topicName", b => b.DescribeSubscriptionsAsync(new()));
        yield return Case("DescribeCmqSubscriptionDetail", "topic and queue", "InvalidParameterValue", "not of both", b => b.DescribeSubscriptionsAsync(new() { TopicName = "Events", QueueName = "Orders" }));
        yield return Case("DescribeCmqSubscriptionDetail", "limit 0", "InvalidParameterValue", "1 to 50", b => b.DescribeSubscriptionsAsync(new() { TopicName = "Events", Limit = 0 }));
        yield return Case("ClearCmqSubscriptionFilterTags", "no topic", "FailedOperation", "no topic 'none'", b => b.ClearSubscriptionFilterTagsAsync("none", "audit"));
        yield return Case("ClearCmqSubscriptionFilterTags", "missing", "FailedOperation", "no subscription 'none'", b => b.ClearSubscriptionFilterTagsAsync("Events", "none"));

        yield return Case("SendCmqMsg", "missing", "ResourceNotFound", "no queue 'none'", b => b.SendTestMessageAsync("none", "x"));
        yield return Case("SendCmqMsg", "empty", "InvalidParameterValue", "0 bytes", b => b.SendTestMessageAsync("Orders", ""));
        yield return Case("SendCmqMsg", "too long", "InvalidParameterValue", "65537 bytes", b => b.SendTestMessageAsync("Orders", new string('x', 65_537)));
        yield return Case("SendCmqMsg", "delay below 0", "InvalidParameterValue", "delaySeconds: -1", b => b.SendTestMessageAsync("Orders", "x", -1));
        yield return Case("SendCmqMsg", "delay too long", "InvalidParameterValue", "0 to 3600 seconds", b => b.SendTestMessageAsync("Orders", "x", 3601));
        yield return Case("PublishCmqMsg", "missing", "ResourceNotFound", "no topic 'none'", b => b.PublishTestMessageAsync("none", "x"));
        yield return Case("PublishCmqMsg", "empty", "InvalidParameterValue", "0 bytes", b => b.PublishTestMessageAsync("Events", ""));
        yield return Case("PublishCmqMsg", "no match", "FailedOperation", "reaches nobody", b => b.PublishTestMessageAsync("Events", "x"));
        yield return Case("PublishCmqMsg", "no subscription", "FailedOperation", "has no subscription", b => b.PublishTestMessageAsync("Routes", "x", ["a"]));
        yield return Case("PublishCmqMsg", "no routing key", "MissingParameter", "one routing key", b => b.PublishTestMessageAsync("Routes", "x"));
        yield return Case("PublishCmqMsg", "two routing keys", "InvalidParameterValue", "one routing key", b => b.PublishTestMessageAsync("Routes", "x", ["a", "b"]));
        yield return Case("PublishCmqMsg", "six tags", "InvalidParameterValue", "at most 5", b => b.PublishTestMessageAsync("Events", "x", ["1", "2", "3", "4", "5", "6"]));
    }

    // Queues Dead, Source (whose dead-letter queue it is) and Orders; topic Events by tags, with 'audit'; topic Routes by keys.
    private static async Task<CmqBroker> TopologyAsync()
    {
        var broker = TestBroker.New();
        await broker.CreateQueueAsync("Dead", new());
        await broker.CreateQueueAsync("Source", Policy("Dead", 5));
        await broker.CreateQueueAsync("Orders", new());
        await broker.CreateTopicAsync("Events", new());
        await broker.CreateTopicAsync("Routes", new(), FilterType.BindingKey);
        await Subscribe(broker, "Events", "audit", "Orders", new() { FilterTags = ["paid"] });
        return broker;
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Refusal_HasTheCodeOfItsAction(string action, string code, string words, Func<CmqBroker, Task> call)
    {
        var broker = await TopologyAsync();
        var error = await TestBroker.ErrorOfAsync(() => call(broker));

        Assert.Multiple(() =>
        {
            Assert.That(error.Code, Is.EqualTo(code));
            Assert.That(error.Action, Is.EqualTo(action));
            Assert.That(error.Message, Does.Contain(words));
        });
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Refusal_ChangesNothing(string action, string code, string words, Func<CmqBroker, Task> call)
    {
        var broker = await TopologyAsync();

        var before = await Picture.OfAsync(broker);
        await TestBroker.ErrorOfAsync(() => call(broker));

        Assert.That(await Picture.OfAsync(broker), Is.EqualTo(before), $"{action} ({code})");
    }

    private static TestCaseData Case(string action, string situation, string code, string words, Func<CmqBroker, Task> call) =>
        new TestCaseData(action, code, words, call).SetArgDisplayNames(action, situation, code);

    private static QueueSettings Policy(string queue, long? maxReceiveCount) =>
        new() { DeadLetterPolicy = new() { DeadLetterQueue = queue, Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = maxReceiveCount } };

    private static Task Subscribe(CmqBroker broker, string topic, string name, string queue, SubscriptionSettings? settings = null) =>
        broker.SubscribeQueueAsync(topic, name, queue, settings);

    private static Dictionary<string, string> Map(params (string Key, string Value)[] tags) => tags.ToDictionary(tag => tag.Key, tag => tag.Value);
}
