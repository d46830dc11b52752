namespace Cmq.Broker.Tests;

/// <summary>A store in a variable: what brokers share through a file, without the file. It can be told to fail.</summary>
internal sealed class MemoryDocument : ICmqStore
{
    public bool IsPersistent => true;

    public string Location => "document";

    public byte[]? Bytes { get; set; }

    /// <summary>How many times it was written.</summary>
    public int Writes { get; private set; }

    public bool FailsToWrite { get; set; }

    public ValueTask<ICmqStoreLock> LockAsync(bool exclusive, CancellationToken cancellationToken) => new(new Held(this));

    private sealed class Held(MemoryDocument document) : ICmqStoreLock
    {
        public byte[]? Read() => document.Bytes;

        public void Write(ReadOnlySpan<byte> bytes)
        {
            if (document.FailsToWrite)
            {
                throw new CmqStoreException(document.Location, "the disk is full");
            }

            document.Bytes = bytes.ToArray();
            document.Writes++;
        }

        public void Dispose()
        {
        }
    }
}
