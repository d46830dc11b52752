using Cmq.Broker;
using Cmq.Rpc;

namespace Cmq.Provider.Tests;

public sealed class TimeLimitTests
{
    [TestCase(2.5, 2.5, "within 2.5 s (customTimeouts.create).")]
    [TestCase(0, 1800, "within 1800 s; customTimeouts.create gives it another limit.")]
    public async Task Create_OverTime_SaysWhatTookTooLongAndWhatToDo(double timeout, double seconds, string expected)
    {
        var clock = new ManualClock();
        var parked = new TaskCompletionSource();
        await using var provider = await StartAsync(clock, parked);

        var creating = provider.CreateAsync("orders", timeout);
        await parked.Task;
        clock.Advance(TimeSpan.FromSeconds(seconds));
        var failure = Assert.ThrowsAsync<RpcException>(() => creating);

        Assert.That(failure.Code, Is.EqualTo(RpcStatusCode.DeadlineExceeded));
        Assert.That(failure.Message, Does.StartWith("Create of Queue 'orders' did not end " + expected));
        Assert.That(failure.Message, Does.EndWith("pulumi import cmq:index:Queue orders orders"));
    }

    [Test]
    public async Task Create_WithinItsLimit_GoesOn()
    {
        var clock = new ManualClock();
        var parked = new TaskCompletionSource();
        await using var provider = await StartAsync(clock, parked);

        var creating = provider.CreateAsync("orders", timeout: 60);
        await parked.Task;
        clock.Advance(TimeSpan.FromSeconds(59));

        Assert.That(creating.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.ThrowsAsync<RpcException>(() => creating);
    }

    [TestCase(1e12)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NaN)]
    [TestCase(-1)]
    public async Task Create_OddLimit_IsTakenAsWellAsItCanBe(double timeout)
    {
        await using var provider = await TestProvider.StartOverBrokerAsync();

        Assert.That((await provider.CreateAsync("orders", timeout)).Id, Is.EqualTo("orders"));
    }

    private static Task<TestProvider> StartAsync(ManualClock clock, TaskCompletionSource parked) => TestProvider.StartAsync(
        ScriptedManagement.Over(new CmqBroker(new())).Parks(nameof(ICmqManagement.CreateQueueAsync), _ => parked.SetResult()),
        clock);
}
