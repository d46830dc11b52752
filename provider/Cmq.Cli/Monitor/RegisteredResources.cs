using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cmq.Resources;
using Cmq.Rpc;

namespace Cmq.Cli;

/// <summary>All that a program has declared so far. Safe to use from several threads.</summary>
/// <param name="project">The project's name.</param>
/// <param name="stack">The stack's name.</param>
internal sealed class RegisteredResources(string project, string stack)
{
    private readonly ConcurrentDictionary<string, RegisteredResource> _byUrn = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>All resources; in the order of the program's files where the program says where they are, otherwise as they came.</summary>
    public ImmutableArray<RegisteredResource> All
    {
        get
        {
            var all = _byUrn.Values.ToList();
            return all.TrueForAll(resource => resource.Spec is null || resource.Position != SourcePosition.Nowhere)
                ? [.. all.OrderBy(resource => resource.Position.File, StringComparer.Ordinal)
                    .ThenBy(resource => resource.Position.Line)
                    .ThenBy(resource => resource.Position.Column)
                    .ThenBy(resource => resource.Order)]
                : [.. all.OrderBy(resource => resource.Order)];
        }
    }

    /// <summary>The next number in the order of arrival.</summary>
    public int NextOrder() => Interlocked.Increment(ref _count);

    /// <summary>The URN of a resource.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="name">Its name.</param>
    /// <param name="parent">URN of its parent; empty for none.</param>
    public string UrnOf(string type, string name, string parent)
    {
        var parents = parent.Split("::") is [_, _, var types, ..] && types != RegisteredResource.StackType ? types + "$" : "";
        return $"urn:pulumi:{stack}::{project}::{parents}{type}::{name}";
    }

    /// <summary>Adds a resource.</summary>
    /// <exception cref="RpcException">There is one of that URN.</exception>
    public void Add(RegisteredResource resource)
    {
        if (!_byUrn.TryAdd(resource.Urn, resource))
        {
            throw new RpcException(
                RpcStatusCode.AlreadyExists,
                $"Duplicate resource URN '{resource.Urn}': two resources of one type and parent have the name '{resource.Name}'; rename one.");
        }
    }

    /// <summary>A resource; null when there is none of that URN.</summary>
    public RegisteredResource? Find(string urn) => _byUrn.GetValueOrDefault(urn);

    /// <summary>URN of the provider of a resource of this package: its own, or that of the nearest parent that has one; empty for the default one.</summary>
    public string ProviderOf(RegisteredResource? resource)
    {
        for (; resource is not null; resource = Find(resource.Parent))
        {
            if (resource is { IsCustom: true, Provider: { Length: > 0 } own })
            {
                return own;
            }

            if (resource.Providers.TryGetValue(PackageSpec.Name, out var inside))
            {
                return inside;
            }

            if (resource.Component is not null && resource.Provider.Length > 0)
            {
                return resource.Provider;
            }
        }

        return "";
    }

    /// <summary>URNs of the resources of this package that come before a resource, through whatever stands between them.</summary>
    /// <param name="resource">The resource.</param>
    public IEnumerable<string> Before(RegisteredResource resource)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { resource.Urn };
        var waiting = new Queue<string>(Direct(resource));
        while (waiting.TryDequeue(out var urn))
        {
            if (!seen.Add(urn) || Find(urn) is not { } other)
            {
                continue;
            }

            if (other.Spec is not null)
            {
                yield return urn;
                continue;
            }

            // Who waits for a component waits for what is inside it; who is inside it does not.
            var inside = other.IsRemote && !IsInside(resource, urn) ? _byUrn.Values.Where(child => child.Parent == urn).Select(child => child.Urn) : [];
            foreach (var next in Direct(other).Concat(inside))
            {
                waiting.Enqueue(next);
            }
        }
    }

    private static IEnumerable<string> Direct(RegisteredResource resource) =>
        resource.Parent.Length > 0 ? resource.DependsOn.Append(resource.Parent) : resource.DependsOn;

    private bool IsInside(RegisteredResource resource, string urn)
    {
        for (var parent = resource.Parent; parent.Length > 0; parent = Find(parent)?.Parent ?? "")
        {
            if (parent == urn)
            {
                return true;
            }
        }

        return false;
    }
}
