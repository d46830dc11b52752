namespace Cmq.Client.Tests;

public sealed class BatchTests
{
    [Test]
    public async Task Batch_OfAnySize_GoesInOrderInCallsOf16()
    {
        var bench = await Bench.NewAsync();
        var result = await bench.Queue.SendBatchAsync(Enumerable.Range(0, 40).Select(index => $"{index}"));
        Assert.That(bench.Wire.Calls, Is.EqualTo(new[] { "send orders 16", "send orders 16", "send orders 8" }));
        Assert.That(await bench.BodiesAsync(), Is.EqualTo(Enumerable.Range(0, 40).Select(index => $"{index}")));
        Assert.That(result.Items.Select(item => item.Sent!.Value.MessageId).Distinct().Count(), Is.EqualTo(40));
    }

    [Test]
    public async Task Batch_LongMessages_GoByBytes()
    {
        var bench = await Bench.NewAsync(new() { MaxMsgSize = 1_048_576 });
        var result = await bench.Queue.SendBatchAsync(Enumerable.Range(0, 5).Select(_ => new string('x', 500_000)));
        Assert.That(result.AllSent, Is.True);
        Assert.That(bench.Wire.Calls, Is.EqualTo(new[] { "send orders 2", "send orders 2", "send orders 1" }));
    }

    [Test]
    public async Task Batch_OfNothing_IsNoCall()
    {
        var bench = await Bench.NewAsync();
        var result = await bench.Queue.SendBatchAsync([]);
        Assert.That((result.AllSent, result.Items.Count, bench.Wire.Calls.Count), Is.EqualTo((true, 0, 0)));
    }

    [Test]
    public async Task Batch_OneTooLongForTheQueue_IsRefusedAloneAndTheOthersGo()
    {
        var bench = await Bench.NewAsync(new() { MaxMsgSize = 1024 });
        var result = await bench.Queue.SendBatchAsync(["a", new string('x', 2000), "b"]);
        Assert.That(result.Items.Select(item => item.Outcome), Is.EqualTo(new[] { CmqBatchOutcome.Sent, CmqBatchOutcome.Refused, CmqBatchOutcome.Sent }));
        Assert.That(await bench.BodiesAsync(), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task Batch_OneThatIsNoMessage_IsRefusedAloneWithoutACall()
    {
        var bench = await Bench.NewAsync();
        var result = await bench.Queue.SendBatchAsync(["a", "", "b"]);
        Assert.That((result.Items[1].Outcome, result.SentCount), Is.EqualTo((CmqBatchOutcome.Refused, 2)));
        Assert.That(bench.Wire.Calls, Is.EqualTo(new[] { "send orders 2" }));
    }

    [Test]
    public async Task Batch_AnswerLost_TellsThatItMayBeThereAndStops()
    {
        var bench = await Bench.NewAsync();
        bench.Wire.After = (_, _) => bench.Wire.Calls.Count == 2 ? throw ScriptedMessaging.Broken() : Task.CompletedTask;
        var result = await bench.Queue.SendBatchAsync(Enumerable.Range(0, 40).Select(index => $"{index}"));
        Assert.That(
            result.Items.GroupBy(item => item.Outcome).Select(group => (group.Key, group.Count())),
            Is.EqualTo(new[] { (CmqBatchOutcome.Sent, 16), (CmqBatchOutcome.Unknown, 16), (CmqBatchOutcome.NotTried, 8) }));
    }

    [Test]
    public async Task Batch_CertainlyNotSent_IsRefusedAndNotUnknown()
    {
        var bench = await Bench.NewAsync();
        bench.Wire.Before = (_, _) => throw ScriptedMessaging.Broken(mayHaveExecuted: false);
        var result = await bench.Queue.SendBatchAsync(["a"]);
        Assert.That(result.Items[0].Outcome, Is.EqualTo(CmqBatchOutcome.Refused));
    }

    [Test]
    public async Task Batch_QueueMissing_StopsAtTheFirstCall()
    {
        var bench = await Bench.NewAsync();
        var result = await bench.Account.Queue("nothing").SendBatchAsync(Enumerable.Range(0, 40).Select(index => $"{index}"));
        Assert.That((result.SentCount, bench.Wire.Calls.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task ThrowIfAnyFailed_TellsHowManyWereSentAndWhyNotTheRest()
    {
        var bench = await Bench.NewAsync(new() { MaxMsgSize = 1024 });
        var result = await bench.Queue.SendBatchAsync(["a", new string('x', 2000)]);
        var error = Assert.Throws<CmqBatchException>(() => result.ThrowIfAnyFailed());
        Assert.That(error.Message, Does.Contain("1 of 2 messages were sent to 'orders'").And.Contains("4400"));
    }

    [Test]
    public async Task ThrowIfAnyFailed_ThrottledOnly_IsTransient()
    {
        var bench = await Bench.NewAsync();
        bench.Wire.Before = (_, _) => throw ScriptedMessaging.Refusal("4420", 10250);
        var result = await bench.Queue.SendBatchAsync(["a"]);
        Assert.That(Assert.Throws<CmqBatchException>(() => result.ThrowIfAnyFailed()).IsTransient, Is.True);
    }

    [Test]
    public async Task Batch_WithANull_IsRefusedWhole()
    {
        var bench = await Bench.NewAsync();
        Assert.That(() => bench.Queue.SendBatchAsync(["a", null!]), Throws.ArgumentException.With.Message.Contains("number 1"));
    }

    [Test]
    public async Task Batch_MayBeDuplicate_IsTold()
    {
        var bench = await Bench.NewAsync();
        bench.Wire.OnSent = sent => sent with { MayBeDuplicate = true };
        Assert.That((await bench.Queue.SendBatchAsync(["a", "b"])).MayHaveDuplicates, Is.True);
    }

    [Test]
    public async Task PublishBatch_ReachesEachSubscription()
    {
        var bench = await Bench.NewAsync();
        var topic = await bench.Account.CreateTopicAsync("events");
        await topic.SubscribeAsync("all", "orders");
        var result = await topic.PublishBatchAsync(Enumerable.Range(0, 20).Select(index => $"{index}"), tags: ["new"]);
        var message = await bench.Queue.ReceiveAsync();
        Assert.That((result.SentCount, (await bench.BodiesAsync()).Count(), message!.Tags[0]), Is.EqualTo((20, 20, "new")));
    }

    [Test]
    public async Task Publish_NobodyWantsIt_IsTheServicesError()
    {
        var bench = await Bench.NewAsync();
        var topic = await bench.Account.CreateTopicAsync("events");
        var error = await Until.ErrorOfAsync<CmqServiceException>(() => topic.PublishAsync("x"));
        Assert.That(error.Code, Is.EqualTo("6030"));
    }

    [TestCase("6000", CmqBatchOutcome.Unknown)]
    [TestCase("6070", CmqBatchOutcome.Refused)]
    public async Task SendBatch_RefusedByTheService_IsUnknownOnlyWhereTheServiceFailedItself(string code, CmqBatchOutcome outcome)
    {
        var bench = await Bench.NewAsync();
        bench.Wire.Before = (_, _) => throw ScriptedMessaging.Refusal(code);
        var result = await bench.Queue.SendBatchAsync(["1"]);
        var error = Assert.Throws<CmqBatchException>(() => result.ThrowIfAnyFailed());
        Assert.That(
            (error.Result.Items[0].Outcome, error.IsTransient, error.MayHaveExecuted),
            Is.EqualTo((outcome, true, outcome == CmqBatchOutcome.Unknown)));
    }
}
