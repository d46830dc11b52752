namespace Cmq.Emulator.Tests;

/// <summary>Types, ranges and lists of parameters.</summary>
internal sealed class V2ParameterTests : V2Tests
{
    [TestCase("SendMessage", "msgBody=x", "queueName")]
    [TestCase("SendMessage", "queueName=q", "msgBody")]
    [TestCase("SendMessage", "queueName=&msgBody=x", "queueName")]
    [TestCase("BatchSendMessage", "queueName=q", "msgBody.n")]
    [TestCase("BatchReceiveMessage", "queueName=q", "numOfMsg")]
    [TestCase("DeleteMessage", "queueName=q", "receiptHandle")]
    [TestCase("BatchDeleteMessage", "queueName=q", "receiptHandle.n")]
    [TestCase("PublishMessage", "msgBody=x", "topicName")]
    [TestCase("CreateQueue", "", "queueName")]
    [TestCase("CreateTopic", "", "topicName")]
    [TestCase("RewindQueue", "queueName=q", "startConsumeTime")]
    [TestCase("Subscribe", "topicName=t&subscriptionName=s&endpoint=q", "protocol")]
    [TestCase("ListDeadLetterSourceQueues", "", "deadLetterQueueName")]
    public async Task Parameter_Missing_IsNamed(string action, string fields, string name)
    {
        var reply = await CallAsync(action, Fields(fields));
        Assert.That((reply.Code, reply.Message), Is.EqualTo((4000, $"(10010)parameter {name} is missing")));
    }

    [TestCase("SendMessage", "queueName=q&msgBody=x&delaySeconds=soon", "4000/10360")]
    [TestCase("SendMessage", "queueName=q&msgBody=x&delaySeconds=1.5", "4000/10360")]
    [TestCase("SendMessage", "queueName=q&msgBody=x&delaySeconds= 1", "4000/10360")]
    [TestCase("SendMessage", "queueName=q&msgBody=x&delaySeconds=-", "4000/10360")]
    [TestCase("SendMessage", "queueName=q&msgBody=x&delaySeconds=99999999999999999999", "4000/10350")]
    [TestCase("SendMessage", "queueName=q&msgBody=x&delaySeconds=-99999999999999999999", "4000/10350")]
    [TestCase("SendMessage", "queueName=q&msgBody=", "4000/10120")]
    [TestCase("PublishMessage", "topicName=t&msgBody=", "4000/10120")]
    [TestCase("ReceiveMessage", "queueName=q&pollingWaitSeconds=31", "4000/10350")]
    [TestCase("ReceiveMessage", "queueName=q&pollingWaitSeconds=30000", "4000/10350")]
    [TestCase("ReceiveMessage", "queueName=q&pollingWaitSeconds=-1", "4000/10350")]
    [TestCase("BatchReceiveMessage", "queueName=q&numOfMsg=0", "4000/10370")]
    [TestCase("BatchReceiveMessage", "queueName=q&numOfMsg=17", "4000/10370")]
    [TestCase("BatchReceiveMessage", "queueName=q&numOfMsg=-9223372036854775808", "4000/10370")]
    [TestCase("BatchReceiveMessage", "queueName=q&numOfMsg=many", "4000/10360")]
    [TestCase("BatchSendMessage", "queueName=q&msgBody=x", "4000/10360")]
    [TestCase("BatchSendMessage", "queueName=q&msgBody.a=x", "4000/10310")]
    [TestCase("BatchSendMessage", "queueName=q&msgBody.=x", "4000/10310")]
    [TestCase("BatchSendMessage", "queueName=q&msgBody.01=x", "4000/10310")]
    [TestCase("BatchSendMessage", "queueName=q&msgBody.-1=x", "4000/10310")]
    [TestCase("BatchSendMessage", "queueName=q&msgBody.1.1=x", "4000/10310")]
    [TestCase("BatchSendMessage", "queueName=q&msgBody.99999999999=x", "4000/10310")]
    [TestCase("BatchSendMessage", "queueName=q&msgBody.2=x", "4000/10380")]
    [TestCase("BatchSendMessage", "queueName=q&msgBody.0=x&msgBody.2=y", "4000/10380")]
    [TestCase("CreateTopic", "topicName=t&filterType=3", "4000/10350")]
    [TestCase("RewindQueue", "queueName=q&startConsumeTime=-1", "4000/10680")]
    [TestCase("RewindQueue", "queueName=q&startConsumeTime=9223372036854775807", "4000/10680")]
    [TestCase("ListQueue", "limit=-1", "4000/10350")]
    [TestCase("ListQueue", "limit=1&offset=-1", "4000/10350")]
    [TestCase("ListQueue", "offset=1", "4000/10010")]
    [TestCase("ListSubscriptionByTopic", "topicName=t&limit=101", "4000/10350")]
    [TestCase("ListSubscriptionByTopic", "topicName=t&limit=1&offset=1001", "4000/10350")]
    [TestCase("ListDeadLetterSourceQueues", "deadLetterQueueName=q&limit=51", "4000/10350")]
    public async Task Parameter_Wrong_HasItsPair(string action, string fields, string pair)
    {
        var reply = await CallAsync(action, Fields(fields));
        Assert.That(reply.Pair, Is.EqualTo(pair), reply.Text);
    }

    [Test]
    public async Task Batch_OfSeventeen_IsTooLarge([Values("BatchSendMessage", "BatchPublishMessage", "BatchDeleteMessage")] string action)
    {
        var items = Enumerable.Range(1, 17).SelectMany(index => new[] { ($"msgBody.{index}", "x"), ($"receiptHandle.{index}", "h") });
        var reply = await CallAsync(action, [("queueName", "q"), ("topicName", "t"), .. items]);
        Assert.That(reply.Pair, Is.EqualTo("4000/10370"));
    }

    [TestCase(0)]
    [TestCase(1)]
    public async Task List_CountsFromEither_AndKeepsItsOrderPastTen(int first)
    {
        var bodies = Enumerable.Range(0, 16).Select(index => $"m{index}").ToList();
        await SucceedAsync("BatchSendMessage", [("queueName", "q"), .. bodies.Select((body, index) => ($"msgBody.{first + index}", body)).Reverse()]);
        Assert.That(Messages.OnlyCall.Argument<IReadOnlyList<string>>(1), Is.EqualTo(bodies));
    }

    private static IEnumerable<(string, string)> Fields(string fields) =>
        fields.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=')).Select(pair => (pair[0], pair[1]));
}
