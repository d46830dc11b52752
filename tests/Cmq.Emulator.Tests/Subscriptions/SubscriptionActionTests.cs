using Newtonsoft.Json.Linq;

namespace Cmq.Emulator.Tests;

internal sealed class SubscriptionActionTests : EmulatorTests
{
    [Test]
    public async Task Create_WithEverything_ReachesTheService()
    {
        var response = await Api.SucceedAsync("CreateCmqSubscribe", """
            {"TopicName":"sales","SubscriptionName":"to-orders","Protocol":"queue","Endpoint":"orders","NotifyStrategy":"BACKOFF_RETRY",
             "FilterTag":["red","blue"],"BindingKey":["a.b"],"NotifyContentFormat":"SIMPLIFIED"}
            """);
        var call = Service.OnlyCall;
        var settings = call.Argument<SubscriptionSettings>(4);
        Assert.That(call.Arguments.Take(4), Is.EqualTo(new object[] { "sales", "to-orders", SubscriptionProtocol.Queue, "orders" }));
        Assert.That((settings.NotifyStrategy, settings.NotifyContentFormat), Is.EqualTo(((NotifyStrategy?)NotifyStrategy.BackoffRetry, (NotifyContentFormat?)NotifyContentFormat.Simplified)));
        Assert.That((settings.FilterTags, settings.BindingKeys), Is.EqualTo((new[] { "red", "blue" }, new[] { "a.b" })));
        Assert.That((string?)response["SubscriptionId"], Is.EqualTo("subsc-1"));
    }

    [Test]
    public async Task Create_WithTheRequiredAlone_LeavesTheRestToTheService()
    {
        await Api.SucceedAsync("CreateCmqSubscribe", "{\"TopicName\":\"sales\",\"SubscriptionName\":\"s\",\"Protocol\":\"http\",\"Endpoint\":\"http://example.com/\"}");
        Assert.That(Service.OnlyCall.Arguments[4], Is.EqualTo(new SubscriptionSettings()));
    }

    [Test]
    public async Task Modify_ReachesTheService()
    {
        await Api.SucceedAsync(
            "ModifyCmqSubscriptionAttribute",
            "{\"TopicName\":\"sales\",\"SubscriptionName\":\"s\",\"NotifyStrategy\":\"EXPONENTIAL_DECAY_RETRY\",\"NotifyContentFormat\":\"JSON\",\"FilterTags\":[],\"BindingKey\":[\"a\"]}");
        var settings = Service.OnlyCall.Argument<SubscriptionSettings>(2);
        Assert.That(Service.OnlyCall.Arguments.Take(2), Is.EqualTo(new[] { "sales", "s" }));
        Assert.That((settings.NotifyStrategy, settings.NotifyContentFormat), Is.EqualTo(((NotifyStrategy?)NotifyStrategy.ExponentialDecayRetry, (NotifyContentFormat?)NotifyContentFormat.Json)));
        Assert.That((settings.FilterTags, settings.BindingKeys), Is.EqualTo((Array.Empty<string>(), new[] { "a" })));
    }

    [TestCase("DeleteCmqSubscribe", nameof(ICmqManagement.DeleteSubscriptionAsync))]
    [TestCase("ClearCmqSubscriptionFilterTags", nameof(ICmqManagement.ClearSubscriptionFilterTagsAsync))]
    public async Task ActionOnAName_ReachesTheService(string action, string method)
    {
        await Api.SucceedAsync(action, "{\"TopicName\":\"sales\",\"SubscriptionName\":\"s\"}");
        Assert.That((Service.OnlyCall.Method, Service.OnlyCall.Arguments), Is.EqualTo((method, new object[] { "sales", "s" })));
    }

    [TestCase("{\"TopicName\":\"sales\"}", "sales", null)]
    [TestCase("{\"TopicName\":\"sales\",\"QueryType\":\"topic\"}", "sales", null)]
    [TestCase("{\"TopicName\":\"sales\",\"QueueName\":\"orders\"}", "sales", null)]
    [TestCase("{\"QueueName\":\"orders\",\"QueryType\":\"queue\"}", null, "orders")]
    public async Task List_IsOfATopicOrOfAQueue(string body, string? topic, string? queue)
    {
        await Api.SucceedAsync("DescribeCmqSubscriptionDetail", body);
        Assert.That(Service.OnlyCall.Arguments[0], Is.EqualTo(new SubscriptionQuery { TopicName = topic, QueueName = queue, Limit = 20 }));
    }

    [TestCase("{}", "MissingParameter", "`TopicName`")]
    [TestCase("{\"TopicName\":\"\"}", "MissingParameter", "`TopicName`")]
    [TestCase("{\"QueueName\":\"orders\"}", "MissingParameter", "`TopicName`")]
    [TestCase("{\"TopicName\":\"sales\",\"QueryType\":\"queue\"}", "MissingParameter", "`QueueName`")]
    [TestCase("{\"TopicName\":\"sales\",\"QueryType\":\"all\"}", "InvalidParameterValue", "topic or queue")]
    public async Task List_OfNothing_IsRefused(string body, string code, string says)
    {
        var answer = await Api.CallAsync("DescribeCmqSubscriptionDetail", body);
        Assert.That(answer.Code, Is.EqualTo(code), answer.Text);
        Assert.That(answer.Message, Does.Contain(says));
    }

    [Test]
    public async Task List_AnswersEveryMember()
    {
        Service.TotalCount = 7;
        Service.Subscription = new()
        {
            TopicName = "sales",
            Name = "s",
            SubscriptionId = "subsc-abc",
            Protocol = SubscriptionProtocol.Http,
            Endpoint = "http://example.com/",
            Settings = new() { NotifyStrategy = NotifyStrategy.BackoffRetry, NotifyContentFormat = NotifyContentFormat.Json, FilterTags = ["red"], BindingKeys = ["a.b"] },
            MsgCount = 4,
            CreateTime = DateTimeOffset.FromUnixTimeMilliseconds(1_732_096_676_000),
            LastModifyTime = DateTimeOffset.FromUnixTimeMilliseconds(1_732_096_677_000),
            TopicOwner = 100,
        };
        var response = await Api.SucceedAsync("DescribeCmqSubscriptionDetail", "{\"TopicName\":\"sales\"}");
        Assert.That((long)response["TotalCount"]!, Is.EqualTo(7));
        Assert.That(response["SubscriptionSet"], Is.EqualTo(JArray.Parse("""
            [{"SubscriptionName":"s","SubscriptionId":"subsc-abc","TopicOwner":100,"MsgCount":4,"LastModifyTime":1732096677000,
              "CreateTime":1732096676000,"BindingKey":["a.b"],"Endpoint":"http://example.com/","FilterTags":["red"],"Protocol":"http",
              "NotifyStrategy":"BACKOFF_RETRY","NotifyContentFormat":"JSON","TopicName":"sales"}]
            """)).Using<JToken>(JToken.DeepEquals));
    }

    [Test]
    public async Task List_OfAPlainSubscription_HasNoKeysAndAnEmptyListOfTags()
    {
        var response = await Api.SucceedAsync("DescribeCmqSubscriptionDetail", "{\"TopicName\":\"sales\"}");
        var subscription = (JObject)response["SubscriptionSet"]![0]!;
        Assert.That(subscription.Count, Is.EqualTo(13));
        Assert.That((subscription["BindingKey"]!.Type, subscription["FilterTags"]!.Type, subscription["TopicOwner"]!.Type), Is.EqualTo((JTokenType.Null, JTokenType.Array, JTokenType.Null)));
    }
}
