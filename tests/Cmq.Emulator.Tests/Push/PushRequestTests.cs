namespace Cmq.Emulator.Tests;

internal sealed class PushRequestTests : PushTests
{
    [Test]
    public async Task Push_InJson_IsTheDocumentedObject()
    {
        await StartAsync();
        await SubscribeAsync("s", format: NotifyContentFormat.Json);
        var id = await PublishAsync("a \"word\" 消息");
        Assert.That(
            (await Endpoint.NextAsync()).Body,
            Is.EqualTo($$"""{"TopicOwner":1250000042,"topicName":"events","subscriptionName":"s","msgId":"{{id}}","msgBody":"a \"word\" 消息","publishTime":1700000000}"""));
    }

    [Test]
    public async Task Push_Simplified_IsTheMessageAlone()
    {
        await StartAsync();
        await SubscribeAsync("s", format: NotifyContentFormat.Simplified);
        await PublishAsync("a \"word\" 消息");
        Assert.That((await Endpoint.NextAsync()).Body, Is.EqualTo("a \"word\" 消息"));
    }

    [TestCase("JSON")]
    [TestCase("SIMPLIFIED")]
    public async Task Push_InEitherFormat_HasTheHeadersOfTheService(string format)
    {
        await StartAsync();
        await SubscribeAsync("s", format: new(format));
        var id = await PublishAsync("m", "red", "蓝");
        var request = await Endpoint.NextAsync();
        Assert.That(
            (request.Method, request.Path, request.Headers["User-Agent"], request.Headers["Content-Type"], request.Headers["x-cmq-message-id"]),
            Is.EqualTo(("POST", "/in", "Qcloud Notification Service Agent", "text/plain", id)));
        Assert.That(request.Headers["x-cmq-message-tag"], Is.EqualTo("red, 蓝"));
    }

    [Test]
    public async Task Push_WithoutTags_HasTheHeaderOfTagsEmpty()
    {
        await StartAsync();
        await SubscribeAsync("s");
        await PublishAsync("m");
        Assert.That((await Endpoint.NextAsync()).Headers["x-cmq-message-tag"], Is.Empty);
    }

    [Test]
    public async Task Push_OfATagWithALineBreak_StaysOneHeader()
    {
        await StartAsync();
        await SubscribeAsync("s");
        await PublishAsync("m", "a\r\nb: c");
        Assert.That((await Endpoint.NextAsync()).Headers["x-cmq-message-tag"], Is.EqualTo("a  b: c"));
    }

    [Test]
    public async Task Push_ThatIsRepeated_HasAnotherRequestIdAndTheSameMessageId()
    {
        await StartAsync();
        await SubscribeAsync("s");
        Endpoint.Answer = _ => 500;
        await PublishAsync("m");
        var first = await Endpoint.NextAsync();
        Clock.Advance(await NextWaitAsync());
        var second = await Endpoint.NextAsync();
        Assert.That(second.Headers["x-cmq-request-id"], Has.Length.EqualTo(36).And.Not.EqualTo(first.Headers["x-cmq-request-id"]));
        Assert.That(second.Headers["x-cmq-message-id"], Is.EqualTo(first.Headers["x-cmq-message-id"]));
    }
}
