using FsCheck;
using FsCheck.Fluent;

namespace Cmq.Broker.Tests;

/// <summary>
/// Whatever is done to topics, their subscriptions and the queues of these, in whatever order and at whatever times, the broker tells what a model tells
/// that matches word by word and holds what waits in a list: which queue has which message from when on, and what each subscription has not delivered.
/// </summary>
internal sealed class TopicLaws
{
    private static readonly Gen<string> Topic = Gen.Elements(TopicHistory.Tags, TopicHistory.Keys);
    private static readonly Gen<string> Name = Gen.Elements("r", "s");

    private static readonly Gen<string> Queue = Gen.Frequency(
        (1, Gen.Constant(TopicHistory.Shared)),
        (4, from topic in Topic from name in Name select Own(topic, name)));

    private static readonly Gen<TargetKind> Kind = Gen.Frequency(
        (4, Gen.Constant(TargetKind.Plain)),
        (2, Gen.Constant(TargetKind.Narrow)),
        (1, Gen.Constant(TargetKind.Small)),
        (1, Gen.Constant(TargetKind.Transactional)));

    private static readonly Gen<string[]> SomeTags = Some(0, 2, Gen.Elements("a", "b", "c", "A"));
    private static readonly Gen<string[]> SomePatterns = Some(1, 2, Words(Gen.Frequency((8, Gen.Elements("a", "b", "*", "#")), (1, Gen.Constant("")))));
    private static readonly Gen<string[]> OneKey = Some(0, 1, Words(Gen.Frequency((10, Gen.Elements("a", "b")), (1, Gen.Constant("")))), often: 9);
    private static readonly Gen<string[]> PublishedTags = Some(0, 3, Gen.Frequency((8, Gen.Elements("a", "b", "c", "A")), (1, Gen.Constant(""))));

    private static readonly Gen<TopicStep> Subscribe =
        from topic in Topic
        from name in Name
        from isShared in Gen.Elements(false, false, true)
        from isBackoff in Gen.Elements(false, true)
        from filters in Filters(topic)
        let queue = isShared ? TopicHistory.Shared : Own(topic, name)
        select new TopicStep($"subscribe {topic}/{name} {queue} {isBackoff} '{string.Join(' ', filters)}'", history => history.SubscribeAsync(topic, name, queue, isBackoff, filters));

    private static readonly Gen<TopicStep> Modify =
        from topic in Topic
        from name in Name
        from isBackoff in Gen.Elements<bool?>(null, false, true)
        from isFilter in Gen.Elements(false, true)
        from filters in Filters(topic)
        let changed = isFilter ? filters : null
        select new TopicStep($"modify {topic}/{name} {isBackoff} '{string.Join(' ', changed ?? ["(as it is)"])}'", history => history.ModifyAsync(topic, name, isBackoff, changed));

    private static readonly Gen<TopicStep> Publish =
        from topic in Topic
        from count in Gen.Elements(1, 1, 1, 2, 3)
        from isLong in Gen.Elements(false, false, false, true)
        from words in topic == TopicHistory.Keys ? OneKey : PublishedTags
        select new TopicStep($"publish {count} to {topic} '{string.Join(' ', words)}'{(isLong ? " long" : "")}", history => history.PublishAsync(topic, count, isLong, words));

    // A second, the waits of either strategy, and the parts of a day.
    private static readonly Gen<TopicStep> Wait =
        from seconds in Gen.Frequency((5, Gen.Elements(1, 2, 3, 9, 10, 19, 20, 30, 61)), (3, Gen.Elements(385, 511, 512, 3600)), (2, Gen.Elements(20_000, 65_535, 86_399, 86_400)))
        select new TopicStep($"wait {seconds} s", history => Task.FromResult(history.Wait(seconds)));

    private static readonly Gen<TopicStep> Step = Gen.Frequency(
        (2, Subscribe),
        (2, Modify),
        (1, from topic in Topic from name in Name select new TopicStep($"clear {topic}/{name}", history => history.ClearAsync(topic, name))),
        (1, from topic in Topic from name in Name select new TopicStep($"unsubscribe {topic}/{name}", history => history.UnsubscribeAsync(topic, name))),
        (10, Publish),
        (4, from queue in Queue select new TopicStep($"delete {queue}", history => history.DeleteQueueAsync(queue))),
        (5, from queue in Queue from kind in Kind select new TopicStep($"create {queue} {kind}", history => history.CreateQueueAsync(queue, kind))),
        (4, from queue in Queue from most in Gen.Choose(1, 4) select new TopicStep($"consume {most} of {queue}", history => history.ConsumeAsync(queue, most))),
        (7, Wait));

    // Something to publish to from the start.
    private static readonly TopicStep[] Prelude =
    [
        .. new[] { TopicHistory.Shared, Own(TopicHistory.Tags, "r"), Own(TopicHistory.Tags, "s"), Own(TopicHistory.Keys, "r"), Own(TopicHistory.Keys, "s") }
            .Select(queue => new TopicStep($"create {queue}", history => history.CreateQueueAsync(queue, TargetKind.Plain))),
    ];

    private static readonly Arbitrary<List<TopicStep>> Histories = Arb.From(
        from begin in Subscribe.ArrayOf(4)
        from length in Gen.Choose(1, 60)
        from steps in Step.ArrayOf(length)
        select Prelude.Concat(begin).Concat(steps).ToList(),
        steps => Enumerable.Range(0, steps.Count).Select(index => steps.Where((_, other) => other != index).ToList()));

    [TestCase(CmqEdition.Classic, 0)]
    [TestCase(CmqEdition.Classic, 10)]
    [TestCase(CmqEdition.Tdmq, 0)]
    [TestCase(CmqEdition.Tdmq, 7)]
    public void AnyHistoryOfTopics_IsAsTheModelHasIt(CmqEdition edition, int jitter) => Prop.ForAll(Histories, steps =>
    {
        var history = new TopicHistory(edition, jitter);
        foreach (var step in steps)
        {
            var (told, expected) = step.Do(history).GetAwaiter().GetResult();
            var difference = told == expected ? history.DifferenceAsync().GetAwaiter().GetResult() : $"told '{told}', not '{expected}'";
            if (difference.Length > 0)
            {
                return false.Label($"at '{step}' of {string.Join("; ", steps)}: {difference.Replace(TopicHistory.Padding, "…", StringComparison.Ordinal)}");
            }
        }

        return true.Label("");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(250));

    private static string Own(string topic, string name) => $"{topic}-{name}";

    private static Gen<string[]> Filters(string topic) => topic == TopicHistory.Keys ? SomePatterns : SomeTags;

    private static Gen<string> Words(Gen<string> word) => Some(1, 4, word).Select(words => string.Join('.', words));

    private static Gen<string[]> Some(int least, int most, Gen<string> one, int often = 1) =>
        from count in Gen.Frequency((1, Gen.Constant(least)), (often, Gen.Choose(least, most)))
        from all in one.ArrayOf(count)
        select all;
}
