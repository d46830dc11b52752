namespace Cmq.Broker.Tests;

/// <summary>A subscription as simple as it can be told: filters, and a list of what it has not delivered yet. Times are seconds since the start.</summary>
internal sealed class ModelSubscription(CmqEdition edition, int jitter, string queue)
{
    private const long Day = 86_400;

    private readonly List<ModelPublished> _waiting = [];
    private int _tries;
    private long _nextTry;

    public string Queue => queue;

    public required bool IsBackoff { get; set; }

    public required IReadOnlyList<string> Filters { get; set; }

    public int Waiting => _waiting.Count;

    /// <summary>When something happens to the first message that waits.</summary>
    public long Due => _waiting.Count == 0 ? long.MaxValue : Math.Min(_nextTry, _waiting[0].Time + Day);

    public bool MatchesTags(IReadOnlyList<string> tags) => Filters.Count == 0 || Filters.Intersect(tags).Any();

    public bool MatchesKey(string key) => Filters.Any(filter => Matches(filter.Split('.'), key.Split('.')));

    public void Deliver(ModelPublished message, ModelTarget? target, long now)
    {
        if (_waiting.Count == 0 && target?.Takes(message, now) == true)
        {
            return;
        }

        _waiting.Add(message);
        if (_waiting.Count == 1)
        {
            _tries = 0;
            Fail(now);
        }
    }

    /// <summary>Does what is due.</summary>
    public void Go(ModelTarget? target)
    {
        var now = Due;
        if (_waiting[0].Time + Day <= now || target?.Takes(_waiting[0], now) == true)
        {
            Next(now);
        }
        else
        {
            Fail(now);
        }
    }

    private void Fail(long now)
    {
        _tries++;
        if (Wait() is { } wait)
        {
            _nextTry = now + wait;
        }
        else
        {
            Next(now);
        }
    }

    private void Next(long now)
    {
        _waiting.RemoveAt(0);
        (_tries, _nextTry) = (0, now);
    }

    // Three retries after 10 to 20 s (classic: 19 to 29 s); or 1, 2, 4, … s, on the newer editions up to 512 s and 176 times.
    private long? Wait()
    {
        var doubled = 1L << Math.Min(_tries - 1, 30);
        return (IsBackoff, edition == CmqEdition.Classic) switch
        {
            (true, var isClassic) => _tries > 3 ? null : (isClassic ? 19 : 10) + jitter,
            (false, true) => doubled,
            (false, false) => _tries > 176 ? null : Math.Min(doubled, 512),
        };
    }

    private static bool Matches(string[] pattern, string[] words) => pattern switch
    {
        [] => words is [],
        ["#", .. var rest] => Matches(rest, words) || (words is [_, .. var others] && Matches(pattern, others)),
        ["*", .. var rest] => words is [not "", .. var others] && Matches(rest, others),
        [var first, .. var rest] => words is [var word, .. var others] && word == first && Matches(rest, others),
    };
}
