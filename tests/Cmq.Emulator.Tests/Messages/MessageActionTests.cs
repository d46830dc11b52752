namespace Cmq.Emulator.Tests;

internal sealed class MessageActionTests : EmulatorTests
{
    [Test]
    public async Task Send_ReachesTheService()
    {
        var response = await Api.SucceedAsync("SendCmqMsg", "{\"QueueName\":\"orders\",\"MsgContent\":\"hello\",\"DelaySeconds\":5}");
        Assert.That(Service.OnlyCall.Arguments, Is.EqualTo(new object[] { "orders", "hello", 5L }));
        Assert.That(((bool)response["Result"]!, (string?)response["MsgId"]), Is.EqualTo((true, "MSG1")));
    }

    // The parameter is a signed number; what is too small is the service's to refuse.
    [Test]
    public async Task Send_WithANegativeDelay_ReachesTheService()
    {
        await Api.SucceedAsync("SendCmqMsg", "{\"QueueName\":\"orders\",\"MsgContent\":\"hello\",\"DelaySeconds\":-1}");
        Assert.That(Service.OnlyCall.Arguments[2], Is.EqualTo(-1L));
    }

    [TestCase("{\"TopicName\":\"sales\",\"MsgContent\":\"hello\",\"MsgTag\":[\"red\",\"blue\"]}", "red", "blue")]
    [TestCase("{\"TopicName\":\"sales\",\"MsgContent\":\"hello\",\"MsgTag\":[]}")]
    public async Task Publish_ReachesTheService(string body, params string[] tags)
    {
        var response = await Api.SucceedAsync("PublishCmqMsg", body);
        Assert.That(Service.OnlyCall.Arguments, Is.EqualTo(new object[] { "sales", "hello", tags }));
        Assert.That(((bool)response["Result"]!, (string?)response["MsgId"]), Is.EqualTo((true, "MSG1")));
    }

    [Test]
    public async Task Publish_WithoutTags_HasNone()
    {
        await Api.SucceedAsync("PublishCmqMsg", "{\"TopicName\":\"sales\",\"MsgContent\":\"hello\"}");
        Assert.That(Service.OnlyCall.Arguments[2], Is.Null);
    }
}
