namespace Cmq.Resources;

/// <summary>What an operation that is cancelled is given to end well: a token that is cancelled later than another, by a length of time.</summary>
internal sealed class GracePeriod : IDisposable
{
    private readonly CancellationTokenSource _end;
    private readonly CancellationTokenRegistration _beginning;

    /// <summary>A period that begins when a token is cancelled.</summary>
    /// <param name="length">How long it is; nothing for none.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="cancelled">The token.</param>
    public GracePeriod(TimeSpan length, TimeProvider timeProvider, CancellationToken cancelled)
    {
        _end = new(Timeout.InfiniteTimeSpan, timeProvider);
        _beginning = cancelled.UnsafeRegister(_ => Begin(length), null);
    }

    /// <summary>Cancelled at its end.</summary>
    public CancellationToken Token => _end.Token;

    public void Dispose()
    {
        _beginning.Dispose();
        _end.Dispose();
    }

    private void Begin(TimeSpan length)
    {
        if (length > TimeSpan.Zero)
        {
            _end.CancelAfter(length);
        }
        else
        {
            _end.Cancel();
        }
    }
}
