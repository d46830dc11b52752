using Newtonsoft.Json.Linq;

namespace Cmq.Emulator.Tests;

internal sealed class TopicActionTests : EmulatorTests
{
    [Test]
    public async Task Create_WithEverything_ReachesTheService()
    {
        var response = await Api.SucceedAsync(
            "CreateCmqTopic",
            "{\"TopicName\":\"sales\",\"MaxMsgSize\":2048,\"FilterType\":2,\"MsgRetentionSeconds\":86400,\"Trace\":true,\"Tags\":[{\"TagKey\":\"a\",\"TagValue\":\"b\"}]}");
        Assert.That(Service.OnlyCall.Arguments, Is.EqualTo(new object[]
        {
            "sales", new TopicSettings { MaxMsgSize = 2048, Trace = true }, FilterType.BindingKey, new Dictionary<string, string> { ["a"] = "b" },
        }));
        Assert.That((string?)response["TopicId"], Is.EqualTo("cmqt-1"));
    }

    [Test]
    public async Task Create_WithItsNameAlone_LeavesTheRestToTheService()
    {
        await Api.SucceedAsync("CreateCmqTopic", "{\"TopicName\":\"sales\"}");
        Assert.That(Service.OnlyCall.Arguments, Is.EqualTo(new object?[] { "sales", new TopicSettings(), null, null }));
    }

    [TestCase(0)]
    [TestCase(3)]
    [TestCase(long.MaxValue)]
    public async Task Create_WithAnotherFilterType_IsRefused(long filterType)
    {
        var answer = await Api.CallAsync("CreateCmqTopic", $"{{\"TopicName\":\"sales\",\"FilterType\":{filterType}}}");
        Assert.That(answer.Code, Is.EqualTo("InvalidParameterValue"));
    }

    [TestCase("CreateCmqTopic")]
    [TestCase("ModifyCmqTopicAttribute")]
    public async Task Retention_OtherThanTheFixedOne_IsRefused(string action)
    {
        var answer = await Api.CallAsync(action, "{\"TopicName\":\"sales\",\"MsgRetentionSeconds\":43200}");
        Assert.That((answer.Code, answer.Message), Is.EqualTo(("InvalidParameterValue", "The value 43200 of the parameter `MsgRetentionSeconds` is not valid; it has to be 86400, which is fixed.")));
    }

    [Test]
    public async Task Modify_ReachesTheService()
    {
        await Api.SucceedAsync("ModifyCmqTopicAttribute", "{\"TopicName\":\"sales\",\"MaxMsgSize\":4096,\"MsgRetentionSeconds\":86400,\"Trace\":false}");
        Assert.That(Service.OnlyCall.Arguments, Is.EqualTo(new object[] { "sales", new TopicSettings { MaxMsgSize = 4096, Trace = false } }));
    }

    [Test]
    public async Task Delete_ReachesTheService()
    {
        await Api.SucceedAsync("DeleteCmqTopic", "{\"TopicName\":\"sales\"}");
        Assert.That((Service.OnlyCall.Method, Service.OnlyCall.Arguments), Is.EqualTo((nameof(ICmqManagement.DeleteTopicAsync), new object[] { "sales" })));
    }

    [Test]
    public async Task Describe_AnswersEveryMember()
    {
        Service.Topic = new()
        {
            Name = "sales",
            TopicId = "cmqt-abc",
            Settings = new() { MaxMsgSize = 65_536, Trace = true },
            FilterType = FilterType.BindingKey,
            MsgRetentionSeconds = 86_400,
            CreateTime = DateTimeOffset.FromUnixTimeMilliseconds(1_732_096_676_000),
            LastModifyTime = DateTimeOffset.FromUnixTimeMilliseconds(1_732_096_677_000),
            MsgCount = 3,
            SubscriptionCount = 2,
            Tags = new Dictionary<string, string> { ["a"] = "b" },
            Qps = 5000,
            BrokerType = 1,
            TenantId = "cmq-1",
            NamespaceName = "CMQ_TOPIC-sales",
            CreateUin = 100,
        };
        var response = await Api.SucceedAsync("DescribeCmqTopicDetail", "{\"TopicName\":\"sales\"}");
        Assert.That(response["TopicDescribe"], Is.EqualTo(JObject.Parse("""
            {"TopicId":"cmqt-abc","TopicName":"sales","MaxMsgSize":65536,"FilterType":2,"MsgRetentionSeconds":86400,"Qps":5000,
             "CreateTime":1732096676000,"LastModifyTime":1732096677000,"MsgCount":3,"CreateUin":100,"Trace":true,
             "Tags":[{"TagKey":"a","TagValue":"b"}],"TenantId":"cmq-1","NamespaceName":"CMQ_TOPIC-sales","Status":1,"BrokerType":1,"SubscriptionCount":2}
            """)).Using<JToken>(JToken.DeepEquals));
    }

    [Test]
    public async Task Describe_OfAPlainTopic_HasEveryMemberAndNullWhereItIsEmpty()
    {
        Service.Topic = new() { Name = "sales", Settings = new() { MaxMsgSize = 65_536 } };
        var response = await Api.SucceedAsync("DescribeCmqTopicDetail", "{\"TopicName\":\"sales\"}");
        var topic = (JObject)response["TopicDescribe"]!;
        Assert.That(topic.Count, Is.EqualTo(17));
        Assert.That(
            topic.Properties().Where(member => member.Value.Type == JTokenType.Null).Select(member => member.Name),
            Is.EqualTo(new[] { "CreateUin", "Trace", "Tags" }));
    }

    [Test]
    public async Task List_AnswersTheTopicsAndHowManyThereAre()
    {
        Service.TotalCount = 360;
        var response = await Api.SucceedAsync("DescribeCmqTopics");
        Assert.That(((long)response["TotalCount"]!, (string?)response["TopicList"]![0]!["TopicName"]), Is.EqualTo((360, "sales")));
    }
}
