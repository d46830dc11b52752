namespace Cmq;

/// <summary>Cancels a source some time after another token was cancelled.</summary>
internal sealed class DelayedCancellation : IDisposable
{
    private readonly object _lock = new();
    private readonly CancellationTokenRegistration _registration;
    private ITimer? _timer;
    private bool _isDisposed;

    public DelayedCancellation(TimeProvider time, TimeSpan delay, CancellationTokenSource target, CancellationToken after) =>
        _registration = after.UnsafeRegister(_ => Begin(time, delay, target), null);

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }

        _registration.Dispose();
    }

    private void Begin(TimeProvider time, TimeSpan delay, CancellationTokenSource target)
    {
        if (delay == TimeSpan.Zero)
        {
            target.Cancel();
            return;
        }

        lock (_lock)
        {
            if (!_isDisposed)
            {
                _timer = time.CreateTimer(_ => Cancel(target), null, delay, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Cancel(CancellationTokenSource target)
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }
        }

        try
        {
            target.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // What it was to end has ended in this moment.
        }
    }
}
