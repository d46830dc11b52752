namespace Cmq;

/// <summary>What a transfer did until it ended.</summary>
public sealed class CmqTransferResult
{
    internal CmqTransferResult(CmqTransferProgress progress, CmqTransferEnd end, IReadOnlySet<string> leftAside, IReadOnlySet<string> sent) =>
        (Progress, End, LeftAside, Sent) = (progress, end, leftAside, sent);

    /// <summary>How far it came, the runs that it resumed included.</summary>
    public CmqTransferProgress Progress { get; }

    /// <summary>Why it ended.</summary>
    public CmqTransferEnd End { get; }

    /// <summary>Ids of the messages that were left aside.</summary>
    public IReadOnlySet<string> LeftAside { get; }

    /// <summary>Ids of the messages that were sent on and may still be in the queue: all of a copy; of others, those that could not be deleted.</summary>
    public IReadOnlySet<string> Sent { get; }
}
