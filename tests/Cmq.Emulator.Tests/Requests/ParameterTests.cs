namespace Cmq.Emulator.Tests;

internal sealed class ParameterTests : EmulatorTests
{
    [TestCase("CreateCmqQueue", "QueueName")]
    [TestCase("ModifyCmqQueueAttribute", "QueueName")]
    [TestCase("DeleteCmqQueue", "QueueName")]
    [TestCase("DescribeCmqQueueDetail", "QueueName")]
    [TestCase("ClearCmqQueue", "QueueName")]
    [TestCase("RewindCmqQueue", "QueueName", "StartConsumeTime")]
    [TestCase("UnbindCmqDeadLetter", "SourceQueueName")]
    [TestCase("CreateCmqTopic", "TopicName")]
    [TestCase("ModifyCmqTopicAttribute", "TopicName")]
    [TestCase("DeleteCmqTopic", "TopicName")]
    [TestCase("DescribeCmqTopicDetail", "TopicName")]
    [TestCase("CreateCmqSubscribe", "TopicName", "SubscriptionName", "Protocol", "Endpoint")]
    [TestCase("ModifyCmqSubscriptionAttribute", "TopicName", "SubscriptionName")]
    [TestCase("DeleteCmqSubscribe", "TopicName", "SubscriptionName")]
    [TestCase("ClearCmqSubscriptionFilterTags", "TopicName", "SubscriptionName")]
    [TestCase("SendCmqMsg", "QueueName", "MsgContent", "DelaySeconds")]
    [TestCase("PublishCmqMsg", "TopicName", "MsgContent")]
    public async Task Parameter_RequiredAndAbsent_IsNamed(string action, params string[] required)
    {
        foreach (var absent in required)
        {
            var given = required.Where(name => name != absent).Select(name => $"\"{name}\":{(name is "StartConsumeTime" or "DelaySeconds" ? "1" : "\"x\"")}");
            var answer = await Api.CallAsync(action, $"{{{string.Join(',', given)}}}");
            Assert.That((answer.Code, answer.Message), Is.EqualTo(("MissingParameter", $"The request is missing the parameter `{absent}`.")));
        }
    }

    [TestCase("DescribeCmqQueues", "{\"Foo\":1}", "Foo")]
    [TestCase("CreateCmqSubscribe", "{\"FilterTags\":[\"a\"]}", "FilterTags")]
    [TestCase("ModifyCmqSubscriptionAttribute", "{\"FilterTag\":[\"a\"]}", "FilterTag")]
    [TestCase("ModifyCmqQueueAttribute", "{\"QueueName\":\"q\",\"Tags\":[]}", "Tags")]
    [TestCase("ModifyCmqTopicAttribute", "{\"TopicName\":\"t\",\"FilterType\":1}", "FilterType")]
    [TestCase("ModifyCmqSubscriptionAttribute", "{\"Endpoint\":\"q\"}", "Endpoint")]
    [TestCase("UnbindCmqDeadLetter", "{\"QueueName\":\"q\"}", "QueueName")]
    [TestCase("DescribeCmqQueueDetail", "{\"queueName\":\"q\"}", "queueName")]
    [TestCase("CreateCmqQueue", "{\"QueueName\":\"q\",\"Tags\":[{\"TagKey\":\"a\",\"TagValue\":\"b\",\"Owner\":\"c\"}]}", "Tags.0.Owner")]
    public async Task Parameter_Unknown_IsNamed(string action, string body, string unknown)
    {
        var answer = await Api.CallAsync(action, body);
        Assert.That(answer.Code, Is.EqualTo("UnknownParameter"), answer.Text);
        Assert.That(answer.Message, Does.StartWith($"The parameter `{unknown}` is not recognized"));
    }

    [TestCase("CreateCmqQueue", "{\"QueueName\":5}", "QueueName")]
    [TestCase("CreateCmqQueue", "{\"QueueName\":{}}", "QueueName")]
    [TestCase("CreateCmqQueue", "{\"QueueName\":\"q\",\"MaxMsgSize\":true}", "MaxMsgSize")]
    [TestCase("CreateCmqQueue", "{\"QueueName\":\"q\",\"MaxMsgSize\":[1]}", "MaxMsgSize")]
    [TestCase("CreateCmqQueue", "{\"QueueName\":\"q\",\"Trace\":1}", "Trace")]
    [TestCase("CreateCmqQueue", "{\"QueueName\":\"q\",\"Trace\":\"true\"}", "Trace")]
    [TestCase("CreateCmqQueue", "{\"QueueName\":\"q\",\"Tags\":{}}", "Tags")]
    [TestCase("CreateCmqQueue", "{\"QueueName\":\"q\",\"Tags\":[\"a\"]}", "Tags.0")]
    [TestCase("CreateCmqQueue", "{\"QueueName\":\"q\",\"Tags\":[{\"TagKey\":\"a\",\"TagValue\":1}]}", "Tags.0.TagValue")]
    [TestCase("DescribeCmqQueues", "{\"QueueNameList\":\"q\"}", "QueueNameList")]
    [TestCase("DescribeCmqQueues", "{\"QueueNameList\":[\"q\",null]}", "QueueNameList.1")]
    [TestCase("DescribeCmqQueues", "{\"Filters\":[{\"Name\":\"tag:a\",\"Values\":\"b\"}]}", "Filters.0.Values")]
    public async Task Parameter_OfAnotherType_IsInvalidParameter(string action, string body, string parameter)
    {
        var answer = await Api.CallAsync(action, body);
        Assert.That(answer.Code, Is.EqualTo("InvalidParameter"), answer.Text);
        Assert.That(answer.Message, Does.StartWith($"The parameter `{parameter}` has to be"));
    }

    [TestCase("-1")]
    [TestCase("1.5")]
    [TestCase("1.0")]
    [TestCase("1e3")]
    [TestCase("9223372036854775808")]
    [TestCase("123456789012345678901234567890")]
    [TestCase("\"many\"")]
    [TestCase("\"\"")]
    [TestCase("\" 5\"")]
    [TestCase("\"1,000\"")]
    public async Task Number_ThatIsNoUnsignedInteger_IsInvalidParameterValue(string number)
    {
        var answer = await Api.CallAsync("CreateCmqQueue", $"{{\"QueueName\":\"q\",\"VisibilityTimeout\":{number}}}");
        Assert.That(answer.Code, Is.EqualTo("InvalidParameterValue"), answer.Text);
        Assert.That(answer.Message, Does.Contain("`VisibilityTimeout`"));
    }

    [TestCase("60", 60)]
    [TestCase("\"60\"", 60)]
    [TestCase("0", 0)]
    [TestCase("9223372036854775807", 9223372036854775807)]
    public async Task Number_AsANumberOrAsText_IsTaken(string number, long expected)
    {
        await Api.SucceedAsync("CreateCmqQueue", $"{{\"QueueName\":\"q\",\"VisibilityTimeout\":{number}}}");
        Assert.That(Service.OnlyCall.Argument<QueueSettings>(1).VisibilityTimeout, Is.EqualTo(expected));
    }

    [Test]
    public async Task Null_IsAsGoodAsAbsent()
    {
        await Api.SucceedAsync("CreateCmqQueue", "{\"QueueName\":\"q\",\"VisibilityTimeout\":null,\"Tags\":null}");
        Assert.That((Service.OnlyCall.Argument<QueueSettings>(1), Service.OnlyCall.Arguments[2]), Is.EqualTo((new QueueSettings(), (object?)null)));
    }

    [Test]
    public async Task Null_ForARequiredParameter_IsMissing()
    {
        var answer = await Api.CallAsync("DeleteCmqQueue", "{\"QueueName\":null}");
        Assert.That(answer.Code, Is.EqualTo("MissingParameter"));
    }

    [Test]
    public async Task Text_ThatLooksLikeADate_StaysAsItIs()
    {
        await Api.SucceedAsync("SendCmqMsg", "{\"QueueName\":\"q\",\"MsgContent\":\"2024-01-01T00:00:00Z\",\"DelaySeconds\":0}");
        Assert.That(Service.OnlyCall.Argument<string>(1), Is.EqualTo("2024-01-01T00:00:00Z"));
    }

    [TestCase("")]
    [TestCase("  \r\n ")]
    public async Task Body_Empty_HasNoParameters(string body)
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", body);
        Assert.That(answer.Code, Is.Null, answer.Text);
    }

    [TestCase("[]")]
    [TestCase("\"\"")]
    [TestCase("null")]
    [TestCase("5")]
    [TestCase("{")]
    [TestCase("{\"QueueName\"}")]
    [TestCase("{\"QueueName\":\"q\"} x")]
    [TestCase("{}{}")]
    [TestCase("{'QueueName':'q'}")]
    [TestCase("{\"QueueName\":'q'}")]
    [TestCase("{QueueName:\"q\"}")]
    [TestCase("{\"QueueName\":undefined}")]
    [TestCase("{\"MaxMsgSize\":NaN}")]
    [TestCase("{\"MaxMsgSize\":Infinity}")]
    [TestCase("{\"QueueName\":new Date(1)}")]
    [TestCase("{/* the queue */\"QueueName\":\"q\"}")]
    [TestCase("{\"QueueName\":\"q\"} // the queue")]
    [TestCase("{\"QueueName\":\"a\",\"QueueName\":\"b\"}")]
    [TestCase("\uFEFF{}")]
    [TestCase("{\"QueueName\":\"q\",}")]
    [TestCase("{\"Filters\":[{},]}")]
    [TestCase("{\"Filters\":[,]}")]
    [TestCase("{\"Limit\":010}")]
    [TestCase("{\"Limit\":0x10}")]
    [TestCase("{\"Limit\":+1}")]
    [TestCase("{\"Limit\":1.}")]
    [TestCase("{\"Limit\":.5}")]
    [TestCase("{\"QueueName\":\"a\nb\"}")]
    [TestCase("{\"QueueName\":\"\\x\"}")]
    [TestCase("{\"QueueName\":\"\\'\"}")]
    [TestCase("{\"QueueName\":tru}")]
    [TestCase("{\"QueueName\":\"q\"\"Limit\":1}")]
    [TestCase("{,}")]
    [TestCase("{\"QueueName\":\"a\\ud800b\"}")]
    [TestCase("{\"QueueName\":\"a\\udc00\"}")]
    [TestCase("{\"\\ud800\":1}")]
    public async Task Body_ThatIsNoJsonObject_IsInvalidParameter(string body)
    {
        var answer = await Api.CallAsync("DescribeCmqQueueDetail", body);
        Assert.That(answer.Code, Is.EqualTo("InvalidParameter"), answer.Text);
        Assert.That(answer.Message, Does.StartWith("The body of the request is not a JSON object: "));
    }

    [Test]
    public async Task Body_ThatIsNotUtf8_IsInvalidParameter()
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "", request => request.Body = [(byte)'{', 0xff, 0xfe, (byte)'}']);
        Assert.That(answer.Message, Does.EndWith("it is not UTF-8."));
    }

    [Test]
    public async Task Body_NestedWithoutEnd_IsInvalidParameter()
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", string.Concat(Enumerable.Repeat("{\"Filters\":[", 100_000)));
        Assert.That(answer.Code, Is.EqualTo("InvalidParameter"));
    }
}
