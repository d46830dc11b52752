using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>One difference.</summary>
/// <param name="Path">Where.</param>
/// <param name="Kind">How.</param>
/// <param name="Effect">What it means for the resource.</param>
/// <param name="Old">The value before; null when it was not set.</param>
/// <param name="New">The value wanted; null when it is not set.</param>
public sealed record PropertyChange(PropertyPath Path, ChangeKind Kind, ChangeEffect Effect, PropertyValue? Old, PropertyValue? New)
{
    /// <summary>Name of the top-level property.</summary>
    public string Property => Path.Segments[0].KeyName!;
}
