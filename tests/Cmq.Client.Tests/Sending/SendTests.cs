namespace Cmq.Client.Tests;

public sealed class SendTests
{
    [Test]
    public async Task Send_Message_GivesItsId()
    {
        var bench = await Bench.NewAsync();
        var sent = await bench.Queue.SendAsync("hello");
        Assert.That(sent.MessageId, Is.EqualTo((await bench.Queue.ReceiveAsync())!.MessageId));
    }

    [Test]
    public async Task Send_WithADelay_CanBeReceivedAfterIt()
    {
        var bench = await Bench.NewAsync();
        await bench.Queue.SendAsync("hello", TimeSpan.FromSeconds(12));
        bench.Clock.Advance(11.9);
        var before = await bench.Queue.ReceiveAsync();
        bench.Clock.Advance(0.1);
        Assert.That((before, (await bench.Queue.ReceiveAsync())?.Body), Is.EqualTo(((CmqMessage?)null, "hello")));
    }

    [TestCase(-1)]
    [TestCase(1.5)]
    public async Task Send_DelayThatIsNoWholeSecond_IsRefusedHere(double seconds)
    {
        var bench = await Bench.NewAsync();
        Assert.That(() => bench.Queue.SendAsync("x", TimeSpan.FromSeconds(seconds)), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Send_WhatIsNoMessage_IsRefusedHere(bool isEmpty)
    {
        var bench = await Bench.NewAsync();
        Assert.That(() => bench.Queue.SendAsync(isEmpty ? "" : "half a pair \ud83d"), Throws.ArgumentException);
        Assert.That(bench.Wire.Calls, Is.Empty);
    }

    [Test]
    public async Task Send_LongerThanAnyMessage_IsRefusedHere()
    {
        var bench = await Bench.NewAsync();
        Assert.That(() => bench.Queue.SendAsync(new('é', 524_289)), Throws.ArgumentException.With.Message.Contains("1048578 bytes"));
    }

    [Test]
    public async Task Send_AnEarlierAttemptHadNoAnswer_IsToldAndLogged()
    {
        var bench = await Bench.NewAsync();
        bench.Wire.OnSent = sent => sent with { MayBeDuplicate = true };
        var sent = await bench.Queue.SendAsync("hello");
        Assert.That(sent.MayBeDuplicate, Is.True);
        Assert.That(bench.Log.Lines, Has.Some.StartsWith("Warning: orders may have taken 1 messages twice"));
    }

    [Test]
    public async Task Send_QueueMissing_IsTheServicesError()
    {
        var bench = await Bench.NewAsync();
        var error = await Until.ErrorOfAsync<CmqServiceException>(() => bench.Account.Queue("nothing").SendAsync("x"));
        Assert.That((error.Code, error.ModuleCode), Is.EqualTo(("4440", 10100)));
    }
}
