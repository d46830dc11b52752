using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>A resource as a program or a state declares it.</summary>
internal sealed record DeclaredResource
{
    /// <summary>What declares it, for people: <c>shop/dev (Pulumi.yaml)</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Its type.</summary>
    public required ResourceSpec Spec { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name in the program.</summary>
    public required string Name { get; init; }

    /// <summary>Its URN.</summary>
    public required string Urn { get; init; }

    /// <summary>Its inputs, checked; what is not known is unknown.</summary>
    public required PropertyMap Inputs { get; init; }

    /// <summary>Its outputs as a state remembers them; null for a program, which remembers nothing.</summary>
    public PropertyMap? Outputs { get; init; }

    /// <summary>Properties whose differences are left alone.</summary>
    public ImmutableArray<PropertyPath> IgnoreChanges { get; init; } = [];

    /// <summary>Names of properties that are encrypted in the state: they are not compared.</summary>
    public ImmutableArray<string> Encrypted { get; init; } = [];

    /// <summary>The file that declares it.</summary>
    public required string File { get; init; }

    /// <summary>Where it, or a property of it, is declared; null where only the file is known.</summary>
    public Func<PropertyPath, SourcePosition?> PositionOf { get; init; } = _ => null;

    /// <summary>What identifies it among all objects.</summary>
    public ObjectKey Key => new(Spec.Name, Id);
}
