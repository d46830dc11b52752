using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Newtonsoft.Json;

namespace Cmq.Broker;

/// <summary>Writes the document of a store. A member that is null or empty is left out.</summary>
internal sealed class StateWriter
{
    private readonly JsonTextWriter _json;

    private StateWriter(JsonTextWriter json) => _json = json;

    public static byte[] Write(BrokerState state, CmqEdition edition)
    {
        using var buffer = new MemoryStream();
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        using (var text = new StreamWriter(buffer, utf8, leaveOpen: true))
        {
            text.NewLine = "\n";
            using var json = new JsonTextWriter(text) { Formatting = Formatting.Indented };
            new StateWriter(json).Write(edition, state);
            text.WriteLine();
        }

        return buffer.ToArray();
    }

    /// <summary>A queue without its messages.</summary>
    public static string Document(QueueRecord queue) => Document(writer =>
    {
        writer.Settings(queue);

        // Messages of a log keep their numbers.
        writer.Member("policyStart", NotZero(queue.Messages.PolicyStart));
    });

    /// <summary>A topic without its subscriptions.</summary>
    public static string Document(TopicRecord topic) => Document(writer => writer.Settings(topic));

    /// <summary>A subscription without the messages that it has not delivered yet.</summary>
    public static string Document(SubscriptionRecord subscription) => Document(writer => writer.Settings(subscription));

    public static string Document(IEnumerable<DeletedName> names) => Document(writer => writer.Objects("names", names, writer.Deleted));

    private static string Document(Action<StateWriter> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var json = new JsonTextWriter(text))
        {
            json.WriteStartObject();
            write(new StateWriter(json));
            json.WriteEndObject();
        }

        return text.ToString();
    }

    private void Write(CmqEdition edition, BrokerState state)
    {
        _json.WriteStartObject();
        Member("format", StateDocument.Format);
        Member("version", StateDocument.Version);
        Member("edition", edition.Name());
        Objects("queues", state.Queues.Values, Queue);
        Objects("topics", state.Topics.Values, Topic);
        Objects("deletedNames", state.DeletedNames, Deleted);
        _json.WriteEndObject();
    }

    private void Queue(QueueRecord queue)
    {
        Settings(queue);
        Objects("messages", queue.Messages.Contents(), entry => Message(entry.Message, entry.IsBeforePolicy));
    }

    private void Settings(QueueRecord queue)
    {
        Member("name", queue.Name);
        Member("id", queue.Id);
        Time("createTime", queue.CreateTime);
        Time("lastModifyTime", queue.LastModifyTime);
        foreach (var attribute in QueueAttributes.All)
        {
            Member(attribute.Name, queue.Settings.Get(attribute));
        }

        Member("transaction", queue.Settings.Transaction);
        Member("trace", queue.Settings.Trace);
        if (queue.Settings.DeadLetterPolicy is { } deadLetters)
        {
            _json.WritePropertyName("deadLetterPolicy");
            _json.WriteStartObject();
            Member("deadLetterQueue", deadLetters.DeadLetterQueue);
            Member("policy", (long?)deadLetters.Policy);
            Member("maxReceiveCount", deadLetters.MaxReceiveCount);
            Member("maxTimeToLive", deadLetters.MaxTimeToLive);
            _json.WriteEndObject();
        }

        if (queue.Settings.TransactionPolicy is { } transactions)
        {
            _json.WritePropertyName("transactionPolicy");
            _json.WriteStartObject();
            Member("firstQueryInterval", transactions.FirstQueryInterval);
            Member("maxQueryCount", transactions.MaxQueryCount);
            _json.WriteEndObject();
        }

        Tags(queue.Tags);
    }

    private void Message(StoredMessage message, bool isBeforePolicy)
    {
        Member("id", message.Id.ToString());
        Member("body", message.Body);
        Member("enqueueTime", message.EnqueueTime);
        Member("delaySeconds", message.State == MessageState.Delayed ? (message.VisibleTime - message.EnqueueTime) / 1000 : 0);
        Texts("tags", [.. message.Tags ?? []]);
        Member("beforePolicy", isBeforePolicy ? true : null);
        Member("state", message.State is MessageState.Inactive or MessageState.Rewindable ? (long?)message.State : null);
        Member("dequeueCount", NotZero(message.DequeueCount));
        Member("firstDequeueTime", NotZero(message.FirstDequeueTime));
        Member("lifeStart", message.LifeStart > message.EnqueueTime ? message.LifeStart : null);
        if (message.State == MessageState.Inactive)
        {
            Member("visibleTime", message.VisibleTime);
            Member("receiptHandle", ReceiptHandle.ToText(message.Handle));
        }
    }

    private static long? NotZero(long value) => value == 0 ? null : value;

    private void Topic(TopicRecord topic)
    {
        Settings(topic);
        Objects("subscriptions", topic.Subscriptions.Values, Subscription);
    }

    private void Settings(TopicRecord topic)
    {
        Member("name", topic.Name);
        Member("id", topic.Id);
        Time("createTime", topic.CreateTime);
        Time("lastModifyTime", topic.LastModifyTime);
        Member("maxMsgSize", topic.Settings.MaxMsgSize);
        Member("trace", topic.Settings.Trace);
        Member("filterType", (long)topic.FilterType);
        Tags(topic.Tags);
    }

    private void Subscription(SubscriptionRecord subscription)
    {
        Settings(subscription);
        var (waiting, tries, nextTry) = subscription.Backlog.Contents();
        if (waiting.Count > 0)
        {
            Member("tries", tries);
            Member("nextTry", nextTry);
            Objects("waiting", waiting, Waiting);
        }
    }

    private void Settings(SubscriptionRecord subscription)
    {
        Member("name", subscription.Name);
        Member("id", subscription.Id);
        Time("createTime", subscription.CreateTime);
        Time("lastModifyTime", subscription.LastModifyTime);
        Member("protocol", subscription.Protocol.Value);
        Member("endpoint", subscription.Endpoint);
        Member("notifyStrategy", subscription.NotifyStrategy.Value);
        Member("notifyContentFormat", subscription.NotifyContentFormat.Value);
        Texts("filterTags", subscription.FilterTags);
        Texts("bindingKeys", subscription.BindingKeys);
    }

    private void Waiting(PublishedMessage message)
    {
        Member("id", message.Id);
        Member("body", message.Body);
        Member("publishTime", message.PublishTime);
        Texts("tags", [.. message.Tags ?? []]);
    }

    private void Deleted(DeletedName deleted)
    {
        Member("kind", deleted.Kind == CmqNameKind.Queue ? "queue" : "topic");
        Member("name", deleted.Name);
        Time("time", deleted.Time);
    }

    private void Tags(ImmutableSortedDictionary<string, string> tags)
    {
        if (tags.Count > 0)
        {
            _json.WritePropertyName("tags");
            _json.WriteStartObject();
            foreach (var (key, value) in tags)
            {
                Member(key, value);
            }

            _json.WriteEndObject();
        }
    }

    private void Objects<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        if (items.Any())
        {
            _json.WritePropertyName(name);
            _json.WriteStartArray();
            foreach (var item in items)
            {
                _json.WriteStartObject();
                write(item);
                _json.WriteEndObject();
            }

            _json.WriteEndArray();
        }
    }

    private void Texts(string name, ImmutableArray<string> items)
    {
        if (!items.IsEmpty)
        {
            _json.WritePropertyName(name);
            _json.WriteStartArray();
            foreach (var item in items)
            {
                _json.WriteValue(item);
            }

            _json.WriteEndArray();
        }
    }

    // Unix time in milliseconds: the unit of the service's own answers.
    private void Time(string name, DateTimeOffset time) => Member(name, time.ToUnixTimeMilliseconds());

    private void Member(string name, string? value)
    {
        if (value is not null)
        {
            _json.WritePropertyName(name);
            _json.WriteValue(value);
        }
    }

    private void Member(string name, long? value)
    {
        if (value is not null)
        {
            _json.WritePropertyName(name);
            _json.WriteValue(value.Value);
        }
    }

    private void Member(string name, bool? value)
    {
        if (value is not null)
        {
            _json.WritePropertyName(name);
            _json.WriteValue(value.Value);
        }
    }
}
