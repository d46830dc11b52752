using Cmq.Broker;

namespace Cmq.Storage;

/// <summary>
/// Notes in memory what a broker does, and lets a thread of its own write that down: all that gathers while one transaction is written goes into the next
/// (group commit), so the cost of reaching the disk is shared by all who wait for it.
/// </summary>
internal sealed class BrokerLog : IBrokerLog, IAsyncDisposable
{
    private static readonly TimeSpan RetryTime = TimeSpan.FromSeconds(1);

    private readonly Database _database;
    private readonly string _path;

    // Whoever notes is a reader here, and the cut between two batches is the writer: so no batch ends amidst what one operation notes.
    private readonly ReaderWriterLockSlim _groups = new(LockRecursionPolicy.SupportsRecursion);
    private readonly object _lock = new();
    private LogBatch _pending = new();
    private LogBatch? _underWay;
    private BatchWriter? _writer;
    private Thread? _thread;
    private volatile CmqStoreException? _failure;
    private bool _isStopping;

    /// <summary>A log in a database.</summary>
    /// <param name="database">The database, which belongs to the log from here on.</param>
    /// <param name="path">Where it is, for errors.</param>
    public BrokerLog(Database database, string path) => (_database, _path) = (database, path);

    /// <summary>How many messages were loaded.</summary>
    public long Loaded { get; private set; }

    /// <summary>For tests: what happens on the writer's thread before each batch is written.</summary>
    public Action? BeforeWrite { get; init; }

    /// <inheritdoc/>
    public bool IsBehind => _failure is not null;

    /// <inheritdoc/>
    public BrokerState Load(BrokerContext context)
    {
        try
        {
            var loader = new StateLoader(_database, _path, context);
            var state = loader.Load();
            Loaded = loader.Messages;
            _writer = new(_database, loader.Owners);
            _thread = new(Run) { Name = "cmq log", IsBackground = true };
            _thread.Start();
            return state;
        }
        catch (DatabaseException error)
        {
            throw DataFiles.CannotOpen(_path, error);
        }
    }

    /// <inheritdoc/>
    public void Begin() => _groups.EnterReadLock();

    /// <inheritdoc/>
    public void End() => _groups.ExitReadLock();

    /// <inheritdoc/>
    public void Note(string queueId, in StoredMessage message)
    {
        // What is loaded is not noted again.
        if (_thread is not null)
        {
            lock (_lock)
            {
                Wake().Messages.Add(new(queueId, in message));
            }
        }
    }

    /// <inheritdoc/>
    public void Note(StateRow row)
    {
        lock (_lock)
        {
            Wake().Objects.Add(row);
        }
    }

    /// <inheritdoc/>
    public void NoteWaiting(string subscriptionId, long number, PublishedMessage message)
    {
        lock (_lock)
        {
            Wake().Waiting.Add(new(subscriptionId, number, message));
        }
    }

    /// <inheritdoc/>
    public void NoteDelivery(string subscriptionId, WaitingDelivery delivery)
    {
        lock (_lock)
        {
            Wake().Deliveries[subscriptionId] = delivery;
        }
    }

    /// <summary>Notes a setting that belongs to no object.</summary>
    public void NoteSetting(string name, long value)
    {
        lock (_lock)
        {
            Wake().Settings[name] = value;
        }
    }

    /// <inheritdoc/>
    public ValueTask FlushAsync()
    {
        lock (_lock)
        {
            if (_pending.IsEmpty)
            {
                return _underWay is { } batch ? new(batch.Done) : default;
            }

            if (_isStopping)
            {
                return ValueTask.FromException(new CmqStoreException(_path, "it was closed before this could be written."));
            }

            // Who waits for a second try does so at once.
            Monitor.Pulse(_lock);
            return new(_pending.Done);
        }
    }

    /// <summary>Writes what is left and closes the database.</summary>
    /// <exception cref="CmqStoreException">What is left can't be written; no call was answered that tells of it.</exception>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _isStopping = true;
            Monitor.Pulse(_lock);
        }

        if (_thread is { } thread)
        {
            await Task.Run(thread.Join).ConfigureAwait(false);
        }

        _writer?.Dispose();
        _database.Dispose();
        _groups.Dispose();
        if (_failure is { } failure)
        {
            throw failure;
        }
    }

    private LogBatch Wake()
    {
        if (_pending.IsEmpty)
        {
            Monitor.Pulse(_lock);
        }

        return _pending;
    }

    private void Run()
    {
        while (WaitForWork())
        {
            var batch = Cut();
            try
            {
                BeforeWrite?.Invoke();
                _writer!.Write(batch);
                _failure = null;
                End(batch).Succeed();
            }
            catch (DatabaseException error)
            {
                var failure = DataFiles.CannotWrite(_path, error);
                lock (_lock)
                {
                    // Nothing is lost: the broker has it, so it has to be written before anything that comes after it.
                    _pending.Prepend(batch);
                    _failure = failure;
                }

                End(batch).Fail(failure);
            }
        }
    }

    private bool WaitForWork()
    {
        lock (_lock)
        {
            if (_isStopping && _failure is not null)
            {
                return false;
            }

            if (_failure is not null && !_pending.IsWanted)
            {
                Monitor.Wait(_lock, RetryTime);
            }

            while (_pending.IsEmpty && !_isStopping)
            {
                Monitor.Wait(_lock);
            }

            return !_pending.IsEmpty;
        }
    }

    private LogBatch Cut()
    {
        _groups.EnterWriteLock();
        try
        {
            lock (_lock)
            {
                (_underWay, _pending) = (_pending, new());
                return _underWay;
            }
        }
        finally
        {
            _groups.ExitWriteLock();
        }
    }

    private LogBatch End(LogBatch batch)
    {
        lock (_lock)
        {
            _underWay = null;
        }

        return batch;
    }
}
