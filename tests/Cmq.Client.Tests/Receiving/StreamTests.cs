namespace Cmq.Client.Tests;

public sealed class StreamTests
{
    [Test]
    public async Task Stream_UntilIdle_GivesAllMessages()
    {
        var bench = await Bench.NewAsync();
        await bench.SendAsync(5);
        var messages = await bench.Clock.RunAsync(bench.Queue.ReceiveStreamAsync(TimeSpan.FromSeconds(7), prefetch: 2).ListAsync());
        Assert.That((string.Join(" ", messages.Select(message => message.Body)), bench.Clock.Elapsed.TotalSeconds), Is.EqualTo(("0 1 2 3 4", 7.0)));
    }

    [Test]
    public async Task Stream_NoIdleTimeAtAll_EndsWithTheQueue()
    {
        var bench = await Bench.NewAsync();
        await bench.SendAsync(3);
        Assert.That((await bench.Queue.ReceiveStreamAsync(TimeSpan.Zero).ListAsync()).Count, Is.EqualTo(3));
    }

    [Test]
    public async Task Stream_TimeOfTheProgram_DoesNotCount()
    {
        var bench = await Bench.NewAsync();
        await bench.SendAsync(2);
        var seen = 0;
        await foreach (var message in bench.Queue.ReceiveStreamAsync(TimeSpan.Zero))
        {
            bench.Clock.Advance(10);
            await bench.Queue.DeleteAsync(message);
            seen++;
        }

        Assert.That(seen, Is.EqualTo(2));
    }

    [Test]
    public async Task Stream_Cancelled_FirstHandsOutWhatHadArrived()
    {
        var bench = await Bench.NewAsync();
        await bench.SendAsync(5);
        using var stop = new CancellationTokenSource();
        var seen = new List<string>();
        await Until.ErrorOfAsync<OperationCanceledException>(async () =>
        {
            await foreach (var message in bench.Queue.ReceiveStreamAsync(prefetch: 4, cancellationToken: stop.Token))
            {
                seen.Add(message.Body);
                await stop.CancelAsync();
            }
        });
        Assert.That((string.Join(" ", seen), await bench.CountsAsync()), Is.EqualTo(("0 1 2 3", "1 4 0")));
    }

    [Test]
    public async Task Stream_FailedCall_EndsIt()
    {
        var bench = await Bench.NewAsync();
        bench.Wire.Before = (_, _) => throw ScriptedMessaging.Broken();
        Assert.That(() => bench.Queue.ReceiveStreamAsync(TimeSpan.Zero).ListAsync(), Throws.InstanceOf<CmqTransportException>());
    }

    [TestCase(0)]
    [TestCase(17)]
    public async Task Stream_PrefetchOutOfRange_IsRefusedAtOnce(int prefetch)
    {
        var bench = await Bench.NewAsync();
        Assert.That(() => bench.Queue.ReceiveStreamAsync(prefetch: prefetch), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public async Task Stream_NegativeIdleTime_IsRefusedAtOnce()
    {
        var bench = await Bench.NewAsync();
        Assert.That(() => bench.Queue.ReceiveStreamAsync(TimeSpan.FromSeconds(-1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
