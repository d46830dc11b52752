using System.Collections.Immutable;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Cmq.Broker;

/// <summary>Reads the document of a store. What it gives keeps all rules; otherwise it gives an error that names the place.</summary>
internal sealed class StateReader(string location, BrokerContext context)
{
    private readonly CmqEdition _edition = context.Edition;
    private readonly Dictionary<object, StoredObject> _places = new(ReferenceEqualityComparer.Instance);

    public BrokerState Read(byte[] document) => Read(StoredText.Parse(document, location));

    public BrokerState Read(JObject document)
    {
        var root = new StoredObject(document, location);
        if (root.OptionalText("format") != StateDocument.Format)
        {
            throw new CmqStoreException(
                location,
                $"it does not say that its format is '{StateDocument.Format}', so it is no file of this program. Use another path, or move it away.");
        }

        var version = root.Number("version");
        if (version is < 1 or > StateDocument.Version)
        {
            var versions = string.Create(
                CultureInfo.InvariantCulture,
                $"it is in version {version} of the format, and this program reads version {StateDocument.Version}");
            throw new CmqStoreException(location, $"{versions}. Use the newer program that wrote it, or another file.");
        }

        // The edition comes first: under another one's rules, nothing else that could be said would be right.
        CheckEdition(root);
        var queues = ReadAll(root.Objects("queues"), BrokerState.Empty.Queues, Queue, queue => queue.Name);
        var state = queues.Values.Aggregate(BrokerState.Empty, (state, queue) => state.With(queue)) with
        {
            Topics = ReadAll(root.Objects("topics"), BrokerState.Empty.Topics, Topic, topic => topic.Name),
            DeletedNames = [.. root.Objects("deletedNames").Select(Deleted)],
        };
        root.End();
        Check(state);
        Link(state);
        return state;
    }

    // A file without objects belongs to no edition yet.
    private void CheckEdition(StoredObject root)
    {
        var name = root.Text("edition");
        var isEmpty = !root.Objects("queues").Any() && !root.Objects("topics").Any();
        if (!CmqEditions.TryParse(name, out var written) || (written != _edition && !isEmpty))
        {
            throw new CmqStoreException(
                location,
                $"its objects belong to edition '{name}', and this broker's is '{_edition.Name()}'. Set that edition, or use another file.");
        }
    }

    // What looks from one object at another, once all of them are there.
    private static void Link(BrokerState state)
    {
        foreach (var queue in state.Queues.Values.Where(queue => queue.DeadLetterQueue is not null))
        {
            queue.Messages.LinkTo(state.FindQueue(queue.DeadLetterQueue!)!.Messages);
        }

        foreach (var topic in state.Topics.Values)
        {
            foreach (var subscription in topic.Subscriptions.Values)
            {
                subscription.Backlog.Configure(topic.Name, subscription);
            }
        }
    }

    private void Check(BrokerState state)
    {
        foreach (var queue in state.Queues.Values)
        {
            ThrowIfAny(queue, queue.Check(_edition));
            ThrowIfAny(queue, queue.CheckBinding(state, _edition));
        }

        foreach (var topic in state.Topics.Values)
        {
            ThrowIfAny(topic, topic.Check(_edition));
            foreach (var subscription in topic.Subscriptions.Values)
            {
                ThrowIfAny(subscription, subscription.Check(topic, _edition));
            }
        }
    }

    private void ThrowIfAny(object item, IEnumerable<CmqRefusal> refusals)
    {
        if (refusals.FirstOrDefault() is { } refusal)
        {
            throw _places[item].Error(refusal.ToString());
        }
    }

    private ImmutableSortedDictionary<string, T> ReadAll<T>(
        IEnumerable<StoredObject> objects,
        ImmutableSortedDictionary<string, T> empty,
        Func<StoredObject, T> read,
        Func<T, string> name)
        where T : class
    {
        var all = empty.ToBuilder();
        foreach (var item in objects)
        {
            var value = read(item);
            item.End();
            if (!all.TryAdd(name(value), value))
            {
                throw item.Error($"the name '{name(value)}' is there twice");
            }

            _places.Add(value, item);
        }

        return all.ToImmutable();
    }

    private QueueRecord Queue(StoredObject json)
    {
        var settings = new QueueSettings
        {
            MaxMsgHeapNum = json.OptionalNumber("maxMsgHeapNum"),
            PollingWaitSeconds = json.OptionalNumber("pollingWaitSeconds"),
            VisibilityTimeout = json.OptionalNumber("visibilityTimeout"),
            MaxMsgSize = json.OptionalNumber("maxMsgSize"),
            MsgRetentionSeconds = json.OptionalNumber("msgRetentionSeconds"),
            RewindSeconds = json.OptionalNumber("rewindSeconds"),
            RetentionSizeInMB = json.OptionalNumber("retentionSizeInMB"),
            Transaction = json.OptionalFlag("transaction"),
            Trace = json.OptionalFlag("trace"),
            DeadLetterPolicy = DeadLetters(json.OptionalObject("deadLetterPolicy")),
            TransactionPolicy = Transactions(json.OptionalObject("transactionPolicy")),
        };
        var id = json.Text("id");
        var filled = QueueDefaults.Fill(settings, _edition);
        var messages = context.NewMessages(id, filled);
        MessageReader.Fill(messages, json, _edition);
        if (json.OptionalNumber("policyStart") is { } policyStart)
        {
            messages.StartPolicyAfter(policyStart);
        }

        return new()
        {
            Name = json.Text("name"),
            Id = id,
            Settings = filled,
            Tags = ObjectTags.Copy(json.Map("tags")),
            CreateTime = json.Time("createTime"),
            LastModifyTime = json.Time("lastModifyTime"),
            Messages = messages,
        };
    }

    private static DeadLetterPolicy? DeadLetters(StoredObject? json)
    {
        if (json is null)
        {
            return null;
        }

        var policy = new DeadLetterPolicy
        {
            DeadLetterQueue = json.OptionalText("deadLetterQueue"),
            Policy = (DeadLetterCondition?)json.OptionalChoice("policy"),
            MaxReceiveCount = json.OptionalNumber("maxReceiveCount"),
            MaxTimeToLive = json.OptionalNumber("maxTimeToLive"),
        };
        json.End();
        return policy;
    }

    private static TransactionPolicy? Transactions(StoredObject? json)
    {
        if (json is null)
        {
            return null;
        }

        var policy = new TransactionPolicy
        {
            FirstQueryInterval = json.OptionalNumber("firstQueryInterval"),
            MaxQueryCount = json.OptionalNumber("maxQueryCount"),
        };
        json.End();
        return policy;
    }

    private TopicRecord Topic(StoredObject json) => new()
    {
        Name = json.Text("name"),
        Id = json.Text("id"),
        Settings = new() { MaxMsgSize = json.Number("maxMsgSize"), Trace = json.OptionalFlag("trace") },
        FilterType = (FilterType)json.Choice("filterType"),
        Tags = ObjectTags.Copy(json.Map("tags")),
        CreateTime = json.Time("createTime"),
        LastModifyTime = json.Time("lastModifyTime"),
        Subscriptions = ReadAll(
            json.Objects("subscriptions"),
            ImmutableSortedDictionary.Create<string, SubscriptionRecord>(StringComparer.Ordinal),
            Subscription,
            subscription => subscription.Name),
    };

    private SubscriptionRecord Subscription(StoredObject json)
    {
        var backlog = new SubscriptionBacklog(context);
        backlog.Restore(json.Objects("waiting").Select(MessageReader.Waiting), json.OptionalChoice("tries") ?? 0, json.OptionalNumber("nextTry") ?? 0);
        return new()
        {
            Name = json.Text("name"),
            Id = json.Text("id"),
            CreateTime = json.Time("createTime"),
            LastModifyTime = json.Time("lastModifyTime"),
            Protocol = new(json.Text("protocol")),
            Endpoint = json.Text("endpoint"),
            NotifyStrategy = new(json.Text("notifyStrategy")),
            NotifyContentFormat = new(json.Text("notifyContentFormat")),
            FilterTags = [.. json.Texts("filterTags")],
            BindingKeys = [.. json.Texts("bindingKeys")],
            Backlog = backlog,
        };
    }

    private static DeletedName Deleted(StoredObject json)
    {
        var kind = json.Text("kind") switch
        {
            "queue" => CmqNameKind.Queue,
            "topic" => CmqNameKind.Topic,
            var other => throw json.Error($"'kind' should be queue or topic, not {other}"),
        };
        var deleted = new DeletedName(kind, json.Text("name"), json.Time("time"));
        json.End();
        return deleted;
    }
}
