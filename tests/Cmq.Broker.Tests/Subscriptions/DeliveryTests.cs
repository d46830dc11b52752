namespace Cmq.Broker.Tests;

/// <summary>Deliveries that can't be made at once.</summary>
internal sealed class DeliveryTests
{
    private const string Topic = "events";

    [Test]
    public async Task Publish_QueueIsGone_WaitsAndCounts()
    {
        var desk = await WithoutQueueAsync();
        await PublishAsync(desk, "a");

        Assert.That(await CountsAsync(desk), Is.EqualTo("1 1"));
    }

    [Test]
    public async Task MsgCount_OfATopic_IsTheSumOfItsSubscriptions()
    {
        var desk = await Desk.NewAsync();
        await desk.Broker.CreateTopicAsync(Topic, new());
        await desk.Broker.SubscribeQueueAsync(Topic, "all", Desk.Queue);
        await desk.Broker.SubscribeQueueAsync(Topic, "paid", Desk.Queue, new() { FilterTags = ["paid"] });
        await desk.Broker.DeleteQueueAsync(Desk.Queue);
        await desk.Broker.PublishMessagesAsync(Topic, ["a"]);
        await desk.Broker.PublishMessagesAsync(Topic, ["b"], ["paid"]);

        Assert.That((await desk.Broker.DescribeTopicAsync(Topic)).MsgCount, Is.EqualTo(3));
    }

    [TestCase(0.999, 0L)]
    [TestCase(1, 1L)]
    public async Task ExponentialDecay_QueueIsBack_DeliversWithTheFirstRetry(double seconds, long delivered)
    {
        var desk = await WithoutQueueAsync();
        await PublishAsync(desk, "a");
        await desk.Broker.CreateQueueAsync(Desk.Queue, new());
        desk.Clock.Advance(seconds);

        Assert.That((await desk.Broker.DescribeQueueAsync(Desk.Queue)).ActiveMsgNum, Is.EqualTo(delivered));
    }

    [Test]
    public async Task QueueIsBack_MessagesThatWaited_ComeInOrder()
    {
        var desk = await WithoutQueueAsync();
        await PublishAsync(desk, "a", "b", "c");
        await desk.Broker.CreateQueueAsync(Desk.Queue, new());
        desk.Clock.Advance(1);

        Assert.That((await desk.ReceiveAllAsync(), await CountsAsync(desk)), Is.EqualTo(("a b c", "0 0")));
    }

    [Test]
    public async Task QueueIsBack_SomebodyWaitsThere_IsWoken()
    {
        var desk = await WithoutQueueAsync();
        await PublishAsync(desk, "a");
        await desk.Broker.CreateQueueAsync(Desk.Queue, new());
        var waiting = desk.Broker.ReceiveMessagesAsync(Desk.Queue, 1, TimeSpan.FromSeconds(10));
        desk.Clock.Advance(1);

        Assert.That((await waiting).Single().Body, Is.EqualTo("a"));
    }

    [TestCase("classic")]
    [TestCase("tdmq")]
    public async Task Backoff_ThreeRetriesFail_DropsTheMessageAndGoesOn(string edition)
    {
        _ = CmqEditions.TryParse(edition, out var parsed);
        var desk = await WithoutQueueAsync(NotifyStrategy.BackoffRetry, parsed);
        await PublishAsync(desk, "a");
        var (least, most) = parsed == CmqEdition.Classic ? (57, 87) : (30, 60);
        desk.Clock.Advance(least - 1);
        var before = await CountsAsync(desk);
        desk.Clock.Advance(most - least + 1);

        Assert.That((before, await CountsAsync(desk)), Is.EqualTo(("1 1", "0 0")));
    }

    [Test]
    public async Task ExponentialDecay_Waits_GrowTo512Seconds() => Assert.That(
        await Task.FromResult(Enumerable.Range(1, 177).Select(retry => RetrySchedule.Wait(NotifyStrategy.ExponentialDecayRetry, CmqEdition.Tdmq, retry, Random.Shared))),
        Is.EqualTo(new[] { 1L, 2, 4, 8, 16, 32, 64, 128, 256 }.Concat(Enumerable.Repeat(512L, 167)).Select(seconds => (long?)(1000 * seconds)).Append(null)));

    [Test]
    public async Task AnyStrategy_ADayAfterPublishing_DropsTheMessage()
    {
        var desk = await WithoutQueueAsync(edition: CmqEdition.Classic);
        await PublishAsync(desk, "a");
        desk.Clock.Advance(86_399);
        var before = await CountsAsync(desk);
        desk.Clock.Advance(1);

        Assert.That((before, await CountsAsync(desk)), Is.EqualTo(("1 1", "0 0")));
    }

    // The classic waits double, so after half a day the next try is a day and a half after publishing.
    [Test]
    public async Task FirstMessageEnds_BeforeItsNextTry_TheNextIsDeliveredThen()
    {
        var desk = await WithoutQueueAsync(edition: CmqEdition.Classic);
        await PublishAsync(desk, "a");
        desk.Clock.Advance(70_000);
        await PublishAsync(desk, "b");
        await desk.Broker.CreateQueueAsync(Desk.Queue, new());
        desk.Clock.Advance(86_400);

        Assert.That((await desk.ReceiveAsync()).EnqueueTime, Is.EqualTo(ManualClock.Start.AddSeconds(86_400)));
    }

    [Test]
    public async Task DeleteSubscription_WithMessagesThatWait_DropsThem()
    {
        var desk = await WithoutQueueAsync();
        await PublishAsync(desk, "a");
        await desk.Broker.DeleteSubscriptionAsync(Topic, "s");

        Assert.That(((await desk.Broker.DescribeTopicAsync(Topic)).MsgCount, desk.Clock.RunningTimers), Is.EqualTo((0L, 0)));
    }

    [Test]
    public async Task Stored_MessagesThatWait_AreThereForTheNextBroker()
    {
        var document = new MemoryDocument();
        var desk = await WithoutQueueAsync(change: options => options with { Store = document });
        await PublishAsync(desk, "a", "b");
        var next = new CmqBroker(desk.Broker.Options);
        await next.CreateQueueAsync(Desk.Queue, new());
        desk.Clock.Advance(1);

        Assert.That((await next.ReceiveMessagesAsync(Desk.Queue, 16)).Select(message => message.Body), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task Http_NoTransport_IsRefused()
    {
        var desk = await WithHttpAsync(null);

        Assert.That(await Desk.PairOfAsync(() => PublishAsync(desk, "a")), Is.EqualTo("4000 10110"));
    }

    [Test]
    public async Task Http_Transport_IsGivenTheMessage()
    {
        var transport = new Transport();
        var desk = await WithHttpAsync(transport);
        var id = (await desk.Broker.PublishMessagesAsync(Topic, ["a"], ["paid"])).Single().MessageId;

        var delivery = await transport.NextAsync(true);

        Assert.That(
            (delivery.MessageId, delivery.Body, delivery.Endpoint, delivery.TopicName, delivery.SubscriptionName, delivery.PublishTime, string.Join(",", delivery.Tags)),
            Is.EqualTo((id, "a", "http://example.com/hook", Topic, "hook", ManualClock.Start, "paid")));
    }

    [Test]
    public async Task Http_TryFails_IsTriedAgainByTheStrategyBeforeTheNextMessage()
    {
        var transport = new Transport();
        var desk = await WithHttpAsync(transport);
        await PublishAsync(desk, "a", "b");
        await transport.NextAsync(false);
        await desk.Clock.UntilATimerRunsAsync();
        desk.Clock.Advance(1);
        var again = await transport.NextAsync(true);
        var next = await transport.NextAsync(true);

        Assert.That((again.Body, next.Body), Is.EqualTo(("a", "b")));
    }

    private static async Task<Desk> WithoutQueueAsync(NotifyStrategy? strategy = null, CmqEdition edition = CmqEdition.Tdmq, Func<CmqBrokerOptions, CmqBrokerOptions>? change = null)
    {
        var desk = await Desk.NewAsync(edition: edition, change: change);
        await desk.Broker.CreateTopicAsync(Topic, new());
        await desk.Broker.SubscribeQueueAsync(Topic, "s", Desk.Queue, new() { NotifyStrategy = strategy });
        await desk.Broker.DeleteQueueAsync(Desk.Queue);
        return desk;
    }

    private static async Task<Desk> WithHttpAsync(IPushTransport? transport)
    {
        var desk = await Desk.NewAsync(change: options => options with { PushTransport = transport });
        await desk.Broker.CreateTopicAsync(Topic, new());
        await desk.Broker.CreateSubscriptionAsync(Topic, "hook", SubscriptionProtocol.Http, "http://example.com/hook", new());
        return desk;
    }

    private static async Task PublishAsync(Desk desk, params string[] bodies)
    {
        foreach (var body in bodies)
        {
            await desk.Broker.PublishMessagesAsync(Topic, [body]);
        }
    }

    private static async Task<string> CountsAsync(Desk desk)
    {
        var subscription = (await desk.Broker.DescribeSubscriptionsAsync(new() { TopicName = Topic })).Items.Single();
        return $"{subscription.MsgCount} {(await desk.Broker.DescribeTopicAsync(Topic)).MsgCount}";
    }

    private sealed class Transport : IPushTransport
    {
        private readonly System.Threading.Channels.Channel<(PushDelivery, TaskCompletionSource<bool>)> _tries =
            System.Threading.Channels.Channel.CreateUnbounded<(PushDelivery, TaskCompletionSource<bool>)>();

        public async Task<bool> PushAsync(PushDelivery delivery, CancellationToken cancellationToken)
        {
            var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            await _tries.Writer.WriteAsync((delivery, answer), cancellationToken);
            return await answer.Task;
        }

        /// <summary>Waits for the next try, and answers it.</summary>
        public async Task<PushDelivery> NextAsync(bool delivered)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var (delivery, answer) = await _tries.Reader.ReadAsync(limit.Token);
            answer.SetResult(delivered);
            return delivery;
        }
    }
}
