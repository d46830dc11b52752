namespace Cmq.Emulator.Tests;

/// <summary>Parameters in a query, where lists are flattened and everything is text.</summary>
internal sealed class GetTests : EmulatorTests
{
    [Test]
    public async Task Query_Empty_HasNoParameters()
    {
        var answer = await Api.GetAsync("DescribeCmqQueues", "");
        Assert.That(answer.Code, Is.Null, answer.Text);
    }

    [Test]
    public async Task Query_WithNumbersAndSwitches_IsTaken()
    {
        var answer = await Api.GetAsync("CreateCmqQueue", "QueueName=orders&VisibilityTimeout=60&Trace=True");
        var settings = Service.OnlyCall.Argument<QueueSettings>(1);
        Assert.That((answer.Code, settings.VisibilityTimeout, settings.Trace), Is.EqualTo(((string?)null, (long?)60, (bool?)true)));
    }

    [Test]
    public async Task Query_WithFlattenedObjects_IsPutTogether()
    {
        await Api.GetAsync("CreateCmqQueue", "QueueName=q&Tags.0.TagKey=owner&Tags.0.TagValue=shop&Tags.1.TagKey=stage&Tags.1.TagValue=test");
        Assert.That(Service.OnlyCall.Arguments[2], Is.EqualTo(new Dictionary<string, string> { ["owner"] = "shop", ["stage"] = "test" }));
    }

    [Test]
    public async Task Query_WithMoreThanTenItems_KeepsTheirOrder()
    {
        var names = Enumerable.Range(0, 12).Select(index => $"q{index}").ToArray();
        await Api.GetAsync("DescribeCmqQueues", string.Join('&', names.Select((name, index) => $"QueueNameList.{index}={name}")));
        Assert.That(Service.OnlyCall.Argument<CmqListQuery>(0).Names, Is.EqualTo(names));
    }

    [TestCase("SubscriptionName=a%20b")]
    [TestCase("SubscriptionName=a+b")]
    public async Task Query_WithAnEncodedBlank_IsDecoded(string parameter)
    {
        await Api.GetAsync("DescribeCmqSubscriptionDetail", "TopicName=sales&" + parameter);
        Assert.That(Service.OnlyCall.Argument<SubscriptionQuery>(0).NameContains, Is.EqualTo("a b"));
    }

    [TestCase("nonsense", "InvalidParameter")]
    [TestCase("Foo=1", "UnknownParameter")]
    [TestCase("Action=DescribeCmqQueues", "UnknownParameter")]
    [TestCase("Limit=ten", "InvalidParameterValue")]
    [TestCase("Limit=-1", "InvalidParameterValue")]
    [TestCase("IsTagFilter=yes", "InvalidParameterValue")]
    [TestCase("IsTagFilter=1", "InvalidParameterValue")]
    [TestCase("Limit=1&Limit=2", "InvalidParameter")]
    [TestCase("QueueNameList=q", "InvalidParameter")]
    [TestCase("QueueNameList.1=q", "InvalidParameter")]
    [TestCase("QueueNameList.00=q", "InvalidParameter")]
    [TestCase("QueueNameList=q&QueueNameList.0=q", "InvalidParameter")]
    [TestCase("QueueNameList.0=q&QueueNameList=q", "InvalidParameter")]
    [TestCase("QueueNameList.0.Name=q", "InvalidParameter")]
    [TestCase("QueueNameList.a=q", "InvalidParameter")]
    [TestCase("..=q", "UnknownParameter")]
    [TestCase("=q", "UnknownParameter")]
    public async Task Query_ThatIsNotRight_IsRefused(string query, string code)
    {
        var answer = await Api.GetAsync("DescribeCmqQueues", query);
        Assert.That(answer.Code, Is.EqualTo(code), answer.Text);
    }

    [Test]
    public async Task Query_ChangedAfterSigning_IsRefused()
    {
        var request = Api.Request("DeleteCmqQueue", "");
        request.Method = "GET";
        request.ContentType = "application/x-www-form-urlencoded";
        request.Query = "QueueName=a";
        var message = request.Build();
        message.RequestUri = new Uri(Api.Emulator.Endpoint, "/?QueueName=b");
        var answer = await Api.SendAsync(message);
        Assert.That(answer.Code, Is.EqualTo("AuthFailure.SignatureFailure"));
    }
}
