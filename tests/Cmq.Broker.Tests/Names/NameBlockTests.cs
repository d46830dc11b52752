namespace Cmq.Broker.Tests;

internal sealed class NameBlockTests
{
    private readonly ManualClock _clock = new();

    [TestCase(0, "30 s")]
    [TestCase(29.5, "1 s")]
    public async Task Create_NameDeletedAMomentAgo_IsATransientErrorThatNamesTheRest(double seconds, string rest)
    {
        var broker = Strict();
        await broker.CreateQueueAsync("orders", new());
        await broker.DeleteQueueAsync("orders");
        _clock.Advance(seconds);

        var error = await TestBroker.ErrorOfAsync(() => broker.CreateQueueAsync("ORDERS", new()));

        Assert.That((error.Code, error.IsTransient), Is.EqualTo((CmqErrorCodes.ResourceUnavailable, true)));
        Assert.That(error.Message, Does.Contain(rest));
    }

    [Test]
    public async Task Create_NameDeletedLongEnoughAgo_IsFine()
    {
        var broker = Strict();
        await broker.CreateQueueAsync("orders", new());
        await broker.DeleteQueueAsync("orders");
        _clock.Advance(30);

        Assert.That(async () => await broker.CreateQueueAsync("orders", new()), Throws.Nothing);
    }

    [Test]
    public async Task Create_TopicNameDeletedAMomentAgo_IsBlocked()
    {
        var broker = Strict();
        await broker.CreateTopicAsync("events", new());
        await broker.DeleteTopicAsync("events");

        Assert.That((await TestBroker.ErrorOfAsync(() => broker.CreateTopicAsync("events", new()))).Message, Does.Contain("a topic 'events' was deleted"));
    }

    [Test]
    public async Task Create_QueueWithTheNameOfADeletedTopic_IsFine()
    {
        var broker = Strict();
        await broker.CreateTopicAsync("events", new());
        await broker.DeleteTopicAsync("events");

        Assert.That(async () => await broker.CreateQueueAsync("events", new()), Throws.Nothing);
    }

    [Test]
    public async Task Create_ByDefault_TakesTheNameAtOnce()
    {
        var broker = await TestBroker.WithQueuesAsync("orders");
        await broker.DeleteQueueAsync("orders");

        Assert.That(async () => await broker.CreateQueueAsync("orders", new()), Throws.Nothing);
    }

    private CmqBroker Strict() => new(new() { TimeProvider = _clock, NameBlockTime = CmqBrokerOptions.ServiceNameBlockTime });
}
