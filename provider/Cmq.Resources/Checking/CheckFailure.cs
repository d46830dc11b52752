using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>Why an input is refused.</summary>
/// <param name="Path">Where; the root for the resource as a whole.</param>
/// <param name="Reason">Why, and what would be taken.</param>
public sealed record CheckFailure(PropertyPath Path, string Reason)
{
    /// <summary>Why an input is refused.</summary>
    /// <param name="property">Path of the property; empty for the resource as a whole.</param>
    /// <param name="reason">Why, and what would be taken.</param>
    public CheckFailure(string property, string reason)
        : this(PropertyPath.Parse(property), reason)
    {
    }

    /// <summary>Path of the property, in the engine's notation, which can't tell every key: one that ends in a backslash reads as another.</summary>
    public string Property => Path.ToString();

    /// <summary>The failure as one sentence.</summary>
    public override string ToString() => Path.Segments.IsEmpty ? Reason : $"{Property}: {Reason}";
}
