using System.Collections.Concurrent;

namespace Cmq.Emulator;

/// <summary>How calls ended and how long they took, by action, since the start. Safe to use from several threads at once.</summary>
internal sealed class CallTimes
{
    /// <summary>Stands for an action that does not exist.</summary>
    public const string UnknownAction = "unknown";

    /// <summary>Stands for the error code of a success.</summary>
    public const string Success = "ok";

    private readonly ConcurrentDictionary<string, ActionTimes> _actions = new(StringComparer.Ordinal);

    /// <summary>A call is over.</summary>
    /// <param name="action">Its action; null when there is no such action.</param>
    /// <param name="errorCode">The code of its error; null for a success.</param>
    /// <param name="elapsed">How long it took.</param>
    public void Observe(string? action, string? errorCode, TimeSpan elapsed) =>
        _actions.GetOrAdd(action ?? UnknownAction, static _ => new()).Observe(errorCode ?? Success, elapsed);

    /// <summary>What was observed so far.</summary>
    public (IReadOnlyList<(string Action, Histogram Times)> Times, IReadOnlyList<(string Action, string Outcome, long Count)> Outcomes) Snapshot()
    {
        var actions = _actions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (Action: pair.Key, Figures: pair.Value.Copy())).ToList();
        return (
            [.. actions.Select(action => (action.Action, action.Figures.Times))],
            [.. actions.SelectMany(action => action.Figures.Outcomes.Select(pair => (action.Action, pair.Key, pair.Value)))]);
    }

    // Each action has its own lock, which is held for as long as two additions take.
    private sealed class ActionTimes
    {
        private readonly Lock _lock = new();
        private readonly Histogram _times = new();
        private readonly SortedDictionary<string, long> _outcomes = new(StringComparer.Ordinal);

        public void Observe(string outcome, TimeSpan elapsed)
        {
            lock (_lock)
            {
                _times.Observe(elapsed.TotalSeconds);
                _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
            }
        }

        public (Histogram Times, KeyValuePair<string, long>[] Outcomes) Copy()
        {
            lock (_lock)
            {
                return (_times.Copy(), [.. _outcomes]);
            }
        }
    }
}
