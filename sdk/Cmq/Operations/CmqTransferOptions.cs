namespace Cmq;

/// <summary>Which messages <see cref="CmqQueue.RedriveAsync"/>, <see cref="CmqQueue.CopyToAsync"/> and <see cref="CmqQueue.DrainAsync"/> take, and how fast.</summary>
public sealed record CmqTransferOptions
{
    /// <summary>How many messages a second at most; null, as it is unless set, for as many as there are. At least 0.01.</summary>
    public double? MessagesPerSecond { get; init; }

    /// <summary>After how many messages it ends; null for all.</summary>
    public long? MaxMessages { get; init; }

    /// <summary>
    /// Which messages are taken; null for all. The others stay where they are, but have been received: they are hidden for the queue's
    /// <c>visibilityTimeout</c>, and their count of receives has gone up.
    /// </summary>
    public Func<CmqMessage, bool>? Filter { get; init; }

    /// <summary>
    /// Only messages that came into the queue before this time; null for all. For a queue that goes on filling, as a dead-letter queue does whose
    /// messages fail again.
    /// </summary>
    public DateTimeOffset? EnqueuedBefore { get; init; }

    /// <summary>How long the queue has to give nothing until it counts as empty: 3 s unless set. The service may give nothing to a call that does not wait.</summary>
    public TimeSpan MaxIdle { get; init; } = CmqQueue.DefaultPollingWait;

    /// <summary>
    /// What an earlier run returned, which this one goes on from: its figures are added to, what it left aside is left aside, and what it has sent
    /// already is not sent again.
    /// </summary>
    public CmqTransferResult? Resume { get; init; }

    internal void Check(string parameter)
    {
        var wrong = this switch
        {
            { MessagesPerSecond: not (null or >= 0.01) } => "MessagesPerSecond is at least 0.01.",
            { MaxMessages: < 0 } => "MaxMessages can't be negative.",
            _ when MaxIdle < TimeSpan.Zero => "MaxIdle can't be negative.",
            _ => null,
        };
        if (wrong is not null)
        {
            throw new ArgumentException(wrong, parameter);
        }
    }
}
