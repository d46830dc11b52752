namespace Cmq.Broker.Tests;

/// <summary>When a queue does with a time that is a little behind.</summary>
internal sealed class QuietTests
{
    private static readonly long Start = ManualClock.Start.ToUnixTimeMilliseconds();

    [TestCase(0, true)]
    [TestCase(28_999, true)]
    [TestCase(29_000, false)]
    [TestCase(30_000, false)]
    public async Task IsQuietAround_MessageHiddenFor30Seconds_IsNotInTheLastOfThem(long later, bool isQuiet)
    {
        var messages = New();
        messages.Send("a", 1, 0, null, Start, out _);
        await messages.ReceiveAsync(1, TimeSpan.Zero, Start, CancellationToken.None);

        Assert.That(messages.IsQuietAround(Start + later), Is.EqualTo(isQuiet));
    }

    [Test]
    public void IsQuietAround_SomebodyWaits_IsNot()
    {
        var messages = New();
        var waiting = messages.ReceiveAsync(1, TimeSpan.FromSeconds(30), Start, CancellationToken.None);

        Assert.That((waiting.IsCompleted, messages.IsQuietAround(Start)), Is.EqualTo((false, false)));
    }

    [Test]
    public void IsQuietAround_DeadLettersMayMove_IsNot()
    {
        var (source, dead) = (New(), New());
        source.Count(Start);
        dead.Count(Start);
        var before = (source.IsQuietAround(Start), dead.IsQuietAround(Start));
        source.LinkTo(dead);

        Assert.That((before, (source.IsQuietAround(Start), dead.IsQuietAround(Start))), Is.EqualTo(((true, true), (false, false))));
    }

    private static QueueMessages New() =>
        new("id", MessageLimits.Of(QueueDefaults.Fill(new(), CmqEdition.Tdmq), CmqEdition.Tdmq), new ManualClock());
}
