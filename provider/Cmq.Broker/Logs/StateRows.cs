using System.Collections.Immutable;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Broker;

/// <summary>The objects of a broker as rows, one each, so that a change costs the same however many others there are.</summary>
internal static class StateRows
{
    private const string DeletedNamesId = "deletedNames";

    /// <summary>What an operation changed: the object that its state says it touched, and what hangs on it.</summary>
    public static IEnumerable<StateRow> Changed(BrokerState before, BrokerState after)
    {
        if (ReferenceEquals(before, after))
        {
            return [];
        }

        var rows = after.Touched switch
        {
            { Kind: CmqNameKind.Queue, Name: var name } => Queue(before.FindQueue(name), after.FindQueue(name)),
            { Name: var name } => Topic(before.Topics.GetValueOrDefault(name), after.Topics.GetValueOrDefault(name)),
            null => throw new InvalidOperationException("A state has changed and does not say where."),
        };
        return ReferenceEquals(before.DeletedNames, after.DeletedNames)
            ? rows
            : rows.Append(new(StateRowKind.DeletedNames, DeletedNamesId, null, after.DeletedNames.IsEmpty ? null : StateWriter.Document(after.DeletedNames)));
    }

    /// <summary>The objects of rows, without their messages.</summary>
    /// <param name="rows">The rows, with their documents.</param>
    /// <param name="edition">Name of the edition whose rules they were made by.</param>
    /// <param name="location">Where they come from, for errors.</param>
    /// <param name="context">What the broker is made of.</param>
    /// <exception cref="CmqStoreException">They can't be understood, break a rule, or belong to another edition.</exception>
    public static BrokerState Read(IReadOnlyCollection<StateRow> rows, string edition, string location, BrokerContext context)
    {
        var subscriptions = rows.Where(row => row.Kind == StateRowKind.Subscription).ToLookup(row => row.Parent);
        var root = new JObject
        {
            ["format"] = StateDocument.Format,
            ["version"] = StateDocument.Version,
            ["edition"] = edition,
            ["queues"] = new JArray(rows.Where(row => row.Kind == StateRowKind.Queue).Select(Parse)),
            ["topics"] = new JArray(rows.Where(row => row.Kind == StateRowKind.Topic).Select(Topic)),
            ["deletedNames"] = new JArray(rows.Where(row => row.Kind == StateRowKind.DeletedNames).SelectMany(row => Parse(row)["names"]!.Children())),
        };
        return new StateReader(location, context).Read(root);

        JObject Topic(StateRow row)
        {
            var topic = Parse(row);
            topic["subscriptions"] = new JArray(subscriptions[row.Id].Select(Parse));
            return topic;
        }

        JObject Parse(StateRow row)
        {
            try
            {
                using var json = new JsonTextReader(new StringReader(row.Document!)) { DateParseHandling = DateParseHandling.None };
                return JObject.Load(json);
            }
            catch (JsonReaderException error)
            {
                throw new CmqStoreException(location, $"its document of '{row.Id}' is damaged: {error.Message} {StoredText.WayOut}", error);
            }
        }
    }

    private static IEnumerable<StateRow> Queue(QueueRecord? before, QueueRecord? after) =>
        after is not null ? [new(StateRowKind.Queue, after.Id, null, StateWriter.Document(after))]
        : before is not null ? [new(StateRowKind.Queue, before.Id, null, null)]
        : [];

    private static IEnumerable<StateRow> Topic(TopicRecord? before, TopicRecord? after)
    {
        if (after is null)
        {
            return before is null ? [] : [new(StateRowKind.Topic, before.Id, null, null)];
        }

        // A change of a subscription leaves its topic as it is, and the other way round.
        var empty = ImmutableSortedDictionary<string, SubscriptionRecord>.Empty;
        var (old, now) = (before?.Subscriptions ?? empty, after.Subscriptions);
        return
        [
            .. before is null || ReferenceEquals(old, now) ? [new(StateRowKind.Topic, after.Id, null, StateWriter.Document(after))] : Array.Empty<StateRow>(),
            .. from subscription in now.Values
               where !ReferenceEquals(old.GetValueOrDefault(subscription.Name), subscription)
               select new StateRow(StateRowKind.Subscription, subscription.Id, after.Id, StateWriter.Document(subscription)),
            .. from subscription in old.Values
               where now.GetValueOrDefault(subscription.Name)?.Id != subscription.Id
               select new StateRow(StateRowKind.Subscription, subscription.Id, after.Id, null),
        ];
    }
}
