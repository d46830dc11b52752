using Newtonsoft.Json.Linq;

namespace Cmq.Emulator.Tests;

internal sealed class QueueActionTests : EmulatorTests
{
    private static readonly string[] Members =
    [
        "QueueId", "QueueName", "Qps", "Bps", "MaxDelaySeconds", "MaxMsgHeapNum", "PollingWaitSeconds", "MsgRetentionSeconds", "VisibilityTimeout",
        "MaxMsgSize", "RewindSeconds", "RetentionSizeInMB", "CreateTime", "LastModifyTime", "ActiveMsgNum", "InactiveMsgNum", "DelayMsgNum",
        "RewindMsgNum", "MinMsgTime", "MaxUnackedMsgNum", "DeadLetterPolicy", "DeadLetterSource", "Transaction", "TransactionPolicy", "CreateUin",
        "Trace", "Tags", "TenantId", "NamespaceName", "Status", "MaxMsgBacklogSize",
    ];

    private static readonly QueueDescription Full = new()
    {
        Name = "orders",
        QueueId = "cmqq-abc",
        Settings = new()
        {
            MaxMsgHeapNum = 1_000_000_000,
            PollingWaitSeconds = 3,
            VisibilityTimeout = 30,
            MaxMsgSize = 1_048_576,
            MsgRetentionSeconds = 345_600,
            RewindSeconds = 60,
            RetentionSizeInMB = 10_240,
            Transaction = true,
            TransactionPolicy = new() { FirstQueryInterval = 5, MaxQueryCount = 7 },
            Trace = false,
            DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 9 },
        },
        CreateTime = DateTimeOffset.FromUnixTimeMilliseconds(1_732_096_676_000),
        LastModifyTime = DateTimeOffset.FromUnixTimeMilliseconds(1_732_096_677_000),
        ActiveMsgNum = 20,
        InactiveMsgNum = 2,
        DelayMsgNum = 1,
        RewindMsgNum = 4,
        MinMsgTime = 1_732_096_676,
        DeadLetterSources = ["a", "b"],
        Tags = new Dictionary<string, string> { ["owner"] = "shop" },
        Qps = 5000,
        Bps = 52_428_800,
        MaxDelaySeconds = 3600,
        MaxUnackedMsgNum = 100_000,
        MaxMsgBacklogSize = 10_737_418_240,
        TenantId = "cmq-1",
        NamespaceName = "CMQ_QUEUE-orders",
        CreateUin = 100,
    };

    [Test]
    public async Task Create_WithEverything_ReachesTheService()
    {
        var response = await Api.SucceedAsync("CreateCmqQueue", """
            {"QueueName":"orders","MaxMsgHeapNum":1000000,"PollingWaitSeconds":3,"VisibilityTimeout":31,"MaxMsgSize":2048,"MsgRetentionSeconds":7200,
             "RewindSeconds":60,"Transaction":1,"FirstQueryInterval":5,"MaxQueryCount":7,"DeadLetterQueueName":"dead","Policy":1,"MaxReceiveCount":3,
             "MaxTimeToLive":600,"Trace":true,"Tags":[{"TagKey":"owner","TagValue":"shop"}],"RetentionSizeInMB":10240}
            """);
        var call = Service.OnlyCall;
        Assert.That(call.Arguments, Is.EqualTo(new object[]
        {
            "orders",
            new QueueSettings
            {
                MaxMsgHeapNum = 1_000_000, PollingWaitSeconds = 3, VisibilityTimeout = 31, MaxMsgSize = 2048, MsgRetentionSeconds = 7200, RewindSeconds = 60,
                Transaction = true, TransactionPolicy = new() { FirstQueryInterval = 5, MaxQueryCount = 7 }, Trace = true, RetentionSizeInMB = 10_240,
                DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.TimeToLive, MaxReceiveCount = 3, MaxTimeToLive = 600 },
            },
            new Dictionary<string, string> { ["owner"] = "shop" },
        }));
        Assert.That((string?)response["QueueId"], Is.EqualTo("cmqq-1"));
    }

    [Test]
    public async Task Create_WithItsNameAlone_LeavesTheRestToTheService()
    {
        await Api.SucceedAsync("CreateCmqQueue", "{\"QueueName\":\"orders\"}");
        Assert.That(Service.OnlyCall.Arguments, Is.EqualTo(new object?[] { "orders", new QueueSettings(), null }));
    }

    // What a widespread tool sends for a queue without either policy.
    [Test]
    public async Task Create_WithPolicyMembersButNoDeadLetterQueue_HasNoPolicy()
    {
        await Api.SucceedAsync(
            "CreateCmqQueue",
            "{\"QueueName\":\"q\",\"Policy\":0,\"MaxReceiveCount\":50,\"MaxTimeToLive\":300,\"Transaction\":0,\"FirstQueryInterval\":0,\"MaxQueryCount\":0}");
        Assert.That(Service.OnlyCall.Arguments[1], Is.EqualTo(new QueueSettings { Transaction = false }));
    }

    [Test]
    public async Task Create_WithALimitOfZero_HasNoLimit()
    {
        await Api.SucceedAsync("CreateCmqQueue", "{\"QueueName\":\"q\",\"DeadLetterQueueName\":\"dead\",\"Policy\":0,\"MaxReceiveCount\":5,\"MaxTimeToLive\":0}");
        Assert.That(
            Service.OnlyCall.Argument<QueueSettings>(1).DeadLetterPolicy,
            Is.EqualTo(new DeadLetterPolicy { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 5 }));
    }

    [TestCase("Transaction")]
    [TestCase("Policy")]
    public async Task Create_WithASwitchThatIsNeither0Nor1_IsRefused(string parameter)
    {
        var answer = await Api.CallAsync("CreateCmqQueue", $"{{\"QueueName\":\"q\",\"{parameter}\":2}}");
        Assert.That((answer.Code, answer.Message), Is.EqualTo(("InvalidParameterValue", $"The value 2 of the parameter `{parameter}` is not valid; it has to be 0 or 1.")));
    }

    [Test]
    public async Task Create_WithATagTwice_IsRefused()
    {
        var answer = await Api.CallAsync("CreateCmqQueue", "{\"QueueName\":\"q\",\"Tags\":[{\"TagKey\":\"a\",\"TagValue\":\"1\"},{\"TagKey\":\"a\",\"TagValue\":\"2\"}]}");
        Assert.That(answer.Code, Is.EqualTo("InvalidParameterValue"));
    }

    [Test]
    public async Task Modify_LeavesOutWhatIsNotGiven()
    {
        await Api.SucceedAsync("ModifyCmqQueueAttribute", "{\"QueueName\":\"orders\",\"VisibilityTimeout\":60}");
        Assert.That(Service.OnlyCall.Arguments, Is.EqualTo(new object[] { "orders", new QueueSettings { VisibilityTimeout = 60 } }));
    }

    [Test]
    public async Task Modify_OfOneLimitOfThePolicy_SendsThatLimitAlone()
    {
        Service.Queue = Full;
        await Api.SucceedAsync("ModifyCmqQueueAttribute", "{\"QueueName\":\"orders\",\"MaxReceiveCount\":10}");
        Assert.That(Service.Calls[^1].Arguments[1], Is.EqualTo(new QueueSettings { DeadLetterPolicy = new() { MaxReceiveCount = 10 } }));
    }

    [Test]
    public async Task Modify_OfTheWholePolicy_ReachesTheService()
    {
        await Api.SucceedAsync("ModifyCmqQueueAttribute", "{\"QueueName\":\"orders\",\"DeadLetterQueueName\":\"dead\",\"Policy\":1,\"MaxTimeToLive\":600}");
        Assert.That(
            Service.Calls[^1].Argument<QueueSettings>(1).DeadLetterPolicy,
            Is.EqualTo(new DeadLetterPolicy { DeadLetterQueue = "dead", Policy = DeadLetterCondition.TimeToLive, MaxTimeToLive = 600 }));
    }

    [Test]
    public async Task Modify_OfPolicyMembersOfAQueueWithoutAPolicy_MakesNone()
    {
        await Api.SucceedAsync("ModifyCmqQueueAttribute", "{\"QueueName\":\"orders\",\"Policy\":0,\"MaxReceiveCount\":50,\"MaxTimeToLive\":300,\"FirstQueryInterval\":0}");
        Assert.That(Service.Calls[^1].Arguments[1], Is.EqualTo(new QueueSettings()));
    }

    [Test]
    public async Task Modify_OfOneMemberOfTheTransactionPolicyToZero_ReachesTheService()
    {
        Service.Queue = Full;
        await Api.SucceedAsync("ModifyCmqQueueAttribute", "{\"QueueName\":\"orders\",\"MaxQueryCount\":0}");
        Assert.That(Service.Calls[^1].Arguments[1], Is.EqualTo(new QueueSettings { TransactionPolicy = new() { MaxQueryCount = 0 } }));
    }

    [TestCase("DeleteCmqQueue", "QueueName", nameof(ICmqManagement.DeleteQueueAsync))]
    [TestCase("ClearCmqQueue", "QueueName", nameof(ICmqManagement.ClearQueueAsync))]
    [TestCase("UnbindCmqDeadLetter", "SourceQueueName", nameof(ICmqManagement.UnbindDeadLetterAsync))]
    public async Task ActionOnAName_ReachesTheService(string action, string parameter, string method)
    {
        await Api.SucceedAsync(action, $"{{\"{parameter}\":\"orders\"}}");
        Assert.That((Service.OnlyCall.Method, Service.OnlyCall.Arguments), Is.EqualTo((method, new object[] { "orders" })));
    }

    [Test]
    public async Task Rewind_TakesMilliseconds()
    {
        await Api.SucceedAsync("RewindCmqQueue", "{\"QueueName\":\"orders\",\"StartConsumeTime\":1582108595000}");
        Assert.That(Service.OnlyCall.Arguments, Is.EqualTo(new object[] { "orders", DateTimeOffset.FromUnixTimeSeconds(1_582_108_595) }));
    }

    [Test]
    public async Task Rewind_PastTheEndOfTime_IsRefused()
    {
        var answer = await Api.CallAsync("RewindCmqQueue", "{\"QueueName\":\"orders\",\"StartConsumeTime\":9223372036854775807}");
        Assert.That(answer.Code, Is.EqualTo("InvalidParameterValue"));
    }

    [Test]
    public async Task Describe_AnswersEveryMember()
    {
        Service.Queue = Full;
        var response = await Api.SucceedAsync("DescribeCmqQueueDetail", "{\"QueueName\":\"orders\"}");
        Assert.That(response["QueueDescribe"], Is.EqualTo(JObject.Parse("""
            {"QueueId":"cmqq-abc","QueueName":"orders","Qps":5000,"Bps":52428800,"MaxDelaySeconds":3600,"MaxMsgHeapNum":1000000000,
             "PollingWaitSeconds":3,"MsgRetentionSeconds":345600,"VisibilityTimeout":30,"MaxMsgSize":1048576,"RewindSeconds":60,
             "RetentionSizeInMB":10240,"CreateTime":1732096676000,"LastModifyTime":1732096677000,"ActiveMsgNum":20,"InactiveMsgNum":2,
             "DelayMsgNum":1,"RewindMsgNum":4,"MinMsgTime":1732096676,"MaxUnackedMsgNum":100000,
             "DeadLetterPolicy":{"DeadLetterQueue":"dead","Policy":0,"MaxTimeToLive":0,"MaxReceiveCount":9},
             "DeadLetterSource":[{"QueueId":null,"QueueName":"a"},{"QueueId":null,"QueueName":"b"}],
             "Transaction":true,"TransactionPolicy":{"FirstQueryInterval":5,"MaxQueryCount":7},"CreateUin":100,"Trace":false,
             "Tags":[{"TagKey":"owner","TagValue":"shop"}],"TenantId":"cmq-1","NamespaceName":"CMQ_QUEUE-orders","Status":1,
             "MaxMsgBacklogSize":10737418240}
            """)).Using<JToken>(JToken.DeepEquals));
    }

    [Test]
    public async Task Describe_OfAPlainQueue_HasEveryMemberAndNullWhereItIsEmpty()
    {
        Service.Queue = new() { Name = "orders", Settings = Full.Settings with { DeadLetterPolicy = null, Transaction = null, TransactionPolicy = null, Trace = null } };
        var response = await Api.SucceedAsync("DescribeCmqQueueDetail", "{\"QueueName\":\"orders\"}");
        var queue = (JObject)response["QueueDescribe"]!;
        Assert.That(queue.Properties().Select(member => member.Name), Is.EqualTo(Members));
        Assert.That(
            queue.Properties().Where(member => member.Value.Type == JTokenType.Null).Select(member => member.Name),
            Is.EqualTo(new[] { "DelayMsgNum", "RewindMsgNum", "MinMsgTime", "DeadLetterPolicy", "DeadLetterSource", "Transaction", "TransactionPolicy", "CreateUin", "Trace", "Tags" }));
    }

    [Test]
    public async Task List_AnswersTheQueuesAndHowManyThereAre()
    {
        Service.TotalCount = 2005;
        var response = await Api.SucceedAsync("DescribeCmqQueues");
        Assert.That(((long)response["TotalCount"]!, (string?)response["QueueList"]![0]!["QueueName"]), Is.EqualTo((2005, "orders")));
    }
}
