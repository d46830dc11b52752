using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>The component <c>cmq:index:FanOut</c>: a topic, and the queues that take what is published to it.</summary>
public static class FanOut
{
    private const string Topic = "topic";

    /// <summary>The type of each of <c>queues</c>.</summary>
    public static ObjectSpec QueueType { get; } = new(
        "FanOutQueue",
        "A queue that takes messages of a topic.",
        [
            new() { Name = "queueName", Type = PropertyType.String, Description = "Name of the queue. Left out, it is named automatically." },
            ComponentInputs.Same(SubscriptionSpec.Resource, "filterTags"),
            new() { Name = "bindingKeys", Type = PropertyType.StringList, IsSet = true, Description = "Only messages pass whose routing key matches one of these: at most 5 keys, words separated by dots, `*` for one word, `#` for any number of words. When one queue has them, all have." },
            ComponentInputs.Same(QueueSpec.Resource, "visibilityTimeout"),
            ComponentInputs.Same(QueueSpec.Resource, "msgRetentionSeconds"),
            ComponentInputs.Same(QueueSpec.Resource, "forceDestroy"),
        ]);

    /// <summary>Its description.</summary>
    public static ComponentSpec Definition { get; } = new()
    {
        Name = "FanOut",
        Description =
            "A topic with queues that subscribe to it: each message goes into every queue that lets it pass, by its tags, or by its routing key when "
            + "the queues have `bindingKeys`.",
        Inputs =
        [
            new() { Name = "topicName", Type = PropertyType.String, Description = "Name of the topic. Left out, it is named automatically." },
            new() { Name = "queues", Type = PropertyType.ObjectMap, Object = QueueType, IsRequired = true, Description = "The queues. A key is a part of the names of a queue and its subscription in the program." },
            ComponentInputs.Same(TopicSpec.Resource, "maxMsgSize"),
            ComponentInputs.Same(TopicSpec.Resource, "tags"),
        ],
        Outputs =
        [
            new() { Name = "topicName", Type = PropertyType.String, IsInput = false, IsAlwaysKnown = true, Description = "Name of the topic: what is published goes there." },
            new() { Name = "queueNames", Type = PropertyType.StringMap, IsInput = false, IsAlwaysKnown = true, Description = "Names of the queues, by the keys of `queues`." },
        ],
        Even = Even,
        Rules = Check,
        Consists = Plan,
    };

    // A key alone, as YAML has it, is a queue without settings.
    private static PropertyMap Even(PropertyMap inputs) => inputs.Find("queues") is { } queues && queues.Unwrap() is ObjectValue map
        ? inputs.Set("queues", Rewrap(queues, new(map.Properties.Map(queue => queue.IsNull ? Rewrap(queue, new(PropertyMap.Empty)) : queue))))
        : inputs;

    private static PropertyValue Rewrap(PropertyValue wrapped, ObjectValue value) => wrapped switch
    {
        SecretValue secret => new SecretValue(Rewrap(secret.Value, value)),
        OutputValue output => output with { Value = value },
        _ => value,
    };

    // The keys name resources, so they can't wait; what they stand for can.
    private static IEnumerable<CheckFailure> Check(PropertyMap inputs, CmqEdition edition)
    {
        if (inputs["queues"].Unwrap() is not ObjectValue queues)
        {
            yield return new("queues", "is not known yet, and its keys name resources: give an object whose values alone come from other resources");
            yield break;
        }

        foreach (var failure in ComponentInputs.CheckName(CmqNameKind.Topic, inputs, "topicName", PropertyPath.Root, edition))
        {
            yield return failure;
        }

        var byKey = queues.Properties.Any(queue => Has(queue.Value, "bindingKeys"));
        foreach (var (key, value) in queues.Properties)
        {
            var path = PropertyPath.Root.Key("queues").Key(key);
            if (value.Unwrap() is not ObjectValue { Properties: var queue })
            {
                continue;
            }

            foreach (var failure in ComponentInputs.CheckName(CmqNameKind.Queue, queue, "queueName", path, edition))
            {
                yield return failure;
            }

            if (byKey && Has(value, "filterTags"))
            {
                yield return new(path.Key("filterTags"), "does not go together with bindingKeys: a topic filters by tags or by routing keys, for all of its queues");
            }
            else if (byKey && !Has(value, "bindingKeys"))
            {
                yield return new(path.Key("bindingKeys"), "is missing: the topic filters by routing keys, because another of its queues does; `#` lets every message pass");
            }
        }
    }

    private static ComponentPlan Plan(PropertyMap inputs, CmqEdition edition)
    {
        var queues = ((ObjectValue)inputs["queues"].Unwrap()).Properties;
        var topic = new ComponentChild(
            Topic,
            TopicSpec.Resource,
            "topic",
            [
                .. ComponentInputs.Renamed(inputs, ("topicName", "name")),
                ("filterType", Filter(queues)),
                .. ComponentInputs.Passed(inputs, "maxMsgSize", "tags"),
            ]);
        return new(
            [topic, .. queues.SelectMany(queue => Branch(queue.Key, Members(inputs["queues"], queue.Value), inputs))],
            [
                ("topicName", new ChildOutput(Topic, "name")),
                ("queueNames", new ComposedValue([.. queues.Keys.Select(key => (key, (ComponentValue)new ChildOutput(QueueOf(key), "name")))])),
            ]);
    }

    // One queue with binding keys decides, and so does one without; a queue that is not known yet leaves it open.
    private static PropertyValue Filter(PropertyMap queues) =>
        queues.Values.Any(queue => Has(queue, "bindingKeys")) ? (int)FilterType.BindingKey
        : queues.Count > 0 && queues.Values.All(queue => queue.IsUnknown) ? PropertyValue.Unknown
        : (int)FilterType.FilterTag;

    private static ImmutableArray<ComponentChild> Branch(string key, PropertyMap queue, PropertyMap inputs) =>
    [
        new(
            QueueOf(key),
            QueueSpec.Resource,
            key,
            [
                .. ComponentInputs.Renamed(queue, ("queueName", "name")),
                .. ComponentInputs.Passed(queue, "visibilityTimeout", "msgRetentionSeconds", "forceDestroy"),
                .. ComponentInputs.Passed(inputs, "maxMsgSize", "tags"),
            ]),
        new(
            "subscription/" + key,
            SubscriptionSpec.Resource,
            key + "-subscription",
            [
                ("topic", new ChildOutput(Topic, "name")),
                ("protocol", SubscriptionProtocol.Queue.Value),
                ("endpoint", new ChildOutput(QueueOf(key), "name")),
                ("notifyContentFormat", NotifyContentFormat.Simplified.Value),
                .. ComponentInputs.Passed(queue, "filterTags", "bindingKeys"),
            ]),
    ];

    // What wraps the map or the object, a secret or what it depends on, holds for each member.
    private static PropertyMap Members(params ReadOnlySpan<PropertyValue> wrapped)
    {
        var members = wrapped[^1].Unwrap() is ObjectValue known
            ? known.Properties
            : new(QueueType.Properties.Select(row => KeyValuePair.Create(row.Name, PropertyValue.Unknown)));
        foreach (var value in wrapped)
        {
            var (secret, urns) = (value.IsSecret, ComponentInputs.Dependencies(value));
            if (secret || urns.Length > 0)
            {
                members = members.Map(member => member.IsNull ? member : new OutputValue(member.IsUnknown ? null : member, secret, urns));
            }
        }

        return members;
    }

    private static string QueueOf(string key) => "queue/" + key;

    // An empty list is none.
    private static bool Has(PropertyValue queue, string name) =>
        queue.Unwrap() is ObjectValue { Properties: var properties } && properties.Find(name)?.Unwrap() is { } value and not ListValue { Items.IsEmpty: true };
}
