using System.Collections.Frozen;

namespace Cmq.Emulator;

/// <summary>
/// How often the emulator was called. Every request that reaches the API counts, refused ones too. All members are safe to use from
/// several threads at once, and a request is counted before its answer is sent.
/// </summary>
public sealed class CmqEmulatorCalls
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _actions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _errors = new(StringComparer.Ordinal);
    private long _total;

    internal CmqEmulatorCalls()
    {
    }

    /// <summary>All requests, those without a known action included.</summary>
    public long Total
    {
        get
        {
            lock (_lock)
            {
                return _total;
            }
        }
    }

    /// <summary>The requests of each action that was asked for. Only actions that exist have an entry.</summary>
    public IReadOnlyDictionary<string, long> ByAction
    {
        get
        {
            lock (_lock)
            {
                return _actions.ToFrozenDictionary(StringComparer.Ordinal);
            }
        }
    }

    /// <summary>The requests that were answered with an error, by its code: <c>ResourceNotFound</c>, or <c>4440</c>.</summary>
    public IReadOnlyDictionary<string, long> ByErrorCode
    {
        get
        {
            lock (_lock)
            {
                return _errors.ToFrozenDictionary(StringComparer.Ordinal);
            }
        }
    }

    /// <summary>The requests of one action; 0 when there were none, or no such action.</summary>
    /// <param name="action">The action: <c>CreateCmqQueue</c>.</param>
    public long Of(string action) => ByAction.GetValueOrDefault(action);

    /// <summary>The requests that were answered with an error code; 0 when there were none.</summary>
    /// <param name="code">The code: <c>ResourceNotFound</c>.</param>
    public long WithError(string code) => ByErrorCode.GetValueOrDefault(code);

    /// <summary>Sets all counts to 0.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            _total = 0;
            _actions.Clear();
            _errors.Clear();
        }
    }

    internal void Count(string? action, string? errorCode)
    {
        lock (_lock)
        {
            _total++;
            Increment(_actions, action);
            Increment(_errors, errorCode);
        }
    }

    private static void Increment(Dictionary<string, long> counts, string? key)
    {
        if (key is not null)
        {
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
    }
}
