using System.Diagnostics.CodeAnalysis;

namespace Cmq.Broker;

/// <summary>
/// Holds a broker's state and keeps it and its store the same: what another broker wrote meanwhile is read before each operation, and
/// what an operation changes is written before it returns, to the store or to the log.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never asked for holds nothing to dispose of.")]
internal sealed class StateKeeper(ICmqStore store, StateDocument document, IBrokerLog? log = null)
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile BrokerState _state = BrokerState.Empty;

    // The document that _state was read from or written to; null when they may differ.
    private byte[]? _written;

    /// <summary>Whether the store may know a newer state.</summary>
    public bool IsPersistent { get; } = store.IsPersistent;

    /// <summary>The state as this broker knows it: the present one, unless <see cref="IsPersistent"/>.</summary>
    public BrokerState Current => _state;

    /// <summary>Begins with what a log kept.</summary>
    public void Begin(BrokerState state) => _state = state;

    /// <summary>The present state.</summary>
    public async ValueTask<BrokerState> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!IsPersistent)
        {
            return _state;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var held = await store.LockAsync(exclusive: false, cancellationToken).ConfigureAwait(false);
            Refresh(held);
            return _state;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Carries out an operation. One that throws has changed nothing.</summary>
    /// <param name="change">
    /// The operation: from the present state to the next and a result. It changes messages as its last step, if at all.
    /// </param>
    /// <param name="cancellationToken">Ends the wait for others; an operation that has begun is carried out.</param>
    public Task<T> ChangeAsync<T>(Func<BrokerState, (BrokerState State, T Result)> change, CancellationToken cancellationToken) =>
        log is null ? ChangeInTurnAsync(change, cancellationToken) : log.SafeAsync(() => ChangeInTurnAsync(change, cancellationToken));

    private async Task<T> ChangeInTurnAsync<T>(Func<BrokerState, (BrokerState State, T Result)> change, CancellationToken cancellationToken)
    {
        try
        {
            await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw NotBegun(cancellationToken);
        }

        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!IsPersistent)
            {
                return Change(change);
            }

            using var held = await store.LockAsync(exclusive: true, cancellationToken).ConfigureAwait(false);
            Refresh(held);
            return Write(held, change);
        }
        catch (OperationCanceledException error) when (error is not CmqNotBegunException)
        {
            throw NotBegun(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Carries out an operation that has no result but the next state.</summary>
    /// <param name="change">The operation: from the present state to the next.</param>
    /// <param name="cancellationToken">Ends the wait for others.</param>
    public Task ChangeAsync(Func<BrokerState, BrokerState> change, CancellationToken cancellationToken) =>
        ChangeAsync(state => (change(state), true), cancellationToken);

    private static CmqNotBegunException NotBegun(CancellationToken cancellationToken) => new("It had waited for other operations.", cancellationToken);

    private T Change<T>(Func<BrokerState, (BrokerState State, T Result)> change)
    {
        using var group = LogGroup.Begin(log);
        var (next, result) = change(_state);
        if (log is not null)
        {
            foreach (var row in StateRows.Changed(_state, next))
            {
                log.Note(row);
            }
        }

        // Only now, so that no message is noted before its queue.
        _state = next;
        return result;
    }

    private T Write<T>(ICmqStoreLock held, Func<BrokerState, (BrokerState State, T Result)> change)
    {
        var (next, result) = change(_state);

        // If writing fails, what is in the store holds: messages may have changed in place, so everything is read anew.
        var before = _written;
        _written = null;
        var bytes = document.Write(next);
        if (!bytes.AsSpan().SequenceEqual(before))
        {
            held.Write(bytes);
        }

        _written = bytes;
        _state = next;
        return result;
    }

    private void Refresh(ICmqStoreLock held)
    {
        var bytes = held.Read();
        if (bytes is null)
        {
            (_state, _written) = (BrokerState.Empty, null);
        }
        else if (_written is null || !bytes.AsSpan().SequenceEqual(_written))
        {
            _state = document.Read(bytes, store.Location);
            _written = bytes;
        }
    }
}
