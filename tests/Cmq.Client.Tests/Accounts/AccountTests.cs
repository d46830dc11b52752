using Cmq.Broker;

namespace Cmq.Client.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AccountTests
{
    private readonly CmqAccount _account = CmqBroker.CreateAccount(new() { TimeProvider = new TestClock() });

    [Test]
    public async Task CreateQueue_WithSettings_HasThem()
    {
        var queue = await _account.CreateQueueAsync("orders", new() { VisibilityTimeout = 60 });
        Assert.That((await queue.GetAttributesAsync()).Settings.VisibilityTimeout, Is.EqualTo(60));
    }

    [Test]
    public async Task CreateQueue_NameTaken_IsAlreadyExists()
    {
        await _account.CreateQueueAsync("orders");
        var error = await Until.ErrorOfAsync<CmqServiceException>(() => _account.CreateQueueAsync("orders"));
        Assert.That(error.Reason, Is.EqualTo(CmqErrorReason.AlreadyExists));
    }

    [Test]
    public async Task DeleteQueue_IsGone()
    {
        await _account.CreateQueueAsync("orders");
        var before = await _account.QueueExistsAsync("orders");
        await _account.DeleteQueueAsync("orders");
        Assert.That((before, await _account.QueueExistsAsync("orders")), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task GetQueue_Missing_IsNotFound()
    {
        var error = await Until.ErrorOfAsync<CmqServiceException>(() => _account.GetQueueAsync("orders"));
        Assert.That(error.Reason, Is.EqualTo(CmqErrorReason.NotFound));
    }

    [Test]
    public async Task GetQueues_MoreThanAPage_GivesAll()
    {
        for (var index = 0; index < 120; index++)
        {
            await _account.CreateQueueAsync($"q{index:000}");
        }

        var names = (await _account.GetQueuesAsync().ListAsync()).Select(queue => queue.Name);
        Assert.That(names, Is.EqualTo(Enumerable.Range(0, 120).Select(index => $"q{index:000}")));
    }

    [Test]
    public async Task GetQueues_ByName_GivesThose()
    {
        await _account.CreateQueueAsync("orders");
        await _account.CreateQueueAsync("stock");
        var queues = await _account.GetQueuesAsync(new() { NameContains = "ord" }).ListAsync();
        Assert.That(queues.Select(queue => queue.Name), Is.EqualTo(new[] { "orders" }));
    }

    [Test]
    public async Task Topic_FromCreationToDeletion()
    {
        var topic = await _account.CreateTopicAsync("events", new() { MaxMsgSize = 2048 }, FilterType.BindingKey);
        var listed = await _account.GetTopicsAsync().ListAsync();
        var described = await _account.GetTopicAsync("events");
        await topic.SetAttributesAsync(new() { MaxMsgSize = 4096 });
        var changed = (await topic.GetAttributesAsync()).Settings.MaxMsgSize;
        var before = await _account.TopicExistsAsync("events");
        await _account.DeleteTopicAsync("events");
        Assert.That(
            (listed.Single().Name, described.FilterType, changed, before, await _account.TopicExistsAsync("events")),
            Is.EqualTo(("events", FilterType.BindingKey, 4096L, true, false)));
    }

    [Test]
    public async Task Subscription_FromCreationToDeletion()
    {
        await _account.CreateQueueAsync("stock-in");
        await _account.CreateTopicAsync("events");
        var subscription = await _account.CreateSubscriptionAsync("events", "stock", SubscriptionProtocol.Queue, "stock-in");
        var described = await _account.GetSubscriptionAsync("events", "stock");
        var listed = await _account.GetSubscriptionsAsync("events").ListAsync();
        var before = await _account.SubscriptionExistsAsync("events", "stock");
        await _account.DeleteSubscriptionAsync("events", "stock");
        Assert.That(
            (subscription.ToString(), described.Endpoint, listed.Single().Name, before, await _account.SubscriptionExistsAsync("events", "stock")),
            Is.EqualTo(("events/stock", "stock-in", "stock", true, false)));
    }

    [Test]
    public async Task GetSubscription_Missing_IsNotFoundAndNamesIt()
    {
        var error = await Until.ErrorOfAsync<CmqServiceException>(() => _account.Topic("events").Subscription("stock").GetAttributesAsync());
        Assert.That((error.Reason, error.Resource), Is.EqualTo((CmqErrorReason.NotFound, "events/stock")));
    }

    [TestCase("")]
    [TestCase("  ")]
    public void Handle_WithoutAName_IsRefused(string name) => Assert.Multiple(() =>
    {
        Assert.That(() => _account.Queue(name), Throws.ArgumentException);
        Assert.That(() => _account.Topic(name), Throws.ArgumentException);
        Assert.That(() => _account.Topic("events").Subscription(name), Throws.ArgumentException);
    });

    [Test]
    public async Task Dispose_CallsAfterwards_AreRefused()
    {
        var queue = await _account.CreateQueueAsync("orders");
        await _account.DisposeAsync();
        Assert.Multiple(() =>
        {
            Assert.That(() => queue.SendAsync("x"), Throws.InstanceOf<ObjectDisposedException>());
            Assert.That(() => queue.ReceiveAsync(), Throws.InstanceOf<ObjectDisposedException>());
            Assert.That(() => queue.GetAttributesAsync(), Throws.InstanceOf<ObjectDisposedException>());
        });
    }

    [Test]
    public async Task Dispose_OfOneAccount_LeavesTheServiceToOthers()
    {
        var broker = new CmqBroker(new());
        await using (var first = broker.OpenAccount())
        {
            await first.CreateQueueAsync("orders");
        }

        await using var second = broker.OpenAccount();
        Assert.That(await second.QueueExistsAsync("orders"), Is.True);
    }

    [TearDown]
    public void Close() => _account.Dispose();
}
