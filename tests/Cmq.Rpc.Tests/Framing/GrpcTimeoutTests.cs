using FsCheck;
using FsCheck.Fluent;

namespace Cmq.Rpc.Tests;

public sealed class GrpcTimeoutTests
{
    // A day below the longest that is kept.
    private const int LongestMilliseconds = 23 * 24 * 60 * 60 * 1000;

    [TestCase("2H", "02:00:00")]
    [TestCase("3M", "00:03:00")]
    [TestCase("4S", "00:00:04")]
    [TestCase("5m", "00:00:00.005")]
    [TestCase("6u", "00:00:00.000006")]
    [TestCase("700n", "00:00:00.0000007")]
    [TestCase("0n", "00:00:00")]
    [TestCase("99999999H", "24.00:00:00")]
    public void Parse_ATime_IsRead(string text, string expected)
    {
        Assert.That(GrpcTimeout.TryParse(text, out var timeout), Is.True);
        Assert.That(timeout, Is.EqualTo(TimeSpan.Parse(expected, null)));
    }

    [TestCase("")]
    [TestCase("m")]
    [TestCase("12")]
    [TestCase("-1S")]
    [TestCase(" 1S")]
    [TestCase("1.5S")]
    [TestCase("1d")]
    [TestCase("123456789S")]
    public void Parse_AnythingElse_IsRefused(string text) => Assert.That(GrpcTimeout.TryParse(text, out _), Is.False);

    [FsCheck.NUnit.Property]
    public Property Format_AnyTime_IsReadBackRoundedUpBySecondsAtMost() => Prop.ForAll(
        Gen.Choose(0, LongestMilliseconds)
            .Zip(Gen.Choose(0, 9999), (millis, rest) => millis * TimeSpan.TicksPerMillisecond + rest)
            .ToArbitrary(),
        ticks =>
        {
            var text = GrpcTimeout.Format(new TimeSpan(ticks));
            var readable = GrpcTimeout.TryParse(text, out var timeout);
            return readable && timeout.Ticks >= ticks && timeout.Ticks - ticks < TimeSpan.TicksPerSecond;
        });
}
