using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>
/// Counts the calls that read the live state, and tells from the totals on the first pages how many there will be. Safe to use from several threads.
/// </summary>
/// <param name="limits">How many calls may start in a second.</param>
internal sealed class CallMeter(CmqRateLimits limits)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, long> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _expected = new(StringComparer.Ordinal);
    private long? _queues;
    private long? _topics;

    /// <summary>Told after every call; null for nobody.</summary>
    public Action? OnCall { get; set; }

    /// <summary>How many calls were made, those that were tried again counted each time.</summary>
    public long Total
    {
        get
        {
            lock (_lock)
            {
                return _made.Values.Sum();
            }
        }
    }

    /// <summary>The calls of each action, by its name.</summary>
    public ImmutableSortedDictionary<string, long> ByAction
    {
        get
        {
            lock (_lock)
            {
                return _made.ToImmutableSortedDictionary(StringComparer.Ordinal);
            }
        }
    }

    /// <summary>What is going to be read, as far as the first pages tell; null before they do.</summary>
    public CallEstimate? Estimate
    {
        get
        {
            lock (_lock)
            {
                return _queues is { } queues && _topics is { } topics
                    ? new(queues, topics, _expected.Keys.Union(_made.Keys, StringComparer.Ordinal).Sum(Whole), Left(), Rate())
                    : null;
            }
        }
    }

    /// <summary>Counts a call, or another attempt of one.</summary>
    /// <param name="action">The service's action.</param>
    public void Count(string action)
    {
        lock (_lock)
        {
            _made[action] = Made(action) + 1;
        }

        OnCall?.Invoke();
    }

    /// <summary>A page of queues has come.</summary>
    public void QueuesListed(CmqListQuery query, CmqPage<QueueDescription> page)
    {
        if (query is { Offset: 0, Tags: null, Names: null, NameContains: null })
        {
            Expect(() => (_queues, _expected["DescribeCmqQueues"]) = (page.TotalCount, Pages(page.TotalCount)));
        }
    }

    /// <summary>A page of topics has come. Each costs a page of its subscriptions.</summary>
    public void TopicsListed(CmqListQuery query, CmqPage<TopicDescription> page)
    {
        if (query is { Offset: 0, Tags: null, Names: null, NameContains: null })
        {
            Expect(() =>
            {
                (_topics, _expected["DescribeCmqTopics"]) = (page.TotalCount, Pages(page.TotalCount));
                _expected["DescribeCmqSubscriptionDetail"] = page.TotalCount;
            });
        }
    }

    /// <summary>A page of subscriptions has come. A topic may have more than one page.</summary>
    public void SubscriptionsListed(SubscriptionQuery query, CmqPage<SubscriptionDescription> page)
    {
        if (query is { Offset: 0, NameContains: null } && page.TotalCount > CmqListQuery.MaxLimit)
        {
            Expect(() => _expected["DescribeCmqSubscriptionDetail"] =
                _expected.GetValueOrDefault("DescribeCmqSubscriptionDetail") + Pages(page.TotalCount) - 1);
        }
    }

    private static long Pages(long total) => Math.Max(1, (total + CmqListQuery.MaxLimit - 1) / CmqListQuery.MaxLimit);

    private void Expect(Action set)
    {
        lock (_lock)
        {
            set();
        }

        OnCall?.Invoke();
    }

    // Look-ups of what a list lacks are not expected, and come on top.
    private long Whole(string action) => Math.Max(_expected.GetValueOrDefault(action), Made(action));

    private long Made(string action) => _made.GetValueOrDefault(action);

    // The actions have a limit each and run side by side: the slowest one says how long it takes. Without limits nothing can be said.
    private TimeSpan? Left()
    {
        var seconds = _expected
            .Select(action => (Calls: Math.Max(0, action.Value - Made(action.Key)), Limit: limits.CallsPerSecond(action.Key)))
            .Where(action => action.Limit is not null)
            .Select(action => (double)action.Calls / action.Limit!.Value)
            .ToList();
        return seconds.Count == 0 ? null : TimeSpan.FromSeconds(Math.Ceiling(seconds.Max()));
    }

    private int? Rate() => _expected.Keys.Select(limits.CallsPerSecond).Min();
}
