namespace Cmq.Broker;

/// <summary>No store: the objects end with the broker, and no two brokers share them.</summary>
public sealed class NullStore : ICmqStore
{
    private NullStore()
    {
    }

    /// <summary>The one there is.</summary>
    public static NullStore Instance { get; } = new();

    /// <inheritdoc/>
    public bool IsPersistent => false;

    /// <inheritdoc/>
    public string Location => "memory";

    /// <inheritdoc/>
    public ValueTask<ICmqStoreLock> LockAsync(bool exclusive, CancellationToken cancellationToken) => new(new Nothing());

    private sealed class Nothing : ICmqStoreLock
    {
        public byte[]? Read() => null;

        public void Write(ReadOnlySpan<byte> document)
        {
        }

        public void Dispose()
        {
        }
    }
}
