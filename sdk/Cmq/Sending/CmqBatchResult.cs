namespace Cmq;

/// <summary>What became of the messages of a batch, one by one and in their order.</summary>
public sealed class CmqBatchResult
{
    private readonly string _action;
    private readonly string _destination;

    internal CmqBatchResult(string action, string destination, IReadOnlyList<CmqBatchItem> items)
    {
        (_action, _destination, Items) = (action, destination, items);
        SentCount = items.Count(item => item.Outcome == CmqBatchOutcome.Sent);
    }

    /// <summary>One for each message, in order.</summary>
    public IReadOnlyList<CmqBatchItem> Items { get; }

    /// <summary>How many the service took.</summary>
    public int SentCount { get; }

    /// <summary>Whether the service took all of them.</summary>
    public bool AllSent => SentCount == Items.Count;

    /// <summary>Those that it did not take, or may not have taken.</summary>
    public IEnumerable<CmqBatchItem> Failures => Items.Where(item => item.Outcome != CmqBatchOutcome.Sent);

    /// <summary>Whether one of those that were sent may be there twice (<see cref="CmqSent.MayBeDuplicate"/>).</summary>
    public bool MayHaveDuplicates => Items.Any(item => item.Sent is { MayBeDuplicate: true });

    /// <summary>Throws unless the service took all of them.</summary>
    /// <returns>This result.</returns>
    /// <exception cref="CmqBatchException">It did not.</exception>
    public CmqBatchResult ThrowIfAnyFailed() => AllSent ? this : throw new CmqBatchException(_action, _destination, this);
}
