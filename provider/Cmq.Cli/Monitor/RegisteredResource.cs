using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>A resource as a program registered it, whoever it belongs to.</summary>
internal sealed record RegisteredResource
{
    /// <summary>Its URN.</summary>
    public required string Urn { get; init; }

    /// <summary>Its type's token.</summary>
    public required string Type { get; init; }

    /// <summary>Its name in the program.</summary>
    public required string Name { get; init; }

    /// <summary>URN of its parent; empty for none.</summary>
    public string Parent { get; init; } = "";

    /// <summary>Whether it is an object of a provider; a component is none.</summary>
    public bool IsCustom { get; init; }

    /// <summary>Whether its package constructs it.</summary>
    public bool IsRemote { get; init; }

    /// <summary>What the program sets on it.</summary>
    public PropertyMap Inputs { get; init; } = PropertyMap.Empty;

    /// <summary>URNs of the resources that it comes after.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>URN of its provider; empty for the default one, or its parent's.</summary>
    public string Provider { get; init; } = "";

    /// <summary>URNs of the providers of what is inside it, by package.</summary>
    public ImmutableDictionary<string, string> Providers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Properties whose differences are left alone.</summary>
    public ImmutableArray<PropertyPath> IgnoreChanges { get; init; } = [];

    /// <summary>Outputs that are secret besides those that the type makes secret.</summary>
    public ImmutableArray<string> SecretOutputs { get; init; } = [];

    /// <summary>Whether it must not be deleted or replaced.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Whether a deletion leaves it where it is.</summary>
    public bool IsRetained { get; init; }

    /// <summary>The object that it takes over; empty for none.</summary>
    public string ImportId { get; init; } = "";

    /// <summary>Where the program declares it.</summary>
    public SourcePosition Position { get; init; } = SourcePosition.Nowhere;

    /// <summary>How many came before it.</summary>
    public int Order { get; init; }

    /// <summary>Its type, when it is a resource of this package.</summary>
    public ResourceSpec? Spec => IsCustom ? PackageSpec.Resources.FirstOrDefault(spec => spec.Token == TypeTokens.Canonical(Type)) : null;

    /// <summary>Its type, when it is a component of this package.</summary>
    public ComponentSpec? Component => IsRemote ? PackageSpec.Components.FirstOrDefault(spec => spec.Token == TypeTokens.Canonical(Type)) : null;

    /// <summary>Whether it is a provider that the program makes itself.</summary>
    public bool IsProvider => Type.StartsWith(ProviderType, StringComparison.Ordinal);

    /// <summary>What the types of providers begin with.</summary>
    public const string ProviderType = "pulumi:providers:";

    /// <summary>The type of the stack.</summary>
    public const string StackType = "pulumi:pulumi:Stack";

    /// <summary>Whether it is the stack.</summary>
    public bool IsStack => Type == StackType;

    /// <summary>The declaration as plans take it.</summary>
    /// <param name="key">Its key in the plan.</param>
    public ResourceDeclaration ToDeclaration(string key) => new()
    {
        Key = key,
        Position = Position,
        LogicalName = Name,
        Spec = Spec!,
        Properties = new(Position, [.. Inputs.Select(input => new ObjectMember(Position, input.Key, new LiteralExpression(Position, input.Value)))]),
        Options = new()
        {
            IgnoreChanges = IgnoreChanges,
            Protect = new LiteralExpression(Position, IsProtected),
            RetainOnDelete = new LiteralExpression(Position, IsRetained),
        },
    };
}
