namespace Cmq;

/// <summary>
/// Lets at most so many calls start within any second: the next one starts no sooner than a second after the one that many before it.
/// Callers pass in the order in which they came; one that is cancelled leaves the line and uses nothing up.
/// </summary>
/// <param name="callsPerSecond">How many, 1 or more.</param>
/// <param name="time">The clock.</param>
internal sealed class CallGate(int callsPerSecond, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _line = new(1);
    private readonly Queue<long> _starts = new();

    /// <summary>Waits for its turn.</summary>
    /// <param name="cancellationToken">Leaves the line.</param>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await _line.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_starts.Count == callsPerSecond)
            {
                // A timer may fire a little early, hence the loop; it counts whole milliseconds, hence the rounding up.
                while (time.GetElapsedTime(_starts.Peek()) is var passed && passed < TimeSpan.FromSeconds(1))
                {
                    var wait = TimeSpan.FromMilliseconds(Math.Ceiling((TimeSpan.FromSeconds(1) - passed).TotalMilliseconds));
                    await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
                }

                _starts.Dequeue();
            }

            _starts.Enqueue(time.GetTimestamp());
        }
        finally
        {
            _line.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _line.Dispose();
}
