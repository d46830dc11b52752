namespace Cmq.Broker.Tests;

internal sealed class LongPollTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);

    [Test]
    public async Task Receive_EmptyQueue_EndsWithNothingAfterTheWait()
    {
        var desk = await Desk.NewAsync();
        var waiting = WaitAsync(desk);
        desk.Clock.Advance(9.999);
        var before = waiting.IsCompleted;
        desk.Clock.Advance(0.001);

        Assert.That((before, await waiting), Is.EqualTo((false, "")));
    }

    [Test]
    public async Task Receive_NoWait_EndsAtOnceWithoutATimer()
    {
        var desk = await Desk.NewAsync();

        Assert.That((WaitAsync(desk, TimeSpan.Zero).IsCompletedSuccessfully, desk.Clock.RunningTimers), Is.EqualTo((true, 0)));
    }

    [Test]
    public async Task Receive_WaitNotGiven_TakesTheQueues()
    {
        var desk = await Desk.NewAsync(new() { PollingWaitSeconds = 5 });
        var waiting = desk.Broker.ReceiveMessagesAsync(Desk.Queue);
        desk.Clock.Advance(4.999);
        var before = waiting.IsCompleted;
        desk.Clock.Advance(0.001);

        Assert.That((before, (await waiting).Count), Is.EqualTo((false, 0)));
    }

    [Test]
    public async Task Receive_MessageSent_WakesAtOnce()
    {
        var desk = await Desk.NewAsync();
        var waiting = WaitAsync(desk);
        await desk.SendAsync("a");

        Assert.That((await waiting, desk.Clock.GetUtcNow()), Is.EqualTo(("a", ManualClock.Start)));
    }

    [Test]
    public async Task Receive_DelayOver_WakesThen()
    {
        var desk = await Desk.NewAsync();
        await desk.Broker.SendMessageAsync(Desk.Queue, "a", 5);
        var waiting = WaitAsync(desk);
        desk.Clock.Advance(4.999);
        var before = waiting.IsCompleted;
        desk.Clock.Advance(0.001);

        Assert.That((before, await waiting), Is.EqualTo((false, "a")));
    }

    [Test]
    public async Task Receive_VisibilityOver_WakesThen()
    {
        var desk = await Desk.NewAsync(new() { VisibilityTimeout = 5 });
        await desk.SendAsync("a");
        await desk.ReceiveAsync();
        var waiting = WaitAsync(desk);
        desk.Clock.Advance(5);

        Assert.That(await waiting, Is.EqualTo("a"));
    }

    [Test]
    public async Task Receive_ShorterDelayArrivesMeanwhile_WakesForIt()
    {
        var desk = await Desk.NewAsync();
        await desk.Broker.SendMessageAsync(Desk.Queue, "late", 8);
        var waiting = WaitAsync(desk);
        await desk.Broker.SendMessageAsync(Desk.Queue, "early", 2);
        desk.Clock.Advance(2);

        Assert.That(await waiting, Is.EqualTo("early"));
    }

    [Test]
    public async Task Receive_Rewound_Wakes()
    {
        var desk = await Desk.NewAsync(new() { RewindSeconds = 60 });
        await desk.SendAsync("a");
        await desk.ConsumeAsync();
        var waiting = WaitAsync(desk);
        await desk.Broker.RewindQueueAsync(Desk.Queue, ManualClock.Start);

        Assert.That(await waiting, Is.EqualTo("a"));
    }

    [Test]
    public async Task Receive_Several_AreServedInTheOrderInWhichTheyCame()
    {
        var desk = await Desk.NewAsync();
        Task<string>[] waiting = [WaitAsync(desk), WaitAsync(desk), WaitAsync(desk)];
        await desk.SendAsync("a", "b");
        desk.Clock.Advance(10);

        Assert.That(await Task.WhenAll(waiting), Is.EqualTo(new[] { "a", "b", "" }));
    }

    [Test]
    public async Task Receive_Cancelled_LosesNoMessage()
    {
        var desk = await Desk.NewAsync();
        using var cancellation = new CancellationTokenSource();
        var waiting = desk.Broker.ReceiveMessagesAsync(Desk.Queue, 1, Wait, cancellation.Token);
        await cancellation.CancelAsync();
        await desk.SendAsync("a");

        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await desk.CountsAsync(), Is.EqualTo("1 0 0 0"));
    }

    [Test]
    public async Task Receive_CancelledAfterAMessageWasGiven_HandsItOut()
    {
        var desk = await Desk.NewAsync();
        using var cancellation = new CancellationTokenSource();
        var waiting = desk.Broker.ReceiveMessagesAsync(Desk.Queue, 1, Wait, cancellation.Token);
        await desk.SendAsync("a");
        await cancellation.CancelAsync();

        Assert.That((await waiting).Single().Body, Is.EqualTo("a"));
    }

    [Test]
    public async Task Receive_QueueDeleted_EndsWithThat()
    {
        var desk = await Desk.NewAsync();
        var waiting = WaitAsync(desk);
        await desk.Broker.DeleteQueueAsync(Desk.Queue);

        Assert.That(await Desk.PairOfAsync(() => waiting), Is.EqualTo("4440 10100"));
    }

    [Test]
    public async Task Receive_DeadLetterComes_WakesWhoWaitsThere()
    {
        var desk = await Desk.NewAsync(new() { VisibilityTimeout = 5 });
        await desk.Broker.CreateQueueAsync("dead", new());
        await desk.Broker.ModifyQueueAsync(Desk.Queue, new() { DeadLetterPolicy = TestBroker.DeadLettersTo("dead", 1) });
        await desk.SendAsync("a");
        var waiting = WaitAsync(desk, queue: "dead");
        await desk.ReceiveAsync();
        desk.Clock.Advance(5);

        Assert.That(await waiting, Is.EqualTo("a"));
    }

    [Test]
    public async Task Receive_DeadLetterByAge_WakesWhoWaitsThere()
    {
        var desk = await Desk.NewAsync();
        await desk.Broker.CreateQueueAsync("dead", new());
        await desk.Broker.ModifyQueueAsync(Desk.Queue, new() { DeadLetterPolicy = DeadLetterMoveTests.ByAge("dead", 300) });
        await desk.SendAsync("a");
        desk.Clock.Advance(295);
        var waiting = WaitAsync(desk, queue: "dead");
        desk.Clock.Advance(5);

        Assert.That(await waiting, Is.EqualTo("a"));
    }

    [TestCase("served")]
    [TestCase("timed out")]
    [TestCase("cancelled")]
    [TestCase("deleted")]
    public async Task Receive_Ended_LeavesNoTimer(string how)
    {
        var desk = await Desk.NewAsync();
        await desk.Broker.SendMessageAsync(Desk.Queue, "later", 60);
        using var cancellation = new CancellationTokenSource();
        var waiting = desk.Broker.ReceiveMessagesAsync(Desk.Queue, 1, Wait, cancellation.Token);
        var during = desk.Clock.RunningTimers;
        await (how switch
        {
            "served" => desk.SendAsync("a"),
            "cancelled" => cancellation.CancelAsync(),
            "deleted" => desk.Broker.DeleteQueueAsync(Desk.Queue),
            _ => Task.Run(() => desk.Clock.Advance(10)),
        });
        await ((Task)waiting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        Assert.That((during, desk.Clock.RunningTimers), Is.EqualTo((2, 0)));
    }

    [TestCase(-1)]
    [TestCase(31)]
    public async Task Receive_WaitOutOfRange_IsRefused(int seconds)
    {
        var desk = await Desk.NewAsync();

        Assert.That(await Desk.PairOfAsync(() => WaitAsync(desk, TimeSpan.FromSeconds(seconds))), Is.EqualTo("4000 10350"));
    }

    [Test]
    public async Task Receive_FromAStoreThatAnotherWritesTo_FindsItsMessage()
    {
        var (clock, document) = (new ManualClock(), new MemoryDocument());
        var (first, second) = (new CmqBroker(new() { Store = document, TimeProvider = clock }), new CmqBroker(new() { Store = document, TimeProvider = clock }));
        await first.CreateQueueAsync(Desk.Queue, new());
        var waiting = first.ReceiveMessagesAsync(Desk.Queue, 1, Wait);
        await second.SendMessageAsync(Desk.Queue, "a");
        clock.Advance(0.1);

        Assert.That((await waiting).Single().Body, Is.EqualTo("a"));
    }

    private static async Task<string> WaitAsync(Desk desk, TimeSpan? wait = null, string queue = Desk.Queue) =>
        string.Join(" ", (await desk.Broker.ReceiveMessagesAsync(queue, 1, wait ?? Wait)).Select(message => message.Body));
}
