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

    /// <summary>Whether it is what a function returns: what is always known is then always there, and what a program has to set says nothing.</summary>
    public bool IsResult { get; init; }

    /// <summary>The properties that are never left out.</summary>
    public IEnumerable<PropertySpec> Required => Properties.Where(row => IsResult ? row.IsAlwaysKnown : row.IsRequired);
}
