namespace Cmq.Cli;

/// <summary>An object in the picture of a topology.</summary>
/// <param name="Key">The object; for an http endpoint its type is <c>Url</c>.</param>
/// <param name="Status">How it stands; null for what was not looked at.</param>
internal sealed record TopologyNode(ObjectKey Key, ReviewStatus? Status)
{
    /// <summary>Its column, from the left: topics, subscriptions, where they deliver, dead-letter queues.</summary>
    public int Column { get; set; }

    /// <summary>Its row in the column.</summary>
    public double Row { get; set; }
}
