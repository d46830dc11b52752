namespace Cmq.Client.Tests;

public sealed class SenderTests
{
    private static readonly CmqSenderOptions OneSecond = new() { Linger = TimeSpan.FromSeconds(1) };

    [Test]
    public async Task Messages_WithinTheLinger_GoTogether()
    {
        var bench = await Bench.NewAsync();
        await using var sender = bench.Queue.CreateSender(OneSecond);
        var sending = Enumerable.Range(0, 3).Select(index => sender.SendAsync($"{index}")).ToList();
        bench.Clock.Advance(1);
        await Task.WhenAll(sending).SoonAsync();
        Assert.That(bench.Wire.Calls, Is.EqualTo(new[] { "send orders 3" }));
    }

    [Test]
    public async Task Message_BeforeTheLingerIsOver_Waits()
    {
        var bench = await Bench.NewAsync();
        await using var sender = bench.Queue.CreateSender(OneSecond);
        var sending = sender.SendAsync("x");
        bench.Clock.Advance(0.999);
        Assert.That((sending.IsCompleted, bench.Wire.Calls.Count), Is.EqualTo((false, 0)));
    }

    [Test]
    public async Task Messages_AsManyAsACallTakes_GoAtOnce()
    {
        var bench = await Bench.NewAsync();
        await using var sender = bench.Queue.CreateSender(OneSecond);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(index => sender.SendAsync($"{index}"))).SoonAsync();
        Assert.That(bench.Wire.Calls, Is.EqualTo(new[] { "send orders 16" }));
    }

    [Test]
    public async Task Messages_MoreBytesThanACallTakes_GoInTwo()
    {
        var bench = await Bench.NewAsync(new() { MaxMsgSize = 1_048_576 });
        await using var sender = bench.Queue.CreateSender(OneSecond);
        var first = sender.SendAsync(new('x', 600_000));
        var second = sender.SendAsync(new('y', 600_000));
        await first.SoonAsync();
        Assert.That((second.IsCompleted, bench.Wire.Calls.Count), Is.EqualTo((false, 1)));
    }

    [Test]
    public async Task Flush_SendsWhatWaits()
    {
        var bench = await Bench.NewAsync();
        await using var sender = bench.Queue.CreateSender(OneSecond);
        var sending = sender.SendAsync("x");
        await sender.FlushAsync().SoonAsync();
        Assert.That((await sending.SoonAsync()).MessageId, Is.Not.Empty);
    }

    [Test]
    public async Task Dispose_SendsWhatWaitsAndTakesNoMore()
    {
        var bench = await Bench.NewAsync();
        var sender = bench.Queue.CreateSender(OneSecond);
        var sending = sender.SendAsync("x");
        await sender.DisposeAsync();
        Assert.That(sending.IsCompletedSuccessfully, Is.True);
        Assert.That(() => sender.SendAsync("y"), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Cancelled_WhileItWaits_IsTakenBack()
    {
        var bench = await Bench.NewAsync();
        await using var sender = bench.Queue.CreateSender(OneSecond);
        using var stop = new CancellationTokenSource();
        var back = sender.SendAsync("back", stop.Token);
        var sending = sender.SendAsync("x", CancellationToken.None);
        await stop.CancelAsync();
        bench.Clock.Advance(1);
        await sending.SoonAsync();
        Assert.That(back.IsCanceled, Is.True);
        Assert.That(await bench.BodiesAsync(), Is.EqualTo(new[] { "x" }));
    }

    [Test]
    public async Task OneRefused_FailsAlone()
    {
        var bench = await Bench.NewAsync(new() { MaxMsgSize = 1024 });
        await using var sender = bench.Queue.CreateSender(OneSecond);
        var long_ = sender.SendAsync(new('x', 2000));
        var short_ = sender.SendAsync("x");
        bench.Clock.Advance(1);
        await short_.SoonAsync();
        var error = await Until.ErrorOfAsync<CmqServiceException>(() => long_.SoonAsync());
        Assert.That(error.Code, Is.EqualTo("4400"));
    }

    [Test]
    public async Task FailedCall_FailsAllThatWereInIt()
    {
        var bench = await Bench.NewAsync();
        bench.Wire.Before = (_, _) => throw ScriptedMessaging.Broken();
        await using var sender = bench.Queue.CreateSender(OneSecond);
        var sending = Enumerable.Range(0, 2).Select(index => sender.SendAsync($"{index}")).ToList();
        bench.Clock.Advance(1);
        foreach (var one in sending)
        {
            await Until.ErrorOfAsync<CmqTransportException>(() => one.SoonAsync());
        }

        Assert.That(bench.Wire.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Pending_AtItsMaximum_NextOneWaitsForRoom()
    {
        var bench = await Bench.NewAsync();
        await using var sender = bench.Queue.CreateSender(OneSecond with { MaxPending = 2 });
        var sending = Enumerable.Range(0, 3).Select(index => sender.SendAsync($"{index}")).ToList();
        bench.Clock.Advance(1);
        await Task.WhenAll(sending.Take(2)).SoonAsync();
        await Until.TrueAsync(() => bench.Wire.Calls.Count == 1);
        await bench.Clock.UntilTimerAsync(1);
        bench.Clock.Advance(1);
        await sending[2].SoonAsync();
        Assert.That(bench.Wire.Calls, Is.EqualTo(new[] { "send orders 2", "send orders 1" }));
    }

    [Test]
    public async Task Messages_WithoutALinger_GatherWhileAllCallsAreBusy()
    {
        var bench = await Bench.NewAsync();
        using var go = new SemaphoreSlim(0);
        bench.Wire.Before = (_, _) => go.WaitAsync();
        await using var sender = bench.Queue.CreateSender(new() { Linger = TimeSpan.Zero, MaxCalls = 1 });
        var sending = Enumerable.Range(0, 6).Select(index => sender.SendAsync($"{index}")).ToList();
        go.Release(2);
        await Task.WhenAll(sending).SoonAsync();
        Assert.That(bench.Wire.Calls, Is.EqualTo(new[] { "send orders 1", "send orders 5" }));
        Assert.That(await bench.BodiesAsync(), Is.EqualTo(Enumerable.Range(0, 6).Select(index => $"{index}")));
    }

    [Test]
    public async Task OfATopic_PublishesTogether()
    {
        var bench = await Bench.NewAsync();
        var topic = await bench.Account.CreateTopicAsync("events");
        await topic.SubscribeAsync("all", "orders");
        await using var sender = topic.CreateSender(OneSecond);
        var sending = Enumerable.Range(0, 2).Select(index => sender.SendAsync($"{index}")).ToList();
        bench.Clock.Advance(1);
        await Task.WhenAll(sending).SoonAsync();
        Assert.That(bench.Wire.Calls, Is.EqualTo(new[] { "publish events 2" }));
    }

    [Test]
    public async Task Options_OutOfRange_AreRefused()
    {
        var bench = await Bench.NewAsync();
        Assert.That(() => bench.Queue.CreateSender(new() { MaxMessages = 17 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => bench.Queue.CreateSender(new() { Linger = TimeSpan.FromSeconds(-1) }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => bench.Queue.CreateSender(new() { MaxCalls = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
