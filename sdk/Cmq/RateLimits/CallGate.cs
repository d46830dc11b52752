namespace Cmq;

/// <summary>
/// Lets at most so many calls start within any second: the next one starts no sooner than a second after the one that many before it.
/// Callers pass in the order in which they came; one that is cancelled leaves the line and uses nothing up. When the service throttles, the
/// rate is halved, once a second at most and never below 1, and grows back by one call each second.
/// </summary>
/// <param name="callsPerSecond">How many, 1 or more.</param>
/// <param name="time">The clock.</param>
internal sealed class CallGate(int callsPerSecond, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _line = new(1);
    private readonly Queue<long> _starts = new();
    private readonly object _gate = new();
    private readonly int _limit = callsPerSecond;
    private int _rate = callsPerSecond;
    private int _waiting;
    private long _grownUntil;
    private long? _slowed;

    /// <summary>How many calls may start in a second now.</summary>
    public int Rate
    {
        get
        {
            lock (_gate)
            {
                if (_slowed is not null)
                {
                    var seconds = (long)time.GetElapsedTime(_grownUntil).TotalSeconds;
                    _rate = (int)Math.Min(_limit, _rate + seconds);
                    _grownUntil += seconds * time.TimestampFrequency;
                }

                return _rate;
            }
        }
    }

    /// <summary>Notes that the service throttled a call. Those that were under way together count once.</summary>
    public void Slow()
    {
        lock (_gate)
        {
            if (_slowed is not { } before || time.GetElapsedTime(before) >= Second)
            {
                _rate = Math.Max(1, Rate / 2);
                _slowed = _grownUntil = time.GetTimestamp();
            }
        }
    }

    /// <summary>Waits for its turn.</summary>
    /// <param name="cancellationToken">Leaves the line.</param>
    public Task WaitAsync(CancellationToken cancellationToken) => WaitAsync(null, cancellationToken);

    /// <summary>Waits for its turn.</summary>
    /// <param name="onWait">Told beforehand how long that is going to take, when it is a second or more; null for nobody.</param>
    /// <param name="cancellationToken">Leaves the line.</param>
    public async Task WaitAsync(Action<TimeSpan>? onWait, CancellationToken cancellationToken)
    {
        // So many calls are in the line already; each second lets as many of them go as the rate says.
        var expected = TimeSpan.FromSeconds((Interlocked.Increment(ref _waiting) - 1) / Rate);
        try
        {
            if (expected >= Second)
            {
                onWait?.Invoke(expected);
            }

            await PassAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _line.Dispose();

    private async Task PassAsync(CancellationToken cancellationToken)
    {
        await _line.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // A timer may fire a little early, and the rate may have changed meanwhile, hence the loop; a timer counts whole milliseconds,
            // hence the rounding up.
            while (Wait() is { } wait)
            {
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            }

            _starts.Enqueue(time.GetTimestamp());
        }
        finally
        {
            _line.Release();
        }
    }

    private TimeSpan? Wait()
    {
        // One look at the clock: at a second one, what was not over yet could be, and the wait below nothing.
        var now = time.GetTimestamp();
        while (_starts.Count > 0 && time.GetElapsedTime(_starts.Peek(), now) >= Second)
        {
            _starts.Dequeue();
        }

        var rate = Rate;
        return _starts.Count < rate
            ? null
            : TimeSpan.FromMilliseconds(Math.Ceiling((Second - time.GetElapsedTime(_starts.ElementAt(_starts.Count - rate), now)).TotalMilliseconds));
    }
}
