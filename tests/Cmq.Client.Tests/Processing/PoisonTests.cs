namespace Cmq.Client.Tests;

public sealed class PoisonTests
{
    [Test]
    public async Task Poison_GoesToItsQueue()
    {
        using var process = await ProcessBench.NewAsync(new() { VisibilityTimeout = 10 });
        await process.Bench.Account.CreateQueueAsync("poison");
        await ReceiveTwiceAsync(process.Bench);
        process.Start(new() { MaxReceives = 2, PoisonQueue = "poison" });
        await Until.TrueAsync(() => process.Bench.Wire.Calls.Contains("delete orders 1"));
        var result = await process.EndAsync();
        Assert.That((result.Poison, process.Handled.Count), Is.EqualTo((1L, 0)));
        Assert.That(await process.Bench.BodiesAsync("poison"), Is.EqualTo(new[] { "bad" }));
        Assert.That(await process.Bench.BodiesAsync(), Is.Empty);
    }

    [Test]
    public async Task Poison_GoesToItsHandler()
    {
        using var process = await ProcessBench.NewAsync(new() { VisibilityTimeout = 10 });
        await ReceiveTwiceAsync(process.Bench);
        var poison = "";
        process.Start(new() { MaxReceives = 2, OnPoison = (message, _) => Task.FromResult(poison = message.Body) });
        await Until.TrueAsync(() => process.Bench.Wire.Calls.Contains("delete orders 1"));
        await process.EndAsync();
        Assert.That((poison, process.Handled.Count), Is.EqualTo(("bad", 0)));
    }

    [Test]
    public async Task Message_AtItsLastReceive_IsHandled()
    {
        using var process = await ProcessBench.NewAsync(new() { VisibilityTimeout = 10 });
        await ReceiveTwiceAsync(process.Bench);
        process.Start(new() { MaxReceives = 3, OnPoison = (_, _) => Task.CompletedTask });
        await process.UntilHandledAsync(1);
        Assert.That((await process.EndAsync()).Poison, Is.Zero);
    }

    [Test]
    public async Task Poison_ThatCantBeSentOn_Stays()
    {
        using var process = await ProcessBench.NewAsync(new() { VisibilityTimeout = 10 });
        await ReceiveTwiceAsync(process.Bench);
        process.Start(new() { MaxReceives = 2, PoisonQueue = "missing" });
        var error = await process.UntilErrorAsync();
        await process.EndAsync();
        Assert.That(error.Kind, Is.EqualTo(CmqProcessErrorKind.PoisonFailed));
        Assert.That(await process.Bench.BodiesAsync(), Is.EqualTo(new[] { "bad" }));
    }

    [TestCase("orders")]
    [TestCase("ORDERS")]
    public async Task Poison_IntoTheQueueItself_IsRefused(string poisonQueue)
    {
        var bench = await Bench.NewAsync();
        Assert.That(
            () => bench.Queue.ProcessAsync((_, _) => Task.CompletedTask, new() { MaxReceives = 2, PoisonQueue = poisonQueue }),
            Throws.ArgumentException.With.Message.Contains("is the queue itself"));
    }

    private static async Task ReceiveTwiceAsync(Bench bench)
    {
        await bench.Queue.SendAsync("bad");
        for (var count = 0; count < 2; count++)
        {
            await bench.Queue.ReceiveAsync();
            bench.Clock.Advance(10);
        }
    }
}
