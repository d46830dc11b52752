using System.Collections.Concurrent;

namespace Cmq.Emulator;

/// <summary>Counts the calls of each action within the last second, and says when there are too many.</summary>
internal sealed class CallRates(CmqRateLimits limits, TimeProvider clock)
{
    // What the vendor names for every action of the HTTP SDK protocol.
    private const int V2CallsPerSecond = 5000;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Recent?> _actions = new(StringComparer.Ordinal);

    /// <summary>Counts a call, unless there were too many before it; those that are refused do not count.</summary>
    public bool TryEnter(string action)
    {
        if (limits == CmqRateLimits.None)
        {
            return true;
        }

        var recent = _actions.GetOrAdd(action, static (name, all) => LimitOf(name, all) is { } limit ? new(limit) : null, limits);
        return recent is null || recent.TryEnter(clock.GetUtcNow());
    }

    private static int? LimitOf(string action, CmqRateLimits limits)
    {
        if (V2Actions.NameOrNull(action) == action)
        {
            return V2CallsPerSecond;
        }

        try
        {
            return limits.CallsPerSecond(action);
        }
        catch (ArgumentException)
        {
            // An action of another product, for which CMQ's documentation names no limit.
            return null;
        }
    }

    private sealed class Recent(int limit)
    {
        private readonly Lock _lock = new();
        private readonly Queue<DateTimeOffset> _times = new();

        public bool TryEnter(DateTimeOffset now)
        {
            lock (_lock)
            {
                while (_times.TryPeek(out var oldest) && oldest <= now - Window)
                {
                    _times.Dequeue();
                }

                if (_times.Count >= limit)
                {
                    return false;
                }

                _times.Enqueue(now);
                return true;
            }
        }
    }
}
