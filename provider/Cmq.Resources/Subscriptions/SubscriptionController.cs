using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>The operations on subscriptions.</summary>
/// <param name="context">What they work with.</param>
public sealed class SubscriptionController(ResourceContext context)
    : ResourceController<SubscriptionDescription, SubscriptionSettings>(context, SubscriptionSpec.Resource, CmqNameKind.Subscription)
{
    /// <inheritdoc/>
    public override string? IdOf(PropertyMap inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Find("topic")?.Unwrap() is StringValue topic && inputs.Find("name")?.Unwrap() is StringValue name
            ? Compose(topic.Value, name.Value)
            : null;
    }

    /// <inheritdoc/>
    public override Task<ImmutableArray<string>> PlaceAsync(PlanWorld world, string owner, PropertyMap inputs, bool lookUp, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(world);

        // Filters that are not known yet can't be left out: a topic that filters by binding keys refuses a subscription without.
        return IdOf(inputs) is { } id
            && inputs["protocol"].UnwrapAll() is StringValue protocol
            && inputs["endpoint"].UnwrapAll() is StringValue endpoint
            && !inputs.Where(pair => pair.Key is "filterTags" or "bindingKeys").Any(pair => pair.Value.ContainsUnknowns)
            ? world.PlaceSubscriptionAsync(owner, Parts(id).Topic, Parts(id).Name, new(protocol.Value), endpoint.Value, KnownSettings(inputs), lookUp, cancellationToken)
            : Task.FromResult(ImmutableArray<string>.Empty);
    }

    private protected override IEnumerable<CmqRefusal> CheckRules(PropertyMap inputs)
    {
        if (inputs.Find("topic")?.UnwrapAll() is StringValue topic && CmqNames.Check(CmqNameKind.Topic, topic.Value, Edition, "topic") is { } badTopic)
        {
            yield return badTopic;
        }

        if (inputs.Find("name")?.UnwrapAll() is StringValue name && CmqNames.Check(CmqNameKind.Subscription, name.Value, Edition) is { } badName)
        {
            yield return badName;
        }

        var protocol = inputs.Find("protocol")?.UnwrapAll() is StringValue word ? new SubscriptionProtocol(word.Value) : (SubscriptionProtocol?)null;
        if (protocol is { } known
            && inputs.Find("endpoint")?.UnwrapAll() is StringValue endpoint
            && SubscriptionRules.CheckEndpoint(known, endpoint.Value, Edition) is { } badEndpoint)
        {
            yield return badEndpoint;
        }

        foreach (var found in SubscriptionRules.Check(KnownSettings(inputs), protocol, Edition))
        {
            yield return found;
        }

        if (IsSome(inputs.Find("filterTags")) && IsSome(inputs.Find("bindingKeys")))
        {
            yield return new("bindingKeys", "a list", "a topic filters by tags or by binding keys, so a subscription has one of the two", Edition);
        }
    }

    private protected override string ParseId(string id)
    {
        var parts = id.Split('/', '#');
        return parts is [{ Length: > 0 }, { Length: > 0 }]
            ? Compose(parts[0], parts[1])
            : throw new ResourceException(
                ResourceErrorKind.InvalidArgument,
                $"'{id}' is not the id of a subscription: write TOPIC/SUBSCRIPTION, for example order-events/stock.");
    }

    private protected override string? ReasonAgainstId(string id)
    {
        var (topic, name) = Parts(id);
        return ReasonAgainstName(CmqNameKind.Topic, topic) ?? ReasonAgainstName(CmqNameKind.Subscription, name);
    }

    private protected override string LiveId(SubscriptionDescription live) => Compose(live.TopicName, live.Name);

    private protected override string LiveName(SubscriptionDescription live) => live.Name;

    // The service lists the subscriptions of one topic. All of them are read topic by topic, in an order that a later part of the list finds again.
    private protected override async IAsyncEnumerable<(SubscriptionDescription Live, ListPosition Next)> ListLiveAsync(
        ICmqManagement management, PropertyMap query, ListPosition start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var only = query.Find("topic") is { } topic ? Values.Text(topic) : null;
        var topics = only is null
            ? await management.ListTopicsAsync(cancellationToken: cancellationToken).Select(found => found.Name).ToListAsync(cancellationToken).ConfigureAwait(false)
            : [only];
        foreach (var name in topics.Order(StringComparer.Ordinal).SkipWhile(name => string.CompareOrdinal(name, start.Owner) < 0))
        {
            var offset = name == start.Owner ? start.Offset : 0;
            var found = await OfTopicAsync(management, name, offset, mayBeGone: only is null, cancellationToken).ConfigureAwait(false);
            foreach (var subscription in found)
            {
                yield return (subscription, new(name, ++offset));
            }
        }
    }

    private protected override DateTimeOffset CreateTime(SubscriptionDescription live) => live.CreateTime;

    private protected override bool KeepsIdentity(DiffRequest request) =>
        IdOf(request.NewInputs) is { } id
        && CmqNames.Comparer.Equals(id, IdOf((request.OldInputs ?? request.OldOutputs).Map(value => value.UnwrapAll())))
        && !Autonaming.IsAutomatic(request.NewInputs);

    private protected override Task<SubscriptionDescription?> FindLiveAsync(ICmqManagement management, string id, CancellationToken cancellationToken)
    {
        var (topic, name) = Parts(id);
        return management.FindSubscriptionAsync(topic, name, cancellationToken);
    }

    private protected override Task<SubscriptionDescription?> LookUpAsync(Inventory inventory, string id, CancellationToken cancellationToken)
    {
        var (topic, name) = Parts(id);
        return inventory.FindSubscriptionAsync(topic, name, cancellationToken);
    }

    private protected override void Forget(Inventory inventory, string id)
    {
        var (topic, name) = Parts(id);
        inventory.ForgetSubscription(topic, name);
    }

    private protected override Task CreateLiveAsync(ICmqManagement management, PropertyMap inputs, SubscriptionSettings settings, CancellationToken cancellationToken)
    {
        var (topic, name) = Parts(IdOf(inputs)!);
        return management.CreateSubscriptionAsync(
            topic,
            name,
            new(Values.Text(inputs["protocol"].UnwrapAll())),
            Values.Text(inputs["endpoint"].UnwrapAll()),
            settings,
            cancellationToken);
    }

    private protected override ImmutableArray<Func<CancellationToken, Task>> UpdateSteps(
        ICmqManagement management,
        string id,
        ImmutableArray<PropertyChange> changes,
        SubscriptionSettings settings)
    {
        var (topic, name) = Parts(id);
        var steps = ImmutableArray.CreateBuilder<Func<CancellationToken, Task>>();
        if (changes.Any(change => change is { Property: "filterTags", Kind: ChangeKind.Delete }))
        {
            settings = settings with { FilterTags = null };
            steps.Add(token => management.ClearSubscriptionFilterTagsAsync(topic, name, token));
        }

        if (settings != new SubscriptionSettings())
        {
            steps.Add(token => management.ModifySubscriptionAsync(topic, name, settings, token));
        }

        return steps.ToImmutable();
    }

    private protected override async Task DeleteLiveAsync(ICmqManagement management, string id, PropertyMap inputs, CancellationToken cancellationToken)
    {
        var (topic, name) = Parts(id);
        try
        {
            await management.DeleteSubscriptionAsync(topic, name, cancellationToken).ConfigureAwait(false);
        }
        catch (CmqServiceException error) when (error.Reason == CmqErrorReason.NotFound)
        {
            // It, or its topic, is gone already: what was wanted holds.
        }
    }

    // A topic that was deleted while the list is read has no subscriptions any more; one that was asked for by name has to exist.
    private static async Task<List<SubscriptionDescription>> OfTopicAsync(
        ICmqManagement management, string topic, int offset, bool mayBeGone, CancellationToken cancellationToken)
    {
        try
        {
            var query = new SubscriptionQuery { TopicName = topic, Offset = offset };
            return await management.ListSubscriptionsAsync(query, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (CmqServiceException error) when (mayBeGone && error.Reason == CmqErrorReason.NotFound)
        {
            return [];
        }
    }

    // An empty list is none, and one that is not known yet may be.
    private static bool IsSome(PropertyValue? value) => value?.Unwrap() is ListValue { Items.IsEmpty: false };

    private static string Compose(string topic, string name) => topic + "/" + name;

    private static (string Topic, string Name) Parts(string id) => id.Split('/') is [var topic, var name] ? (topic, name) : throw new FormatException(id);
}
