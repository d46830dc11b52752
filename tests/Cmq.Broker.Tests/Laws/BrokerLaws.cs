using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace Cmq.Broker.Tests;

/// <summary>What holds whatever is done to a broker, in whatever order.</summary>
internal sealed partial class BrokerLaws
{
    [Test]
    public void AnyRun_LeavesNoReferenceThatTheRulesForbid() => Holds(steps =>
    {
        var clock = new ManualClock();
        var broker = TestBroker.New(clock: clock);
        foreach (var step in steps)
        {
            clock.Advance(step.Seconds);
            if (step.On(broker).Length == 0 && ForbiddenReferencesAsync(broker).GetAwaiter().GetResult() is { Length: > 0 } found)
            {
                return (false, $"after '{step}': {found}");
            }
        }

        return (true, "");
    });

    [Test]
    public void AnyRun_IsDescribedAsItWasLastGranted() => Holds(steps =>
    {
        var clock = new ManualClock();
        var broker = TestBroker.New(clock: clock);
        var model = new Model();
        foreach (var step in steps)
        {
            clock.Advance(step.Seconds);
            if (step.On(broker).Length == 0)
            {
                step.Record(model);
            }

            if (model.DifferencesAsync(broker).GetAwaiter().GetResult() is { Length: > 0 } found)
            {
                return (false, $"after '{step}': {found}");
            }
        }

        return (true, "");
    });

    [Test]
    public void AnyRun_RefusedStep_ChangesNothing() => Holds(steps =>
    {
        var clock = new ManualClock();
        var broker = TestBroker.New(clock: clock);
        foreach (var step in steps)
        {
            clock.Advance(step.Seconds);
            var before = PictureOf(broker);
            if (step.On(broker) is { Length: > 0 } code && PictureOf(broker) != before)
            {
                return (false, $"'{step}' was refused with {code} and changed something");
            }
        }

        return (true, "");
    });

    [Test]
    public void AnyRun_Reopened_HasTheSamePicture() => Holds(steps =>
    {
        var clock = new ManualClock();
        var options = new CmqBrokerOptions { TimeProvider = clock, Store = new MemoryDocument(), NameBlockTime = TimeSpan.FromSeconds(30) };
        var broker = new CmqBroker(options);
        foreach (var step in steps)
        {
            clock.Advance(step.Seconds);
            step.On(broker);
        }

        return (PictureOf(new CmqBroker(options)) == PictureOf(broker), "the pictures differ");
    });

    [Test]
    public void AnyRun_InTurnsByTwoBrokersOnOneDocument_IsAsByOneInMemory() => Holds(steps =>
    {
        var clock = new ManualClock();
        var alone = TestBroker.New(clock: clock);
        var shared = new CmqBrokerOptions { TimeProvider = clock, Store = new MemoryDocument() };
        CmqBroker[] pair = [new(shared), new(shared)];
        for (var index = 0; index < steps.Count; index++)
        {
            clock.Advance(steps[index].Seconds);
            var (expected, actual) = (steps[index].On(alone), steps[index].On(pair[index % 2]));
            if (expected != actual)
            {
                return (false, $"'{steps[index]}' gave '{actual}' instead of '{expected}'");
            }
        }

        return (WithoutIds(PictureOf(pair[0])) == WithoutIds(PictureOf(alone)), "the pictures differ");
    });

    // A dead-letter queue exists, is another queue, has none itself, is no transaction queue and has at most six sources, which it knows.
    // A subscription has the filters of its topic's type.
    private static async Task<string> ForbiddenReferencesAsync(CmqBroker broker)
    {
        var queues = new Dictionary<string, QueueDescription>(StringComparer.OrdinalIgnoreCase);
        await foreach (var queue in broker.ListQueuesAsync())
        {
            queues.Add(queue.Name, queue);
        }

        foreach (var queue in queues.Values.Where(queue => queue.Settings.DeadLetterPolicy is not null))
        {
            var target = queues.GetValueOrDefault(queue.Settings.DeadLetterPolicy!.DeadLetterQueue!);
            if (target is null || target == queue || target.Settings.DeadLetterPolicy is not null || target.Settings.Transaction == true
                || target.DeadLetterSources.Count > 6 || !target.DeadLetterSources.Contains(queue.Name))
            {
                return $"queue {queue}";
            }
        }

        await foreach (var topic in broker.ListTopicsAsync())
        {
            await foreach (var subscription in broker.ListSubscriptionsAsync(new() { TopicName = topic.Name }))
            {
                var (tags, keys) = (subscription.Settings.FilterTags!.Count, subscription.Settings.BindingKeys?.Count ?? 0);
                if (topic.FilterType == FilterType.BindingKey ? tags > 0 || keys == 0 : keys > 0)
                {
                    return $"subscription {subscription}";
                }
            }
        }

        return "";
    }

    private static void Holds(Func<List<Step>, (bool Holds, string Otherwise)> law) =>
        Prop.ForAll(Steps.Runs, steps =>
        {
            var (holds, otherwise) = law(steps);
            return holds.Label(otherwise);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static string PictureOf(CmqBroker broker) => Picture.OfAsync(broker).GetAwaiter().GetResult();

    private static string WithoutIds(string picture) => Ids().Replace(picture, "id");

    [GeneratedRegex("(cmqq|cmqt|subsc)-[a-z0-9]{12}")]
    private static partial Regex Ids();
}
