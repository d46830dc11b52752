using Newtonsoft.Json.Linq;

namespace Cmq.Emulator.Tests;

/// <summary>Queues, topics and subscriptions over a broker.</summary>
internal sealed class V2ObjectTests : V2Tests
{
    [Test]
    public async Task CreateQueue_MakesItWithItsAttributes()
    {
        var reply = await SucceedAsync(
            "CreateQueue",
            ("queueName", "orders"),
            ("maxMsgHeapNum", "2000000"),
            ("pollingWaitSeconds", "3"),
            ("visibilityTimeout", "60"),
            ("maxMsgSize", "2048"),
            ("msgRetentionSeconds", "7200"),
            ("rewindSeconds", "3600"));
        var queue = await Broker.DescribeQueueAsync("orders");
        Assert.That(
            ((string)reply.Json["queueId"]!, queue.Settings.MaxMsgHeapNum, queue.Settings.PollingWaitSeconds, queue.Settings.VisibilityTimeout),
            Is.EqualTo((queue.QueueId, 2_000_000, 3, 60)));
        Assert.That((queue.Settings.MaxMsgSize, queue.Settings.MsgRetentionSeconds, queue.Settings.RewindSeconds), Is.EqualTo((2048, 7200, 3600)));
    }

    [Test]
    public async Task GetQueueAttributes_HasEveryMemberThatAnSdkReads()
    {
        await SucceedAsync("CreateQueue", ("queueName", "orders"));
        var json = (await SucceedAsync("GetQueueAttributes", ("queueName", "ORDERS"))).Json;
        var numbers = new[]
        {
            "maxMsgHeapNum", "pollingWaitSeconds", "visibilityTimeout", "maxMsgSize", "msgRetentionSeconds", "rewindSeconds", "createTime",
            "lastModifyTime", "activeMsgNum", "inactiveMsgNum", "delayMsgNum", "rewindmsgNum", "rewindMsgNum", "minMsgTime",
        };
        Assert.That(numbers.Where(name => json[name]?.Type != JTokenType.Integer), Is.Empty);
        Assert.That(((long)json["createTime"]!, (long)json["visibilityTimeout"]!), Is.EqualTo((Clock.Now.ToUnixTimeSeconds(), 30)));
    }

    [Test]
    public async Task SetQueueAttributes_ChangesAndAnswersThem()
    {
        await SucceedAsync("CreateQueue", ("queueName", "orders"));
        var json = (await SucceedAsync("SetQueueAttributes", ("queueName", "orders"), ("visibilityTimeout", "90"), ("pollingWaitSeconds", "0"))).Json;
        Assert.That(((long)json["visibilityTimeout"]!, (string)json["queueId"]!), Is.EqualTo((90, (await Broker.DescribeQueueAsync("orders")).QueueId)));
    }

    [Test]
    public async Task DeadLetterPolicy_IsJsonInARequest_AndNamesTheQueuesIdInAnAnswer()
    {
        var dead = (string)(await SucceedAsync("CreateQueue", ("queueName", "dead"))).Json["queueId"]!;
        await SucceedAsync(
            "CreateQueue", ("queueName", "orders"), ("deadLetterPolicy", "{\"deadLetterQueue\":\"dead\",\"policy\":\"0\",\"maxReceiveCount\":5}"));
        var json = (await SucceedAsync("GetQueueAttributes", ("queueName", "orders"))).Json["deadLetterPolicy"]!;
        Assert.That(
            json.ToString(Newtonsoft.Json.Formatting.None),
            Is.EqualTo($"{{\"deadLetterQueue\":\"{dead}\",\"policy\":0,\"maxReceiveCount\":5,\"maxTimeToLive\":0}}"));
    }

    [Test]
    public async Task ListDeadLetterSourceQueues_PagesAndSearches()
    {
        await SucceedAsync("CreateQueue", ("queueName", "dead"));
        foreach (var name in new[] { "a1", "a2", "b1" })
        {
            await SucceedAsync("CreateQueue", ("queueName", name), ("deadLetterPolicy", "{\"deadLetterQueue\":\"dead\",\"policy\":1,\"maxTimeToLive\":300}"));
        }

        var json = (await SucceedAsync("ListDeadLetterSourceQueues", ("deadLetterQueueName", "dead"), ("searchWord", "a"), ("offset", "1"), ("limit", "5"))).Json;
        var first = json["queueList"]![0]!;
        Assert.That(
            ((long)json["totalCount"]!, (string)first["queueName"]!, (string)first["queueId"]!),
            Is.EqualTo((2L, "a2", (await Broker.DescribeQueueAsync("a2")).QueueId)));
    }

    [Test]
    public async Task UnbindDeadLetterQueue_RemovesThePolicy()
    {
        await SucceedAsync("CreateQueue", ("queueName", "dead"));
        await SucceedAsync("CreateQueue", ("queueName", "orders"), ("deadLetterPolicy", "{\"deadLetterQueue\":\"dead\",\"policy\":1,\"maxTimeToLive\":300}"));
        await SucceedAsync("UnbindDeadLetterQueue", ("queueName", "orders"));
        Assert.That((await SucceedAsync("GetQueueAttributes", ("queueName", "orders"))).Json["deadLetterPolicy"], Is.Null);
    }

    [TestCase(0, 20, 20)]
    [TestCase(10, 100, 65)]
    [TestCase(70, 100, 5)]
    [TestCase(100, 5, 0)]
    [TestCase(0, 0, 0)]
    [TestCase(int.MaxValue, int.MaxValue, 0)]
    public async Task ListQueue_GivesPagesOfAnyLength(int offset, int limit, int count)
    {
        for (var index = 0; index < 75; index++)
        {
            await Broker.CreateQueueAsync($"queue-{index:00}", new());
        }

        var json = (await SucceedAsync("ListQueue", ("offset", $"{offset}"), ("limit", $"{limit}"), ("searchWord", "UEUE"))).Json;
        Assert.That(((long)json["totalCount"]!, json["queueList"]!.Count()), Is.EqualTo((75, count)));
    }

    [Test]
    public async Task RewindQueue_TakesSeconds()
    {
        await SucceedAsync("CreateQueue", ("queueName", "orders"), ("rewindSeconds", "3600"));
        await SucceedAsync("RewindQueue", ("queueName", "orders"), ("startConsumeTime", $"{Clock.Now.ToUnixTimeSeconds() - 60}"));
        Assert.That(Log, Is.Empty);
    }

    [Test]
    public async Task DeleteQueue_RemovesIt()
    {
        await SucceedAsync("CreateQueue", ("queueName", "orders"));
        await SucceedAsync("DeleteQueue", ("queueName", "orders"));
        Assert.That(await Broker.FindQueueAsync("orders"), Is.Null);
    }

    [TestCase(null, 1)]
    [TestCase("1", 1)]
    [TestCase("2", 2)]
    public async Task Topic_LivesFromCreationToDeletion(string? filterType, int expected)
    {
        var made = await SucceedAsync("CreateTopic", [("topicName", "sales"), ("maxMsgSize", "2048"), .. filterType is null ? Array.Empty<(string, string)>() : [("filterType", filterType)]]);
        await SucceedAsync("SetTopicAttributes", ("topicName", "sales"), ("maxMsgSize", "4096"));
        var json = (await SucceedAsync("GetTopicAttributes", ("topicName", "sales"))).Json;
        var listed = (await SucceedAsync("ListTopic")).Json["topicList"]![0]!;
        await SucceedAsync("DeleteTopic", ("topicName", "sales"));
        Assert.That(((string)listed["topicId"]!, (string)listed["topicName"]!), Is.EqualTo(((string)made.Json["topicId"]!, "sales")));
        Assert.That(
            ((long)json["msgCount"]!, (long)json["maxMsgSize"]!, (long)json["msgRetentionSeconds"]!, (long)json["createTime"]!, (int)json["filterType"]!),
            Is.EqualTo((0L, 4096L, 86400L, Clock.Now.ToUnixTimeSeconds(), expected)));
        Assert.That(await Broker.FindTopicAsync("sales"), Is.Null);
    }

    [Test]
    public async Task GetSubscriptionAttributes_HasBothSpellingsAndTexts()
    {
        await MakeTopicAsync();
        await SucceedAsync("Subscribe", [.. Target, ("filterTag.1", "a"), ("filterTag.2", "b"), ("notifyStrategy", "BACKOFF_RETRY")]);
        var json = (await SucceedAsync("GetSubscriptionAttributes", ("topicName", "sales"), ("subscriptionName", "to-orders"))).Json;
        Assert.That(
            ((string)json["protocol"]!, (string)json["protocal"]!, (string)json["endpoint"]!, (string)json["notifyStrategy"]!, (string)json["notifyContentFormat"]!),
            Is.EqualTo(("queue", "queue", "orders", "BACKOFF_RETRY", "SIMPLIFIED")));
        Assert.That(
            (string.Join(',', json["filterTag"]!), string.Join(',', json["filterTags"]!), json["bindingKey"]!.Type, json["topicOwner"]!.Type, (long)json["msgCount"]!),
            Is.EqualTo(("a,b", "a,b", JTokenType.Array, JTokenType.String, 0L)));
    }

    [Test]
    public async Task Subscribe_AnswersTheId()
    {
        await MakeTopicAsync();
        var id = (string)(await SucceedAsync("Subscribe", Target)).Json["subscriptionId"]!;
        var listed = (await SucceedAsync("ListSubscriptionByTopic", ("topicName", "sales"))).Json["subscriptionList"]![0]!;
        Assert.That(
            ((string)listed["subscriptionId"]!, (string)listed["subscriptionName"]!, (string)listed["protocol"]!, (string)listed["endpoint"]!),
            Is.EqualTo((id, "to-orders", "queue", "orders")));
    }

    [Test]
    public async Task ListSubscriptionByTopic_OfATopicThatIsGone_IsEmpty() =>
        Assert.That((long)(await SucceedAsync("ListSubscriptionByTopic", ("topicName", "gone"))).Json["totalCount"]!, Is.Zero);

    [Test]
    public async Task Subscribe_IntoAQueueWithTheFormatJson_IsTakenAsTheSdksSendIt()
    {
        await MakeTopicAsync();
        await SucceedAsync("Subscribe", [.. Target, ("notifyContentFormat", "JSON")]);
        await SucceedAsync("SetSubscriptionAttributes", ("topicName", "sales"), ("subscriptionName", "to-orders"), ("notifyContentFormat", "JSON"));
        Assert.That((await FindAsync())!.Settings.NotifyContentFormat, Is.EqualTo(NotifyContentFormat.Simplified));
    }

    [Test]
    public async Task BindingKey_OnATopicWithTags_SaysNothing()
    {
        await MakeTopicAsync();
        await SucceedAsync("Subscribe", [.. Target, ("bindingKey.1", "route.#")]);
        Assert.That((await FindAsync())!.Settings.BindingKeys, Is.Null);
    }

    [TestCase("bindingKey")]
    [TestCase("bindindKey")]
    public async Task BindingKey_InEitherSpelling_IsTaken(string name)
    {
        await MakeTopicAsync("2");
        await SucceedAsync("Subscribe", [.. Target, ($"{name}.1", "a.*")]);
        await SucceedAsync("SetSubscriptionAttributes", ("topicName", "sales"), ("subscriptionName", "to-orders"), ($"{name}.0", "b.#"), ($"{name}.1", "c"));
        Assert.That((await FindAsync())!.Settings.BindingKeys, Is.EqualTo(new[] { "b.#", "c" }));
    }

    [TestCase("filterTag")]
    [TestCase("filterTags")]
    public async Task FilterTag_InEitherSpelling_IsTaken(string name)
    {
        await MakeTopicAsync();
        await SucceedAsync("Subscribe", [.. Target, ($"{name}.0", "a")]);
        Assert.That((await FindAsync())!.Settings.FilterTags, Is.EqualTo(new[] { "a" }));
    }

    [TestCase("ClearSubscriptionFilterTags")]
    [TestCase("ClearSUbscriptionFIlterTags")]
    public async Task ClearSubscriptionFilterTags_InEitherSpelling_ClearsThem(string action)
    {
        await MakeTopicAsync();
        await SucceedAsync("Subscribe", [.. Target, ("filterTag.0", "a")]);
        await SucceedAsync(action, ("topicName", "sales"), ("subscriptionName", "to-orders"));
        Assert.That((await FindAsync())!.Settings.FilterTags, Is.Empty);
    }

    [TestCase("protocol", "http", "4000/10510")]
    [TestCase("endpoint", "others", "4000/10500")]
    public async Task SetSubscriptionAttributes_WithAnotherTarget_IsRefusedAndChangesNothing(string name, string value, string pair)
    {
        await MakeTopicAsync();
        await SucceedAsync("Subscribe", Target);
        var reply = await CallAsync("SetSubscriptionAttributes", [("topicName", "sales"), ("subscriptionName", "to-orders"), (name, value), ("notifyStrategy", "BACKOFF_RETRY")]);
        Assert.That((reply.Pair, (await FindAsync())!.Settings.NotifyStrategy), Is.EqualTo((pair, NotifyStrategy.ExponentialDecayRetry)));
    }

    [TestCase("orders")]
    [TestCase("ORDERS")]
    public async Task SetSubscriptionAttributes_WithItsTarget_IsTakenAsOneSdkSendsIt(string endpoint)
    {
        await MakeTopicAsync();
        await SucceedAsync("Subscribe", Target);
        await SucceedAsync(
            "SetSubscriptionAttributes",
            [("topicName", "sales"), ("subscriptionName", "to-orders"), ("protocol", "queue"), ("endpoint", endpoint), ("notifyStrategy", "BACKOFF_RETRY")]);
        Assert.That((await FindAsync())!.Settings.NotifyStrategy, Is.EqualTo(NotifyStrategy.BackoffRetry));
    }

    [Test]
    public async Task Unsubscribe_RemovesIt()
    {
        await MakeTopicAsync();
        await SucceedAsync("Subscribe", Target);
        await SucceedAsync("Unsubscribe", ("topicName", "sales"), ("subscriptionName", "to-orders"));
        Assert.That(await FindAsync(), Is.Null);
    }

    private static readonly (string, string)[] Target =
        [("topicName", "sales"), ("subscriptionName", "to-orders"), ("protocol", "queue"), ("endpoint", "orders")];

    private async Task MakeTopicAsync(string filterType = "1")
    {
        await SucceedAsync("CreateQueue", ("queueName", "orders"));
        await SucceedAsync("CreateTopic", ("topicName", "sales"), ("filterType", filterType));
    }

    private Task<SubscriptionDescription?> FindAsync() => Broker.FindSubscriptionAsync("sales", "to-orders");
}
