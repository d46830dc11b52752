using System.Collections.Immutable;

namespace Cmq.Broker;

/// <summary>A topic, with its subscriptions.</summary>
internal sealed record TopicRecord
{
    public required string Name { get; init; }

    public required string Id { get; init; }

    public required TopicSettings Settings { get; init; }

    public required FilterType FilterType { get; init; }

    public required ImmutableSortedDictionary<string, string> Tags { get; init; }

    public required DateTimeOffset CreateTime { get; init; }

    public required DateTimeOffset LastModifyTime { get; init; }

    /// <summary>Its subscriptions by name; case distinguishes them, for nothing is documented that says otherwise.</summary>
    public ImmutableSortedDictionary<string, SubscriptionRecord> Subscriptions { get; init; } =
        ImmutableSortedDictionary.Create<string, SubscriptionRecord>(StringComparer.Ordinal);

    /// <summary>What an edition refuses of the topic by itself.</summary>
    public IEnumerable<CmqRefusal> Check(CmqEdition edition) =>
    [
        .. CmqNames.Check(CmqNameKind.Topic, Name, edition) is { } refusal ? [refusal] : Array.Empty<CmqRefusal>(),
        .. TopicRules.Check(Settings, FilterType, edition),
        .. ObjectTags.Check(Tags, edition),
    ];

    public TopicRecord With(SubscriptionRecord subscription) =>
        this with { Subscriptions = Subscriptions.SetItem(subscription.Name, subscription) };
}
