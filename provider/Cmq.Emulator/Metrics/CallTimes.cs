using Microsoft.AspNetCore.Http;

namespace Cmq.Emulator;

/// <summary>How calls ended and how long they took, by action, since the start. Safe to use from several threads at once.</summary>
internal sealed class CallTimes
{
    /// <summary>Stands for an action that does not exist.</summary>
    public const string UnknownAction = "unknown";

    /// <summary>Stands for the error code of a success.</summary>
    public const string Success = "ok";

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Histogram> _times = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string Action, string Outcome), long> _outcomes = [];

    /// <summary>Notes in a request what it turned out to be, so that it is observed at its end.</summary>
    public static void Note(HttpContext http, string? action, string? errorCode) =>
        http.Features.Set(new NotedCall(action ?? UnknownAction, errorCode ?? Success));

    /// <summary>A request is over; nothing is observed of one that was no call.</summary>
    public void Observe(HttpContext http, TimeSpan elapsed)
    {
        if (http.Features.Get<NotedCall>() is not { } call)
        {
            return;
        }

        lock (_lock)
        {
            if (!_times.TryGetValue(call.Action, out var histogram))
            {
                _times[call.Action] = histogram = new();
            }

            histogram.Observe(elapsed.TotalSeconds);
            _outcomes[(call.Action, call.Outcome)] = _outcomes.GetValueOrDefault((call.Action, call.Outcome)) + 1;
        }
    }

    /// <summary>What was observed so far.</summary>
    public (IReadOnlyList<(string Action, Histogram Times)> Times, IReadOnlyList<(string Action, string Outcome, long Count)> Outcomes) Snapshot()
    {
        lock (_lock)
        {
            return (
                [.. _times.Select(pair => (pair.Key, pair.Value.Copy()))],
                [.. _outcomes.Select(pair => (pair.Key.Action, pair.Key.Outcome, pair.Value))]);
        }
    }

    private sealed record NotedCall(string Action, string Outcome);
}
