using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>The options of a resource that are carried out.</summary>
internal sealed record ResourceOptions
{
    /// <summary>The resources that it is to come after, besides those that it refers to.</summary>
    public ImmutableArray<Reference> DependsOn { get; init; } = [];

    /// <summary>Properties whose differences are left alone.</summary>
    public ImmutableArray<PropertyPath> IgnoreChanges { get; init; } = [];

    /// <summary>Whether it must not be deleted or replaced; null for no.</summary>
    public Expression? Protect { get; init; }

    /// <summary>Whether a deletion leaves it where it is; null for no.</summary>
    public Expression? RetainOnDelete { get; init; }
}
