using System.Globalization;

namespace Cmq.Client.Tests;

/// <summary>What an account does, over HTTP to an emulator of each edition.</summary>
[TestFixture(CmqEdition.Tdmq)]
[TestFixture(CmqEdition.Tdmq2022)]
[TestFixture(CmqEdition.Classic)]
public sealed class WireAccountTests(CmqEdition edition)
{
    // What is there is given at once: the emulator's clock stands.
    private static readonly TimeSpan NoWait = TimeSpan.Zero;

    private ClientBench _bench = null!;
    private CmqAccount _account = null!;
    private CmqQueue _orders = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _bench = await ClientBench.StartAsync(edition);
        _account = new(_bench.Options());
        _orders = await _account.CreateQueueAsync("orders", new() { VisibilityTimeout = 60, RewindSeconds = 600 });
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await _account.DisposeAsync();
        await _bench.DisposeAsync();
    }

    [Test]
    public async Task CreateQueue_WithSettings_HasThem() =>
        Assert.That((await _orders.GetAttributesAsync()).Settings.VisibilityTimeout, Is.EqualTo(60));

    [Test]
    public async Task CreateQueue_NameTaken_IsAlreadyExists()
    {
        var error = await Until.ErrorOfAsync<CmqServiceException>(() => _account.CreateQueueAsync("orders", new() { VisibilityTimeout = 90 }));
        Assert.That(error.Reason, Is.EqualTo(CmqErrorReason.AlreadyExists));
    }

    [Test]
    public async Task QueueExists_OfOneThatIsThere_IsTrue() => Assert.That(await _account.QueueExistsAsync("orders"), Is.True);

    [Test]
    public async Task QueueExists_OfAMissingOne_IsFalse() => Assert.That(await _account.QueueExistsAsync("missing"), Is.False);

    [Test]
    public async Task TopicExists_OfAMissingOne_IsFalse() => Assert.That(await _account.TopicExistsAsync("missing"), Is.False);

    [Test]
    public async Task SubscriptionExists_OfAMissingTopic_IsFalse() => Assert.That(await _account.SubscriptionExistsAsync("missing", "all"), Is.False);

    [Test]
    public async Task SubscriptionExists_OfAMissingOne_IsFalse()
    {
        await _account.CreateTopicAsync("events");
        Assert.That(await _account.SubscriptionExistsAsync("events", "missing"), Is.False);
    }

    [Test]
    public async Task GetQueue_Missing_IsNotFoundAndNamesIt()
    {
        var error = await Until.ErrorOfAsync<CmqServiceException>(() => _account.GetQueueAsync("missing"));
        Assert.That((error.Reason, error.Resource), Is.EqualTo((CmqErrorReason.NotFound, "missing")));
    }

    [Test]
    public async Task Send_ToAMissingQueue_IsNotFound()
    {
        var error = await Until.ErrorOfAsync<CmqServiceException>(() => _account.Queue("missing").SendAsync("hello"));
        Assert.That(error.Reason, Is.EqualTo(CmqErrorReason.NotFound));
    }

    [Test]
    public async Task DeleteQueue_IsGone()
    {
        await _account.DeleteQueueAsync("orders");
        Assert.That(await _account.QueueExistsAsync("orders"), Is.False);
    }

    [Test]
    public async Task Send_Receive_Delete_LeavesNothing()
    {
        var sent = await _orders.SendAsync("order 1");
        var message = await _orders.ReceiveAsync(NoWait);
        await _orders.DeleteAsync(message!);
        var counts = await _orders.GetAttributesAsync();
        Assert.That(
            (message!.MessageId, message.Body, message.DequeueCount, counts.ActiveMsgNum, counts.InactiveMsgNum),
            Is.EqualTo((sent.MessageId, "order 1", 1L, 0L, 0L)));
    }

    [Test]
    public async Task Send_WithADelay_ComesAfterIt()
    {
        await _orders.SendAsync("order 1", TimeSpan.FromSeconds(30));
        var before = await _orders.ReceiveAsync(NoWait);
        _bench.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.That((before, (await _orders.ReceiveAsync(NoWait))?.Body), Is.EqualTo(((CmqMessage?)null, "order 1")));
    }

    [Test]
    public async Task Receive_EmptyQueue_IsNull() => Assert.That(await _orders.ReceiveAsync(NoWait), Is.Null);

    [Test]
    public async Task ReceiveBatch_EmptyQueue_IsAnEmptyList() => Assert.That(await _orders.ReceiveBatchAsync(16, NoWait), Is.Empty);

    [Test]
    public async Task SendBatch_MoreThanACallTakes_AreAllStreamedAndDeleted()
    {
        var result = await _orders.SendBatchAsync(Enumerable.Range(0, 40).Select(number => number.ToString(CultureInfo.InvariantCulture)));
        var messages = await _orders.ReceiveStreamAsync(NoWait, prefetch: 16).ListAsync();
        var deleted = await _orders.DeleteBatchAsync(messages);
        Assert.That(
            (result.SentCount, messages.Select(message => message.Body).Distinct().Count(), deleted.DeletedCount),
            Is.EqualTo((40, 40, 40)));
    }

    [Test]
    public async Task DeleteBatch_OneHandleVoid_IsToldByItself()
    {
        await _orders.SendBatchAsync(["1", "2"]);
        var messages = await _orders.ReceiveBatchAsync(2, NoWait);
        await _orders.DeleteAsync(messages[0]);
        var result = await _orders.DeleteBatchAsync(messages);
        Assert.That(result.Items.Select(item => item.Outcome), Is.EqualTo(new[] { CmqDeleteOutcome.Expired, CmqDeleteOutcome.Deleted }));
    }

    [Test]
    public async Task Process_HandlesAndDeletesAll()
    {
        await _orders.SendBatchAsync(Enumerable.Range(0, 30).Select(number => $"{number}"));
        using var stop = new CancellationTokenSource();
        var handled = 0;
        var result = await _orders.ProcessAsync(
            (_, _) => Interlocked.Increment(ref handled) == 30 ? stop.CancelAsync() : Task.CompletedTask,
            new() { MaxConcurrency = 8, StopTimeout = TimeSpan.Zero },
            stop.Token).SoonAsync();
        Assert.That((result.Succeeded, (await _orders.GetAttributesAsync()).ActiveMsgNum), Is.EqualTo((30L, 0L)));
    }

    [Test]
    public async Task Publish_WithTags_ReachesThoseWhoWantThem()
    {
        var events = await _account.CreateTopicAsync("events");
        await events.SubscribeAsync("paid", "orders", new() { FilterTags = ["paid"] });
        await _account.CreateQueueAsync("others");
        await events.SubscribeAsync("others", "others", new() { FilterTags = ["other"] });
        await events.PublishAsync("order 1", ["paid"]);
        Assert.That(
            ((await _orders.ReceiveAsync(NoWait))?.Body, (await _account.Queue("others").ReceiveAsync(NoWait))?.Body),
            Is.EqualTo(("order 1", (string?)null)));
    }

    [Test]
    public async Task PublishBatch_WithARoutingKey_ReachesItsBinding()
    {
        var events = await _account.CreateTopicAsync("events", filterType: FilterType.BindingKey);
        await events.SubscribeAsync("orders", "orders", new() { BindingKeys = ["order.#"] });
        var result = await events.PublishBatchAsync(Enumerable.Range(0, 20).Select(number => $"{number}"), routingKey: "order.paid");
        Assert.That((result.SentCount, (await _orders.ReceiveStreamAsync(NoWait, 16).ListAsync()).Count), Is.EqualTo((20, 20)));
    }

    [Test]
    public async Task Redrive_MovesDeadLettersBackToWhereTheyCameFrom()
    {
        await _account.CreateQueueAsync("dead");
        await _orders.SetAttributesAsync(new()
        {
            DeadLetterPolicy = new() { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 1 },
        });
        await _orders.SendAsync("order 1");
        await _orders.ReceiveAsync(NoWait);
        _bench.Clock.Advance(TimeSpan.FromSeconds(61));
        var isDead = (await _account.GetQueueAsync("dead")).ActiveMsgNum;
        var result = await _account.Queue("dead").RedriveAsync(options: new() { MaxIdle = NoWait });
        Assert.That((isDead, result.Progress.Done, (await _orders.ReceiveAsync(NoWait))?.Body), Is.EqualTo((1L, 1L, "order 1")));
    }

    [Test]
    public async Task Attributes_OfQueueAndTopic_AreChanged()
    {
        var events = await _account.CreateTopicAsync("events", new() { MaxMsgSize = 2048 });
        await _orders.SetAttributesAsync(new() { VisibilityTimeout = 90, PollingWaitSeconds = 0 });
        await events.SetAttributesAsync(new() { MaxMsgSize = 4096 });
        var queue = (await _orders.GetAttributesAsync()).Settings;
        Assert.That(
            (queue.VisibilityTimeout, queue.PollingWaitSeconds, (await events.GetAttributesAsync()).Settings.MaxMsgSize),
            Is.EqualTo((90L, 0L, 4096L)));
    }

    [Test]
    public async Task Rewind_BringsADeletedMessageBack()
    {
        var from = _bench.Clock.GetUtcNow();
        await _orders.SendAsync("order 1");
        await _orders.DeleteAsync((await _orders.ReceiveAsync(NoWait))!);
        await _orders.RewindAsync(from);
        Assert.That((await _orders.ReceiveAsync(NoWait))?.Body, Is.EqualTo("order 1"));
    }

    [Test]
    public async Task Clear_DropsAllWhereTheEditionCan()
    {
        await _orders.SendAsync("order 1");
        if (edition == CmqEdition.Classic)
        {
            Assert.That(() => _orders.ClearAsync(), Throws.InstanceOf<CmqRefusedException>());
            return;
        }

        await _orders.ClearAsync();
        Assert.That(await _orders.ReceiveAsync(NoWait), Is.Null);
    }

    [Test]
    public async Task GetQueues_ByName_GivesThoseWithTheirAttributes()
    {
        await _account.CreateQueueAsync("stock");
        var queues = await _account.GetQueuesAsync(new() { NameContains = "ord" }).ListAsync();
        Assert.That(queues.Select(queue => (queue.Name, queue.Settings.VisibilityTimeout)), Is.EqualTo(new[] { ("orders", (long?)60) }));
    }

    [Test]
    public async Task GetQueues_MoreThanAPage_GivesAll()
    {
        for (var number = 0; number < 60; number++)
        {
            await _bench.Broker.CreateQueueAsync($"q{number:00}", new());
        }

        Assert.That((await _account.GetQueuesAsync().ListAsync()).Select(queue => queue.Name).Distinct().Count(), Is.EqualTo(61));
    }

    [Test]
    public async Task TopicsAndSubscriptions_AreListed()
    {
        var events = await _account.CreateTopicAsync("events");
        await events.SubscribeAsync("all", "orders");
        Assert.That(
            ((await _account.GetTopicsAsync().ListAsync()).Single().Name, (await events.GetSubscriptionsAsync().ListAsync()).Single().Endpoint),
            Is.EqualTo(("events", "orders")));
    }

    [Test]
    public async Task Subscription_FromCreationToDeletion()
    {
        var events = await _account.CreateTopicAsync("events");
        var subscription = await events.SubscribeAsync("all", "orders", new() { FilterTags = ["a"] });
        await subscription.SetFilterTagsAsync(["b"]);
        var tags = (await subscription.GetAttributesAsync()).Settings.FilterTags;
        await _account.DeleteSubscriptionAsync("events", "all");
        await _account.DeleteTopicAsync("events");
        Assert.That((string.Join(" ", tags ?? []), await _account.TopicExistsAsync("events")), Is.EqualTo(("b", false)));
    }
}
