using System.Globalization;

namespace Cmq.Broker;

/// <summary>The actions that create, change and delete subscriptions.</summary>
internal sealed class SubscriptionOperations(BrokerContext context)
{
    private CmqEdition Edition => context.Edition;

    public (BrokerState State, string Id) Create(
        BrokerState state,
        string topicName,
        string name,
        SubscriptionProtocol protocol,
        string endpoint,
        SubscriptionSettings settings)
    {
        var operation = new Operation("CreateCmqSubscribe", topicName + "/" + name);
        operation.ThrowIfAny(CheckParameters(name, protocol, endpoint, settings));
        var topic = TopicOperations.Find(operation, state, CmqErrorCodes.ResourceNotFoundTopic, topicName);
        if (topic.Subscriptions.ContainsKey(name))
        {
            throw operation.Error(CmqErrorCodes.ResourceInUseSubscription, $"topic '{topic.Name}' has a subscription '{name}' already");
        }

        if (topic.Subscriptions.Count >= context.Quotas.SubscriptionsPerTopic)
        {
            var quota = string.Create(CultureInfo.InvariantCulture, $"{topic.Subscriptions.Count} subscriptions, and the quota is {context.Quotas.SubscriptionsPerTopic}");
            throw operation.Error(CmqErrorCodes.LimitExceeded, $"topic '{topic.Name}' has {quota}");
        }

        var now = context.Now;
        var subscription = new SubscriptionRecord
        {
            Name = name,
            Id = ObjectIds.NewSubscriptionId(),
            Protocol = protocol,
            Endpoint = endpoint,
            NotifyStrategy = settings.NotifyStrategy ?? NotifyStrategy.ExponentialDecayRetry,
            NotifyContentFormat = settings.NotifyContentFormat
                ?? (protocol == SubscriptionProtocol.Queue ? NotifyContentFormat.Simplified : NotifyContentFormat.Json),
            FilterTags = [.. settings.FilterTags ?? []],
            BindingKeys = [.. settings.BindingKeys ?? []],
            CreateTime = now,
            LastModifyTime = now,
        };
        operation.ThrowIfAny(SubscriptionFilters.Check(topic, subscription, Edition).Concat(CheckQueue(state, subscription)));
        return (state.With(topic.With(subscription)), subscription.Id);
    }

    public BrokerState Modify(BrokerState state, string topicName, string name, SubscriptionSettings changes)
    {
        var (operation, topic, present) = Find(state, "ModifyCmqSubscriptionAttribute", topicName, name);
        operation.ThrowIfAny([
            .. SubscriptionRules.Check(changes, present.Protocol, Edition),
            .. SubscriptionFilters.CheckText(changes, null, Edition),
            .. SubscriptionFilters.CheckEmptied(present, changes, Edition) is { } emptied ? [emptied] : Array.Empty<CmqRefusal>(),
        ]);

        var changed = present with
        {
            NotifyStrategy = changes.NotifyStrategy ?? present.NotifyStrategy,
            NotifyContentFormat = changes.NotifyContentFormat ?? present.NotifyContentFormat,
            FilterTags = changes.FilterTags is { } tags ? [.. tags] : present.FilterTags,
            BindingKeys = changes.BindingKeys is { } keys ? [.. keys] : present.BindingKeys,
        };
        operation.ThrowIfAny(SubscriptionFilters.Check(topic, changed, Edition));
        return changed.HasSettingsOf(present) ? state : state.With(topic.With(changed with { LastModifyTime = context.Now }));
    }

    public BrokerState ClearFilterTags(BrokerState state, string topicName, string name)
    {
        var (_, topic, present) = Find(state, "ClearCmqSubscriptionFilterTags", topicName, name);
        return present.FilterTags.IsEmpty
            ? state
            : state.With(topic.With(present with { FilterTags = [], LastModifyTime = context.Now }));
    }

    public static BrokerState Delete(BrokerState state, string topicName, string name)
    {
        var operation = new Operation("DeleteCmqSubscribe", topicName + "/" + name);
        var topic = TopicOperations.Find(operation, state, CmqErrorCodes.ResourceNotFoundTopic, topicName);
        return topic.Subscriptions.ContainsKey(name)
            ? state.With(topic with { Subscriptions = topic.Subscriptions.Remove(name) })
            : throw operation.Error(CmqErrorCodes.ResourceNotFound, Missing(topic, name));
    }

    // The two actions that come here have FailedOperation as their one business code, also for what does not exist.
    private static (Operation Operation, TopicRecord Topic, SubscriptionRecord Subscription) Find(BrokerState state, string action, string topicName, string name)
    {
        var operation = new Operation(action, topicName + "/" + name);
        var topic = TopicOperations.Find(operation, state, CmqErrorCodes.FailedOperation, topicName);
        return topic.Subscriptions.TryGetValue(name, out var subscription)
            ? (operation, topic, subscription)
            : throw operation.Error(CmqErrorCodes.FailedOperation, Missing(topic, name));
    }

    private static string Missing(TopicRecord topic, string name) => $"topic '{topic.Name}' has no subscription '{name}'";

    private IEnumerable<CmqRefusal> CheckParameters(string name, SubscriptionProtocol protocol, string endpoint, SubscriptionSettings settings)
    {
        if (CmqNames.Check(CmqNameKind.Subscription, name, Edition) is { } nameRefusal)
        {
            yield return nameRefusal;
        }

        if (SubscriptionRules.Check(protocol, Edition) is { } protocolRefusal)
        {
            yield return protocolRefusal;
        }
        else if (SubscriptionRules.CheckEndpoint(protocol, endpoint, Edition) is { } endpointRefusal)
        {
            yield return endpointRefusal;
        }

        foreach (var refusal in SubscriptionRules.Check(settings, protocol, Edition).Concat(SubscriptionFilters.CheckText(settings, endpoint, Edition)))
        {
            yield return refusal;
        }
    }

    private IEnumerable<CmqRefusal> CheckQueue(BrokerState state, SubscriptionRecord subscription)
    {
        if (subscription.DeliversIntoQueue && !state.Queues.ContainsKey(subscription.Endpoint))
        {
            yield return new("endpoint", $"'{subscription.Endpoint}'", "no queue has this name; a queue is created before the subscriptions that deliver into it", Edition);
        }
    }
}
