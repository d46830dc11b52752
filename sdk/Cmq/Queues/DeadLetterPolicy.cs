namespace Cmq;

/// <summary>Where messages go that can't be consumed, and when. Its members are nullable because a program may not know them yet.</summary>
public sealed record DeadLetterPolicy
{
    /// <summary>Name of the dead-letter queue. It exists already, has no dead-letter queue itself, and serves at most six sources.</summary>
    public string? DeadLetterQueue { get; init; }

    /// <summary>The condition; the service's name for it is <c>policy</c>.</summary>
    public DeadLetterCondition? Policy { get; init; }

    /// <summary>For <see cref="DeadLetterCondition.ReceiveCount"/>, and required there: 1 to 1000 times.</summary>
    public long? MaxReceiveCount { get; init; }

    /// <summary>For <see cref="DeadLetterCondition.TimeToLive"/>, and required there: 300 to 43200 s, below the queue's retention.</summary>
    public long? MaxTimeToLive { get; init; }
}
