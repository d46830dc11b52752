namespace Cmq.Emulator;

/// <summary>A timer of a <see cref="CmqEmulatorClock"/>: one of the clock below it that is set anew whenever its own clock is put forward.</summary>
internal sealed class AdjustedTimer : ITimer
{
    // The clock below takes no wait longer than 49 days; a longer one is waited for in parts.
    private static readonly TimeSpan LongestPart = TimeSpan.FromDays(1);

    private readonly CmqEmulatorClock _clock;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly ITimer _inner;
    private readonly Lock _lock = new();
    private TimeSpan? _due;
    private TimeSpan _period;
    private bool _isDisposed;

    public AdjustedTimer(CmqEmulatorClock clock, TimeProvider inner, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        (_clock, _callback, _state) = (clock, callback, state);
        _inner = inner.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Change(dueTime, period);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        CheckTime(dueTime, nameof(dueTime));
        CheckTime(period, nameof(period));
        lock (_lock)
        {
            if (_isDisposed)
            {
                return false;
            }

            _period = period;
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                Disarm();
                return true;
            }

            // First known to the clock and then timed, so that putting it forward in between is not missed.
            _clock.Add(this);
            _due = _clock.Elapsed + dueTime;
            Arm(dueTime);
            return true;
        }
    }

    /// <summary>The clock was put forward.</summary>
    public void Rearm()
    {
        lock (_lock)
        {
            if (_due is { } due)
            {
                Arm(due - _clock.Elapsed);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            Disarm();
        }

        _inner.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _isDisposed = true;
            Disarm();
        }

        return _inner.DisposeAsync();
    }

    private void Fire()
    {
        lock (_lock)
        {
            if (_due is not { } due)
            {
                return;
            }

            var left = due - _clock.Elapsed;
            if (left > TimeSpan.Zero)
            {
                Arm(left);
                return;
            }

            if (_period > TimeSpan.Zero)
            {
                // Put past several periods at once, it comes due once.
                _due = _clock.Elapsed + _period;
                Arm(_period);
            }
            else
            {
                Disarm();
            }
        }

        _callback(_state);
    }

    private void Disarm()
    {
        _due = null;
        _clock.Forget(this);
        _inner.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    // Timers count in whole milliseconds and cut off the rest; too early would only mean once more.
    private void Arm(TimeSpan left)
    {
        var part = left <= TimeSpan.Zero ? TimeSpan.Zero : left > LongestPart ? LongestPart : TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
        _inner.Change(part, Timeout.InfiniteTimeSpan);
    }

    private static void CheckTime(TimeSpan time, string parameter)
    {
        if (time < TimeSpan.Zero && time != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(parameter, time, "A time is zero or more, or infinite.");
        }
    }
}
