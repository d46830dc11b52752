using System.Collections.Immutable;

namespace Cmq.Resources;

/// <summary>The outcome of a comparison.</summary>
/// <param name="Changes">The differences; none when nothing is to be done.</param>
/// <param name="DeleteBeforeReplace">Whether the old object has to go before the new one can come, because both have the same identity.</param>
/// <param name="Stables">Outputs that keep their values.</param>
public sealed record DiffResult(ImmutableArray<PropertyChange> Changes, bool DeleteBeforeReplace, ImmutableArray<string> Stables)
{
    /// <summary>Whether the resource has to be replaced.</summary>
    public bool Replaces => Changes.Any(change => change.Effect == ChangeEffect.Replace);
}
