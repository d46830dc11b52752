namespace Cmq;

/// <summary>
/// Gathers messages for a moment and sends them together. Safe to use from any number of threads at once. A message is given to the service before
/// its <see cref="SendAsync"/> completes, so nothing that was reported as sent is lost with the process.
/// </summary>
public sealed class CmqSender : IAsyncDisposable
{
    private readonly BatchRun _batch;
    private readonly AccountCore _core;
    private readonly CmqSenderOptions _options;
    private readonly SemaphoreSlim _room;
    private readonly SemaphoreSlim _calls;
    private readonly object _lock = new();
    private readonly HashSet<Task> _underWay = [];
    private List<PendingMessage> _waiting = [];
    private long _bytes;
    private ITimer? _timer;
    private bool _isDisposed;

    internal CmqSender(BatchRun batch, AccountCore core, CmqSenderOptions options)
    {
        options.Check(nameof(options));
        (_batch, _core, _options) = (batch, core, options);
        (_room, _calls) = (new(options.MaxPending), new(options.MaxCalls));
    }

    private bool Lingers => _options.Linger > TimeSpan.Zero;

    /// <summary>Sends a message with others.</summary>
    /// <param name="body">The message, as for <see cref="CmqQueue.SendAsync"/>.</param>
    /// <param name="cancellationToken">Takes the message back while it waits; one that is on its way may be sent all the same.</param>
    /// <returns>Its id, and whether it may be there twice. Completes when the service has taken it.</returns>
    /// <exception cref="ArgumentException">The body is empty, longer than 1,048,576 bytes, or no text that UTF-8 can write.</exception>
    /// <exception cref="CmqException">It was not sent: the error is that of the call it was in, unless it was its own.</exception>
    /// <exception cref="ObjectDisposedException">The sender is disposed.</exception>
    public async Task<CmqSent> SendAsync(string body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (MessageLimit.Check(body, nameof(body), out var size) is { } wrong)
        {
            throw wrong;
        }

        await _room.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var message = new PendingMessage(body, size + _core.MessageOverhead);
            Add(message);
            using var registration = cancellationToken.UnsafeRegister(_ => TakeBack(message, cancellationToken), null);
            return await message.Task.ConfigureAwait(false);
        }
        finally
        {
            _room.Release();
        }
    }

    /// <summary>Sends what waits, and waits until all that was given before has been sent or refused. Errors are those of the messages' own calls.</summary>
    /// <param name="cancellationToken">Ends the wait; the messages go all the same.</param>
    public Task FlushAsync(CancellationToken cancellationToken = default)
    {
        Task[] underWay;
        lock (_lock)
        {
            Depart();
            underWay = [.. _underWay];
        }

        return Task.WhenAll(underWay).WaitAsync(cancellationToken);
    }

    /// <summary>Sends what waits, and takes no more.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _isDisposed = true;
        }

        await FlushAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private void Add(PendingMessage message)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_waiting.Count > 0 && _bytes + message.Size > MessageLimit.Bytes)
            {
                Depart();
            }

            _waiting.Add(message);
            _bytes += message.Size;
            if (_waiting.Count >= _options.MaxMessages || (!Lingers && _underWay.Count < _options.MaxCalls))
            {
                Depart();
            }
            else if (Lingers)
            {
                _timer ??= _core.Time.CreateTimer(_ => LingerIsOver(), null, _options.Linger, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void LingerIsOver()
    {
        lock (_lock)
        {
            Depart();
        }
    }

    private void TakeBack(PendingMessage message, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_waiting.Remove(message))
            {
                _bytes -= message.Size;
            }
        }

        message.Cancel(cancellationToken);
    }

    // Under the lock: what waits becomes a call of its own.
    private void Depart()
    {
        _timer?.Dispose();
        _timer = null;
        if (_waiting.Count == 0)
        {
            return;
        }

        var messages = _waiting;
        (_waiting, _bytes) = ([], 0);
        var call = Task.Run(() => SendAllAsync(messages));
        _underWay.Add(call);
        _ = call.ContinueWith(Arrived, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void Arrived(Task call)
    {
        lock (_lock)
        {
            _underWay.Remove(call);
            if (!Lingers && _underWay.Count < _options.MaxCalls)
            {
                Depart();
            }
        }
    }

    private async Task SendAllAsync(List<PendingMessage> messages)
    {
        await _calls.WaitAsync().ConfigureAwait(false);
        try
        {
            var result = await _batch.RunAsync(messages.Select(message => message.Body), CancellationToken.None).ConfigureAwait(false);
            for (var index = 0; index < messages.Count; index++)
            {
                messages[index].End(result.Items[index]);
            }
        }
        catch (Exception error)
        {
            // Whatever it is, those who wait learn of it.
            messages.ForEach(message => message.Fail(error));
        }
        finally
        {
            _calls.Release();
        }
    }
}
