namespace Cmq;

/// <content>Queues.</content>
public sealed partial class CmqAccount
{
    /// <summary>Creates a queue. On the live service it takes about a second until it can be used.</summary>
    /// <param name="name">Its name: 1 to 64 characters, a letter first.</param>
    /// <param name="settings">Its settings, whose ranges are in <see cref="QueueAttributes"/>; null for the service's defaults.</param>
    /// <param name="tags">Its tags, TDMQ editions; null for none.</param>
    /// <param name="cancellationToken">Ends the wait; the queue may be created all the same.</param>
    /// <returns>Its handle.</returns>
    /// <exception cref="CmqServiceException"><see cref="CmqErrorReason.AlreadyExists"/>: the name is taken.</exception>
    public async Task<CmqQueue> CreateQueueAsync(
        string name, QueueSettings? settings = null, IReadOnlyDictionary<string, string>? tags = null, CancellationToken cancellationToken = default)
    {
        var queue = Queue(name);
        await _core.Management.CreateQueueAsync(name, settings ?? new(), tags, cancellationToken).ConfigureAwait(false);
        return queue;
    }

    /// <summary>Deletes a queue with all messages in it.</summary>
    /// <param name="name">The queue.</param>
    /// <param name="cancellationToken">Ends the wait; the queue may be deleted all the same.</param>
    /// <exception cref="CmqServiceException"><see cref="CmqErrorReason.NotFound"/>: there is none.</exception>
    public Task DeleteQueueAsync(string name, CancellationToken cancellationToken = default) =>
        _core.Management.DeleteQueueAsync(name, cancellationToken);

    /// <summary>Describes a queue: its settings, its counters, who uses it for dead letters.</summary>
    /// <param name="name">The queue.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CmqServiceException"><see cref="CmqErrorReason.NotFound"/>: there is none.</exception>
    public Task<QueueDescription> GetQueueAsync(string name, CancellationToken cancellationToken = default) =>
        _core.Management.DescribeQueueAsync(name, cancellationToken);

    /// <summary>Lists queues, page by page as the list is read: one request for each 50.</summary>
    /// <param name="query">Which queues; null for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public IAsyncEnumerable<QueueDescription> GetQueuesAsync(CmqListQuery? query = null, CancellationToken cancellationToken = default) =>
        _core.Management.ListQueuesAsync(query, cancellationToken);

    /// <summary>Whether a queue exists.</summary>
    /// <param name="name">The queue.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> QueueExistsAsync(string name, CancellationToken cancellationToken = default) =>
        await _core.Management.FindQueueAsync(name, cancellationToken).ConfigureAwait(false) is not null;
}
