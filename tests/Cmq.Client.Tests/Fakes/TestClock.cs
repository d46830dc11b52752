namespace Cmq.Client.Tests;

/// <summary>A clock that goes on only when a test says so, and whose timers go off at their time on the way.</summary>
internal sealed class TestClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly List<TestTimer> _timers = [];
    private DateTimeOffset _now = Start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Elapsed => GetUtcNow() - Start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(double seconds)
    {
        var end = GetUtcNow() + TimeSpan.FromMilliseconds(Math.Round(1000 * seconds));
        while (Next(end) is { } timer)
        {
            timer.GoOff();
        }

        lock (_lock)
        {
            _now = end > _now ? end : _now;
        }
    }

    /// <summary>Goes from timer to timer until a task is done; a timer that is further away than the longest wait stays.</summary>
    public async Task<T> RunAsync<T>(Task<T> task, double longestWait = 5)
    {
        var begin = System.GetTimestamp();
        while (!task.IsCompleted && System.GetElapsedTime(begin) < TimeSpan.FromSeconds(20))
        {
            // Other threads get their turns before the clock moves.
            for (var turn = 0; (turn < 200 || ThreadPool.PendingWorkItemCount > 0) && !task.IsCompleted; turn++)
            {
                await Task.Yield();
            }

            if (!task.IsCompleted && Next(GetUtcNow() + TimeSpan.FromSeconds(longestWait)) is { } timer)
            {
                timer.GoOff();
            }
        }

        Assert.That(task.IsCompleted, Is.True, "The task waits for something else than the clock.");
        return await task;
    }

    /// <summary>Waits until other threads have set a timer for this time from now.</summary>
    public Task UntilTimerAsync(double seconds) => Until.TrueAsync(() =>
    {
        lock (_lock)
        {
            return _timers.Any(timer => timer.Due == _now + TimeSpan.FromSeconds(seconds));
        }
    });

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new TestTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private TestTimer? Next(DateTimeOffset end)
    {
        lock (_lock)
        {
            var next = _timers.MinBy(timer => timer.Due);
            if (next is null || next.Due > end)
            {
                return null;
            }

            _timers.Remove(next);
            _now = next.Due > _now ? next.Due : _now;
            return next;
        }
    }

    private sealed class TestTimer(TestClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void GoOff() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._now + dueTime;
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
