namespace Cmq.Emulator.Tests;

/// <summary>Messages over a broker, on its own clock.</summary>
internal sealed class V2RoundTripTests : V2Tests
{
    protected override bool HasScriptedMessages => false;

    [Test]
    public async Task Message_OfOneProtocol_IsReceivedOverTheOther()
    {
        await SucceedAsync("CreateQueue", ("queueName", "orders"));
        var id = await Broker.SendTestMessageAsync("orders", "x");
        var reply = await SucceedAsync("ReceiveMessage", ("queueName", "orders"));
        Assert.That(((string)reply.Json["msgId"]!, (string)reply.Json["msgBody"]!), Is.EqualTo((id, "x")));
    }

    [Test]
    public async Task Message_AfterItsTimeHidden_IsReceivedAgainAndItsFirstHandleIsVoid()
    {
        await SucceedAsync("CreateQueue", ("queueName", "orders"), ("visibilityTimeout", "60"));
        await SucceedAsync("SendMessage", ("queueName", "orders"), ("msgBody", "x"));
        var first = await SucceedAsync("ReceiveMessage", ("queueName", "orders"));
        Clock.Now += TimeSpan.FromSeconds(61);
        var second = await SucceedAsync("ReceiveMessage", ("queueName", "orders"));
        var deletion = await CallAsync("DeleteMessage", ("queueName", "orders"), ("receiptHandle", (string)first.Json["receiptHandle"]!));
        Assert.That(((int)second.Json["dequeueCount"]!, deletion.Pair), Is.EqualTo((2, "4430/10260")));
    }

    [TestCase("SendMessage", "queueName=gone&msgBody=x", "4440/10100")]
    [TestCase("ReceiveMessage", "queueName=gone", "4440/10100")]
    [TestCase("DeleteMessage", "queueName=gone&receiptHandle=h", "4440/10100")]
    [TestCase("PublishMessage", "topicName=gone&msgBody=x", "4440/10600")]
    [TestCase("PublishMessage", "topicName=sales&msgBody=x", "6030/10650")]
    [TestCase("SendMessage", "queueName=orders&msgBody=x&delaySeconds=3601", "4000/10350")]
    [TestCase("SendMessage", "queueName=orders&msgBody=x&delaySeconds=-1", "4000/10350")]
    [TestCase("BatchSendMessage", "queueName=orders&msgBody.1=x&msgBody.2=", "4000/10120")]
    [TestCase("DeleteMessage", "queueName=orders&receiptHandle=( )", "4000/10470")]
    public async Task Refusal_OfTheDataPlane_HasThePairOfTheDocumentation(string action, string fields, string pair)
    {
        await SucceedAsync("CreateQueue", ("queueName", "orders"));
        await SucceedAsync("CreateTopic", ("topicName", "sales"));
        var reply = await CallAsync(action, fields.Split('&').Select(field => field.Split('=', 2)).Select(parts => (parts[0], parts[1])));
        Assert.That(reply.Pair, Is.EqualTo(pair), reply.Text);
    }
}
