namespace Cmq;

/// <summary>What became of one message of a batch.</summary>
/// <param name="Index">Its place in what was given, from 0.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record CmqBatchItem(int Index, CmqBatchOutcome Outcome)
{
    /// <summary>Its id, and whether it may be there twice; null unless the service took it.</summary>
    public CmqSent? Sent { get; init; }

    /// <summary>
    /// Why it was not taken: a <see cref="CmqException"/>, an <see cref="ArgumentException"/> for what can't be a message, or an
    /// <see cref="OperationCanceledException"/>. For <see cref="CmqBatchOutcome.NotTried"/> the error of the message that stopped the batch.
    /// </summary>
    public Exception? Error { get; init; }
}
