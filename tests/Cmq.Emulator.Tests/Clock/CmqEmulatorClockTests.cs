namespace Cmq.Emulator.Tests;

/// <summary>The clock that is put forward.</summary>
internal sealed class CmqEmulatorClockTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Test]
    public void Advance_AddsToTheOtherClock()
    {
        var inner = new FakeClock();
        var clock = new CmqEmulatorClock(inner);
        clock.Advance(TimeSpan.FromHours(1));
        clock.Advance(TimeSpan.FromHours(2));
        Assert.That((clock.Offset, clock.GetUtcNow()), Is.EqualTo((TimeSpan.FromHours(3), inner.Now.AddHours(3))));
    }

    [Test]
    public void Advance_IsElapsedTime()
    {
        var clock = new CmqEmulatorClock();
        var start = clock.GetTimestamp();
        clock.Advance(TimeSpan.FromHours(1));
        Assert.That(clock.GetElapsedTime(start), Is.GreaterThanOrEqualTo(TimeSpan.FromHours(1)).And.LessThan(TimeSpan.FromHours(2)));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void Advance_ByNothingOrBack_IsRefused(int seconds) =>
        Assert.That(() => new CmqEmulatorClock().Advance(TimeSpan.FromSeconds(seconds)), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Advance_PastTheMost_IsRefusedAndChangesNothing()
    {
        var clock = new CmqEmulatorClock();
        clock.Advance(CmqEmulatorClock.MaxOffset);
        Assert.That(() => clock.Advance(TimeSpan.FromTicks(1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(clock.Offset, Is.EqualTo(CmqEmulatorClock.MaxOffset));
    }

    [TestCase(1)]
    [TestCase(365)]
    public async Task Wait_IsOverWhenTheClockIsPutPastIt(int days)
    {
        var clock = new CmqEmulatorClock();
        var fired = new TaskCompletionSource();
        await using var timer = clock.CreateTimer(_ => fired.TrySetResult(), null, TimeSpan.FromDays(days), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromDays(days));
        await fired.Task.WaitAsync(Limit);
        Assert.That(fired.Task.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task Wait_WithoutPuttingForward_IsOverByItself()
    {
        var wait = Task.Delay(TimeSpan.FromMilliseconds(1), new CmqEmulatorClock());
        Assert.That(await Task.WhenAny(wait, Task.Delay(Limit)), Is.SameAs(wait));
    }

    [Test]
    public void Wait_ThatTheClockIsNotPutPast_IsNotOver()
    {
        var clock = new CmqEmulatorClock();
        var wait = Task.Delay(TimeSpan.FromHours(2), clock);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.That(wait.IsCompleted, Is.False);
    }

    [Test]
    public async Task Period_GoesOnAfterTheFirstTime()
    {
        var clock = new CmqEmulatorClock();
        using var fired = new SemaphoreSlim(0);
        await using var timer = clock.CreateTimer(_ => fired.Release(), null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        for (var round = 0; round < 3; round++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            Assert.That(await fired.WaitAsync(Limit), Is.True, $"round {round}");
        }
    }

    [Test]
    public async Task Timer_ThatIsDisposed_DoesNotFire()
    {
        var clock = new CmqEmulatorClock();
        var timer = clock.CreateTimer(_ => Assert.Fail("It fired."), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        await timer.DisposeAsync();
        clock.Advance(TimeSpan.FromHours(2));
        Assert.That(timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan), Is.False);
    }
}
