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
        var topic = TopicOperations.Find(operation, state, CmqErrorCodes.ResourceNotFoundTopic, topicName);
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
            Backlog = new(context),
        };
        operation.ThrowIfAny(subscription.Check(topic, Edition));
        if (topic.Subscriptions.ContainsKey(name))
        {
            throw operation.Error(CmqErrorCodes.ResourceInUseSubscription, $"topic '{topic.Name}' has a subscription '{name}' already");
        }

        if (topic.Subscriptions.Count >= context.Quotas.SubscriptionsPerTopic)
        {
            var count = Text(topic.Subscriptions.Count);
            var quota = Text(context.Quotas.SubscriptionsPerTopic);
            throw operation.Error(CmqErrorCodes.LimitExceeded, $"topic '{topic.Name}' has {count} subscriptions, and the quota is {quota}");
        }

        operation.ThrowIfAny(CheckQueue(state, subscription));
        subscription.Backlog.Configure(topic.Name, subscription);
        return (state.With(topic.With(subscription)), subscription.Id);
    }

    public BrokerState Modify(BrokerState state, string topicName, string name, SubscriptionSettings changes)
    {
        var (operation, topic, present) = Find(state, "ModifyCmqSubscriptionAttribute", topicName, name);
        var changed = present with
        {
            NotifyStrategy = changes.NotifyStrategy ?? present.NotifyStrategy,
            NotifyContentFormat = changes.NotifyContentFormat ?? present.NotifyContentFormat,
            FilterTags = changes.FilterTags is { } tags ? [.. tags] : present.FilterTags,
            BindingKeys = changes.BindingKeys is { } keys ? [.. keys] : present.BindingKeys,
        };
        operation.ThrowIfAny(SubscriptionFilters.CheckEmptied(present, changes, Edition).Concat(changed.Check(topic, Edition)));
        if (changed.HasSettingsOf(present))
        {
            return state;
        }

        changed.Backlog.Configure(topic.Name, changed);
        return state.With(topic.With(changed with { LastModifyTime = context.Now }));
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
        if (!topic.Subscriptions.TryGetValue(name, out var subscription))
        {
            throw operation.Error(CmqErrorCodes.ResourceNotFound, Missing(topic, name));
        }

        subscription.Backlog.Close();
        return state.With(topic with { Subscriptions = topic.Subscriptions.Remove(name) });
    }

    // The two actions that come here have FailedOperation as their one business code, also for what does not exist.
    private static (Operation Operation, TopicRecord Topic, SubscriptionRecord Subscription) Find(
        BrokerState state,
        string action,
        string topicName,
        string name)
    {
        var operation = new Operation(action, topicName + "/" + name);
        var topic = TopicOperations.Find(operation, state, CmqErrorCodes.FailedOperation, topicName);
        return topic.Subscriptions.TryGetValue(name, out var subscription)
            ? (operation, topic, subscription)
            : throw operation.Error(CmqErrorCodes.FailedOperation, Missing(topic, name));
    }

    private static string Missing(TopicRecord topic, string name) => $"topic '{topic.Name}' has no subscription '{name}'";

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<CmqRefusal> CheckQueue(BrokerState state, SubscriptionRecord subscription)
    {
        if (subscription.DeliversIntoQueue && !state.Queues.ContainsKey(subscription.Endpoint))
        {
            const string limit = "no queue has this name; a queue is created before the subscriptions that deliver into it";
            yield return new("endpoint", $"'{subscription.Endpoint}'", limit, Edition);
        }
    }
}
