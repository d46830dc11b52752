using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Cmq;

/// <summary>
/// How many calls of each action a client starts within any second; what is above waits, in order. The service counts by account, over
/// all programs, so a client that keeps to the limits can still be throttled. It then tries again, and starts that action half as often as before (once a second at
/// least), one call more with each second that passes, up to the limit.
/// </summary>
public sealed class CmqRateLimits
{
    private readonly FrozenDictionary<string, int>? _callsPerSecond;

    private CmqRateLimits(FrozenDictionary<string, int>? callsPerSecond) => _callsPerSecond = callsPerSecond;

    /// <summary>
    /// The limits that the service documents for an account: 20 calls a second for each action, and 100 for <c>DescribeCmqQueueDetail</c>.
    /// For <c>DescribeCmqQueues</c> no number is documented; 20 is taken. <c>SendCmqMsg</c> and <c>PublishCmqMsg</c> are 20 for an
    /// account and 10 for a sub-account; 20 is taken.
    /// </summary>
    public static CmqRateLimits Documented { get; } =
        new(ApiAction.All.ToFrozenDictionary(action => action.Name, action => action.CallsPerSecond, StringComparer.Ordinal));

    /// <summary>No limits: every call starts at once.</summary>
    public static CmqRateLimits None { get; } = new(null);

    /// <summary>The limit of an action; null when it has none.</summary>
    /// <param name="action">The service's name of the action: <c>DescribeCmqQueues</c>.</param>
    /// <exception cref="ArgumentException">It is not an action of CMQ.</exception>
    public int? CallsPerSecond(string action) => _callsPerSecond is { } limits && limits.TryGetValue(Known(action), out var limit) ? limit : null;

    /// <summary>The same limits with another one for an action.</summary>
    /// <param name="action">The service's name of the action: <c>DescribeCmqQueues</c>.</param>
    /// <param name="callsPerSecond">Calls a second, 1 or more.</param>
    /// <exception cref="ArgumentException">It is not an action of CMQ, or the number is below 1.</exception>
    public CmqRateLimits With(string action, int callsPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(callsPerSecond, 1);
        var limits = new Dictionary<string, int>(_callsPerSecond ?? FrozenDictionary<string, int>.Empty, StringComparer.Ordinal)
        {
            [Known(action)] = callsPerSecond,
        };
        return new(limits.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>
    /// Reads limits: a number for every action, <c>Action=number</c> for one, or several of these with commas between them, of which a later one counts;
    /// an action that is not named has its documented limit. <c>none</c> for no limits. For example <c>10,DescribeCmqQueueDetail=50</c>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="reason">Why it is none.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out CmqRateLimits? limits, [NotNullWhen(false)] out string? reason)
    {
        ArgumentNullException.ThrowIfNull(text);
        (limits, reason) = (text.Trim() == "none" ? None : Documented, null);
        if (limits == None)
        {
            return true;
        }

        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var action = equals < 0 ? null : part[..equals].TrimEnd();
            if (!int.TryParse(part[(equals + 1)..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var rate) || rate < 1)
            {
                (limits, reason) = (null, $"'{part}' is no limit: write calls a second, 1 or more, or an action's name, '=' and such a number");
                return false;
            }

            if (action is not null && ApiAction.All.All(known => known.Name != action))
            {
                (limits, reason) = (null, $"there is no action {action}: the actions are {string.Join(", ", ApiAction.All.Select(known => known.Name))}");
                return false;
            }

            limits = action is null ? new(ApiAction.All.ToFrozenDictionary(known => known.Name, _ => rate, StringComparer.Ordinal)) : limits.With(action, rate);
        }

        return true;
    }

    private static string Known(string action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return ApiAction.All.Any(known => known.Name == action)
            ? action
            : throw new ArgumentException($"CMQ has no action {action}; its actions are {string.Join(", ", ApiAction.All.Select(known => known.Name))}.", nameof(action));
    }
}
