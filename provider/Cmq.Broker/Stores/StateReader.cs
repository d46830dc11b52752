using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Broker;

/// <summary>Reads the document of a store. What it gives keeps all rules, or it gives an error that names the place.</summary>
internal sealed class StateReader(string location, CmqEdition edition)
{
    private const string WayOut = "The file is left as it is: mend it, put a copy of it back, or move it away to begin with nothing.";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public BrokerState Read(byte[] document)
    {
        var root = new StoredObject(Parse(document), (token, problem) => Error(token, problem));
        if (root.OptionalText("format") != StateDocument.Format)
        {
            throw new CmqStoreException(location, $"it is not a file of this program: it does not say that its format is '{StateDocument.Format}'. Use another path, or move the file away.");
        }

        var version = root.Number("version");
        if (version is < 1 or > StateDocument.Version)
        {
            var versions = string.Create(CultureInfo.InvariantCulture, $"it is in version {version} of the format, and this program reads version {StateDocument.Version}");
            throw new CmqStoreException(location, $"{versions}. Use the newer program that wrote it, or another file.");
        }

        var name = root.Text("edition");
        var state = new BrokerState
        {
            Queues = ReadAll(root.Objects("queues"), BrokerState.Empty.Queues, Queue, queue => queue.Name),
            Topics = ReadAll(root.Objects("topics"), BrokerState.Empty.Topics, Topic, topic => topic.Name),
            DeletedNames = [.. root.Objects("deletedNames").Select(Deleted)],
        };
        root.End();
        return CheckEdition(name, state);
    }

    private JObject Parse(byte[] document)
    {
        if (document.Length == 0)
        {
            throw new CmqStoreException(location, $"it is empty, so it is not a file of this program, or not a whole one. {WayOut}");
        }

        try
        {
            using var text = new StreamReader(new MemoryStream(document), StrictUtf8);
            using var json = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Double };
            var root = JObject.Load(json, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
            while (json.Read())
            {
                if (json.TokenType != JsonToken.Comment)
                {
                    throw new CmqStoreException(location, json.LineNumber, json.LinePosition, $"something follows after the end. {WayOut}");
                }
            }

            return root;
        }
        catch (JsonReaderException error)
        {
            throw new CmqStoreException(location, error.LineNumber, error.LinePosition, $"it is damaged: {error.Message} {WayOut}", error);
        }
        catch (DecoderFallbackException error)
        {
            throw new CmqStoreException(location, $"it is damaged: it is not in UTF-8. {WayOut}", error);
        }
    }

    // A file without objects belongs to no edition yet.
    private BrokerState CheckEdition(string name, BrokerState state)
    {
        if (!CmqEditions.TryParse(name, out var written) || (written != edition && !state.IsEmpty))
        {
            throw new CmqStoreException(location, $"its objects belong to edition '{name}', and this broker has edition '{edition.Name()}'. Set that edition, or use another file.");
        }

        return state;
    }

    private static ImmutableSortedDictionary<string, T> ReadAll<T>(
        IEnumerable<StoredObject> objects,
        ImmutableSortedDictionary<string, T> empty,
        Func<StoredObject, T> read,
        Func<T, string> name)
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
        return new()
        {
            Name = json.Text("name"),
            Id = json.Text("id"),
            Settings = QueueDefaults.Fill(settings, edition),
            Tags = ObjectTags.Copy(json.Map("tags")),
            CreateTime = json.Time("createTime"),
            LastModifyTime = json.Time("lastModifyTime"),
            Messages = new QueueMessages(json.Objects("messages").Select(Message)),
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
            Policy = (DeadLetterCondition?)json.OptionalNumber("policy"),
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

        var policy = new TransactionPolicy { FirstQueryInterval = json.OptionalNumber("firstQueryInterval"), MaxQueryCount = json.OptionalNumber("maxQueryCount") };
        json.End();
        return policy;
    }

    private static StoredMessage Message(StoredObject json)
    {
        var message = new StoredMessage(json.Text("id"), json.Text("body"), json.Time("enqueueTime"), json.Number("delaySeconds"));
        json.End();
        return message;
    }

    private TopicRecord Topic(StoredObject json) => new()
    {
        Name = json.Text("name"),
        Id = json.Text("id"),
        Settings = new() { MaxMsgSize = json.Number("maxMsgSize"), Trace = json.OptionalFlag("trace") },
        FilterType = (FilterType)json.Number("filterType"),
        Tags = ObjectTags.Copy(json.Map("tags")),
        CreateTime = json.Time("createTime"),
        LastModifyTime = json.Time("lastModifyTime"),
        Subscriptions = ReadAll(
            json.Objects("subscriptions"),
            ImmutableSortedDictionary.Create<string, SubscriptionRecord>(StringComparer.Ordinal),
            Subscription,
            subscription => subscription.Name),
    };

    private static SubscriptionRecord Subscription(StoredObject json) => new()
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
    };

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

    private CmqStoreException Error(JToken token, string problem)
    {
        var place = (IJsonLineInfo)token;
        var path = token.Path.Length == 0 ? "" : token.Path + ": ";
        return new(location, place.LineNumber, place.LinePosition, $"{path}{problem}. {WayOut}");
    }
}
