using FsCheck;
using FsCheck.Fluent;

namespace Cmq.Broker.Tests;

/// <summary>
/// Runs of steps over few names and few values, good and bad, so that objects meet: the same name in another case, dead-letter queues of
/// dead-letter queues, a seventh source, subscriptions of queues that are gone.
/// </summary>
internal static class Steps
{
    private static readonly Gen<string> QueueName = Gen.Elements("a", "b", "c", "d", "e", "f", "g", "h", "B", "A", "i", "not a name");
    private static readonly Gen<string> DeadLetterName = Gen.Elements("a", "a", "a", "a", "a", "A", "b", "c");
    private static readonly Gen<string> TopicName = Gen.Elements("t", "u", "T");
    private static readonly Gen<string> SubscriptionName = Gen.Elements("s", "S", "r");

    private static readonly Gen<QueueSettings> Settings =
        from retention in Mostly<long?>(null, 600, 60, 345_600, 59)
        from rewind in Mostly<long?>(null, 600, 0, 43_201)
        from visibility in Mostly<long?>(null, 1, 3600, 0)
        from transaction in Mostly<bool?>(null, false, true)
        from policy in Gen.Frequency((2, Gen.Constant<DeadLetterPolicy?>(null)), (1, Policy()))
        select new QueueSettings
        {
            MsgRetentionSeconds = retention,
            RewindSeconds = rewind,
            VisibilityTimeout = visibility,
            Transaction = transaction,
            DeadLetterPolicy = policy,
        };

    private static readonly Gen<SubscriptionSettings> SubscriptionSettings =
        from tags in Mostly<string[]?>(null, ["x"], [], ["x", "y"], ["a tag that is too long"])
        from keys in Mostly<string[]?>(null, ["x.#"], [], ["#", "*.y"])
        select new SubscriptionSettings { FilterTags = tags, BindingKeys = keys };

    private static readonly Gen<Step> Any = Gen.Frequency(
        (8, QueueSteps("create queue", (broker, name, settings) => broker.CreateQueueAsync(name, settings), (model, name, settings) => model.Queues.Add(name, settings))),
        (4, QueueSteps("modify queue", (broker, name, settings) => broker.ModifyQueueAsync(name, settings), (model, name, changes) => model.ModifyQueue(name, changes))),
        (1, QueueSteps("delete queue", (broker, name, _) => broker.DeleteQueueAsync(name), (model, name, _) => model.Queues.Remove(name))),
        (8, BindSteps()),
        (1, QueueSteps("unbind", (broker, name, _) => broker.UnbindDeadLetterAsync(name), (model, name, _) => model.Queues[name] = model.Queues[name] with { DeadLetterPolicy = null })),
        (1, QueueSteps("clear", (broker, name, _) => broker.ClearQueueAsync(name), (_, _, _) => { })),
        (3, QueueSteps("send", (broker, name, settings) => broker.SendTestMessageAsync(name, "x", settings.VisibilityTimeout ?? 0), (_, _, _) => { })),
        (3, TopicSteps()),
        (4, SubscriptionSteps()),
        (1, Gen.Elements(1, 59, 600).Select(seconds => new Step($"wait {seconds} s", _ => Task.CompletedTask, _ => { }, seconds))));

    // Something to meet from the start, or most runs would be about what does not exist.
    private static readonly Step[] Prelude =
    [
        .. new[] { "a", "b", "d", "e", "f", "g", "h" }.Select(name =>
            new Step($"create queue {name}", broker => broker.CreateQueueAsync(name, new()), model => model.Queues.Add(name, new()))),
        new Step("create topic t", broker => broker.CreateTopicAsync("t", new()), model => model.Topics.Add("t", (null, FilterType.FilterTag))),
    ];

    /// <summary>Runs of up to fifty steps; a run that fails is made shorter by leaving steps out.</summary>
    public static Arbitrary<List<Step>> Runs { get; } = Arb.From(
        from length in Gen.Choose(0, 50)
        from steps in Any.ArrayOf(length)
        select Prelude.Concat(steps).ToList(),
        steps => Enumerable.Range(0, steps.Count).Select(index => steps.Where((_, other) => other != index).ToList()));

    /// <summary>The first value as a rule, for what is rarely set can be told apart, and a run in which all is refused shows nothing.</summary>
    private static Gen<T> Mostly<T>(T usual, T frequent, params T[] others) =>
        Gen.Frequency((12, Gen.Constant(usual)), (4, Gen.Constant(frequent)), (others.Length, Gen.Elements(others)));

    private static Gen<DeadLetterPolicy?> Policy() =>
        from queue in DeadLetterName
        from byCount in Gen.Elements(true, false)
        from limit in Mostly(300L, 301L, 900L, 0L)
        select byCount
            ? new DeadLetterPolicy { DeadLetterQueue = queue, Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = limit }
            : new DeadLetterPolicy { DeadLetterQueue = queue, Policy = DeadLetterCondition.TimeToLive, MaxTimeToLive = limit };

    private static Gen<Step> QueueSteps(string text, Func<CmqBroker, string, QueueSettings, Task> run, Action<Model, string, QueueSettings> record) =>
        from name in QueueName
        from settings in Settings
        select new Step($"{text} {name} {settings}", broker => run(broker, name, settings), model => record(model, name, settings));

    // Binding alone, with nothing else in it that could be refused: it takes six of them to fill a dead-letter queue.
    private static Gen<Step> BindSteps() =>
        from name in QueueName
        from target in DeadLetterName
        let changes = new QueueSettings { DeadLetterPolicy = TestBroker.DeadLettersTo(target) }
        select new Step($"bind {name} to {target}", broker => broker.ModifyQueueAsync(name, changes), model => model.ModifyQueue(name, changes));

    private static Gen<Step> TopicSteps() =>
        from name in TopicName
        from size in Mostly<long?>(null, 1024, 1_048_576, 1)
        from filterType in Gen.Elements(FilterType.FilterTag, FilterType.BindingKey)
        from kind in Gen.Choose(0, 4)
        select kind switch
        {
            0 or 1 => new Step($"create topic {name} {size} {filterType}", broker => broker.CreateTopicAsync(name, new() { MaxMsgSize = size }, filterType), model => model.Topics.Add(name, (size, filterType))),
            2 => new Step($"modify topic {name} {size}", broker => broker.ModifyTopicAsync(name, new() { MaxMsgSize = size }), model => model.Topics[name] = (size ?? model.Topics[name].MaxMsgSize, model.Topics[name].FilterType)),
            3 => new Step($"delete topic {name}", broker => broker.DeleteTopicAsync(name), model => model.Topics.Remove(name)),
            _ => new Step($"publish to {name}", broker => broker.PublishTestMessageAsync(name, "x", ["x"]), _ => { }),
        };

    private static Gen<Step> SubscriptionSteps() =>
        from topic in TopicName
        from name in SubscriptionName
        from queue in QueueName
        from settings in SubscriptionSettings
        from kind in Gen.Choose(0, 5)
        let key = (Topic: topic.ToLowerInvariant(), Name: name)
        select kind switch
        {
            <= 2 => new Step(
                $"subscribe {topic}/{name} {queue} {settings}",
                broker => broker.SubscribeQueueAsync(topic, name, queue, settings),
                model => model.Subscriptions.Add(key, (queue, settings))),
            3 => new Step(
                $"modify subscription {topic}/{name} {settings}",
                broker => broker.ModifySubscriptionAsync(topic, name, settings),
                model => model.Subscriptions[key] = (model.Subscriptions[key].Endpoint, new()
                {
                    FilterTags = settings.FilterTags ?? model.Subscriptions[key].Settings.FilterTags,
                    BindingKeys = settings.BindingKeys ?? model.Subscriptions[key].Settings.BindingKeys,
                })),
            4 => new Step(
                $"clear tags of {topic}/{name}",
                broker => broker.ClearSubscriptionFilterTagsAsync(topic, name),
                model => model.Subscriptions[key] = (model.Subscriptions[key].Endpoint, model.Subscriptions[key].Settings with { FilterTags = [] })),
            _ => new Step($"unsubscribe {topic}/{name}", broker => broker.DeleteSubscriptionAsync(topic, name), model => model.Subscriptions.Remove(key)),
        };
}
