using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Tests;

/// <summary>What each call puts on the wire.</summary>
public sealed class RequestTests
{
    private static readonly Dictionary<string, string> Tags = new() { ["team"] = "shop" };

    private static readonly TestCaseData[] Requests =
    [
        Case("CreateCmqQueue", """{"QueueName":"q"}""", api => api.CreateQueueAsync("q", new())),
        Case(
            "CreateCmqQueue",
            """
            {"QueueName":"q","MaxMsgHeapNum":1000000,"PollingWaitSeconds":0,"VisibilityTimeout":30,"MaxMsgSize":65536,"MsgRetentionSeconds":3600,
             "RewindSeconds":60,"RetentionSizeInMB":10240,"Transaction":1,"FirstQueryInterval":5,"MaxQueryCount":6,"Trace":false,
             "Tags":[{"TagKey":"team","TagValue":"shop"}]}
            """,
            api => api.CreateQueueAsync(
                "q",
                new()
                {
                    MaxMsgHeapNum = 1_000_000,
                    PollingWaitSeconds = 0,
                    VisibilityTimeout = 30,
                    MaxMsgSize = 65_536,
                    MsgRetentionSeconds = 3600,
                    RewindSeconds = 60,
                    RetentionSizeInMB = 10_240,
                    Transaction = true,
                    TransactionPolicy = new() { FirstQueryInterval = 5, MaxQueryCount = 6 },
                    Trace = false,
                },
                Tags),
            "all settings"),
        Case("CreateCmqQueue", """{"QueueName":"q","Transaction":0}""", api => api.CreateQueueAsync("q", new() { Transaction = false }), "no transaction"),
        Case("CreateCmqQueue", """{"QueueName":"q"}""", api => api.CreateQueueAsync("q", new(), new Dictionary<string, string>()), "no tags"),
        Case(
            "CreateCmqQueue",
            """{"QueueName":"q","DeadLetterQueueName":"dead","Policy":0,"MaxReceiveCount":16}""",
            api => api.CreateQueueAsync("q", new() { DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 16 } }),
            "dead letters by count"),
        Case(
            "ModifyCmqQueueAttribute",
            """{"QueueName":"q","DeadLetterQueueName":"dead","Policy":1,"MaxTimeToLive":300}""",
            api => api.ModifyQueueAsync("q", new() { DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.TimeToLive, MaxTimeToLive = 300 } }),
            "dead letters by time"),
        Case("ModifyCmqQueueAttribute", """{"QueueName":"q","PollingWaitSeconds":10}""", api => api.ModifyQueueAsync("q", new() { PollingWaitSeconds = 10 })),
        Case("DeleteCmqQueue", """{"QueueName":"q"}""", api => api.DeleteQueueAsync("q")),
        Case("DescribeCmqQueueDetail", """{"QueueName":"q"}""", api => api.FindQueueAsync("q")),
        Case("DescribeCmqQueues", """{"Offset":0,"Limit":50}""", api => api.DescribeQueuesAsync(new())),
        Case(
            "DescribeCmqQueues",
            """
            {"Offset":100,"Limit":20,"QueueName":"ord","QueueNameList":["orders","ordinals"],
             "IsTagFilter":true,"Filters":[{"Name":"tag:team","Values":["shop","pay"]}]}
            """,
            api => api.DescribeQueuesAsync(new()
            {
                Offset = 100,
                Limit = 20,
                NameContains = "ord",
                Names = ["orders", "ordinals"],
                Tags = new Dictionary<string, IReadOnlyList<string>> { ["team"] = ["shop", "pay"] },
            }),
            "all filters"),
        Case("ClearCmqQueue", """{"QueueName":"q"}""", api => api.ClearQueueAsync("q")),
        Case(
            "RewindCmqQueue",
            """{"QueueName":"q","StartConsumeTime":1582108595123}""",
            api => api.RewindQueueAsync("q", DateTimeOffset.FromUnixTimeMilliseconds(1_582_108_595_123).ToOffset(TimeSpan.FromHours(8)))),
        Case("UnbindCmqDeadLetter", """{"SourceQueueName":"q"}""", api => api.UnbindDeadLetterAsync("q")),
        Case("CreateCmqTopic", """{"TopicName":"t"}""", api => api.CreateTopicAsync("t", new())),
        Case(
            "CreateCmqTopic",
            """{"TopicName":"t","MaxMsgSize":65536,"Trace":true,"FilterType":2,"Tags":[{"TagKey":"team","TagValue":"shop"}]}""",
            api => api.CreateTopicAsync("t", new() { MaxMsgSize = 65_536, Trace = true }, FilterType.BindingKey, Tags),
            "all settings"),
        Case("ModifyCmqTopicAttribute", """{"TopicName":"t","MaxMsgSize":1024,"Trace":false}""", api => api.ModifyTopicAsync("t", new() { MaxMsgSize = 1024, Trace = false })),
        Case("DeleteCmqTopic", """{"TopicName":"t"}""", api => api.DeleteTopicAsync("t")),
        Case("DescribeCmqTopicDetail", """{"TopicName":"t"}""", api => api.DescribeTopicAsync("t")),
        Case(
            "DescribeCmqTopics",
            """{"Offset":0,"Limit":50,"TopicName":"ord","TopicNameList":["orders"]}""",
            api => api.DescribeTopicsAsync(new() { NameContains = "ord", Names = ["orders"] })),
        Case(
            "CreateCmqSubscribe",
            """{"TopicName":"t","SubscriptionName":"s","Protocol":"queue","Endpoint":"q"}""",
            api => api.CreateSubscriptionAsync("t", "s", SubscriptionProtocol.Queue, "q", new())),
        Case(
            "CreateCmqSubscribe",
            """
            {"TopicName":"t","SubscriptionName":"s","Protocol":"http","Endpoint":"http://example.com/","NotifyStrategy":"BACKOFF_RETRY",
             "NotifyContentFormat":"JSON","FilterTag":["a","b"],"BindingKey":["x.*"]}
            """,
            api => api.CreateSubscriptionAsync("t", "s", SubscriptionProtocol.Http, "http://example.com/", Everything),
            "all settings"),
        Case(
            "ModifyCmqSubscriptionAttribute",
            """
            {"TopicName":"t","SubscriptionName":"s","NotifyStrategy":"BACKOFF_RETRY","NotifyContentFormat":"JSON","FilterTags":["a","b"],"BindingKey":["x.*"]}
            """,
            api => api.ModifySubscriptionAsync("t", "s", Everything)),
        Case(
            "ModifyCmqSubscriptionAttribute",
            """{"TopicName":"t","SubscriptionName":"s","BindingKey":[]}""",
            api => api.ModifySubscriptionAsync("t", "s", new() { BindingKeys = [] }),
            "emptied keys"),
        Case("DeleteCmqSubscribe", """{"TopicName":"t","SubscriptionName":"s"}""", api => api.DeleteSubscriptionAsync("t", "s")),
        Case(
            "DescribeCmqSubscriptionDetail",
            """{"TopicName":"t","QueryType":"topic","Offset":0,"Limit":50,"SubscriptionName":"s"}""",
            api => api.DescribeSubscriptionsAsync(new() { TopicName = "t", NameContains = "s" })),
        Case(
            "DescribeCmqSubscriptionDetail",
            """{"QueueName":"q","QueryType":"queue","Offset":50,"Limit":10}""",
            api => api.DescribeSubscriptionsAsync(new() { QueueName = "q", Offset = 50, Limit = 10 }),
            "of a queue"),
        Case("ClearCmqSubscriptionFilterTags", """{"TopicName":"t","SubscriptionName":"s"}""", api => api.ClearSubscriptionFilterTagsAsync("t", "s")),
        Case(
            "ModifyResourceTags",
            """{"Resource":"qcs::tdmq:ap-guangzhou:uin/100000000001:queue/q","ReplaceTags":[{"TagKey":"a","TagValue":"1"}],"DeleteTags":[{"TagKey":"b"}]}""",
            api => api.ModifyQueueTagsAsync("q", new() { Replace = new Dictionary<string, string> { ["a"] = "1" }, Delete = ["b"] })),
        Case(
            "ModifyResourceTags",
            """{"Resource":"qcs::tdmq:ap-guangzhou:uin/100000000001:topic/t","DeleteTags":[{"TagKey":"b"}]}""",
            api => api.ModifyTopicTagsAsync("t", new() { Delete = ["b"] }),
            "of a topic"),
        Case("SendCmqMsg", """{"QueueName":"q","MsgContent":"hello","DelaySeconds":0}""", api => api.SendTestMessageAsync("q", "hello")),
        Case("PublishCmqMsg", """{"TopicName":"t","MsgContent":"你好 \"x\"","MsgTag":["a"]}""", api => api.PublishTestMessageAsync("t", "你好 \"x\"", ["a"])),
        Case("PublishCmqMsg", """{"TopicName":"t","MsgContent":"hello"}""", api => api.PublishTestMessageAsync("t", "hello", []), "no tags"),
    ];

    private static SubscriptionSettings Everything => new()
    {
        NotifyStrategy = NotifyStrategy.BackoffRetry,
        NotifyContentFormat = NotifyContentFormat.Json,
        FilterTags = ["a", "b"],
        BindingKeys = ["x.*"],
    };

    [TestCaseSource(nameof(Requests))]
    public async Task Call_SendsTheActionWithItsParameters(string action, string body, Func<ICmqManagement, Task> call)
    {
        using var bench = new Bench();
        bench.Service.Otherwise = _ => FakeService.Answer(new JObject { ["QueueDescribe"] = new JObject(), ["TopicDescribe"] = new JObject() });
        await call(bench.Client);
        var sent = bench.Service.Requests.Single();
        Assert.That((sent.Action, Ordered(sent.Body)), Is.EqualTo((action, Ordered(JObject.Parse(body)))));
    }

    [Test]
    public void Requests_CoverAllActions() =>
        Assert.That(Requests.Select(request => request.Arguments[0]).Distinct(), Is.EquivalentTo(Actions.Names));

    [Test]
    public void Actions_AreTheOnesOfTheTable() =>
        Assert.That(ApiAction.All.Select(action => action.Name), Is.EquivalentTo(Actions.Names));

    [Test]
    public async Task DescribeQueues_OnlyTheseNamesAndNone_AsksNobody()
    {
        using var bench = new Bench();
        var page = await bench.Client.DescribeQueuesAsync(new() { Names = [] });
        Assert.That((page.TotalCount, page.Items.Count, bench.Service.Requests.Count), Is.EqualTo((0L, 0, 0)));
    }

    [TestCase(null, null)]
    [TestCase("t", "q")]
    public void DescribeSubscriptions_NeitherTopicNorQueueOrBoth_IsRefused(string? topic, string? queue)
    {
        using var bench = new Bench();
        Assert.That(
            () => bench.Client.DescribeSubscriptionsAsync(new() { TopicName = topic, QueueName = queue }),
            Throws.ArgumentException.With.Message.Contains("exactly one of TopicName and QueueName"));
    }

    [Test]
    public void DescribeQueues_NegativeOffset_IsRefused()
    {
        using var bench = new Bench();
        Assert.That(() => bench.Client.DescribeQueuesAsync(new() { Offset = -1 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void CreateQueue_NoName_IsRefused()
    {
        using var bench = new Bench();
        Assert.That(() => bench.Client.CreateQueueAsync(null!, new()), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("name"));
    }

    [Test]
    public async Task CreateQueue_SettingsThatNoEditionTakes_AreLeftToTheService()
    {
        using var bench = new Bench();
        await bench.Client.CreateQueueAsync("not a name", new() { PollingWaitSeconds = 999 });
        Assert.That(bench.Service.Requests.Single().Body["PollingWaitSeconds"]!.Value<long>(), Is.EqualTo(999));
    }

    private static TestCaseData Case(string action, string body, Func<ICmqManagement, Task> call, string what = "plain") =>
        new TestCaseData(action, body, call).SetArgDisplayNames(action, what);

    private static string Ordered(JObject members) => new JObject(members.Properties().OrderBy(member => member.Name, StringComparer.Ordinal)).ToString(Formatting.None);
}
