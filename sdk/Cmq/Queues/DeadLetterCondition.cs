namespace Cmq;

/// <summary>When a message goes to the dead-letter queue: the service's <c>policy</c>.</summary>
public enum DeadLetterCondition
{
    /// <summary>0: it was received more often than <c>maxReceiveCount</c> without being deleted.</summary>
    ReceiveCount = 0,

    /// <summary>1: it was not consumed within <c>maxTimeToLive</c>.</summary>
    TimeToLive = 1,
}
