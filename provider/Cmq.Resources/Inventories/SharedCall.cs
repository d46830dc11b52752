namespace Cmq.Resources;

/// <summary>A call whose answer several readers wait for. It goes on while one of them waits, and is cancelled when the last one leaves before its end.</summary>
internal sealed class SharedCall<T>
{
    private readonly Lock _gate = new();
    private readonly Action _cancel;
    private readonly Task<T> _call;
    private int _readers;
    private bool _isCancelled;

    /// <summary>Starts the call.</summary>
    /// <param name="start">Starts it.</param>
    public SharedCall(Func<CancellationToken, Task<T>> start)
    {
        // Never disposed, as it holds nothing until somebody asks for its wait handle, and the call may outlive every reader.
        var source = new CancellationTokenSource();
        (_cancel, _call) = (source.Cancel, start(source.Token));
    }

    /// <summary>Why it failed; null when it did not, or has not ended.</summary>
    public Exception? Failure => _call.Exception?.InnerException;

    /// <summary>Takes part: false when the call was cancelled. Whoever takes part has to call <see cref="WaitAsync"/>.</summary>
    public bool TryJoin()
    {
        lock (_gate)
        {
            _readers += _isCancelled ? 0 : 1;
            return !_isCancelled;
        }
    }

    /// <summary>Waits for the answer, as one who takes part.</summary>
    /// <param name="cancellationToken">Leaves.</param>
    public async Task<T> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _call.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (IsLeftByAll())
            {
                _cancel();
            }
        }
    }

    private bool IsLeftByAll()
    {
        lock (_gate)
        {
            return --_readers == 0 && !_call.IsCompleted && (_isCancelled = true);
        }
    }
}
