namespace Cmq;

/// <summary>
/// A queue of an account: sends, receives, deletes, processes its messages, and reads and changes its attributes. Safe to use from any number of
/// threads at once; it holds nothing of its own.
/// </summary>
/// <remarks>
/// Delivery is at least once and not strictly in order. Every call may throw <see cref="CmqServiceException"/>,
/// <see cref="CmqTransportException"/>, <see cref="OperationCanceledException"/>, and <see cref="ObjectDisposedException"/> once the account is closed.
/// </remarks>
public sealed partial class CmqQueue
{
    private readonly AccountCore _core;

    internal CmqQueue(AccountCore core, string name) => (_core, Name) = (core, name);

    /// <summary>Its name, as it was given.</summary>
    public string Name { get; }

    /// <summary>Reads its settings and counters, which are approximate.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CmqServiceException"><see cref="CmqErrorReason.NotFound"/>: it does not exist.</exception>
    public Task<QueueDescription> GetAttributesAsync(CancellationToken cancellationToken = default) =>
        _core.Management.DescribeQueueAsync(Name, cancellationToken);

    /// <summary>Changes its settings. What is null stays as it is, and 0 is a value: <c>pollingWaitSeconds</c> and <c>rewindSeconds</c> can be set back to it.</summary>
    /// <param name="changes">What changes, in the ranges of <see cref="QueueAttributes"/>.</param>
    /// <param name="cancellationToken">Ends the wait; the change may be made all the same.</param>
    /// <exception cref="CmqServiceException"><see cref="CmqErrorReason.InvalidParameter"/>: a value is out of its range. <see cref="CmqErrorReason.NotFound"/>: it does not exist.</exception>
    public Task SetAttributesAsync(QueueSettings changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return _core.Management.ModifyQueueAsync(Name, changes, cancellationToken);
    }

    /// <summary>Takes away its dead-letter policy.</summary>
    /// <param name="cancellationToken">Ends the wait; the change may be made all the same.</param>
    public Task RemoveDeadLetterPolicyAsync(CancellationToken cancellationToken = default) =>
        _core.Management.UnbindDeadLetterAsync(Name, cancellationToken);

    /// <summary>Changes its tags, TDMQ editions: one request for 10 tags, and one for the account's number unless <see cref="CmqClientOptions.AccountUin"/> is set.</summary>
    /// <param name="changes">What changes.</param>
    /// <param name="cancellationToken">Ends the wait; the change may be made all the same.</param>
    public Task ChangeTagsAsync(CmqTagChanges changes, CancellationToken cancellationToken = default) =>
        _core.Management.ModifyQueueTagsAsync(Name, changes, cancellationToken);

    /// <summary>
    /// Brings back messages that were deleted, for all its consumers. The queue keeps them for its <c>rewindSeconds</c> after they were sent.
    /// </summary>
    /// <param name="from">Messages that were sent at this time or later come again: at most <c>rewindSeconds</c> ago, and not after its oldest message that is there.</param>
    /// <param name="cancellationToken">Ends the wait; the queue may be rewound all the same.</param>
    public Task RewindAsync(DateTimeOffset from, CancellationToken cancellationToken = default) =>
        _core.Management.RewindQueueAsync(Name, from, cancellationToken);

    /// <summary>Drops all its messages, for good. <see cref="DrainAsync"/> does so one by one.</summary>
    /// <param name="cancellationToken">Ends the wait; the queue may be cleared all the same.</param>
    public Task ClearAsync(CancellationToken cancellationToken = default) => _core.Management.ClearQueueAsync(Name, cancellationToken);

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
