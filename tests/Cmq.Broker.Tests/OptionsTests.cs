namespace Cmq.Broker.Tests;

internal sealed class OptionsTests
{
    [Test]
    public void NewBroker_UnknownEdition_IsRefused() =>
        Assert.That(() => new CmqBroker(new() { Edition = (CmqEdition)9 }), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void NewBroker_NegativeQuota_IsRefused() =>
        Assert.That(() => new CmqBroker(new() { Quotas = new(1, -1, 1) }), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void NewBroker_NegativeBlockTime_IsRefused() =>
        Assert.That(() => new CmqBroker(new() { NameBlockTime = TimeSpan.FromSeconds(-1) }), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public async Task Describe_AccountGiven_IsInEveryObject()
    {
        var broker = new CmqBroker(new() { CreateUin = 42, AppId = 1300 });
        await broker.CreateQueueAsync("queue", new());
        await broker.CreateTopicAsync("topic", new());
        await broker.SubscribeQueueAsync("topic", "subscription", "queue");

        var queue = await broker.DescribeQueueAsync("queue");
        var topic = await broker.DescribeTopicAsync("topic");
        var subscription = await broker.FindSubscriptionAsync("topic", "subscription");

        Assert.That(
            (queue.CreateUin, queue.TenantId, topic.CreateUin, topic.TenantId, subscription!.TopicOwner),
            Is.EqualTo((42L, "cmq-1300", 42L, "cmq-1300", 1300L)));
    }

    [Test]
    public void Operation_CancelledBefore_ChangesNothing()
    {
        var broker = TestBroker.New();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.That(async () => await broker.CreateQueueAsync("queue", new(), null, cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await broker.FindQueueAsync("queue"), Is.Null);
    }
}
