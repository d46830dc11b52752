using System.Buffers.Binary;
using System.Globalization;
using Cmq.Broker;
using Newtonsoft.Json;

namespace Cmq.Storage;

/// <summary>Reads a database into the state of a broker: once through each table.</summary>
internal sealed class StateLoader(Database database, string path, BrokerContext context)
{
    private const string EditionSetting = "edition";

    private readonly Dictionary<long, QueueMessages> _queues = [];
    private readonly Dictionary<long, SubscriptionBacklog> _backlogs = [];
    private readonly Dictionary<long, StoredOwner> _byNumber = [];

    /// <summary>The objects that the database has, by their ids.</summary>
    public Dictionary<string, StoredOwner> Owners { get; } = new(StringComparer.Ordinal);

    /// <summary>How many messages were read.</summary>
    public long Messages { get; private set; }

    /// <summary>Reads all.</summary>
    /// <exception cref="DatabaseException">The database can't be read.</exception>
    /// <exception cref="CmqStoreException">It is damaged, or belongs to another edition.</exception>
    public BrokerState Load()
    {
        Check("object");
        Check("setting");
        var state = StateRows.Read(ReadObjects(), Edition(), path, context);
        KeepEdition();
        foreach (var queue in state.Queues.Values)
        {
            _queues.Add(Owners[queue.Id].Number, queue.Messages);
        }

        foreach (var subscription in state.Topics.Values.SelectMany(topic => topic.Subscriptions.Values))
        {
            _backlogs.Add(Owners[subscription.Id].Number, subscription.Backlog);
        }

        ReadMessages();
        ReadWaiting();
        return state;
    }

    // The other tables are read whole anyway; the index of this one, for example, is not.
    private void Check(string table)
    {
        using var check = database.Prepare($"pragma quick_check({table})");
        if (check.Read() && check.Text(0) is var result && result != "ok")
        {
            throw Damaged($"table '{table}': {result}");
        }
    }

    private string Edition()
    {
        using var read = database.Prepare("select value from setting where name = ?1").Bind(1, EditionSetting);
        return read.Read() ? read.Text(0) : context.Edition.Name();
    }

    // A database without objects belongs to the edition that opens it.
    private void KeepEdition()
    {
        using var write = database.Prepare("insert into setting values (?1, ?2) on conflict (name) do update set value = excluded.value where value <> excluded.value");
        write.Bind(1, EditionSetting).Bind(2, context.Edition.Name()).Run();
    }

    private List<StateRow> ReadObjects()
    {
        var rows = new List<StateRow>();
        using var read = database.Prepare("select number, kind, id, parent, document from object order by number");
        while (read.Read())
        {
            var (number, row) = (read.Number(0), new StateRow((StateRowKind)read.Number(1), read.Text(2), read.OptionalText(3), read.Text(4)));
            if (!Enum.IsDefined(row.Kind))
            {
                throw Damaged($"object {row.Id} is of the kind {row.Kind}, which there is not");
            }

            var owner = new StoredOwner(number);
            Owners.Add(row.Id, owner);
            _byNumber.Add(number, owner);
            rows.Add(row);
        }

        return rows;
    }

    private void ReadMessages()
    {
        using var read = database.Prepare("""
            select message.key, message.id, enqueue_time, tags, body, state, life_start, first_dequeue_time, visible_time, handle, dequeue_count
            from message left join progress on progress.key = message.key order by message.key
            """);
        while (read.Read())
        {
            var key = read.Number(0);
            var (owner, sequence) = (RowKey.OwnerOf(key), RowKey.NumberOf(key));
            if (!_queues.TryGetValue(owner, out var queue))
            {
                throw Damaged(string.Create(CultureInfo.InvariantCulture, $"message {key} is of a queue that there is not"));
            }

            queue.Restore(Message(read), sequence);
            _byNumber[owner].Highest = sequence;
            Messages++;
        }
    }

    private StoredMessage Message(Statement read)
    {
        var id = read.Bytes(1);
        if (id.Length != 16)
        {
            throw Damaged(string.Create(CultureInfo.InvariantCulture, $"message {read.Number(0)} has no id"));
        }

        var number = new MessageId(BinaryPrimitives.ReadUInt64BigEndian(id), BinaryPrimitives.ReadUInt64BigEndian(id[8..]));
        var sent = read.Number(2);
        var message = new StoredMessage(number, read.Text(4), read.Bytes(4).Length) { Tags = Tags(read, 3), EnqueueTime = sent, LifeStart = sent, VisibleTime = sent };
        message.State = read.IsNull(5) ? MessageState.Active : (MessageState)read.Number(5);
        if (message.State is not (MessageState.Active or MessageState.Delayed or MessageState.Inactive or MessageState.Rewindable))
        {
            throw Damaged(string.Create(CultureInfo.InvariantCulture, $"message {read.Number(0)} is in a state that there is not"));
        }

        if (!read.IsNull(5))
        {
            (message.LifeStart, message.FirstDequeueTime, message.VisibleTime) = (read.Number(6), read.Number(7), read.Number(8));
            (message.Handle, message.DequeueCount) = (unchecked((ulong)read.Number(9)), (int)read.Number(10));
        }

        return message;
    }

    private void ReadWaiting()
    {
        var waiting = new Dictionary<long, List<PublishedMessage>>();
        using var read = database.Prepare("select key, id, publish_time, tags, body from waiting order by key");
        while (read.Read())
        {
            var owner = RowKey.OwnerOf(read.Number(0));
            var message = new PublishedMessage(read.Text(1), read.Text(4), read.Bytes(4).Length, Tags(read, 3), read.Number(2));
            if (!waiting.TryGetValue(owner, out var list))
            {
                waiting.Add(owner, list = []);
            }

            list.Add(message);
            Messages++;
        }

        using var deliveries = database.Prepare("select subscription, first, tries, next_try from delivery");
        while (deliveries.Read())
        {
            var owner = deliveries.Number(0);
            if (!_backlogs.TryGetValue(owner, out var backlog))
            {
                throw Damaged(string.Create(CultureInfo.InvariantCulture, $"delivery {owner} is of a subscription that there is not"));
            }

            waiting.Remove(owner, out var messages);
            backlog.Restore(messages ?? [], new(deliveries.Number(1), (int)deliveries.Number(2), deliveries.Number(3)));
        }

        if (waiting.Count > 0)
        {
            throw Damaged(string.Create(CultureInfo.InvariantCulture, $"messages wait for delivery {waiting.Keys.First()}, which there is not"));
        }
    }

    private string[]? Tags(Statement read, int column)
    {
        try
        {
            return TagList.Read(read.OptionalText(column));
        }
        catch (JsonReaderException error)
        {
            throw Damaged($"tags of a message are no list: {error.Message}");
        }
    }

    private CmqStoreException Damaged(string problem) => DataFiles.Damaged(path, problem);
}
