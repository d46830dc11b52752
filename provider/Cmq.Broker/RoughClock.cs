namespace Cmq.Broker;

/// <summary>
/// The system's clock, read at most once in a tick of the platform (1 to 16 ms) and else told from memory, which takes a quarter of the time. So it may be a
/// tick behind, and is for who asks only whether something is far away. Another clock than the system's, as a test has, is read each time.
/// </summary>
internal sealed class RoughClock(TimeProvider time)
{
    private readonly bool _isOfSystem = ReferenceEquals(time, TimeProvider.System);

    // An object, so that no thread meets the tick of one reading with the time of another.
    private volatile Reading _last = new(long.MinValue, 0);

    /// <summary>The time in Unix milliseconds.</summary>
    public long UnixNow
    {
        get
        {
            var tick = Environment.TickCount64;
            var last = _last;
            return last.Tick == tick && _isOfSystem ? last.Time : Read(tick);
        }
    }

    private long Read(long tick)
    {
        var reading = new Reading(tick, time.GetUtcNow().ToUnixTimeMilliseconds());
        _last = reading;
        return reading.Time;
    }

    private sealed record Reading(long Tick, long Time);
}
