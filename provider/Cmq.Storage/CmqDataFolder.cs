using Cmq.Broker;

namespace Cmq.Storage;

/// <summary>
/// A folder that keeps the objects and messages of one broker: what the broker has answered is there again, however its process ends. One process at a time
/// uses a folder.
/// </summary>
public sealed class CmqDataFolder : IAsyncDisposable
{
    private const string ClockSetting = "clockOffsetMilliseconds";

    private readonly FileStream _lock;
    private readonly BrokerLog _log;
    private bool _isOpen;

    private CmqDataFolder(FileStream held, BrokerLog log, TimeSpan clockOffset) => (_lock, _log, ClockOffset) = (held, log, clockOffset);

    /// <summary>How far the clock of the broker had been put forward when that was kept last; zero if it never was.</summary>
    public TimeSpan ClockOffset { get; private set; }

    /// <summary>How many messages were there when the broker was opened; those whose time was over meanwhile are among them.</summary>
    public long LoadedMessages => _log.Loaded;

    /// <summary>Takes a folder for this process.</summary>
    /// <param name="folder">The folder, which is made if it is not there.</param>
    /// <exception cref="CmqStoreException">
    /// Another process uses it, it can't be read or written, or what it holds is damaged, of a later version or of another program. It is left as it is then.
    /// </exception>
    public static CmqDataFolder Open(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        folder = Path.GetFullPath(folder);
        var held = DataFiles.Take(folder);
        var path = DataFiles.Database(folder);
        Database? database = null;
        try
        {
            database = Database.Open(path);
            Schema.Prepare(database, path);
            FolderFlush.Flush(folder);
            using var read = database.Prepare("select value from setting where name = ?1").Bind(1, ClockSetting);
            return new(held, new(database, path), TimeSpan.FromMilliseconds(read.Read() ? read.Number(0) : 0));
        }
        catch (Exception error)
        {
            database?.Dispose();
            held.Dispose();
            throw error is DatabaseException problem ? DataFiles.CannotOpen(path, problem) : error;
        }
    }

    /// <summary>Makes the broker that the folder keeps, with all that it had. It is as safe as the folder until that is disposed of.</summary>
    /// <param name="options">What else it is made of. It has no persistent store.</param>
    /// <exception cref="CmqStoreException">What the folder holds is damaged, or belongs to another edition.</exception>
    /// <exception cref="ArgumentException">The options have a persistent store.</exception>
    /// <exception cref="InvalidOperationException">The folder has its broker already.</exception>
    public CmqBroker OpenBroker(CmqBrokerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Store.IsPersistent)
        {
            throw new ArgumentException("A broker is kept in a folder or in a store, not in both.", nameof(options));
        }

        if (_isOpen)
        {
            throw new InvalidOperationException("The folder has its broker already.");
        }

        _isOpen = true;
        return new(options with { Log = _log });
    }

    /// <summary>Keeps how far the broker's clock was put forward; when this returns, it is safe.</summary>
    /// <param name="offset">How far.</param>
    /// <exception cref="CmqStoreException">It can't be written.</exception>
    public void KeepClockOffset(TimeSpan offset)
    {
        _log.NoteSetting(ClockSetting, (long)offset.TotalMilliseconds);
        _log.FlushAsync().AsTask().GetAwaiter().GetResult();
        ClockOffset = offset;
    }

    /// <summary>Writes what is left, closes the files and lets others use the folder.</summary>
    /// <exception cref="CmqStoreException">What is left can't be written; no call was answered that tells of it.</exception>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _log.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            await _lock.DisposeAsync().ConfigureAwait(false);
        }
    }
}
