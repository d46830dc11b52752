namespace Cmq.Tests;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class FakeTime : TimeProvider
{
    public static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private TimeSpan _elapsed;

    /// <summary>How far it was moved.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_lock)
            {
                return _elapsed;
            }
        }
    }

    /// <summary>How many timers wait.</summary>
    public int Timers
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count;
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, and fires on the way what is due, each at its own time.</summary>
    public void Advance(TimeSpan by)
    {
        var end = Elapsed + by;
        while (Next(end) is { } timer)
        {
            timer.Fire();
        }

        lock (_lock)
        {
            _elapsed = end;
        }
    }

    /// <summary>
    /// Moves the clock from one timer to the next until a task is done. Only waits between calls count: the limit of an attempt, which is
    /// longer, may be running just now on another thread.
    /// </summary>
    public async Task<T> RunAsync<T>(Task<T> task)
    {
        for (var turn = 0; !task.IsCompleted && turn < 100_000; turn++)
        {
            if (Next(Elapsed + LongestWait) is { } timer)
            {
                timer.Fire();
            }
            else
            {
                await Task.Yield();
            }
        }

        Assert.That(task.IsCompleted, Is.True, "The task waits for something else than the clock.");
        return await task;
    }

    public async Task RunAsync(Task task) => await RunAsync(Completed(task));

    private static async Task<bool> Completed(Task task)
    {
        await task;
        return true;
    }

    // Takes the earliest timer that is due until then, and sets the clock to it.
    private FakeTimer? Next(TimeSpan end)
    {
        lock (_lock)
        {
            var next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next is not null)
            {
                _timers.Remove(next);
                _elapsed = next.Due > _elapsed ? next.Due : _elapsed;
            }

            return next;
        }
    }

    private sealed class FakeTimer(FakeTime time, Action fire) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = time._elapsed + dueTime;
                    time._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
