namespace Cmq.Broker;

/// <summary>The right to read, or to read and write, the document of a store.</summary>
public interface ICmqStoreLock : IDisposable
{
    /// <summary>Reads the document.</summary>
    /// <returns>Its bytes; null when there is none yet.</returns>
    /// <exception cref="CmqStoreException">It can't be read.</exception>
    byte[]? Read();

    /// <summary>
    /// Replaces the document. When this returns, the new one is on disk; when it throws, the old one or the new one is there as a whole,
    /// and the message says which.
    /// </summary>
    /// <param name="document">The new document.</param>
    /// <exception cref="CmqStoreException">It can't be written.</exception>
    /// <exception cref="InvalidOperationException">The lock is not exclusive.</exception>
    void Write(ReadOnlySpan<byte> document);
}
