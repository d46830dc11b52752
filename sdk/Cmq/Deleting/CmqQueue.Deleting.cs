namespace Cmq;

/// <content>Deleting.</content>
public sealed partial class CmqQueue
{
    /// <summary>Deletes a received message, while it is hidden.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends the wait; the message may be deleted all the same.</param>
    /// <exception cref="CmqServiceException">4430: its time was over, it was received anew, or it is deleted already. If it is there, it comes again.</exception>
    public Task DeleteAsync(CmqMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return DeleteAsync(message.ReceiptHandle, cancellationToken);
    }

    /// <summary>Deletes a received message by its handle, while it is hidden.</summary>
    /// <param name="receiptHandle">The handle of its latest receive.</param>
    /// <param name="cancellationToken">Ends the wait; the message may be deleted all the same.</param>
    /// <exception cref="CmqServiceException">4430: its time was over, it was received anew, or it is deleted already. If it is there, it comes again.</exception>
    public Task DeleteAsync(string receiptHandle, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(receiptHandle);
        return _core.Calls.DeleteAsync(Name, receiptHandle, cancellationToken);
    }

    /// <summary>Deletes received messages, however many: one call for each 16.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="cancellationToken">Ends the batch; the call under way may be carried out all the same.</param>
    /// <returns>What became of each. Nothing is thrown for those that failed: look at it, or call <see cref="CmqDeleteResult.ThrowIfAnyFailed"/>.</returns>
    public Task<CmqDeleteResult> DeleteBatchAsync(IEnumerable<CmqMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return DeleteBatchAsync(messages.Select(message => message.ReceiptHandle), cancellationToken);
    }

    /// <summary>Deletes received messages by their handles, however many: one call for each 16.</summary>
    /// <param name="receiptHandles">The handles of their latest receives.</param>
    /// <param name="cancellationToken">Ends the batch; the call under way may be carried out all the same.</param>
    /// <returns>What became of each. Nothing is thrown for those that failed: look at it, or call <see cref="CmqDeleteResult.ThrowIfAnyFailed"/>.</returns>
    /// <exception cref="ArgumentException">A handle is null or empty.</exception>
    public Task<CmqDeleteResult> DeleteBatchAsync(IEnumerable<string> receiptHandles, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(receiptHandles);
        string[] handles = [.. receiptHandles];
        return handles.Any(string.IsNullOrEmpty)
            ? throw new ArgumentException("A handle is null or empty.", nameof(receiptHandles))
            : DeleteRun.RunAsync(_core, Name, handles, cancellationToken);
    }
}
