namespace Cmq.Broker.Tests;

internal sealed class RoughClockTests
{
    [Test]
    public void UnixNow_OfTheSystem_IsLittleBehind()
    {
        var clock = new RoughClock(TimeProvider.System);
        var behind = new List<long>();
        for (var reading = 0; reading < 100_000; reading++)
        {
            behind.Add(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - clock.UnixNow);
        }

        // Far below the second that a queue allows for; how far it is just now, the machine's load decides.
        Assert.That(behind.Order().ElementAt(behind.Count / 2), Is.InRange(-50, 50));
    }

    [Test]
    public void UnixNow_OfAnotherClock_IsItsTime()
    {
        var time = new ManualClock();
        var clock = new RoughClock(time);
        var before = clock.UnixNow;
        time.Advance(0.001);

        Assert.That(clock.UnixNow - before, Is.EqualTo(1));
    }
}
