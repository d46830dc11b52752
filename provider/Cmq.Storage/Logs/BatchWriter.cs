using System.Buffers.Binary;
using Cmq.Broker;

namespace Cmq.Storage;

/// <summary>Writes batches: of each message only what it is in the end, and nothing of one that came and went within the batch.</summary>
internal sealed class BatchWriter : IDisposable
{
    private readonly Database _database;
    private readonly Dictionary<string, StoredOwner> _owners;
    private readonly List<(StoredOwner Owner, long Highest)> _written = [];
    private readonly Statement _putObject;
    private readonly Statement _removeObject;
    private readonly Statement _addMessage;
    private readonly Statement _removeMessage;
    private readonly Statement _putProgress;
    private readonly Statement _removeProgress;
    private readonly Statement _addWaiting;
    private readonly Statement _removeWaiting;
    private readonly Statement _putDelivery;
    private readonly Statement _removeDelivery;
    private readonly Statement _putSetting;
    private readonly Statement _removeMessages;
    private readonly Statement _removeAllProgress;
    private long _nextNumber;

    /// <summary>A writer.</summary>
    /// <param name="database">The database.</param>
    /// <param name="owners">The objects that it has, by their ids.</param>
    public BatchWriter(Database database, Dictionary<string, StoredOwner> owners)
    {
        _database = database;
        _owners = owners;
        _nextNumber = owners.Values.Select(owner => owner.Number).DefaultIfEmpty(0).Max() + 1;
        _putObject = database.Prepare("insert into object values (?1, ?2, ?3, ?4, ?5) on conflict (id) do update set document = excluded.document");
        _removeObject = database.Prepare("delete from object where id = ?1");
        _addMessage = database.Prepare("insert into message values (?1, ?2, ?3, ?4, ?5)");
        _removeMessage = database.Prepare("delete from message where key = ?1");
        _putProgress = database.Prepare("insert or replace into progress values (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        _removeProgress = database.Prepare("delete from progress where key = ?1");
        _addWaiting = database.Prepare("insert or replace into waiting values (?1, ?2, ?3, ?4, ?5)");
        _removeWaiting = database.Prepare("delete from waiting where key >= ?1 and key < ?2");
        _putDelivery = database.Prepare("insert or replace into delivery values (?1, ?2, ?3, ?4)");
        _removeDelivery = database.Prepare("delete from delivery where subscription = ?1");
        _putSetting = database.Prepare("insert or replace into setting values (?1, ?2)");
        _removeMessages = database.Prepare("delete from message where key >= ?1 and key < ?2");
        _removeAllProgress = database.Prepare("delete from progress where key >= ?1 and key < ?2");
    }

    /// <summary>Writes a batch; when this returns, it is safe.</summary>
    /// <exception cref="DatabaseException">It can't be written; then nothing of it is.</exception>
    public void Write(LogBatch batch)
    {
        _written.Clear();
        _database.Transact(() => WriteAll(batch));
        foreach (var (owner, highest) in _written)
        {
            owner.Highest = Math.Max(owner.Highest, highest);
        }

        foreach (var row in batch.Objects.Where(row => row.Document is null))
        {
            _owners.Remove(row.Id);
        }
    }

    public void Dispose()
    {
        Statement[] all =
        [
            _putObject, _removeObject, _addMessage, _removeMessage, _putProgress, _removeProgress, _addWaiting, _removeWaiting, _putDelivery, _removeDelivery,
            _putSetting, _removeMessages, _removeAllProgress,
        ];
        foreach (var statement in all)
        {
            statement.Dispose();
        }
    }

    private void WriteAll(LogBatch batch)
    {
        // No id comes twice, so what is gone at the end of the batch is gone, and the rest is not.
        var gone = batch.Objects.Where(row => row.Document is null).Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var row in batch.Objects.Where(row => !gone.Contains(row.Id)))
        {
            _putObject.Bind(1, OwnerOf(row.Id).Number).Bind(2, (long)row.Kind).Bind(3, row.Id).Bind(4, row.Parent).Bind(5, row.Document).Run();
        }

        WriteMessages(batch.Messages, gone);
        foreach (var note in batch.Waiting)
        {
            if (!gone.Contains(note.SubscriptionId) && _owners.TryGetValue(note.SubscriptionId, out var owner))
            {
                _addWaiting.Bind(1, RowKey.Of(owner.Number, note.Number)).Bind(2, note.Message.Id).Bind(3, note.Message.PublishTime)
                    .Bind(4, TagList.Write(note.Message.Tags)).Bind(5, note.Message.Body).Run();
            }
        }

        foreach (var (id, delivery) in batch.Deliveries)
        {
            if (!gone.Contains(id) && _owners.TryGetValue(id, out var owner))
            {
                _putDelivery.Bind(1, owner.Number).Bind(2, delivery.First).Bind(3, delivery.Tries).Bind(4, delivery.NextTry).Run();
                _removeWaiting.Bind(1, RowKey.Of(owner.Number, 0)).Bind(2, RowKey.Of(owner.Number, delivery.First)).Run();
            }
        }

        foreach (var (name, value) in batch.Settings)
        {
            _putSetting.Bind(1, name).Bind(2, value).Run();
        }

        foreach (var id in gone)
        {
            Remove(id);
        }
    }

    private void WriteMessages(List<MessageNote> notes, HashSet<string> gone)
    {
        // A queue that is gone may have noted the end of each of its messages.
        if (gone.Count > 0)
        {
            notes.RemoveAll(note => gone.Contains(note.QueueId));
        }

        var last = new Dictionary<long, int>(notes.Count);
        for (var index = 0; index < notes.Count; index++)
        {
            if (_owners.TryGetValue(notes[index].QueueId, out var owner))
            {
                last[RowKey.Of(owner.Number, notes[index].Sequence)] = index;
            }
        }

        for (var index = 0; index < notes.Count; index++)
        {
            var note = notes[index];
            if (_owners.TryGetValue(note.QueueId, out var owner) && last[RowKey.Of(owner.Number, note.Sequence)] == index)
            {
                Write(owner, note);
            }
        }
    }

    private void Write(StoredOwner owner, in MessageNote note)
    {
        var key = RowKey.Of(owner.Number, note.Sequence);
        var isNew = note.Sequence > owner.Highest;
        if (note.State == MessageState.Gone)
        {
            if (!isNew)
            {
                _removeMessage.Bind(1, key).Run();
                _removeProgress.Bind(1, key).Run();
            }

            return;
        }

        if (isNew)
        {
            Span<byte> id = stackalloc byte[16];
            BinaryPrimitives.WriteUInt64BigEndian(id, note.Id.High);
            BinaryPrimitives.WriteUInt64BigEndian(id[8..], note.Id.Low);
            _addMessage.Bind(1, key).Bind(2, id).Bind(3, note.EnqueueTime).Bind(4, TagList.Write(note.Tags)).Bind(5, note.Body).Run();
            _written.Add((owner, note.Sequence));
        }

        if (!isNew || !note.IsAsSent)
        {
            _putProgress.Bind(1, key).Bind(2, (long)note.State).Bind(3, note.LifeStart).Bind(4, note.FirstDequeueTime).Bind(5, note.VisibleTime)
                .Bind(6, unchecked((long)note.Handle)).Bind(7, note.DequeueCount).Run();
        }
    }

    private StoredOwner OwnerOf(string id)
    {
        if (!_owners.TryGetValue(id, out var owner))
        {
            // A number that was given and not written is no harm.
            ArgumentOutOfRangeException.ThrowIfGreaterThan(_nextNumber, RowKey.MaxOwner);
            owner = new(_nextNumber++);
            _owners.Add(id, owner);
        }

        return owner;
    }

    private void Remove(string id)
    {
        if (_owners.TryGetValue(id, out var owner))
        {
            var (begin, end) = (RowKey.Of(owner.Number, 0), RowKey.EndOf(owner.Number));
            _removeMessages.Bind(1, begin).Bind(2, end).Run();
            _removeAllProgress.Bind(1, begin).Bind(2, end).Run();
            _removeWaiting.Bind(1, begin).Bind(2, end).Run();
            _removeDelivery.Bind(1, owner.Number).Run();
            _removeObject.Bind(1, id).Run();
        }
    }
}
