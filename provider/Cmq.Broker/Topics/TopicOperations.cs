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
        var now = context.Now;
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
        operation.ThrowIfAny(topic.Check(Edition));
        if (state.Topics.TryGetValue(name, out var existing))
        {
            throw operation.Error(CmqErrorCodes.ResourceInUseTopic, ObjectNames.Taken("topic", name, existing.Name));
        }

        context.NameBlocks.ThrowIfBlocked(operation, state, CmqNameKind.Topic, name, now);
        if (state.Topics.Count >= context.Quotas.Topics)
        {
            var count = Text(state.Topics.Count);
            throw operation.Error(CmqErrorCodes.LimitExceededTopics, $"the account has {count} topics, and its quota is {Text(context.Quotas.Topics)}");
        }

        return (state.With(topic), topic.Id);
    }

    public BrokerState Modify(BrokerState state, string name, TopicSettings changes)
    {
        var operation = new Operation("ModifyCmqTopicAttribute", name);
        var topic = Find(operation, state, CmqErrorCodes.ResourceNotFoundTopic, name);
        var changed = topic with
        {
            Settings = Fill(new() { MaxMsgSize = changes.MaxMsgSize ?? topic.Settings.MaxMsgSize, Trace = changes.Trace ?? topic.Settings.Trace }),
        };
        operation.ThrowIfAny(changed.Check(Edition));
        return changed.Settings == topic.Settings ? state : state.With(changed with { LastModifyTime = context.Now });
    }

    public BrokerState ModifyTags(BrokerState state, string name, CmqTagChanges changes)
    {
        var operation = new Operation(ObjectTags.Action, name);
        var topic = Find(operation, state, CmqErrorCodes.ResourceNotFoundTopic, name);
        return state.With(topic with { Tags = ObjectTags.Change(operation, topic.Tags, changes, Edition) });
    }

    public BrokerState Delete(BrokerState state, string name)
    {
        var operation = new Operation("DeleteCmqTopic", name);
        var topic = Find(operation, state, CmqErrorCodes.ResourceNotFoundTopic, name);
        if (!topic.Subscriptions.IsEmpty)
        {
            throw operation.Error(
                CmqErrorCodes.FailedOperation,
                $"topic '{topic.Name}' has subscriptions ({FirstNames(topic)}); delete them first (DeleteCmqSubscribe)");
        }

        return state.Without(topic) with
        {
            DeletedNames = context.NameBlocks.Add(state.DeletedNames, CmqNameKind.Topic, topic.Name, context.Now),
        };
    }

    /// <summary>The topic of a name; when there is none, an error of the code that the action has for it.</summary>
    internal static TopicRecord Find(Operation operation, BrokerState state, string code, string name) =>
        state.Topics.TryGetValue(name, out var topic) ? topic : throw operation.Error(code, ObjectNames.Missing("topic", name));

    private static string FirstNames(TopicRecord topic)
    {
        const int shown = 10;
        var names = string.Join(", ", topic.Subscriptions.Keys.Take(shown).Select(name => $"'{name}'"));
        return topic.Subscriptions.Count > shown ? $"{names} and {Text(topic.Subscriptions.Count - shown)} more" : names;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private TopicSettings Fill(TopicSettings settings) => new()
    {
        MaxMsgSize = settings.MaxMsgSize ?? TopicAttributes.MaxMsgSize.DefaultIn(Edition),
        Trace = settings.Trace ?? (QueueAttributes.HasTdmqFeatures(Edition) ? false : null),
    };
}
