using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>A Pulumi state: what <c>pulumi stack export</c> writes, or a checkpoint file of a backend.</summary>
internal sealed record StateFile
{
    /// <summary>The file as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>All its resources, of whatever package, in its order.</summary>
    public required ImmutableArray<StateResource> Resources { get; init; }

    /// <summary>URNs of resources on which an operation was interrupted, with the operation: <c>creating urn:…</c>.</summary>
    public ImmutableArray<string> PendingOperations { get; init; } = [];

    /// <summary>The project and stack, as the URNs name them: <c>shop/dev</c>; null for a state without resources.</summary>
    public string? Stack => Resources.Select(resource => resource.Urn.Split("::")).FirstOrDefault(parts => parts is [_, _, ..]) is [var start, var project, ..]
        ? $"{project}/{start[(start.LastIndexOf(':') + 1)..]}"
        : null;

    /// <summary>The provider of a resource; null when the state does not have it.</summary>
    public StateResource? ProviderOf(StateResource resource) =>
        Providers.GetValueOrDefault(resource.Provider ?? "");

    private ImmutableDictionary<string, StateResource> Providers => field ??= Resources
        .Where(resource => resource.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
        .GroupBy(resource => $"{resource.Urn}::{resource.Id}", StringComparer.Ordinal)
        .ToImmutableDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
}
