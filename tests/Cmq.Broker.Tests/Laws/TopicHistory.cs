using System.Globalization;

namespace Cmq.Broker.Tests;

/// <summary>
/// One history, done to a broker and to the model at once: a topic that filters by tags and one that filters by routing keys, each with up to two
/// subscriptions. A subscription delivers into a queue of its own, or into the one that all share. Nobody promises in which order several of them deliver
/// at one time, so the shared queue is never full, and its messages of one time are compared without their order.
/// </summary>
internal sealed class TopicHistory
{
    public const string Tags = "tags";
    public const string Keys = "keys";
    public const string Shared = "shared";

    /// <summary>What makes a message longer than a small queue takes.</summary>
    public static readonly string Padding = new('x', ModelTarget.SmallSize);

    private readonly CmqEdition _edition;
    private readonly int _jitter;
    private readonly ManualClock _clock = new();
    private readonly CmqBroker _broker;
    private readonly Dictionary<string, ModelTarget> _targets = [];
    private readonly SortedDictionary<string, ModelSubscription> _subscriptions = new(StringComparer.Ordinal);
    private long _now;
    private int _bodies;

    public TopicHistory(CmqEdition edition, int jitter)
    {
        (_edition, _jitter) = (edition, jitter);
        _broker = new(new CmqBrokerOptions { Edition = edition, TimeProvider = _clock, Jitter = new FixedJitter(jitter) });
        _broker.CreateTopicAsync(Tags, new()).GetAwaiter().GetResult();
        _broker.CreateTopicAsync(Keys, new(), FilterType.BindingKey).GetAwaiter().GetResult();
    }

    public async Task<(string, string)> CreateQueueAsync(string name, TargetKind kind)
    {
        // The classic edition has no transaction queues, and the shared queue has room.
        kind = (kind == TargetKind.Transactional && _edition == CmqEdition.Classic) || (kind == TargetKind.Narrow && name == Shared) ? TargetKind.Plain : kind;
        var settings = new QueueSettings
        {
            MsgRetentionSeconds = ModelTarget.Retention,
            MaxMsgSize = kind == TargetKind.Small ? ModelTarget.SmallSize : null,
            Transaction = kind == TargetKind.Transactional ? true : null,
        };
        var told = await OutcomeOfAsync(() => _broker.CreateQueueAsync(name, settings));
        var isNew = _targets.TryAdd(name, new(kind));
        if (isNew && kind == TargetKind.Narrow && _broker.State.FindQueue(name) is { } queue)
        {
            // No edition lets a queue be made that is full with less than a million messages.
            var limits = MessageLimits.Of(queue.Settings, _edition) with { MaxMessages = ModelTarget.NarrowRoom };
            queue.Messages.Configure(limits, null, _clock.GetUtcNow().ToUnixTimeMilliseconds());
        }

        return (told, Outcome(isNew));
    }

    public async Task<(string, string)> DeleteQueueAsync(string name) =>
        (await OutcomeOfAsync(() => _broker.DeleteQueueAsync(name)), Outcome(_targets.Remove(name)));

    public async Task<(string, string)> SubscribeAsync(string topic, string name, string queue, bool isBackoff, string[] filters)
    {
        var settings = Settings(topic, isBackoff, filters);
        var isTaken = _targets.ContainsKey(queue) && AreValid(topic, filters)
            && _subscriptions.TryAdd($"{topic}/{name}", new(_edition, _jitter, queue) { IsBackoff = isBackoff, Filters = filters });
        return (await OutcomeOfAsync(() => _broker.SubscribeQueueAsync(topic, name, queue, settings)), Outcome(isTaken));
    }

    public async Task<(string, string)> ModifyAsync(string topic, string name, bool? isBackoff, string[]? filters)
    {
        var subscription = _subscriptions.GetValueOrDefault($"{topic}/{name}");

        // A change does not remove all filters, but can leave none.
        var isTaken = subscription is not null
            && (filters is null || (AreValid(topic, filters) && (filters.Length > 0 || subscription.Filters.Count == 0)));
        if (isTaken)
        {
            subscription!.IsBackoff = isBackoff ?? subscription.IsBackoff;
            subscription.Filters = filters ?? subscription.Filters;
        }

        return (await OutcomeOfAsync(() => _broker.ModifySubscriptionAsync(topic, name, Settings(topic, isBackoff, filters))), Outcome(isTaken));
    }

    public async Task<(string, string)> ClearAsync(string topic, string name)
    {
        var subscription = _subscriptions.GetValueOrDefault($"{topic}/{name}");
        if (subscription is not null && topic == Tags)
        {
            subscription.Filters = [];
        }

        return (await OutcomeOfAsync(() => _broker.ClearSubscriptionFilterTagsAsync(topic, name)), Outcome(subscription is not null));
    }

    public async Task<(string, string)> UnsubscribeAsync(string topic, string name) =>
        (await OutcomeOfAsync(() => _broker.DeleteSubscriptionAsync(topic, name)), Outcome(_subscriptions.Remove($"{topic}/{name}")));

    /// <summary>Publishes messages with tags; to the topic of routing keys, with the first of them as its key.</summary>
    public async Task<(string, string)> PublishAsync(string topic, int count, bool isLong, string[] words)
    {
        var bodies = Enumerable.Range(0, count).Select(_ => $"m{_bodies++:00000}{(isLong ? Padding : "")}").ToList();
        var expected = Publish(topic, bodies, words);
        var told = await OutcomeOfAsync(async () =>
        {
            var sent = topic == Keys
                ? await _broker.PublishMessagesAsync(topic, bodies, null, words.FirstOrDefault())
                : await _broker.PublishMessagesAsync(topic, bodies, words);
            Assert.That(sent.Select(one => one.MessageId).Distinct().Count(), Is.EqualTo(count));
        });
        return (told, expected);
    }

    /// <summary>Receives and deletes; from the shared queue all, in any order.</summary>
    public async Task<(string, string)> ConsumeAsync(string name, int most)
    {
        most = name == Shared ? int.MaxValue : most;
        var received = new List<CmqMessage>();
        var told = await OutcomeOfAsync(async () =>
        {
            while (received.Count < most && await _broker.ReceiveMessagesAsync(name, Math.Min(most - received.Count, 16), TimeSpan.Zero) is { Count: > 0 } some)
            {
                received.AddRange(some);
                await _broker.DeleteMessagesAsync(name, [.. some.Select(message => message.ReceiptHandle)]);
            }
        });
        var expected = _targets.GetValueOrDefault(name)?.Consume(most) ?? [];
        var bodies = received.Select(message => $"{message.Body}[{string.Join(' ', message.Tags)}]");
        return (
            $"{told} {string.Join(",", name == Shared ? bodies.Order() : bodies)}",
            $"{(_targets.ContainsKey(name) ? "done" : "4440 10100")} {string.Join(",", name == Shared ? expected.Order() : expected)}");
    }

    public (string, string) Wait(int seconds)
    {
        _now += seconds;
        while (_subscriptions.Values.MinBy(subscription => subscription.Due) is { } first && first.Due <= _now)
        {
            first.Go(_targets.GetValueOrDefault(first.Queue));
        }

        _clock.Advance(seconds);
        return ("", "");
    }

    /// <summary>How the broker and the model differ; empty if they don't.</summary>
    public async Task<string> DifferenceAsync()
    {
        foreach (var (name, target) in _targets)
        {
            target.Expire(_now);
            var description = await _broker.DescribeQueueAsync(name);
            var peeked = (await _broker.PeekMessagesAsync(name, 0, int.MaxValue)).Select(message => $"{message.Body}:{SecondsOf(message.EnqueueTime)}");
            var (told, expected) = (Picture(name, peeked), Picture(name, target.Messages));
            if (told != expected || description.ActiveMsgNum != target.Count)
            {
                return $"{name} has {description.ActiveMsgNum}: {told}, not {target.Count}: {expected}";
            }
        }

        foreach (var topic in (string[])[Tags, Keys])
        {
            var description = await _broker.DescribeTopicAsync(topic);
            var listed = (await _broker.DescribeSubscriptionsAsync(new() { TopicName = topic })).Items.Select(one => $"{topic}/{one.Name}:{one.MsgCount}");
            var model = _subscriptions.Where(one => IsOf(topic, one.Key)).ToList();
            var told = $"{description.SubscriptionCount} {description.MsgCount} {string.Join(",", listed)}";
            var expected = $"{model.Count} {model.Sum(one => one.Value.Waiting)} {string.Join(",", model.Select(one => $"{one.Key}:{one.Value.Waiting}"))}";
            if (told != expected)
            {
                return $"{topic} has {told}, not {expected}";
            }
        }

        return "";
    }

    private string Publish(string topic, List<string> bodies, string[] words)
    {
        var key = words.FirstOrDefault() ?? "";
        if (topic == Keys && key.Length == 0)
        {
            return "4000 10700";
        }

        var subscribed = _subscriptions.Where(one => IsOf(topic, one.Key)).Select(one => one.Value).ToList();
        var matching = subscribed.Where(one => topic == Keys ? one.MatchesKey(key) : one.MatchesTags(words)).ToList();
        if (matching.Count == 0)
        {
            return subscribed.Count == 0 ? "6030 10650" : "6030 10730";
        }

        foreach (var target in matching.Select(one => _targets.GetValueOrDefault(one.Queue)).OfType<ModelTarget>())
        {
            if (target.IsTransactional || bodies.Exists(target.IsTooSmallFor))
            {
                return target.IsTransactional ? "4000 10110" : "4400 10230";
            }
        }

        var tags = topic == Keys ? "" : string.Join(' ', words.Where(tag => tag.Length > 0));
        foreach (var body in bodies)
        {
            matching.ForEach(one => one.Deliver(new(body, tags, _now), _targets.GetValueOrDefault(one.Queue), _now));
        }

        return "done";
    }

    private static bool IsOf(string topic, string key) => key.StartsWith(topic + "/", StringComparison.Ordinal);

    private static bool AreValid(string topic, string[] filters) => topic == Tags || (filters.Length > 0 && !filters.Contains(""));

    private static SubscriptionSettings Settings(string topic, bool? isBackoff, string[]? filters) => new()
    {
        NotifyStrategy = isBackoff switch { null => null, true => NotifyStrategy.BackoffRetry, false => NotifyStrategy.ExponentialDecayRetry },
        FilterTags = topic == Tags ? filters : null,
        BindingKeys = topic == Keys ? filters : null,
    };

    private static string Picture(string queue, IEnumerable<string> messages) =>
        string.Join(",", queue == Shared ? messages.OrderBy(message => long.Parse(message.Split(':')[1], CultureInfo.InvariantCulture)).ThenBy(message => message) : messages);

    private static string SecondsOf(DateTimeOffset time) => (time - ManualClock.Start).TotalSeconds.ToString(CultureInfo.InvariantCulture);

    private static string Outcome(bool done) => done ? "done" : "refused";

    // Of the data plane with the error's numbers, of the control plane only that there is one: other tests have its codes.
    private static async Task<string> OutcomeOfAsync(Func<Task> call)
    {
        try
        {
            await call();
            return "done";
        }
        catch (CmqServiceException error)
        {
            return error.ModuleCode is { } number ? $"{error.Code} {number}" : "refused";
        }
    }
}
