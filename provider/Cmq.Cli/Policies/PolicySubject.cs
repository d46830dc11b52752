using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>An object that a policy is about, declared or live.</summary>
/// <param name="Key">The object.</param>
/// <param name="Spec">Its type.</param>
/// <param name="Inputs">What is set of it.</param>
/// <param name="Outputs">All that is known of it; empty where nothing remembers it.</param>
/// <param name="Edition">Whose defaults hold.</param>
internal sealed record PolicySubject(ObjectKey Key, ResourceSpec Spec, PropertyMap Inputs, PropertyMap Outputs, CmqEdition Edition)
{
    /// <summary>What declares it; null for a live object.</summary>
    public DeclaredResource? Declared { get; init; }

    /// <summary>
    /// A property's value: as it is set, as it was last known, or else the documented default; null for none. What is secret stays so.
    /// </summary>
    /// <param name="path">The property; a member of an object after a dot.</param>
    public PropertyValue? Find(PropertyPath path)
    {
        var name = path.Segments[0].KeyName!;
        var value = Inputs.Find(name) ?? Outputs.Find(name) ?? Spec.Find(name)?.ResetIn(Edition);
        foreach (var segment in path.Segments.Skip(1))
        {
            var inner = value?.Unwrap() is ObjectValue map && segment.KeyName is { } key ? map.Properties.Find(key) : null;
            value = value?.IsSecret == true ? inner?.AsSecret() : inner;
        }

        return value is null || value.IsNull ? null : value;
    }

    /// <summary>Whether a property is left to the service's default.</summary>
    public bool IsDefault(PropertyPath path) => Inputs.Find(path.Segments[0].KeyName!) is null && Outputs.Find(path.Segments[0].KeyName!) is null;

    /// <summary>Its texts in a list or the keys of a map; empty for none.</summary>
    public ImmutableArray<string> Keys(string name) =>
        Find(PropertyPath.Root.Key(name))?.Unwrap() is ObjectValue map ? [.. map.Properties.Keys] : [];
}
