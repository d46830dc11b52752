using System.Globalization;

namespace Cmq.Broker;

/// <summary>The actions that create, change and delete topics.</summary>
internal sealed class TopicOperations(BrokerContext context)
{
    private CmqEdition Edition => context.Edition;

    public (BrokerState State, string Id) Create(
        BrokerState state,
        string name,
        TopicSettings settings,
        FilterType? filterType,
        IReadOnlyDictionary<string, string>? tags)
    {
        var operation = new Operation("CreateCmqTopic", name);
        operation.ThrowIfAny([
            .. CmqNames.Check(CmqNameKind.Topic, name, Edition) is { } refusal ? [refusal] : Array.Empty<CmqRefusal>(),
            .. TopicRules.Check(settings, filterType, Edition),
            .. ObjectTags.Check(tags, Edition),
        ]);

        if (state.Topics.TryGetValue(name, out var existing))
        {
            throw operation.Error(CmqErrorCodes.ResourceInUseTopic, ObjectNames.Taken("topic", name, existing.Name));
        }

        var now = context.Now;
        context.NameBlocks.ThrowIfBlocked(operation, state, CmqNameKind.Topic, name, now);
        if (state.Topics.Count >= context.Quotas.Topics)
        {
            throw operation.Error(
                CmqErrorCodes.LimitExceededTopics,
                string.Create(CultureInfo.InvariantCulture, $"the account has {state.Topics.Count} topics, and its quota is {context.Quotas.Topics}"));
        }

        var topic = new TopicRecord
        {
            Name = name,
            Id = ObjectIds.NewTopicId(),
            Settings = Fill(settings),
            FilterType = filterType ?? FilterType.FilterTag,
            Tags = ObjectTags.Copy(tags),
            CreateTime = now,
            LastModifyTime = now,
        };
        return (state.With(topic), topic.Id);
    }

    public BrokerState Modify(BrokerState state, string name, TopicSettings changes)
    {
        var operation = new Operation("ModifyCmqTopicAttribute", name);
        var topic = Find(operation, state, CmqErrorCodes.ResourceNotFoundTopic, name);
        var merged = Fill(new() { MaxMsgSize = changes.MaxMsgSize ?? topic.Settings.MaxMsgSize, Trace = changes.Trace ?? topic.Settings.Trace });
        operation.ThrowIfAny(TopicRules.Check(changes, null, Edition));
        return merged == topic.Settings ? state : state.With(topic with { Settings = merged, LastModifyTime = context.Now });
    }

    public BrokerState Delete(BrokerState state, string name)
    {
        var operation = new Operation("DeleteCmqTopic", name);
        var topic = Find(operation, state, CmqErrorCodes.ResourceNotFoundTopic, name);
        if (!topic.Subscriptions.IsEmpty)
        {
            var names = string.Join(", ", topic.Subscriptions.Keys.Take(10).Select(subscription => $"'{subscription}'"));
            var more = topic.Subscriptions.Count > 10 ? $" and {(topic.Subscriptions.Count - 10).ToString(CultureInfo.InvariantCulture)} more" : "";
            throw operation.Error(CmqErrorCodes.FailedOperation, $"topic '{topic.Name}' has subscriptions, {names}{more}; delete them first (DeleteCmqSubscribe)");
        }

        return state with
        {
            Topics = state.Topics.Remove(name),
            DeletedNames = context.NameBlocks.Add(state.DeletedNames, CmqNameKind.Topic, topic.Name, context.Now),
        };
    }

    /// <summary>The topic of a name; when there is none, an error of the code that the action has for it.</summary>
    internal static TopicRecord Find(Operation operation, BrokerState state, string code, string name) =>
        state.Topics.TryGetValue(name, out var topic) ? topic : throw operation.Error(code, ObjectNames.Missing("topic", name));

    private TopicSettings Fill(TopicSettings settings) => new()
    {
        MaxMsgSize = settings.MaxMsgSize ?? TopicAttributes.MaxMsgSize.DefaultIn(Edition),
        Trace = QueueAttributes.HasTdmqFeatures(Edition) ? settings.Trace ?? false : null,
    };
}
