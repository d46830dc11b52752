using Cmq.Broker;

namespace Cmq.Client.Tests;

/// <summary>
/// Faults that are on record of other clients of this service, by their numbers in <c>docs/client.md</c>; those of the wire are tested where the wire is.
/// </summary>
public sealed class AccountFaultTests
{
    [Test]
    public void Fault01_ObjectsThatOneThreadMayUse_HandlesHoldNothingOfTheirOwn()
    {
        var fields = new[] { typeof(CmqQueue), typeof(CmqTopic), typeof(CmqSubscription) }
            .SelectMany(type => type.GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public));
        Assert.That(fields.Where(field => !field.IsInitOnly), Is.Empty);
    }

    [Test]
    public async Task Fault03_SettingsOfTheFirstAccountForAll_AccountsHaveTheirOwn()
    {
        var (first, second) = (new TestLog(), new TestLog());
        var broker = new CmqBroker(new());
        await using var quiet = broker.OpenAccount(new() { LoggerFactory = first.Factory });
        await using var loud = broker.OpenAccount(new() { LoggerFactory = second.Factory });
        var queue = await quiet.CreateQueueAsync("orders");
        await loud.Queue(queue.Name).SendAsync("x");
        Assert.That((first.Lines.Count, second.Lines.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Fault05_NegativeWait_IsRefusedHereAndNotSent()
    {
        var bench = await Bench.NewAsync();
        Assert.That(() => bench.Queue.ReceiveAsync(TimeSpan.FromSeconds(-1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(bench.Wire.Calls, Is.Empty);
    }

    [Test]
    public async Task Fault06_FailedListingIsAnEmptyOne_ItsErrorIsThrown()
    {
        await using var account = CmqAccount.Over(FailingManagement.New(), new CmqBroker(new()));
        Assert.That(() => account.GetQueuesAsync().ListAsync(), Throws.InstanceOf<CmqTransportException>());
    }

    [Test]
    public async Task Fault07_ErrorsOfABatchOfDeletionsAreLost_EachIsTold()
    {
        var bench = await Bench.NewAsync();
        await bench.SendAsync(1);
        var message = await bench.Queue.ReceiveAsync();
        var result = await bench.Queue.DeleteBatchAsync(["0123456789ABCDEF", message!.ReceiptHandle]);
        var failure = result.Failures.Single();
        Assert.That((failure.ReceiptHandle, ((CmqServiceException)failure.Error!).Code), Is.EqualTo(("0123456789ABCDEF", "4430")));
    }

    [Test]
    public async Task Fault08_ZeroIsNeverSent_AttributesGoBackToIt()
    {
        var bench = await Bench.NewAsync(new() { PollingWaitSeconds = 10, RewindSeconds = 60 });
        await bench.Queue.SetAttributesAsync(new() { PollingWaitSeconds = 0, RewindSeconds = 0 });
        var settings = (await bench.Queue.GetAttributesAsync()).Settings;
        Assert.That((settings.PollingWaitSeconds, settings.RewindSeconds), Is.EqualTo((0L, 0L)));
    }

    [TestCase("send")]
    [TestCase("publish")]
    [TestCase("delete")]
    public async Task Fault09_BatchOf17IsCheckedForSomeActionsOnly_AnyNumberIsSplit(string action)
    {
        var bench = await Bench.NewAsync();
        var topic = await bench.Account.CreateTopicAsync("events");
        await topic.SubscribeAsync("all", "orders");
        var texts = Enumerable.Range(0, 17).Select(index => $"h{index}");
        await (action switch
        {
            "send" => bench.Queue.SendBatchAsync(texts),
            "publish" => topic.PublishBatchAsync(texts),
            _ => (Task)bench.Queue.DeleteBatchAsync(texts),
        });
        Assert.That(bench.Wire.Calls.Select(call => call.Split(' ')[2]), Is.EqualTo(new[] { "16", "1" }));
    }

    [TestCase(0)]
    [TestCase(17)]
    public async Task Fault09_BatchOf17_ReceiveRefusesItHere(int number)
    {
        var bench = await Bench.NewAsync();
        Assert.That(() => bench.Queue.ReceiveBatchAsync(number), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(bench.Wire.Calls, Is.Empty);
    }

    [Test]
    public async Task Fault11_ObjectsOfTheCallerAreChanged_TheyStayAsTheyAre()
    {
        var bench = await Bench.NewAsync();
        var topic = await bench.Account.CreateTopicAsync("events");
        await topic.SubscribeAsync("all", "orders");
        var (bodies, tags) = (new List<string> { "a", "" }, new List<string> { "new" });
        await topic.PublishBatchAsync(bodies, tags);
        await topic.PublishBatchAsync(bodies, tags);
        Assert.That((string.Join("|", bodies), string.Join("|", tags)), Is.EqualTo(("a|", "new")));
    }

    [Test]
    public async Task Fault13_LogHoldsSecretsAndBodies_NoLineHasABodyOrAHandle()
    {
        const string Secret = "body-7d1f";
        var bench = await Bench.NewAsync(new() { VisibilityTimeout = 10 });
        await bench.Queue.SendAsync(Secret);
        var handle = "";
        using var stop = new CancellationTokenSource();
        var running = bench.Queue.ProcessAsync(
            (message, _) =>
            {
                handle = message.ReceiptHandle;
                stop.Cancel();
                throw new InvalidOperationException("the handler's own words");
            },
            cancellationToken: stop.Token);
        await bench.Clock.RunAsync(running, 60);
        Assert.That(bench.Log.Lines, Has.Some.Contains("HandlerFailed").And.None.Contains(Secret).And.None.Contains(handle));
    }

    [Test]
    public async Task Fault14_TagsOfMessagesAreOneList_EachMessageHasItsOwn()
    {
        var bench = await Bench.NewAsync();
        await bench.SendAsync(2);
        var messages = await bench.Queue.ReceiveBatchAsync();
        Assert.That(messages.Select(message => message.Tags), Has.All.Empty.And.All.Not.InstanceOf<List<string>>());
    }

    [Test]
    public async Task Fault14_SubscriptionLosesItsEndpoint_ItIsRead()
    {
        var bench = await Bench.NewAsync();
        await bench.Account.CreateTopicAsync("events");
        var subscription = await bench.Account.CreateSubscriptionAsync("events", "all", SubscriptionProtocol.Queue, "orders");
        var attributes = await subscription.GetAttributesAsync();
        Assert.That((attributes.Endpoint, attributes.MsgCount, attributes.Protocol), Is.EqualTo(("orders", 0L, SubscriptionProtocol.Queue)));
    }

    [TestCase("订单已付款 🛒")]
    [TestCase(" a=b&c=d+e%20 ")]
    [TestCase("\0\u0001\r\n\t")]
    public async Task Fault15_TextThatIsNotAscii_ComesBackAsItWas(string body)
    {
        var bench = await Bench.NewAsync();
        await bench.Queue.SendAsync(body);
        Assert.That((await bench.Queue.ReceiveAsync())!.Body, Is.EqualTo(body));
    }

    [Test]
    public async Task Fault17_WaitOfNothingIsTakenForNone_ItIsPassedOn()
    {
        var bench = await Bench.NewAsync(new() { PollingWaitSeconds = 30 });
        Assert.That(await bench.Queue.ReceiveAsync(TimeSpan.Zero).SoonAsync(), Is.Null);
    }

    [Test]
    public async Task Fault18_RewindDoesNotWork_DeletedMessagesComeBack()
    {
        var bench = await Bench.NewAsync(new() { RewindSeconds = 600 });
        await bench.SendAsync(1);
        await bench.Queue.DeleteAsync((await bench.Queue.ReceiveAsync())!);
        await bench.Queue.RewindAsync(bench.Clock.GetUtcNow());
        Assert.That((await bench.Queue.ReceiveAsync())!.Body, Is.EqualTo("0"));
    }

    [TestCase(CmqEdition.Classic)]
    [TestCase(CmqEdition.Tdmq)]
    [TestCase(CmqEdition.Tdmq2022)]
    public async Task Fault18_DefaultSettingsAreRefused_TheyAreTaken(CmqEdition edition)
    {
        var bench = await Bench.NewAsync(edition: edition);
        await bench.Account.CreateTopicAsync("events");
        Assert.That(await bench.Account.TopicExistsAsync("events"), Is.True);
    }

    [Test]
    public async Task Fault19_ZeroesAreDropped_BodyAndDelayAreSent()
    {
        var bench = await Bench.NewAsync();
        await bench.Queue.SendAsync("0", TimeSpan.Zero);
        Assert.That((await bench.Queue.ReceiveAsync())!.Body, Is.EqualTo("0"));
    }

    [Test]
    public async Task Fault22_AnswerOfABatchIsMisread_EachMessageHasItsId()
    {
        var bench = await Bench.NewAsync();
        var result = await bench.Queue.SendBatchAsync(["a", "b"]);
        var received = (await bench.Queue.ReceiveBatchAsync()).Select(message => message.MessageId);
        Assert.That(result.Items.Select(item => item.Sent!.Value.MessageId), Is.EqualTo(received));
    }

    [Test]
    public async Task Fault23_ConsumersEndUnnoticed_TheyGoOnAfterEveryKindOfFailure()
    {
        var bench = await Bench.NewAsync(new() { VisibilityTimeout = 10 });
        await bench.SendAsync(3);
        var calls = 0;
        bench.Wire.Before = (_, _) => ++calls % 3 == 0 ? throw ScriptedMessaging.Broken() : Task.CompletedTask;
        using var stop = new CancellationTokenSource();
        var handled = new HashSet<string>();
        var running = bench.Queue.ProcessAsync(
            (message, _) =>
            {
                if (message.DequeueCount == 1)
                {
                    throw new InvalidOperationException();
                }

                if (handled.Add(message.Body) && handled.Count == 3)
                {
                    stop.Cancel();
                }

                return Task.CompletedTask;
            },
            cancellationToken: stop.Token);
        await bench.Clock.RunAsync(running, 60);
        Assert.That(handled, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Fault24_EmptyQueueIsAnException_ItIsNullOrNothing()
    {
        var bench = await Bench.NewAsync();
        Assert.That((await bench.Queue.ReceiveAsync(), (await bench.Queue.ReceiveBatchAsync()).Count), Is.EqualTo(((CmqMessage?)null, 0)));
    }

    [Test]
    public async Task Fault25_WorkOutlastsTheVisibility_HandlerIsToldBefore()
    {
        var bench = await Bench.NewAsync(new() { VisibilityTimeout = 10 });
        await bench.SendAsync(1);
        using var stop = new CancellationTokenSource();
        var told = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = bench.Queue.ProcessAsync(
            async (message, token) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token).ContinueWith(_ => { }, TaskScheduler.Default);
                await stop.CancelAsync();
                told.SetResult(bench.Clock.GetUtcNow() < message.NextVisibleTime);
            },
            cancellationToken: stop.Token);
        var hiddenStill = await bench.Clock.RunAsync(told.Task, 60);

        // The deletion has all the time that it wants: the clock stands still.
        var result = await running.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That((hiddenStill, result.Succeeded), Is.EqualTo((true, 1L)));
    }
}
