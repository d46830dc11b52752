using System.Collections.Immutable;

namespace Cmq.Resources;

/// <summary>A resource type as its attribute table describes it.</summary>
public class ResourceSpec
{
    /// <summary>Name of the type: <c>Queue</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in Markdown.</summary>
    public required string Description { get; init; }

    /// <summary>The form of its id, for messages and documentation: <c>name</c>.</summary>
    public required string IdForm { get; init; }

    /// <summary>The attribute table.</summary>
    public required ImmutableArray<PropertySpec> Properties { get; init; }

    /// <summary>What a list of such resources can be limited to.</summary>
    public ImmutableArray<PropertySpec> ListInputs { get; init; } = [];

    /// <summary>Token of the type.</summary>
    public string Token => $"{PackageSpec.Name}:index:{Name}";

    /// <summary>The rows that a program can set.</summary>
    public IEnumerable<PropertySpec> Inputs => Properties.Where(property => property.IsInput);

    /// <summary>The row of a name; null when there is none.</summary>
    /// <param name="name">The name.</param>
    public PropertySpec? Find(string name) => Properties.FirstOrDefault(property => property.Name == name);
}
