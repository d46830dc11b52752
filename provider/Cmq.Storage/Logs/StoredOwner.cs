namespace Cmq.Storage;

/// <summary>An object in the database.</summary>
/// <param name="number">Its number there.</param>
internal sealed class StoredOwner(long number)
{
    public long Number { get; } = number;

    /// <summary>The highest number of a message that was ever written of it: one above that is new.</summary>
    public long Highest { get; set; } = -1;
}
