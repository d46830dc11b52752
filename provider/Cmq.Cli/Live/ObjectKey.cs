namespace Cmq.Cli;

/// <summary>
/// What identifies an object of an account and region: its type and its id. Compared as the service compares names: without regard to case, but for a
/// subscription's own name.
/// </summary>
/// <param name="Type">Name of the type: <c>Queue</c>.</param>
/// <param name="Id">Its id.</param>
internal sealed record ObjectKey(string Type, string Id) : IComparable<ObjectKey>
{
    private static readonly string[] Order = ["Queue", "Topic", "Subscription"];

    /// <summary>The topic of a subscription; null for anything else.</summary>
    public string? Topic => Type == "Subscription" ? Id[..Math.Max(0, Id.IndexOf('/', StringComparison.Ordinal))] : null;

    /// <inheritdoc/>
    public int CompareTo(ObjectKey? other) => other is null
        ? 1
        : (Array.IndexOf(Order, Type).CompareTo(Array.IndexOf(Order, other.Type)), string.CompareOrdinal(Id, other.Id)) switch
        {
            (0, var byId) => byId,
            var (byType, _) => byType,
        };

    /// <inheritdoc/>
    public bool Equals(ObjectKey? other) => other is not null && Type == other.Type && CmqNames.Comparer.Equals(Id, other.Id)
        && (Type != "Subscription" || OwnName(Id) == OwnName(other.Id));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, CmqNames.Comparer.GetHashCode(Id));

    /// <summary>The object in one word, as ignore files and reports name it: <c>queue/orders</c>, <c>subscription/events/stock</c>.</summary>
    public override string ToString() => $"{Type.ToLowerInvariant()}/{Id}";

    private static string OwnName(string id) => id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
