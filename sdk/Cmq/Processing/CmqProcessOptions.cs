namespace Cmq;

/// <summary>How <see cref="CmqQueue.ProcessAsync"/> works.</summary>
public sealed record CmqProcessOptions
{
    /// <summary>How many messages are handled at a time: 1 unless set, at most 10,000. No more are received than can be handled at once.</summary>
    public int MaxConcurrency { get; init; } = 1;

    /// <summary>How long one call waits for messages: 1 to 30 s, 3 s unless set, which the vendor advises as the longest for the TDMQ editions.</summary>
    public TimeSpan PollingWait { get; init; } = CmqQueue.DefaultPollingWait;

    /// <summary>
    /// How long a message stays hidden: the queue's <c>visibilityTimeout</c>, 1 s to 12 h. Null: the queue is asked once, at the beginning, which needs the permission to
    /// describe it.
    /// </summary>
    public TimeSpan? VisibilityTimeout { get; init; }

    /// <summary>
    /// How long before a message becomes visible again its handler is told to stop, for the way of its deletion. Null: a tenth of the time that it is hidden, at
    /// least 1 s and at most half of that time.
    /// </summary>
    public TimeSpan? DeadlineMargin { get; init; }

    /// <summary>How long handlers may go on, and calls that wait for messages may last, once processing is stopped: 30 s unless set.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A message that was received more often than this is poison: it is not handled, but given to <see cref="OnPoison"/> or sent to <see cref="PoisonQueue"/>,
    /// and deleted then. Null, as it is unless set: there is no poison here, and the queue's dead-letter policy decides. It needs a service that counts
    /// receives (<see cref="CmqMessage.DequeueCount"/>); the documentation of the TDMQ editions calls that count reserved and does not promise it.
    /// </summary>
    public long? MaxReceives { get; init; }

    /// <summary>Handles poison. When it succeeds, the message is deleted; when it throws, the message comes again.</summary>
    public Func<CmqMessage, CancellationToken, Task>? OnPoison { get; init; }

    /// <summary>The queue that poison is sent to, as it is.</summary>
    public string? PoisonQueue { get; init; }

    /// <summary>Told of everything that goes wrong, also by the log. Called from several threads at once; what it throws ends the processing.</summary>
    public Action<CmqProcessError>? OnError { get; init; }

    internal void Check(string parameter)
    {
        var wrong = this switch
        {
            { MaxConcurrency: < 1 or > 10_000 } => "MaxConcurrency is 1 to 10000.",
            _ when PollingWait < TimeSpan.FromSeconds(1) || PollingWait > MessageLimit.PollingWait => "PollingWait is 1 to 30 s.",
            _ when VisibilityTimeout <= TimeSpan.Zero || VisibilityTimeout > TimeSpan.FromHours(12) => "VisibilityTimeout is above 0 and at most 12 hours.",
            _ when DeadlineMargin < TimeSpan.Zero => "DeadlineMargin can't be negative.",
            _ when StopTimeout < TimeSpan.Zero || StopTimeout > TimeSpan.FromDays(1) => "StopTimeout is 0 to one day.",
            { MaxReceives: < 1 } => "MaxReceives is at least 1.",
            { MaxReceives: null } when OnPoison is not null || PoisonQueue is not null => "MaxReceives says from when on a message is poison: set it together with OnPoison or PoisonQueue.",
            { MaxReceives: not null } when OnPoison is null == PoisonQueue is null => "With MaxReceives, set one of OnPoison and PoisonQueue.",
            _ => null,
        };
        if (wrong is not null)
        {
            throw new ArgumentException(wrong, parameter);
        }
    }
}
