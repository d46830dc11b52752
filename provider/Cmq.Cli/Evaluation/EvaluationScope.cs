using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>What the references of a program mean while it is planned, or while it is carried out. Safe to use from several threads.</summary>
internal sealed class EvaluationScope
{
    private readonly ConcurrentDictionary<string, KnownResource> _resources = new(StringComparer.Ordinal);

    /// <summary>The program.</summary>
    public required CmqProgram Program { get; init; }

    /// <summary>The values of its configuration.</summary>
    public required ImmutableDictionary<string, PropertyValue> Config { get; init; }

    /// <summary>The stack; null when none is chosen.</summary>
    public required string? Stack { get; init; }

    /// <summary>The resource types and functions.</summary>
    public required ResourceSet Resources { get; init; }

    /// <summary>Whether resources exist only in the plan, so that functions about them are put off.</summary>
    public required bool IsPlan { get; init; }

    /// <summary>Makes a resource known, or tells more of it.</summary>
    public void Tell(string key, KnownResource resource) => _resources[key] = resource;

    /// <summary>What is known of a resource; one that could not be planned is known by its URN only.</summary>
    public KnownResource Find(ResourceDeclaration resource) =>
        _resources.GetValueOrDefault(resource.Key) ?? new(UrnOf(resource), null, PropertyMap.Empty, IsComplete: false);

    /// <summary>The URN that the engine would give a resource.</summary>
    public string UrnOf(ResourceDeclaration resource) =>
        $"urn:pulumi:{Stack ?? "none"}::{Program.Name}::{resource.Spec.Token}::{resource.LogicalName}";
}
