using Cmq.Broker;
using Cmq.Emulator;

namespace Cmq.Storage.Tests;

/// <summary>What is there again, and what is not.</summary>
internal sealed class KeepingTests
{
    [Test]
    public async Task Handle_OfAReceive_DeletesAfterwards()
    {
        await using var kept = new KeptFolder();
        await kept.Broker.CreateQueueAsync("orders", new());
        await kept.Broker.SendMessageAsync("orders", "a");
        var received = await kept.Broker.ReceiveMessagesAsync("orders");
        var broker = await kept.ReopenAsync();

        await broker.DeleteMessageAsync("orders", received[0].ReceiptHandle);
        Assert.That(await broker.PeekMessagesAsync("orders"), Is.Empty);
    }

    [Test]
    public async Task ReceivedMessage_IsHiddenUntilItsTime()
    {
        await using var kept = new KeptFolder();
        await kept.Broker.CreateQueueAsync("orders", new() { VisibilityTimeout = 60 });
        await kept.Broker.SendMessageAsync("orders", "a");
        await kept.Broker.ReceiveMessagesAsync("orders");
        kept.Clock.Advance(59);
        var broker = await kept.ReopenAsync();
        var before = (await broker.ReceiveMessagesAsync("orders")).Count;
        kept.Clock.Advance(1);

        Assert.That((before, (await broker.ReceiveMessagesAsync("orders"))[0].DequeueCount), Is.EqualTo((0, 2)));
    }

    [Test]
    public async Task DeletedMessage_CanBeRewoundTo()
    {
        await using var kept = new KeptFolder();
        await kept.Broker.CreateQueueAsync("orders", new() { RewindSeconds = 600 });
        await kept.Broker.SendMessageAsync("orders", "a");
        await kept.Broker.DeleteMessageAsync("orders", (await kept.Broker.ReceiveMessagesAsync("orders"))[0].ReceiptHandle);
        kept.Clock.Advance(60);
        var broker = await kept.ReopenAsync();
        var before = (await broker.ReceiveMessagesAsync("orders")).Count;
        await broker.RewindQueueAsync("orders", kept.Clock.Now.AddSeconds(-100));

        Assert.That((before, (await broker.ReceiveMessagesAsync("orders"))[0].Body), Is.EqualTo((0, "a")));
    }

    [Test]
    public async Task Message_WhoseRetentionEndedMeanwhile_IsDroppedAndForgotten()
    {
        await using var kept = new KeptFolder();
        await kept.Broker.CreateQueueAsync("orders", new() { MsgRetentionSeconds = 60 });
        await kept.Broker.SendMessageAsync("orders", "a");
        kept.Clock.Advance(60);
        await kept.ReopenAsync();
        var broker = await kept.ReopenAsync();

        Assert.That((kept.Data.LoadedMessages, (await broker.DescribeQueueAsync("orders")).ActiveMsgNum), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Queue_RecreatedUnderItsName_InheritsNoMessages()
    {
        await using var kept = new KeptFolder();
        await kept.Broker.CreateQueueAsync("orders", new());
        await kept.Broker.SendMessageAsync("orders", "a");
        await kept.Broker.DeleteQueueAsync("orders");
        var id = await kept.Broker.CreateQueueAsync("orders", new());
        var broker = await kept.ReopenAsync();

        Assert.That(((await broker.DescribeQueueAsync("orders")).QueueId, (await broker.PeekMessagesAsync("orders")).Count), Is.EqualTo((id, 0)));
    }

    [Test]
    public async Task UndeliveredPushes_GoOut_InOrder()
    {
        await using var kept = new KeptFolder(new() { PushTransport = new Endpoint(isUp: false) });
        await kept.Broker.CreateTopicAsync("events", new());
        await kept.Broker.CreateSubscriptionAsync("events", "hook", SubscriptionProtocol.Http, "http://127.0.0.1:9/", new());
        await kept.Broker.PublishMessagesAsync("events", ["a", "b", "c"], tags: ["x", "\"y\""]);
        kept.Clock.Advance(600);
        var endpoint = new Endpoint(isUp: true);
        await kept.ReopenAsync(endpoint);
        await endpoint.Third.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(endpoint.Taken, Is.EqualTo(new[] { "a [x, \"y\"]", "b [x, \"y\"]", "c [x, \"y\"]" }));
    }

    [Test]
    public async Task BlockedName_IsStillBlocked()
    {
        await using var kept = new KeptFolder(new() { NameBlockTime = TimeSpan.FromSeconds(30) });
        await kept.Broker.CreateQueueAsync("orders", new());
        await kept.Broker.DeleteQueueAsync("orders");
        var broker = await kept.ReopenAsync();

        Assert.That(() => broker.CreateQueueAsync("orders", new()), Throws.TypeOf<CmqServiceException>().With.Property("Code").EqualTo(CmqErrorCodes.ResourceUnavailable));
    }

    [Test]
    public async Task Clock_PutForward_StaysSo()
    {
        await using var kept = new KeptFolder();
        var clock = new CmqEmulatorClock(kept.Clock) { Keep = kept.Data.KeepClockOffset };
        clock.Advance(TimeSpan.FromSeconds(100));
        clock.Advance(TimeSpan.FromSeconds(20.5));
        await kept.ReopenAsync();

        Assert.That(kept.Data.ClockOffset, Is.EqualTo(TimeSpan.FromSeconds(120.5)));
    }

    [Test]
    public void Clock_WhoseOffsetCannotBeKept_StaysWhereItIs()
    {
        var clock = new CmqEmulatorClock(new StillClock()) { Keep = _ => throw new CmqStoreException("here", "it is full.") };
        var attempt = () => clock.Advance(TimeSpan.FromSeconds(100));

        Assert.That(attempt, Throws.TypeOf<CmqStoreException>());
        Assert.That(clock.Offset, Is.EqualTo(TimeSpan.Zero));
    }

    private sealed class Endpoint(bool isUp) : IPushTransport
    {
        private readonly TaskCompletionSource _third = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Taken { get; } = [];

        public Task Third => _third.Task;

        public Task<bool> PushAsync(PushDelivery delivery, CancellationToken cancellationToken)
        {
            if (isUp)
            {
                Taken.Add($"{delivery.Body} [{string.Join(", ", delivery.Tags)}]");
                if (Taken.Count == 3)
                {
                    _third.SetResult();
                }
            }

            return Task.FromResult(isUp);
        }
    }
}
