using Newtonsoft.Json.Linq;

namespace Cmq.Emulator.Tests;

/// <summary>The eight actions on messages: what reaches the data plane, and what its answers become.</summary>
internal sealed class V2MessageTests : V2Tests
{
    private static readonly string[] BothTags = ["a", "b"];

    [Test]
    public async Task SendMessage_HandsOverQueueBodyAndDelay()
    {
        await SucceedAsync("SendMessage", ("queueName", "orders"), ("msgBody", "x y"), ("delaySeconds", "5"));
        Assert.That(Messages.OnlyCall.Arguments, Is.EqualTo(new object[] { "orders", "x y", 5L }));
    }

    [Test]
    public async Task SendMessage_AnswersTheIdAsText() =>
        Assert.That((await SucceedAsync("SendMessage", ("queueName", "orders"), ("msgBody", "x"))).Json["msgId"]!.Type, Is.EqualTo(JTokenType.String));

    [Test]
    public async Task SendMessage_WithoutADelay_HasNone()
    {
        await SucceedAsync("SendMessage", ("queueName", "orders"), ("msgBody", "x"));
        Assert.That(Messages.OnlyCall.Argument<long>(2), Is.Zero);
    }

    [Test]
    public async Task BatchSendMessage_AnswersAnIdForEachBody() => Assert.That(
        (await SucceedAsync("BatchSendMessage", ("queueName", "orders"), ("msgBody.1", "x"), ("msgBody.2", "y"))).Text,
        Does.EndWith("\"msgList\":[{\"msgId\":\"1\"},{\"msgId\":\"2\"}]}"));

    [Test]
    public async Task ReceiveMessage_AnswersAllSevenMembersInTheirTypes()
    {
        Messages.Messages = [Message("17")];
        var reply = await SucceedAsync("ReceiveMessage", ("queueName", "orders"));
        Assert.That(
            reply.Text,
            Does.EndWith("\"msgId\":\"17\",\"receiptHandle\":\"h17\",\"msgBody\":\"42\",\"enqueueTime\":1700000000,\"nextVisibleTime\":1700000040,"
                + "\"firstDequeueTime\":1700000010,\"dequeueCount\":2}"));
    }

    [Test]
    public async Task ReceiveMessage_OfABodyThatLooksLikeADate_LeavesItAlone()
    {
        Messages.Messages = [Message("17") with { Body = "2020-01-01T00:00:00Z" }];
        Assert.That((await SucceedAsync("ReceiveMessage", ("queueName", "orders"))).Text, Does.Contain("\"msgBody\":\"2020-01-01T00:00:00Z\""));
    }

    [Test]
    public async Task ReceiveMessage_OfAMessageWithTags_HasThem()
    {
        Messages.Messages = [Message("17") with { Tags = BothTags }];
        Assert.That((await SucceedAsync("ReceiveMessage", ("queueName", "orders"))).Text, Does.EndWith("\"msgTag\":[\"a\",\"b\"]}"));
    }

    [TestCase("ReceiveMessage")]
    [TestCase("BatchReceiveMessage")]
    public async Task Receive_OfNothing_Is7000WithTheExactText(string action)
    {
        var reply = await CallAsync(action, ("queueName", "orders"), ("numOfMsg", "3"));
        Assert.That((reply.Code, reply.Message), Is.EqualTo((7000, "(10200)no message")));
    }

    [TestCase(null, null)]
    [TestCase("", null)]
    [TestCase("0", 0)]
    [TestCase("30", 30)]
    public async Task Receive_WaitsAsLongAsAskedOrAsTheQueueSays(string? asked, int? seconds)
    {
        await CallAsync("ReceiveMessage", [("queueName", "orders"), .. asked is null ? Array.Empty<(string, string)>() : [("pollingWaitSeconds", asked)]]);
        Assert.That(Messages.OnlyCall.Arguments[2], Is.EqualTo(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null));
    }

    [Test]
    public async Task UserpollingWaitSeconds_IsTheClientsOwn()
    {
        await CallAsync("ReceiveMessage", ("queueName", "orders"), ("UserpollingWaitSeconds", "40"));
        Assert.That(Messages.OnlyCall.Arguments[2], Is.Null);
    }

    [Test]
    public async Task BatchReceiveMessage_AnswersAListOfMessages()
    {
        Messages.Messages = [Message("17"), Message("18")];
        var reply = await SucceedAsync("BatchReceiveMessage", ("queueName", "orders"), ("numOfMsg", "16"));
        Assert.That(
            (Messages.OnlyCall.Argument<int>(1), string.Join(',', reply.Json["msgInfoList"]!.Select(message => message["msgId"]))),
            Is.EqualTo((16, "17,18")));
    }

    [Test]
    public async Task DeleteMessage_HandsOverTheHandle()
    {
        await SucceedAsync("DeleteMessage", ("queueName", "orders"), ("receiptHandle", "h:1%#_-"));
        Assert.That(Messages.OnlyCall.Arguments, Is.EqualTo(new object[] { "orders", "h:1%#_-" }));
    }

    [Test]
    public async Task BatchDeleteMessage_OfAll_HasNoErrorList()
    {
        var reply = await SucceedAsync("BatchDeleteMessage", ("queueName", "orders"), ("receiptHandle.0", "h1"));
        Assert.That(reply.Json["errorList"], Is.Null);
    }

    [TestCase("h1", "6010/10150")]
    [TestCase("h1,h2", "6020/10290")]
    public async Task BatchDeleteMessage_WithFailures_ListsThemAndNothingElse(string failed, string pair)
    {
        var error = new CmqServiceException("4430", "invalid receiptHandle", "BatchDeleteMessage") { ModuleCode = 10260 };
        Messages.DeleteFailures = [.. failed.Split(',').Select(handle => new CmqDeleteFailure(handle, error))];
        var reply = await CallAsync("BatchDeleteMessage", ("queueName", "orders"), ("receiptHandle.0", "h1"), ("receiptHandle.1", "h2"));
        var items = string.Join(',', failed.Split(',').Select(handle => $"{{\"code\":4430,\"message\":\"(10260)invalid receiptHandle\",\"receiptHandle\":\"{handle}\"}}"));
        Assert.That(reply.Pair, Is.EqualTo(pair));
        Assert.That(reply.Text, Does.EndWith($"\"errorList\":[{items}]}}"));
    }

    [Test]
    public async Task PublishMessage_HandsOverTagsAndKey()
    {
        await SucceedAsync("PublishMessage", ("topicName", "sales"), ("msgBody", "x"), ("msgTag.1", "a"), ("msgTag.2", "b"), ("routingKey", "a.b"));
        var call = Messages.OnlyCall;
        Assert.That(
            (call.Argument<string>(0), call.Argument<IReadOnlyList<string>>(1)[0], string.Join(',', call.Argument<IReadOnlyList<string>>(2)), call.Argument<string>(3)),
            Is.EqualTo(("sales", "x", "a,b", "a.b")));
    }

    [Test]
    public async Task PublishMessage_WithAnEmptyRoutingKey_HasNone()
    {
        await SucceedAsync("PublishMessage", ("topicName", "sales"), ("msgBody", "x"), ("routingKey", ""));
        Assert.That((Messages.OnlyCall.Arguments[2], Messages.OnlyCall.Arguments[3]), Is.EqualTo(((object?)null, (object?)null)));
    }

    [TestCase("msgTag")]
    [TestCase("filterTag")]
    public async Task BatchPublishMessage_TakesTagsUnderEitherName(string name)
    {
        var reply = await SucceedAsync("BatchPublishMessage", ("topicName", "sales"), ("msgBody.0", "x"), ("msgBody.1", "y"), ($"{name}.0", "a"), ($"{name}.1", "b"));
        Assert.That((Messages.OnlyCall.Argument<IReadOnlyList<string>>(2), reply.Json["msgList"]!.Count()), Is.EqualTo((BothTags, 2)));
    }

    [TestCase("4440", 10100, "queue not existed", "(10100)queue not existed")]
    [TestCase("6070", 10690, "too many", "(10690)too many")]
    public async Task Refusal_OfTheDataPlane_KeepsItsPair(string code, int module, string text, string message)
    {
        Messages.Failure = new CmqServiceException(code, text, "SendMessage") { ModuleCode = module };
        var reply = await CallAsync("SendMessage", ("queueName", "q"), ("msgBody", "x"));
        Assert.That((reply.Pair, reply.Message), Is.EqualTo(($"{code}/{module}", message)));
    }

    [Test]
    public async Task Failure_WithinTheService_IsInternalAndLoggedAndNotTold()
    {
        Messages.Failure = new InvalidOperationException("secret detail");
        var reply = await CallAsync("SendMessage", ("queueName", "q"), ("msgBody", "x"));
        Assert.That((reply.Pair, reply.Text.Contains("secret", StringComparison.Ordinal), Log.Count), Is.EqualTo(("6000/10050", false, 1)));
        Assert.That(Log[0], Does.Contain("secret detail").And.Contain((string)reply.Json["requestId"]!));
    }

    private static CmqMessage Message(string id) => new()
    {
        MessageId = id,
        ReceiptHandle = "h" + id,
        Body = "42",
        EnqueueTime = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
        FirstDequeueTime = DateTimeOffset.FromUnixTimeSeconds(1_700_000_010),
        NextVisibleTime = DateTimeOffset.FromUnixTimeSeconds(1_700_000_040),
        DequeueCount = 2,
    };
}
