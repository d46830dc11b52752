using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>What of a program's leftovers may be pruned.</summary>
/// <param name="Selector">Names and tags; null for any.</param>
/// <param name="Only">The only objects; null for any.</param>
internal sealed record PruneScope(ImportSelector? Selector, ImmutableHashSet<ObjectKey>? Only)
{
    /// <summary>All of them.</summary>
    public static PruneScope All { get; } = new(null, null);

    /// <summary>Whether an object may be pruned.</summary>
    /// <param name="key">The object.</param>
    /// <param name="outputs">What is known of it, or of its topic when it is a subscription, which has no tags.</param>
    public bool Takes(ObjectKey key, PropertyMap outputs) =>
        Only?.Contains(key) != false && (Selector is null || (Selector.TakesName(key.Id) && Selector.TakesTags(outputs)));
}
