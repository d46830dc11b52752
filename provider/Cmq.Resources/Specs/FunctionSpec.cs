using System.Collections.Immutable;

namespace Cmq.Resources;

/// <summary>A function that a program can invoke.</summary>
public sealed class FunctionSpec
{
    /// <summary>Its name: <c>getQueue</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in Markdown.</summary>
    public required string Description { get; init; }

    /// <summary>Its arguments.</summary>
    public required ImmutableArray<PropertySpec> Inputs { get; init; }

    /// <summary>What it returns.</summary>
    public required ImmutableArray<PropertySpec> Outputs { get; init; }

    /// <summary>Its token.</summary>
    public string Token => $"{PackageSpec.Name}:index:{Name}";
}
