using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>What expressions can say of a resource.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Id">Its id; null when it is not known yet.</param>
/// <param name="Outputs">Its outputs, as far as they are known.</param>
/// <param name="IsComplete">Whether an output that is not there is none, and not one that is not known yet.</param>
internal sealed record KnownResource(string Urn, string? Id, PropertyMap Outputs, bool IsComplete)
{
    /// <summary>A property's value.</summary>
    /// <param name="name">The property, <c>id</c> or <c>urn</c>.</param>
    public PropertyValue this[string name] => name switch
    {
        "urn" => Urn,
        "id" => IdValue,
        _ => Outputs.Find(name) ?? (IsComplete ? PropertyValue.Null : PropertyValue.Unknown),
    };

    /// <summary>The resource as a whole.</summary>
    public PropertyValue AsValue => new ResourceReferenceValue(Urn, IdValue, PackageRelease.Current.Version);

    private PropertyValue IdValue => Id is { } id ? id : PropertyValue.Unknown;
}
