namespace Cmq.Broker;

/// <summary>The one timer of a queue, which runs only while somebody waits for what the clock does to its messages: here, or in its dead-letter queue.</summary>
internal sealed partial class QueueMessages
{
    // Timers of the platform take no more than 49 days.
    private const long LongestTimer = 86_400_000;

    private ITimer? _timer;
    private long _armedFor = long.MaxValue;

    private long UnixNow => _time.GetUtcNow().ToUnixTimeMilliseconds();

    // Called by the dead-letter queue when somebody begins to wait there.
    private void WakeTarget(long now)
    {
        lock (_lock)
        {
            ArmTimer(now);
        }
    }

    private void ArmTimer(long now)
    {
        if (_waiters.Count == 0 && _target is not { _hasWaiters: true })
        {
            DisarmTimer();
            return;
        }

        var next = Math.Min(_due.First is var due and not MessageTable.None ? _messages[due].Due : long.MaxValue, _limits.MaxTimeToLive is null ? long.MaxValue : NextEnd().Time);
        if (next == _armedFor || _closed)
        {
            return;
        }

        DisarmTimer();
        if (next < long.MaxValue)
        {
            _armedFor = next;
            _timer = _time.CreateTimer(_ => OnTimer(), null, TimeSpan.FromMilliseconds(Math.Clamp(next - now, 1, LongestTimer)), Timeout.InfiniteTimeSpan);
        }
    }

    private void DisarmTimer()
    {
        if (_timer is { } timer)
        {
            timer.Dispose();
            (_timer, _armedFor) = (null, long.MaxValue);
        }
    }

    private void OnTimer()
    {
        using var group = LogGroup.Begin(_log);
        var now = UnixNow;
        GatherDeadLetters(now);
        lock (_lock)
        {
            DisarmTimer();
            Settle(now);
            AttendToWaiters(now);
        }

        PassOnDeadLetters(now);
    }
}
