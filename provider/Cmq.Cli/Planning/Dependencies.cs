using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>
/// Which declared resource comes before which: what it refers to, what its dependsOn names, and what it names by the very name of another
/// declared resource (the topic and queue of a subscription, a dead-letter queue).
/// </summary>
internal static class Dependencies
{
    /// <summary>Finds them, and refuses two resources with one name and circles.</summary>
    /// <param name="context">The plan's context; takes what is wrong.</param>
    /// <param name="resources">The resources, checked.</param>
    public static ImmutableDictionary<string, ImmutableArray<string>> Find(PlanContext context, IReadOnlyCollection<CheckedResource> resources)
    {
        var byName = Index(context, resources);
        var found = resources.ToImmutableDictionary(
            resource => resource.Declaration.Key,
            resource => context.References[resource.Declaration.Key]
                .Concat(ByName(resource, byName).Select(entry => entry.Key))
                .Where(key => key != resource.Declaration.Key)
                .Distinct(StringComparer.Ordinal)
                .ToImmutableArray(),
            StringComparer.Ordinal);

        if (Cycles.Find(resources.Select(resource => resource.Declaration.Key), key => found.GetValueOrDefault(key, [])) is { } cycle)
        {
            var last = resources.First(resource => resource.Declaration.Key == cycle[^1]);
            var path = ByName(last, byName).FirstOrDefault(entry => entry.Key == cycle[0]).Path ?? PropertyPath.Root;
            context.Findings.AddProgramError(
                last.Declaration.PositionOf(path),
                $"{string.Join(" → ", cycle.Append(cycle[0]))} is a circle: each has to be there before the one to its left, so none can come "
                + "first. Take one of the links out",
                last.Declaration.Key);
        }

        return found;
    }

    private static Dictionary<(string Token, string Id), string> Index(PlanContext context, IReadOnlyCollection<CheckedResource> resources)
    {
        var index = new Dictionary<(string Token, string Id), string>();
        var declarations = context.Program.Resources.ToDictionary(resource => resource.Key, StringComparer.Ordinal);
        foreach (var resource in resources.Where(resource => resource.Id is not null))
        {
            var key = (resource.Declaration.Spec.Token, Fold(resource.Id!));
            if (!index.TryAdd(key, resource.Declaration.Key))
            {
                var other = declarations[index[key]];
                context.Findings.AddProgramError(
                    resource.Declaration.PositionOf(PropertyPath.Root.Key("name")),
                    $"'{resource.Id}' is the name of '{other.Key}' (at {other.Position}) too, and two "
                    + $"{resource.Declaration.Spec.Name.ToLowerInvariant()}s can't have one name"
                    + (resource.Declaration.Spec.Name == "Subscription" ? "" : "; case does not tell names apart")
                    + ": rename one",
                    resource.Declaration.Key);
            }
        }

        return index;
    }

    private static IEnumerable<(string Key, PropertyPath Path)> ByName(CheckedResource resource, Dictionary<(string Token, string Id), string> index)
    {
        var relation = Relation.Of(resource.Declaration.Spec, resource.Inputs);
        (string Type, string? Name, PropertyPath Path)[] names =
        [
            ("Topic", relation.Topic, PropertyPath.Root.Key("topic")),
            ("Queue", relation.Queue, PropertyPath.Root.Key("endpoint")),
            ("Queue", relation.DeadLetterQueue, PropertyPath.Root.Key("deadLetterPolicy").Key("deadLetterQueue")),
        ];
        foreach (var (type, name, path) in names)
        {
            if (name is not null && index.TryGetValue((TypeTokens.Canonical("cmq:" + type), Fold(name)), out var key))
            {
                yield return (key, path);
            }
        }
    }

    // As the service compares names of queues and topics. The subscription's own part of an id is told apart by case as well, but two
    // that differ in case only are a slip of the pen far sooner than a wish.
    private static string Fold(string id) => id.ToUpperInvariant();
}
