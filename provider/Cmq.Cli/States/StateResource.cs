using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>A resource as a Pulumi state has it, of whatever package.</summary>
internal sealed record StateResource
{
    /// <summary>Its URN.</summary>
    public required string Urn { get; init; }

    /// <summary>Its type, as the state spells it: <c>cmq:index:Queue</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its id; empty for a component.</summary>
    public string Id { get; init; } = "";

    /// <summary>Its provider, URN and id with <c>::</c> between them; null for none.</summary>
    public string? Provider { get; init; }

    /// <summary>Its parent's URN; null for none.</summary>
    public string? Parent { get; init; }

    /// <summary>The inputs of the last run. What is encrypted is a secret of an unknown value.</summary>
    public PropertyMap Inputs { get; init; } = PropertyMap.Empty;

    /// <summary>The outputs of the last run. What is encrypted is a secret of an unknown value.</summary>
    public PropertyMap Outputs { get; init; } = PropertyMap.Empty;

    /// <summary>Properties whose changes the program ignores, as far as the state remembers.</summary>
    public ImmutableArray<PropertyPath> IgnoreChanges { get; init; } = [];

    /// <summary>Whether the stack reads it only, and another made it.</summary>
    public bool IsExternal { get; init; }

    /// <summary>Whether it is the old half of a replacement, still to be deleted.</summary>
    public bool IsPendingDelete { get; init; }

    /// <summary>Whether it is protected.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Its name in the program: the last part of the URN.</summary>
    public string LogicalName => Urn[(Urn.LastIndexOf("::", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0)..];

    /// <summary>Names of input properties that are encrypted, or have something encrypted in them.</summary>
    public IEnumerable<string> Encrypted => Inputs.Where(input => input.Value.ContainsUnknowns && input.Value.ContainsSecrets).Select(input => input.Key);
}
