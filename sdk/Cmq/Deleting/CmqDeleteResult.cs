namespace Cmq;

/// <summary>What became of the messages that were to be deleted, one by one and in their order.</summary>
public sealed class CmqDeleteResult
{
    private readonly string _queue;

    internal CmqDeleteResult(string queue, IReadOnlyList<CmqDeleteItem> items)
    {
        (_queue, Items) = (queue, items);
        DeletedCount = items.Count(item => item.Outcome == CmqDeleteOutcome.Deleted);
    }

    /// <summary>One for each handle, in order.</summary>
    public IReadOnlyList<CmqDeleteItem> Items { get; }

    /// <summary>How many are deleted.</summary>
    public int DeletedCount { get; }

    /// <summary>Whether all are deleted.</summary>
    public bool AllDeleted => DeletedCount == Items.Count;

    /// <summary>Those that are not deleted, or may not be.</summary>
    public IEnumerable<CmqDeleteItem> Failures => Items.Where(item => item.Outcome != CmqDeleteOutcome.Deleted);

    /// <summary>Throws unless all are deleted.</summary>
    /// <returns>This result.</returns>
    /// <exception cref="CmqDeleteException">They are not.</exception>
    public CmqDeleteResult ThrowIfAnyFailed() => AllDeleted ? this : throw new CmqDeleteException(_queue, this);
}
