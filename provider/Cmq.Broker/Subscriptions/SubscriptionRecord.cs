using System.Collections.Immutable;

namespace Cmq.Broker;

/// <summary>A subscription of the topic that holds it.</summary>
internal sealed record SubscriptionRecord
{
    public required string Name { get; init; }

    public required string Id { get; init; }

    public required SubscriptionProtocol Protocol { get; init; }

    public required string Endpoint { get; init; }

    public required NotifyStrategy NotifyStrategy { get; init; }

    public required NotifyContentFormat NotifyContentFormat { get; init; }

    public required ImmutableArray<string> FilterTags { get; init; }

    public required ImmutableArray<string> BindingKeys { get; init; }

    public required DateTimeOffset CreateTime { get; init; }

    public required DateTimeOffset LastModifyTime { get; init; }

    /// <summary>What it has not delivered yet, which stays with it through changes of its settings.</summary>
    public required SubscriptionBacklog Backlog { get; init; }

    public SubscriptionSettings Settings => new()
    {
        NotifyStrategy = NotifyStrategy,
        NotifyContentFormat = NotifyContentFormat,
        FilterTags = FilterTags,
        BindingKeys = BindingKeys.IsEmpty ? null : BindingKeys,
    };

    public bool DeliversIntoQueue => Protocol == SubscriptionProtocol.Queue;

    /// <summary>Whether two subscriptions have the same settings.</summary>
    public bool HasSettingsOf(SubscriptionRecord other) =>
        NotifyStrategy == other.NotifyStrategy
        && NotifyContentFormat == other.NotifyContentFormat
        && FilterTags.SequenceEqual(other.FilterTags)
        && BindingKeys.SequenceEqual(other.BindingKeys);

    /// <summary>What is refused of the subscription by itself and on its topic, whose filter type says which kind of filter counts.</summary>
    public IEnumerable<CmqRefusal> Check(TopicRecord topic, CmqEdition edition) =>
    [
        .. CmqNames.Check(CmqNameKind.Subscription, Name, edition) is { } name ? [name] : Array.Empty<CmqRefusal>(),
        .. CheckTarget(edition) is { } target ? [target] : Array.Empty<CmqRefusal>(),
        .. SubscriptionRules.Check(Settings, Protocol, edition),
        .. SubscriptionFilters.Check(topic, this, edition),
    ];

    private CmqRefusal? CheckTarget(CmqEdition edition) =>
        SubscriptionRules.Check(Protocol, edition)
        ?? SubscriptionRules.CheckEndpoint(Protocol, Endpoint, edition)
        ?? UnicodeText.Check("endpoint", Endpoint, edition);
}
