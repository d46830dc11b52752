namespace Cmq;

/// <content>Sending.</content>
public sealed partial class CmqQueue
{
    /// <summary>Sends a message. When the call returns, the service has it on disk.</summary>
    /// <param name="body">
    /// The message: at least one byte and at most the queue's <c>maxMsgSize</c> in UTF-8. Binary content goes as Base64.
    /// </param>
    /// <param name="delay">
    /// After how long it can be received: whole seconds; at most 3600 s on edition classic, and the queue's <see cref="QueueDescription.MaxDelaySeconds"/> on the others.
    /// </param>
    /// <param name="cancellationToken">Ends the wait; the message may be sent all the same.</param>
    /// <returns>Its id, and whether it may be there twice because an earlier attempt of this call had no answer.</returns>
    /// <exception cref="ArgumentException">The body is empty, longer than 1,048,576 bytes, or no text that UTF-8 can write; or the delay is negative or no whole second.</exception>
    /// <exception cref="CmqServiceException">4440: no such queue. 4400: too long for it. 4410: it is full. 4420: too many calls.</exception>
    public async Task<CmqSent> SendAsync(string body, TimeSpan delay = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        var seconds = MessageLimit.WholeSeconds(delay, nameof(delay));
        if (MessageLimit.Check(body, nameof(body), out var size) is { } wrong)
        {
            throw wrong;
        }

        var sent = await _core.Calls.SendAsync(Name, [body], size, seconds, cancellationToken).ConfigureAwait(false);
        return sent[0];
    }

    /// <summary>
    /// Sends messages, however many: one call for each 16, or for each 1,048,576 bytes. The calls are made one after the other. Each call is taken
    /// whole or not at all; one that is refused for a message's own sake (too long for the queue) is repeated message by message, so that the others
    /// go. Any other failure ends the batch, and the rest is not tried.
    /// </summary>
    /// <param name="bodies">The messages. One that is empty, too long or no UTF-8 is refused by itself.</param>
    /// <param name="delay">After how long they can be received, as for <see cref="SendAsync"/>.</param>
    /// <param name="cancellationToken">Ends the batch; the call under way may be carried out all the same.</param>
    /// <returns>What became of each message. Nothing is thrown for those that failed: look at it, or call <see cref="CmqBatchResult.ThrowIfAnyFailed"/>.</returns>
    /// <exception cref="ArgumentException">One of them is null; or the delay is negative or no whole second.</exception>
    /// <exception cref="CmqBatchCanceledException">It was cancelled on the way: its result tells what was sent.</exception>
    public Task<CmqBatchResult> SendBatchAsync(IEnumerable<string> bodies, TimeSpan delay = default, CancellationToken cancellationToken = default)
    {
        var seconds = MessageLimit.WholeSeconds(delay, nameof(delay));
        return Batch(seconds).RunAsync(bodies, cancellationToken);
    }

    /// <summary>
    /// A sender that gathers messages for a moment and sends them together: fewer calls for who sends many small messages. Dispose it to send what is
    /// left.
    /// </summary>
    /// <param name="options">How long it gathers, and how much; null for the defaults.</param>
    /// <param name="delay">After how long its messages can be received, as for <see cref="SendAsync"/>.</param>
    /// <exception cref="ArgumentException">An option is out of its range; or the delay is negative or no whole second.</exception>
    public CmqSender CreateSender(CmqSenderOptions? options = null, TimeSpan delay = default)
    {
        var seconds = MessageLimit.WholeSeconds(delay, nameof(delay));
        return new(Batch(seconds), _core, options ?? new());
    }

    private BatchRun Batch(long seconds) =>
        new("BatchSendMessage", Name, _core.MessageOverhead, (part, bytes, token) => _core.Calls.SendAsync(Name, part, bytes, seconds, token));
}
