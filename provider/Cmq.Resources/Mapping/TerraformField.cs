using System.Collections.Immutable;

namespace Cmq.Resources;

/// <summary>A field of a Terraform provider's resource or data source.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Type">Its type there.</param>
/// <param name="Property">The property that it becomes; null when there is none of that meaning in the same place.</param>
internal sealed record TerraformField(string Name, TerraformType Type, string? Property)
{
    /// <summary>Whether a configuration has to set it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the provider fills it and a configuration can't set it.</summary>
    public bool IsComputed { get; init; }

    /// <summary>The fields of its items; empty when they are strings.</summary>
    public ImmutableArray<TerraformField> Fields { get; init; } = [];
}
