namespace Cmq;

/// <summary>How far a transfer has come.</summary>
public sealed record CmqTransferProgress
{
    /// <summary>Messages that are done: moved, copied or drained.</summary>
    public long Done { get; init; }

    /// <summary>Messages that were left aside because they did not pass the filter or came too late; each counts once.</summary>
    public long Skipped { get; init; }

    /// <summary>Messages that the other queue refuses, because they are too long for it; they were left aside too.</summary>
    public long Refused { get; init; }

    /// <summary>Messages that may be there twice: sending them on had no answer, or the original could not be deleted afterwards. No other is.</summary>
    public long MayBeDuplicate { get; init; }
}
