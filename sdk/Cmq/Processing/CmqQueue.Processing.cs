namespace Cmq;

/// <content>Processing.</content>
public sealed partial class CmqQueue
{
    /// <summary>
    /// Receives messages, hands each to a handler, and deletes those whose handler succeeds, until it is stopped. A message whose handler throws becomes
    /// visible again after its time and is handled anew.
    /// </summary>
    /// <param name="handler">
    /// Handles a message; called on threads of the pool. Its token is cancelled before the message becomes visible to others again, and when the
    /// time for stopping is over. Delivery is at least once: it has to bear a message twice.
    /// </param>
    /// <param name="options">How it works; null for one message at a time.</param>
    /// <param name="cancellationToken">
    /// Stops it, which is no error: no more is received, and handlers that run get <see cref="CmqProcessOptions.StopTimeout"/>. A call that waits for
    /// messages is let run out within that time and not cut, because what the service hands to a cut connection is hidden for its whole time.
    /// </param>
    /// <returns>What it did.</returns>
    /// <remarks>
    /// It costs one call for up to 16 messages and one for up to 16 deletions, and an idle queue one call every
    /// <see cref="CmqProcessOptions.PollingWait"/>. What goes wrong is told to <see cref="CmqProcessOptions.OnError"/>. A failed receive
    /// that may pass by itself is tried again after 1 s, then 2 s, at most 30 s.
    /// </remarks>
    /// <exception cref="ArgumentException">An option is out of its range, or poison would go to this queue itself; the message names it.</exception>
    /// <exception cref="CmqException">Messages can't be received for a reason that does not pass by itself (no such queue, no permission). Handlers that ran were let finish first.</exception>
    public Task<CmqProcessResult> ProcessAsync(
        Func<CmqMessage, CancellationToken, Task> handler, CmqProcessOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handler);
        options ??= new();
        options.Check(nameof(options));
        if (CmqNames.Comparer.Equals(options.PoisonQueue, Name))
        {
            // It would be a new message there, whose receives are counted anew: poison for ever.
            throw new ArgumentException($"PoisonQueue '{options.PoisonQueue}' is the queue itself.", nameof(options));
        }

        return new ProcessRun(_core, Name, handler, options).RunAsync(cancellationToken);
    }
}
