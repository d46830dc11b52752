using System.Collections.Immutable;

namespace Cmq.Resources;

/// <summary>An object type: what a nested property is made of.</summary>
/// <param name="Name">Name of the type: <c>DeadLetterPolicy</c>.</param>
/// <param name="Description">What it is about, one sentence.</param>
/// <param name="Properties">Its properties.</param>
public sealed record ObjectSpec(string Name, string Description, ImmutableArray<PropertySpec> Properties)
{
    /// <summary>Token of the type in the package schema.</summary>
    public string Token => $"{PackageSpec.Name}:index:{Name}";
}
