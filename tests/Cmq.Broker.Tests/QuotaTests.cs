namespace Cmq.Broker.Tests;

internal sealed class QuotaTests
{
    [TestCase(CmqEdition.Tdmq, 10_000, 10_000, 1000)]
    [TestCase(CmqEdition.Tdmq2022, 10_000, 10_000, 1000)]
    [TestCase(CmqEdition.Classic, 1000, 1000, 500)]
    public void Quotas_OfTheEdition_AreTheDocumentedOnes(CmqEdition edition, int queues, int topics, int subscriptions) =>
        Assert.That(CmqBrokerQuotas.For(edition), Is.EqualTo(new CmqBrokerQuotas(queues, topics, subscriptions)));

    [Test]
    public async Task CreateQueue_QuotaReached_IsLimitExceeded()
    {
        var broker = WithQuotas(new(1, 1, 1));
        await broker.CreateQueueAsync("first", new());

        var error = await TestBroker.ErrorOfAsync(() => broker.CreateQueueAsync("second", new()));

        Assert.That((error.Code, error.ServiceMessage), Is.EqualTo((CmqErrorCodes.LimitExceeded, "the account has 1 queues, and its quota is 1")));
    }

    [Test]
    public async Task CreateTopic_QuotaReached_IsLimitExceededTopics()
    {
        var broker = WithQuotas(new(1, 1, 1));
        await broker.CreateTopicAsync("first", new());

        var error = await TestBroker.ErrorOfAsync(() => broker.CreateTopicAsync("second", new()));

        Assert.That(error.Code, Is.EqualTo(CmqErrorCodes.LimitExceededTopics));
    }

    [Test]
    public async Task CreateSubscription_QuotaReached_IsLimitExceededForThatTopicOnly()
    {
        var broker = WithQuotas(new(1, 2, 1));
        await broker.CreateQueueAsync("queue", new());
        await broker.CreateTopicAsync("full", new());
        await broker.CreateTopicAsync("other", new());
        await broker.SubscribeQueueAsync("full", "first", "queue");
        await broker.SubscribeQueueAsync("other", "first", "queue");

        var error = await TestBroker.ErrorOfAsync(() => broker.SubscribeQueueAsync("full", "second", "queue"));

        Assert.That((error.Code, error.Resource), Is.EqualTo((CmqErrorCodes.LimitExceeded, "full/second")));
    }

    [Test]
    public async Task CreateQueue_QuotaReachedThenOneDeleted_IsTaken()
    {
        var broker = WithQuotas(new(1, 1, 1));
        await broker.CreateQueueAsync("first", new());
        await broker.DeleteQueueAsync("first");

        Assert.That(async () => await broker.CreateQueueAsync("second", new()), Throws.Nothing);
    }

    private static CmqBroker WithQuotas(CmqBrokerQuotas quotas) => new(new() { Quotas = quotas });
}
