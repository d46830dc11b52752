namespace Cmq;

/// <summary>A message that waits in a <see cref="CmqSender"/>, and who waits for it.</summary>
internal sealed class PendingMessage(string body, int size)
{
    // Who waits goes on by itself, not within the sender's lock.
    private readonly TaskCompletionSource<CmqSent> _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Body => body;

    public int Size => size;

    public Task<CmqSent> Task => _sent.Task;

    public void Cancel(CancellationToken cancellationToken) => _sent.TrySetCanceled(cancellationToken);

    public void Fail(Exception error) => _sent.TrySetException(error);

    public void End(CmqBatchItem item)
    {
        if (item.Sent is { } sent)
        {
            _sent.TrySetResult(sent);
        }
        else
        {
            Fail(item.Error!);
        }
    }
}
