using Microsoft.Extensions.Logging;

namespace Cmq;

/// <summary>What a processing did, and who is told of what went wrong.</summary>
#pragma warning disable CA1001 // A handler that is left behind may fail after the end. The source has no timer that wants to be disposed.
internal sealed class ProcessCounts(AccountCore core, string queue, Action<CmqProcessError>? onError)
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _broken = new();
    private Exception? _error;
    private long _received;
    private long _succeeded;
    private long _poison;
    private long _failed;

    /// <summary>Cancelled when the processing can't go on.</summary>
    public CancellationToken Broken => _broken.Token;

    public void Received(int count) => Interlocked.Add(ref _received, count);

    public void Done(MessageDone done) => Interlocked.Increment(ref done == MessageDone.Poison ? ref _poison : ref _succeeded);

    /// <summary>Notes a message that comes again.</summary>
    public void Failed(CmqProcessErrorKind kind, CmqMessage message, Exception? error)
    {
        Interlocked.Increment(ref _failed);
        if (core.Log.IsEnabled(LogLevel.Warning))
        {
            core.Log.ProcessingFails(CmqLog.OfProgram(error), queue, message.MessageId, message.DequeueCount, kind, CmqLog.Reason(error));
        }

        Tell(new(kind, queue, message, error));
    }

    public void Tell(CmqProcessError error)
    {
        try
        {
            onError?.Invoke(error);
        }
        catch (Exception thrown)
        {
            Break(thrown);
        }
    }

    /// <summary>Ends the processing with an error.</summary>
    public void Break(Exception error)
    {
        if (Interlocked.CompareExchange(ref _error, error, null) is null)
        {
            _broken.Cancel();
        }
    }

    public void ThrowIfBroken()
    {
        if (_error is { } error)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
        }
    }

    public CmqProcessResult Result(int abandoned) => new()
    {
        Received = Interlocked.Read(ref _received),
        Succeeded = Interlocked.Read(ref _succeeded),
        Poison = Interlocked.Read(ref _poison),
        Failed = Interlocked.Read(ref _failed),
        Abandoned = abandoned,
    };
}
