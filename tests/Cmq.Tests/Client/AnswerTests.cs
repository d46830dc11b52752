using Newtonsoft.Json.Linq;

namespace Cmq.Tests;

/// <summary>What is made of the service's answers, today's and older ones.</summary>
public sealed class AnswerTests
{
    private const string Queue = """
        {"QueueId":"cmqq-d88rxnbv2","QueueName":"test1120","Qps":5000,"Bps":52428800,"MaxDelaySeconds":3600,"MaxMsgHeapNum":1000000,
         "PollingWaitSeconds":3,"MsgRetentionSeconds":7200,"VisibilityTimeout":30,"MaxMsgSize":1048576,"RewindSeconds":0,"RetentionSizeInMB":0,
         "CreateTime":1732096676123,"LastModifyTime":1724924966000,"ActiveMsgNum":20,"InactiveMsgNum":4,"DelayMsgNum":null,"RewindMsgNum":null,
         "MinMsgTime":null,"MaxUnackedMsgNum":100000,
         "DeadLetterPolicy":{"DeadLetterQueue":"dead","Policy":0,"MaxTimeToLive":0,"MaxReceiveCount":16},
         "DeadLetterSource":[{"QueueId":null,"QueueName":"test0829"}],"Transaction":null,"TransactionPolicy":null,"CreateUin":null,"Trace":null,
         "Tags":null,"TenantId":"cmq-131242","NamespaceName":"CMQ_QUEUE-test1120","Status":1,"MaxMsgBacklogSize":10737418240}
        """;

    private const string Topic = """
        {"TopicId":"cmqt-7jwedr3jqb54","TopicName":"t","MaxMsgSize":1048576,"FilterType":2,"MsgRetentionSeconds":86400,"Qps":5000,
         "CreateTime":1732096676000,"LastModifyTime":1732096677000,"MsgCount":7,"CreateUin":null,"Trace":null,"Tags":null,"TenantId":"cmq-1",
         "NamespaceName":"CMQ_TOPIC-t","Status":0,"BrokerType":1,"SubscriptionCount":3,"SetType":"SHARED","InstanceId":null}
        """;

    private const string Subscription = """
        {"SubscriptionName":"s","SubscriptionId":"subsc-39gyuuhd","TopicOwner":0,"MsgCount":2,"LastModifyTime":1590632987,"CreateTime":1590632987,
         "BindingKey":null,"Endpoint":"q","FilterTags":[],"Protocol":"QUEUE","NotifyStrategy":"EXPONENTIAL_DECAY_RETRY","NotifyContentFormat":"SIMPLIFIED"}
        """;

    [Test]
    public async Task DescribeQueue_SampleOfTheService_IsReadMemberByMember() =>
        Assert.That(
            await ReadQueueAsync(Queue) with { DeadLetterSources = [] },
            Is.EqualTo(new QueueDescription
            {
                Name = "test1120",
                QueueId = "cmqq-d88rxnbv2",
                Settings = new()
                {
                    MaxMsgHeapNum = 1_000_000,
                    PollingWaitSeconds = 3,
                    VisibilityTimeout = 30,
                    MaxMsgSize = 1_048_576,
                    MsgRetentionSeconds = 7200,
                    RewindSeconds = 0,
                    RetentionSizeInMB = 0,
                    DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 16 },
                },
                CreateTime = DateTimeOffset.FromUnixTimeMilliseconds(1_732_096_676_123),
                LastModifyTime = DateTimeOffset.FromUnixTimeSeconds(1_724_924_966),
                ActiveMsgNum = 20,
                InactiveMsgNum = 4,
                DeadLetterSources = [],
                Qps = 5000,
                Bps = 52_428_800,
                MaxDelaySeconds = 3600,
                MaxUnackedMsgNum = 100_000,
                MaxMsgBacklogSize = 10_737_418_240,
                Status = CmqObjectStatus.Normal,
                TenantId = "cmq-131242",
                NamespaceName = "CMQ_QUEUE-test1120",
            }));

    [Test]
    public async Task DescribeQueue_ItsSources_AreNotItsOwnDeadLetterQueue()
    {
        var queue = await ReadQueueAsync(Queue);
        Assert.That((queue.DeadLetterSources.Single(), queue.Settings.DeadLetterPolicy!.DeadLetterQueue), Is.EqualTo(("test0829", "dead")));
    }

    [Test]
    public async Task DescribeTopic_SampleWithUnknownMembers_IsReadMemberByMember() =>
        Assert.That(
            await ReadTopicAsync(Topic),
            Is.EqualTo(new TopicDescription
            {
                Name = "t",
                TopicId = "cmqt-7jwedr3jqb54",
                Settings = new() { MaxMsgSize = 1_048_576 },
                FilterType = FilterType.BindingKey,
                MsgRetentionSeconds = 86_400,
                CreateTime = DateTimeOffset.FromUnixTimeSeconds(1_732_096_676),
                LastModifyTime = DateTimeOffset.FromUnixTimeSeconds(1_732_096_677),
                MsgCount = 7,
                SubscriptionCount = 3,
                Qps = 5000,
                Status = CmqObjectStatus.Creating,
                BrokerType = 1,
                TenantId = "cmq-1",
                NamespaceName = "CMQ_TOPIC-t",
            }));

    [Test]
    public async Task DescribeSubscriptions_OldSample_HasItsTopicItsTimeAndItsProtocol()
    {
        var subscription = await ReadSubscriptionAsync(Subscription);
        Assert.That(
            (subscription.TopicName, subscription.CreateTime, subscription.Protocol),
            Is.EqualTo(("t", DateTimeOffset.FromUnixTimeSeconds(1_590_632_987), SubscriptionProtocol.Queue)));
    }

    [Test]
    public async Task DescribeSubscriptions_Filters_AreEmptyOrUnknownAsAnswered()
    {
        var settings = (await ReadSubscriptionAsync(Subscription)).Settings;
        Assert.That((settings.FilterTags?.Count, settings.BindingKeys), Is.EqualTo(((int?)0, (IReadOnlyList<string>?)null)));
    }

    [Test]
    public async Task DescribeSubscriptions_WithFilters_ReadsFilterTagsAndBindingKey()
    {
        var settings = (await ReadSubscriptionAsync(Changed(Subscription, """{"FilterTags":["a","b"],"BindingKey":["x.*"]}"""))).Settings;
        Assert.That((settings.FilterTags, settings.BindingKeys), Is.EqualTo((new[] { "a", "b" }, new[] { "x.*" })).Using<IReadOnlyList<string>>((one, other) => one.SequenceEqual(other)));
    }

    [Test]
    public async Task DescribeSubscriptions_OfAQueue_TakeTheTopicFromTheAnswer()
    {
        using var bench = new Bench();
        bench.Service.Then(_ => FakeService.Answer(new JObject
        {
            ["TotalCount"] = 1,
            ["SubscriptionSet"] = new JArray(JObject.Parse(Changed(Subscription, """{"TopicName":"other"}"""))),
        }));
        var page = await bench.Client.DescribeSubscriptionsAsync(new() { QueueName = "q" });
        Assert.That(page.Items.Single().TopicName, Is.EqualTo("other"));
    }

    [TestCase("""{"DeadLetterPolicy":[],"TransactionPolicy":[]}""", TestName = "DescribeQueue_EmptyListForAnObject_IsNone")]
    [TestCase("""{"DeadLetterPolicy":null,"TransactionPolicy":null}""", TestName = "DescribeQueue_NullForAnObject_IsNone")]
    [TestCase("""{"DeadLetterPolicy":{"DeadLetterQueue":"","Policy":0,"MaxReceiveCount":0,"MaxTimeToLive":0}}""", TestName = "DescribeQueue_PolicyWithoutAQueue_IsNone")]
    public async Task DescribeQueue_NoPolicy_IsNone(string change)
    {
        var settings = (await ReadQueueAsync(Changed(Queue, change))).Settings;
        Assert.That((settings.DeadLetterPolicy, settings.TransactionPolicy), Is.EqualTo(((DeadLetterPolicy?)null, (TransactionPolicy?)null)));
    }

    [TestCase("true", true)]
    [TestCase("false", false)]
    [TestCase("1", true)]
    [TestCase("0", false)]
    [TestCase("\"true\"", true)]
    [TestCase("\"0\"", false)]
    [TestCase("null", null)]
    public async Task DescribeQueue_Transaction_IsATruthValueInAnyShape(string value, bool? expected) =>
        Assert.That((await ReadQueueAsync(Changed(Queue, $$"""{"Transaction":{{value}}}"""))).Settings.Transaction, Is.EqualTo(expected));

    [TestCase("true", true)]
    [TestCase("null", null)]
    public async Task DescribeQueue_Trace_StaysUnknownWhenTheServiceDoesNotSay(string value, bool? expected) =>
        Assert.That((await ReadQueueAsync(Changed(Queue, $$"""{"Trace":{{value}}}"""))).Settings.Trace, Is.EqualTo(expected));

    [TestCase("1732096676000", 1_732_096_676_000)]
    [TestCase("1732096676", 1_732_096_676_000)]
    [TestCase("\"1732096676\"", 1_732_096_676_000)]
    [TestCase("99999999999", 99_999_999_999_000)]
    [TestCase("100000000000", 100_000_000_000)]
    [TestCase("0", 0)]
    public async Task DescribeQueue_CreateTime_IsReadInMillisecondsAndInSeconds(string value, long milliseconds) =>
        Assert.That(
            (await ReadQueueAsync(Changed(Queue, $$"""{"CreateTime":{{value}}}"""))).CreateTime.ToUnixTimeMilliseconds(),
            Is.EqualTo(milliseconds));

    [TestCase("30", 30)]
    [TestCase("\"30\"", 30)]
    [TestCase("30.0", 30)]
    [TestCase("null", null)]
    public async Task DescribeQueue_Number_IsReadInAnyShape(string value, long? expected) =>
        Assert.That((await ReadQueueAsync(Changed(Queue, $$"""{"VisibilityTimeout":{{value}}}"""))).Settings.VisibilityTimeout, Is.EqualTo(expected));

    [TestCase("""{"VisibilityTimeout":"soon"}""", "VisibilityTimeout is not a whole number but of type string")]
    [TestCase("""{"VisibilityTimeout":1.5}""", "VisibilityTimeout is not a whole number but of type float")]
    [TestCase("""{"VisibilityTimeout":{}}""", "VisibilityTimeout is not a whole number but of type object")]
    [TestCase("""{"Transaction":2}""", "Transaction is not true or false")]
    [TestCase("""{"CreateTime":-1}""", "CreateTime is not a time")]
    [TestCase("""{"DeadLetterPolicy":[1]}""", "DeadLetterPolicy is not an object")]
    [TestCase("""{"DeadLetterSource":"x"}""", "DeadLetterSource is not a list")]
    [TestCase("""{"DeadLetterSource":["x"]}""", "DeadLetterSource is not a list of objects")]
    [TestCase("""{"QueueName":[]}""", "QueueName is not a text")]
    public void DescribeQueue_MemberOfAnotherKind_IsAnErrorThatNamesIt(string change, string words) =>
        Assert.That(
            () => ReadQueueAsync(Changed(Queue, change)),
            Throws.TypeOf<CmqTransportException>().With.Message.Contains(words).And.Property(nameof(CmqException.IsTransient)).False);

    [Test]
    public void DescribeQueue_AnswerWithoutTheQueue_IsAnError()
    {
        using var bench = new Bench();
        Assert.That(
            () => bench.Client.DescribeQueueAsync("q"),
            Throws.TypeOf<CmqTransportException>().With.Message.EqualTo("DescribeCmqQueueDetail of 'q': the answer can't be understood: it has no QueueDescribe."));
    }

    [Test]
    public async Task DescribeQueue_Tags_AreAMap() =>
        Assert.That(
            (await ReadQueueAsync(Changed(Queue, """{"Tags":[{"TagKey":"a","TagValue":"1"},{"TagKey":"b","TagValue":null}]}"""))).Tags,
            Is.EqualTo(new Dictionary<string, string> { ["a"] = "1", ["b"] = "" }));

    [Test]
    public async Task DescribeQueue_NoTags_AreUnknownOrEmptyAsAnswered() =>
        Assert.That(
            new[] { (await ReadQueueAsync(Queue)).Tags?.Count, (await ReadQueueAsync(Changed(Queue, """{"Tags":[]}"""))).Tags?.Count },
            Is.EqualTo(new int?[] { null, 0 }));

    [Test]
    public async Task DescribeQueue_TransactionPolicy_IsRead() =>
        Assert.That(
            (await ReadQueueAsync(Changed(Queue, """{"TransactionPolicy":{"FirstQueryInterval":5,"MaxQueryCount":6}}"""))).Settings.TransactionPolicy,
            Is.EqualTo(new TransactionPolicy { FirstQueryInterval = 5, MaxQueryCount = 6 }));

    [Test]
    public async Task DescribeQueue_TextThatLooksLikeADate_StaysAsItIs() =>
        Assert.That((await ReadQueueAsync(Changed(Queue, """{"TenantId":"2024-05-06T07:08:09Z"}"""))).TenantId, Is.EqualTo("2024-05-06T07:08:09Z"));

    [TestCase("CreateCmqQueue", "QueueId", "cmqq-1")]
    [TestCase("CreateCmqTopic", "TopicId", "cmqt-1")]
    [TestCase("CreateCmqSubscribe", "SubscriptionId", "subsc-1")]
    [TestCase("SendCmqMsg", "MsgId", "A1")]
    [TestCase("PublishCmqMsg", "MsgId", "B2")]
    public async Task Create_ReturnsTheId(string action, string member, string id)
    {
        using var bench = new Bench();
        bench.Service.Then(_ => FakeService.Answer(new JObject { [member] = id }));
        Assert.That(await (Task<string>)Actions.Calls[action](bench.Client, default), Is.EqualTo(id));
    }

    [TestCase("SendCmqMsg")]
    [TestCase("PublishCmqMsg")]
    public void Send_ResultFalse_IsAnError(string action)
    {
        using var bench = new Bench();
        bench.Service.Then(_ => FakeService.Answer(new JObject { ["Result"] = false, ["MsgId"] = "A1" }));
        Assert.That(() => Actions.Calls[action](bench.Client, default), Throws.TypeOf<CmqServiceException>().With.Message.Contains("did not take the message"));
    }

    [Test]
    public async Task DescribeQueues_Page_HasItsItemsAndTheTotal()
    {
        using var bench = new Bench();
        bench.Service.Then(_ => FakeService.Answer(new JObject { ["TotalCount"] = 2005, ["QueueList"] = new JArray(JObject.Parse(Queue)) }));
        var page = await bench.Client.DescribeQueuesAsync(new() { Limit = 1 });
        Assert.That((page.TotalCount, page.Items.Single().Name), Is.EqualTo((2005L, "test1120")));
    }

    [Test]
    public async Task DescribeTopics_NullForTheList_IsEmpty()
    {
        using var bench = new Bench();
        bench.Service.Then(_ => FakeService.Answer(new JObject { ["TotalCount"] = 0, ["TopicList"] = null }));
        Assert.That((await bench.Client.DescribeTopicsAsync(new())).Items, Is.Empty);
    }

    [Test]
    public async Task DescribeQueue_DeprecatedWarning_IsNoError()
    {
        using var bench = new Bench();
        bench.Service.Then(_ => FakeService.Answer(new JObject { ["DeprecatedWarning"] = "old", ["QueueDescribe"] = JObject.Parse(Queue) }));
        Assert.That((await bench.Client.DescribeQueueAsync("test1120")).Name, Is.EqualTo("test1120"));
    }

    private static string Changed(string text, string change)
    {
        var changed = JObject.Parse(text);
        changed.Merge(JObject.Parse(change), new() { MergeArrayHandling = MergeArrayHandling.Replace, MergeNullValueHandling = MergeNullValueHandling.Merge });
        return changed.ToString();
    }

    private static async Task<QueueDescription> ReadQueueAsync(string queue)
    {
        using var bench = new Bench();
        bench.Service.Then(_ => FakeService.Raw($$$"""{"Response":{"QueueDescribe":{{{queue}}},"RequestId":"r-1"}}"""));
        return await bench.Client.DescribeQueueAsync("test1120");
    }

    private static async Task<TopicDescription> ReadTopicAsync(string topic)
    {
        using var bench = new Bench();
        bench.Service.Then(_ => FakeService.Raw($$$"""{"Response":{"TopicDescribe":{{{topic}}},"RequestId":"r-1"}}"""));
        return await bench.Client.DescribeTopicAsync("t");
    }

    private static async Task<SubscriptionDescription> ReadSubscriptionAsync(string subscription)
    {
        using var bench = new Bench();
        bench.Service.Then(_ => FakeService.Raw($$$"""{"Response":{"TotalCount":1,"SubscriptionSet":[{{{subscription}}}],"RequestId":"r-1"}}"""));
        return (await bench.Client.DescribeSubscriptionsAsync(new() { TopicName = "t" })).Items.Single();
    }
}
