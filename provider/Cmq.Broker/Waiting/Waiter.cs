namespace Cmq.Broker;

/// <summary>Someone who waits for messages. A message is given to it under the queue's lock, and only while it is in the queue's list.</summary>
internal sealed class Waiter(int maxMessages)
{
    // Whoever waits goes on by itself, not under the lock of the queue that woke it.
    private readonly TaskCompletionSource<Received> _received = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int MaxMessages { get; } = maxMessages;

    /// <summary>Its place in the queue's list; null once it is out of it.</summary>
    public LinkedListNode<Waiter>? Place { get; set; }

    public Task<Received> Task => _received.Task;

    public void End(Received received) => _received.SetResult(received);

    public void Cancel(CancellationToken cancellationToken) => _received.SetCanceled(cancellationToken);
}
