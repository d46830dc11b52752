namespace Cmq.Broker;

/// <summary>
/// Where a broker keeps its objects and messages: one document, which is read and replaced as a whole. What is in the document is the
/// broker's business; a store knows where it is, how it is replaced without ever being half written, and how others are kept out
/// meanwhile. Several brokers may share one document, also from several processes.
/// </summary>
public interface ICmqStore
{
    /// <summary>Whether what is written can be read again. When it can't, the broker neither reads nor writes.</summary>
    bool IsPersistent { get; }

    /// <summary>Where the document is, as messages name it: a path.</summary>
    string Location { get; }

    /// <summary>Locks the document, waiting for others as long as the store's settings allow.</summary>
    /// <param name="exclusive">True to write: nobody else reads or writes meanwhile. False to read: others may read too.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The lock, which is held until it is disposed of.</returns>
    /// <exception cref="CmqStoreException">The document can't be reached, or is locked for too long.</exception>
    ValueTask<ICmqStoreLock> LockAsync(bool exclusive, CancellationToken cancellationToken);
}
