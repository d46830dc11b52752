namespace Cmq.Emulator;

/// <summary>
/// A clock that can be put forward: another clock's time plus an offset. Give it to the broker and to the emulator
/// (<see cref="CmqEmulatorOptions.Clock"/>), and a delay of an hour takes one call. Timers and waits on it come due when the clock is put past
/// them. Safe to use from several threads at once.
/// </summary>
public sealed class CmqEmulatorClock : TimeProvider
{
    private readonly TimeProvider _inner;
    private readonly long _start;
    private readonly Lock _advancing = new();
    private readonly Lock _lock = new();
    private readonly HashSet<AdjustedTimer> _timers = [];
    private long _offset;

    /// <summary>A clock that shows the time of another until it is put forward.</summary>
    /// <param name="inner">The other clock; the system's unless given.</param>
    /// <param name="offset">How far it is put forward from the start: zero to <see cref="MaxOffset"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The offset is below zero, or too far.</exception>
    public CmqEmulatorClock(TimeProvider? inner = null, TimeSpan offset = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(offset, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, MaxOffset);
        _inner = inner ?? System;
        _offset = offset.Ticks;
        _start = _inner.GetTimestamp();
    }

    /// <summary>How far the clock can be put forward in all: ten years of 365 days.</summary>
    public static TimeSpan MaxOffset { get; } = TimeSpan.FromDays(3650);

    /// <summary>How far the clock was put forward so far.</summary>
    public TimeSpan Offset => new(Interlocked.Read(ref _offset));

    /// <summary>Told the new <see cref="Offset"/> before the clock is put forward, to keep it; what it throws leaves the clock as it is.</summary>
    public Action<TimeSpan>? Keep { get; init; }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _inner.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => _inner.TimestampFrequency;

    /// <summary>How much time has passed on this clock since it was made.</summary>
    internal TimeSpan Elapsed => _inner.GetElapsedTime(_start) + Offset;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _inner.GetUtcNow() + Offset;

    /// <inheritdoc/>
    public override long GetTimestamp() => _inner.GetTimestamp() + (long)((Int128)Offset.Ticks * TimestampFrequency / TimeSpan.TicksPerSecond);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return new AdjustedTimer(this, _inner, callback, state, dueTime, period);
    }

    /// <summary>Puts the clock forward; what comes due by that does so at once.</summary>
    /// <param name="by">How far: above zero, and with what came before at most <see cref="MaxOffset"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not above zero, or too far.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(by, TimeSpan.Zero);
        AdjustedTimer[] timers;
        lock (_advancing)
        {
            // Without the lock of the timers: whoever keeps the offset may wait for others, and they make timers.
            ArgumentOutOfRangeException.ThrowIfGreaterThan(by, MaxOffset - Offset);
            Keep?.Invoke(Offset + by);
            lock (_lock)
            {
                Interlocked.Add(ref _offset, by.Ticks);
                timers = [.. _timers];
            }
        }

        foreach (var timer in timers)
        {
            timer.Rearm();
        }
    }

    internal void Add(AdjustedTimer timer)
    {
        lock (_lock)
        {
            _timers.Add(timer);
        }
    }

    internal void Forget(AdjustedTimer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
        }
    }
}
