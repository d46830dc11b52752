using System.Net;
using Newtonsoft.Json.Linq;

namespace Cmq.Emulator.Tests;

internal sealed class V2EnvelopeTests : V2Tests
{
    [TestCase("ListQueue")]
    [TestCase("NoSuchAction")]
    [TestCase("CreateQueue")]
    public async Task Answer_IsAlways200WithCodeMessageAndRequestId(string action)
    {
        var reply = await CallAsync(action);
        Assert.That(
            (reply.Status, reply.Json["code"]!.Type, reply.Json["message"]!.Type, reply.Json["requestId"]!.Type),
            Is.EqualTo((HttpStatusCode.OK, JTokenType.Integer, JTokenType.String, JTokenType.String)));
    }

    [Test]
    public async Task Success_HasTheEnvelopeFirstAndAnEmptyMessage()
    {
        var reply = await CallAsync("ListQueue");
        Assert.That(reply.Text, Does.Match("^{\"code\":0,\"message\":\"\",\"requestId\":\"[0-9a-f-]{36}\",\"totalCount\":0,\"queueList\":\\[\\]}$"));
    }

    [Test]
    public async Task RequestId_IsAnotherEachTime()
    {
        var replies = await Task.WhenAll(CallAsync("ListQueue"), CallAsync("ListQueue"));
        Assert.That(replies.Select(reply => (string)reply.Json["requestId"]!), Is.Unique);
    }

    [TestCase("1231231231", "1231231231")]
    [TestCase("a-1", "\"a-1\"")]
    [TestCase("12345678901234567890", "\"12345678901234567890\"")]
    [TestCase("-1", "\"-1\"")]
    public async Task ClientRequestId_IsEchoedAndANumberAsANumber(string id, string echoed)
    {
        var reply = await CallAsync("ListQueue", ("clientRequestId", id));
        Assert.That(reply.Text, Does.Contain($"\"clientRequestId\":{echoed}"));
    }

    [Test]
    public async Task ClientRequestId_OfARefusedRequest_IsEchoedToo() =>
        Assert.That((long)(await CallAsync("NoSuchAction", ("clientRequestId", "7"))).Json["clientRequestId"]!, Is.EqualTo(7));

    [Test]
    public async Task ClientRequestId_NotSent_IsNotThere() => Assert.That((await CallAsync("ListQueue")).Json["clientRequestId"], Is.Null);

    [TestCase("CreateTopics")]
    [TestCase("CreateCmqQueue ")]
    public async Task Action_Unknown_HasTheServicesText(string action) =>
        Assert.That((await CallAsync(action)).Message, Is.EqualTo($"(10430)action name {action} is not existed"));

    [TestCase("listqueue")]
    [TestCase("LISTQUEUE")]
    [TestCase("ListQueue")]
    public async Task Action_InAnyCase_IsFound(string action) => Assert.That((await CallAsync(action)).Pair, Is.EqualTo("0"));

    [TestCase("QueryQueueRoute", "queueName")]
    [TestCase("QueryTopicRoute", "topicName")]
    public async Task Route_OfTheTcpGateway_IsRefusedByName(string action, string parameter) => Assert.That(
        (await CallAsync(action, (parameter, "x"))).Message,
        Is.EqualTo($"(10280)action {action} is not served: this emulator has no TCP gateway, only HTTP"));
}
