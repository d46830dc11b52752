namespace Cmq;

/// <content>Publishing.</content>
public sealed partial class CmqTopic
{
    /// <summary>Publishes a message.</summary>
    /// <param name="body">The message: at least one byte and at most the topic's <c>maxMsgSize</c> in UTF-8.</param>
    /// <param name="tags">Its tags, on a topic of filter type 1: at most 5; null for none.</param>
    /// <param name="routingKey">Its routing key, on a topic of filter type 2: at most 64 bytes and 15 dots.</param>
    /// <param name="cancellationToken">Ends the wait; the message may be published all the same.</param>
    /// <returns>Its id, and whether it may have been published twice because an earlier attempt of this call had no answer.</returns>
    /// <exception cref="ArgumentException">The body is empty, longer than 1,048,576 bytes, or no text that UTF-8 can write.</exception>
    /// <exception cref="CmqServiceException">4440: no such topic. 6030: no subscription wants it. 4400: too long for it.</exception>
    public async Task<CmqSent> PublishAsync(
        string body, IReadOnlyList<string>? tags = null, string? routingKey = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (MessageLimit.Check(body, nameof(body), out var size) is { } wrong)
        {
            throw wrong;
        }

        var sent = await _core.Calls.PublishAsync(Name, [body], size, tags, routingKey, cancellationToken).ConfigureAwait(false);
        return sent[0];
    }

    /// <summary>Publishes messages, however many, as <see cref="CmqQueue.SendBatchAsync"/> sends them.</summary>
    /// <param name="bodies">The messages. One that is empty, too long or no UTF-8 is refused by itself.</param>
    /// <param name="tags">The tags of each of them; null for none.</param>
    /// <param name="routingKey">The routing key of each of them.</param>
    /// <param name="cancellationToken">Ends the batch; the call under way may be carried out all the same.</param>
    /// <returns>What became of each message. Nothing is thrown for those that failed: look at it, or call <see cref="CmqBatchResult.ThrowIfAnyFailed"/>.</returns>
    /// <exception cref="ArgumentException">One of them is null.</exception>
    /// <exception cref="CmqBatchCanceledException">It was cancelled on the way: its result tells what was published.</exception>
    public Task<CmqBatchResult> PublishBatchAsync(
        IEnumerable<string> bodies, IReadOnlyList<string>? tags = null, string? routingKey = null, CancellationToken cancellationToken = default) =>
        Batch(tags, routingKey).RunAsync(bodies, cancellationToken);

    /// <summary>A sender that gathers messages for a moment and publishes them together. Dispose it to publish what is left.</summary>
    /// <param name="options">How long it gathers, and how much; null for the defaults.</param>
    /// <param name="tags">The tags of its messages; null for none.</param>
    /// <param name="routingKey">The routing key of its messages.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public CmqSender CreateSender(CmqSenderOptions? options = null, IReadOnlyList<string>? tags = null, string? routingKey = null) =>
        new(Batch(tags, routingKey), _core, options ?? new());

    // The list of tags is the caller's: what it does to it later does not change what is published.
    private BatchRun Batch(IReadOnlyList<string>? tags, string? routingKey)
    {
        string[]? own = tags is null ? null : [.. tags];
        return new("BatchPublishMessage", Name, _core.MessageOverhead, (part, bytes, token) => _core.Calls.PublishAsync(Name, part, bytes, own, routingKey, token));
    }
}
