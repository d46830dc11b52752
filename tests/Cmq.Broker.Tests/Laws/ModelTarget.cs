namespace Cmq.Broker.Tests;

/// <summary>A queue that subscriptions deliver into, as simple as it can be told: what it holds, and what it takes. Times are seconds since the start.</summary>
internal sealed class ModelTarget(TargetKind kind)
{
    public const int SmallSize = 1024;
    public const int NarrowRoom = 2;
    public const long Retention = 1_296_000;

    private readonly List<(string Body, string Tags, long Time)> _messages = [];

    public bool IsTransactional => kind == TargetKind.Transactional;

    public int Count => _messages.Count;

    /// <summary>The bodies, each with the time when it came.</summary>
    public IEnumerable<string> Messages => _messages.Select(message => $"{message.Body}:{message.Time}");

    public bool IsTooSmallFor(string body) => kind == TargetKind.Small && body.Length > SmallSize;

    public bool Takes(ModelPublished message, long now)
    {
        Expire(now);
        var takes = !IsTransactional && !IsTooSmallFor(message.Body) && (kind != TargetKind.Narrow || _messages.Count < NarrowRoom);
        if (takes)
        {
            _messages.Add((message.Body, message.Tags, now));
        }

        return takes;
    }

    /// <summary>Takes the first messages out.</summary>
    /// <returns>The bodies, each with its tags.</returns>
    public List<string> Consume(int most)
    {
        var taken = _messages.Take(most).Select(message => $"{message.Body}[{message.Tags}]").ToList();
        _messages.RemoveRange(0, taken.Count);
        return taken;
    }

    public void Expire(long now) => _messages.RemoveAll(message => message.Time + Retention <= now);
}
