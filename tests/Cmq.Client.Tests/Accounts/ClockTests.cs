using Cmq.Broker;
using Cmq.Emulator;

namespace Cmq.Client.Tests;

/// <summary>An account in memory on a clock that a test puts forward.</summary>
public sealed class ClockTests
{
    [Test]
    public async Task Clock_PutForward_MessageWithADelayIsThere()
    {
        var clock = new CmqEmulatorClock();
        await using var account = CmqBroker.CreateAccount(new() { TimeProvider = clock });
        var orders = await account.CreateQueueAsync("orders");
        await orders.SendAsync("order 1", TimeSpan.FromMinutes(30));
        var before = await orders.ReceiveAsync();
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.That((before, (await orders.ReceiveAsync())?.Body), Is.EqualTo(((CmqMessage?)null, "order 1")));
    }

    [Test]
    public async Task Clock_PutForward_WakesTheReceiveThatWaits()
    {
        var clock = new CmqEmulatorClock();
        await using var account = CmqBroker.CreateAccount(new() { TimeProvider = clock });
        var orders = await account.CreateQueueAsync("orders");
        await orders.SendAsync("order 1", TimeSpan.FromSeconds(25));
        var waiting = orders.ReceiveAsync(TimeSpan.FromSeconds(30));
        clock.Advance(TimeSpan.FromSeconds(26));
        Assert.That((await waiting.WaitAsync(TimeSpan.FromSeconds(20)))?.Body, Is.EqualTo("order 1"));
    }
}
