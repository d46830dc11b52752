namespace Cmq;

/// <content>Operations on what lies in a queue: for people and scripts.</content>
public sealed partial class CmqQueue
{
    /// <summary>
    /// Moves the messages of this queue, as a rule a dead-letter queue, to another, as a rule the one they came from. Each is sent first and deleted
    /// afterwards: nothing is lost whenever it is stopped, and a message is doubled only where the result tells so, or if the process ends between the two.
    /// </summary>
    /// <param name="toQueue">
    /// The queue they go to. Null: the one that this queue takes dead letters of, for which it is asked; there has to be exactly one.
    /// </param>
    /// <param name="options">Which messages, and how fast; null for all.</param>
    /// <param name="progress">Told after each call of up to 16 messages.</param>
    /// <param name="cancellationToken">Stops it, which is no error: what is under way is finished first.</param>
    /// <returns>What it did. <see cref="CmqTransferOptions.Resume"/> goes on from it.</returns>
    /// <remarks>
    /// Three calls for up to 16 messages. They get new ids, and the tags of published ones stay behind: a message that is sent has none.
    /// </remarks>
    /// <exception cref="ArgumentException">An option is out of its range, or it is the same queue.</exception>
    /// <exception cref="InvalidOperationException">There is no one queue that this one takes dead letters of: name it.</exception>
    /// <exception cref="CmqTransferException">A call failed; its result tells how far it came.</exception>
    public async Task<CmqTransferResult> RedriveAsync(
        string? toQueue = null, CmqTransferOptions? options = null, IProgress<CmqTransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        options = Checked(options);
        var target = toQueue ?? await SourceAsync(cancellationToken).ConfigureAwait(false);
        RefuseSame(target);
        return await new TransferRun(_core, Name, options, progress) { Target = target, Deletes = true }.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Copies the messages of this queue to another. To be read they are received: each is hidden for the queue's <c>visibilityTimeout</c>, and its count
    /// of receives goes up by one, which a dead-letter policy counts too.
    /// </summary>
    /// <param name="toQueue">The queue they go to.</param>
    /// <param name="options">Which messages, and how fast; null for all.</param>
    /// <param name="progress">Told after each call of up to 16 messages.</param>
    /// <param name="cancellationToken">Stops it, which is no error: what is under way is finished first.</param>
    /// <returns>What it did, with the ids of all messages that were copied. <see cref="CmqTransferOptions.Resume"/> goes on from it.</returns>
    /// <remarks>Two calls for up to 16 messages. It remembers the id of each message, so that one that becomes visible again is not copied twice.</remarks>
    /// <exception cref="ArgumentException">An option is out of its range, or it is the same queue.</exception>
    /// <exception cref="CmqTransferException">A call failed; its result tells how far it came.</exception>
    public Task<CmqTransferResult> CopyToAsync(
        string toQueue, CmqTransferOptions? options = null, IProgress<CmqTransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(toQueue);
        RefuseSame(toQueue);
        return new TransferRun(_core, Name, Checked(options), progress) { Target = toQueue }.RunAsync(cancellationToken);
    }

    /// <summary>
    /// Takes the messages out of this queue: each is given to a function, if there is one, and deleted when that returns. <see cref="ClearAsync"/> drops
    /// them all in one call.
    /// </summary>
    /// <param name="each">Gets each message, one after the other; what it throws ends the drain, and the message stays. Null: they are dropped.</param>
    /// <param name="options">Which messages, and how fast; null for all.</param>
    /// <param name="progress">Told after each call of up to 16 messages.</param>
    /// <param name="cancellationToken">Stops it, which is no error: what is under way is finished first. The function gets it too.</param>
    /// <returns>What it did. <see cref="CmqTransferOptions.Resume"/> goes on from it.</returns>
    /// <remarks>Two calls for up to 16 messages. The function has to be done with those within the <c>visibilityTimeout</c>.</remarks>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="CmqTransferException">A call failed; its result tells how far it came.</exception>
    public Task<CmqTransferResult> DrainAsync(
        Func<CmqMessage, CancellationToken, Task>? each = null,
        CmqTransferOptions? options = null,
        IProgress<CmqTransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        new TransferRun(_core, Name, Checked(options), progress) { Each = each, Deletes = true }.RunAsync(cancellationToken);

    private static CmqTransferOptions Checked(CmqTransferOptions? options)
    {
        options ??= new();
        options.Check(nameof(options));
        return options;
    }

    private void RefuseSame(string toQueue)
    {
        if (CmqNames.Comparer.Equals(toQueue, Name))
        {
            throw new ArgumentException($"'{toQueue}' is the queue itself.", nameof(toQueue));
        }
    }

    private async Task<string> SourceAsync(CancellationToken cancellationToken)
    {
        var sources = (await GetAttributesAsync(cancellationToken).ConfigureAwait(false)).DeadLetterSources;
        return sources.Count == 1 ? sources[0] : throw new InvalidOperationException(sources.Count == 0
            ? $"No queue has '{Name}' as its dead-letter queue: say where its messages go."
            : $"'{Name}' is the dead-letter queue of {string.Join(", ", sources)}: say to which of them its messages go.");
    }
}
