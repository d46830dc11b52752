namespace Cmq;

/// <summary>What became of one message of a batch.</summary>
public enum CmqBatchOutcome
{
    /// <summary>The service took it.</summary>
    Sent,

    /// <summary>It certainly was not taken: <see cref="CmqBatchItem.Error"/> says why.</summary>
    Refused,

    /// <summary>The call had no answer: the message may have been taken. Sending it again may make two of it.</summary>
    Unknown,

    /// <summary>An earlier message failed for a reason that is not its own (no such queue, no connection), or the call was cancelled: it was not sent.</summary>
    NotTried,
}
