using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Reads what is live, in the order in which a program declares it: what is referred to comes before what refers to it.</summary>
/// <param name="resources">The resource types over the service.</param>
/// <param name="selector">What is wanted.</param>
internal sealed class LiveImport(ResourceSet resources, ImportSelector selector)
{
    private static readonly string[] Types = ["Queue", "Topic", "Subscription"];

    /// <summary>Reads the objects.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CommandException">They can't be read.</exception>
    public Task<ImmutableArray<ImportedResource>> ReadAsync(CancellationToken cancellationToken) => LiveErrors.EndOnFailureAsync(async () =>
    {
        var found = new List<(ResourceSpec Spec, LiveResource Live)>();
        foreach (var type in Types)
        {
            found.AddRange(await ReadAsync(resources.FindResource($"{PackageSpec.Name}:index:{type}")!, found, cancellationToken).ConfigureAwait(false));
        }

        return Connect(found);
    });

    private async Task<List<(ResourceSpec Spec, LiveResource Live)>> ReadAsync(
        IResourceController controller, List<(ResourceSpec Spec, LiveResource Live)> before, CancellationToken cancellationToken)
    {
        var read = new List<(ResourceSpec, LiveResource)>();
        var topics = before.Where(entry => entry.Spec.Name == "Topic").Select(entry => entry.Live.Id).ToHashSet(CmqNames.Comparer);
        await foreach (var listed in controller.ListAsync(PropertyMap.Empty, ListPosition.Start, cancellationToken).ConfigureAwait(false))
        {
            // What is gone between the list and the look is not there.
            if (selector.TakesName(listed.Id)
                && await controller.ReadAsync(listed.Id, null, null, cancellationToken).ConfigureAwait(false) is { } live
                && (controller.Spec.Name == "Subscription" ? TakesSubscription(live, topics) : selector.TakesTags(live.Outputs)))
            {
                read.Add((controller.Spec, live));
            }
        }

        return read;
    }

    private bool TakesSubscription(LiveResource live, HashSet<string> topics) =>
        selector.Tags.IsEmpty || topics.Contains(Relation.Of(SubscriptionSpec.Resource, live.Inputs).Topic ?? "");

    private static ImmutableArray<ImportedResource> Connect(List<(ResourceSpec Spec, LiveResource Live)> found)
    {
        // A queue with a dead-letter queue after all those that have none: dead letters are not chained.
        var ordered = found
            .OrderBy(entry => Array.IndexOf(Types, entry.Spec.Name))
            .ThenBy(entry => Relation.Of(entry.Spec, entry.Live.Inputs).DeadLetterQueue is not null)
            .ThenBy(entry => entry.Live.Id, StringComparer.Ordinal)
            .ToList();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var keys = new Dictionary<(string Type, string Id), string>(new NameComparer());
        var imported = ImmutableArray.CreateBuilder<ImportedResource>();
        foreach (var (spec, live) in ordered)
        {
            var key = FreeKey(spec, live.Id, taken);
            keys[(spec.Name, live.Id)] = key;
            imported.Add(new(key, spec, live.Id, live.Inputs, ReferencesOf(spec, live.Inputs, keys)));
        }

        return imported.ToImmutable();
    }

    private static ImmutableDictionary<string, string> ReferencesOf(ResourceSpec spec, PropertyMap inputs, Dictionary<(string Type, string Id), string> keys)
    {
        var relation = Relation.Of(spec, inputs);
        (string Path, string Type, string? Name)[] names =
            [("topic", "Topic", relation.Topic), ("endpoint", "Queue", relation.Queue), ("deadLetterPolicy.deadLetterQueue", "Queue", relation.DeadLetterQueue)];
        var references = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (path, type, name) in names)
        {
            if (name is not null && keys.TryGetValue((type, name), out var key))
            {
                references[path] = key;
            }
        }

        return references.ToImmutable();
    }

    // The object's own name; with the type where a queue and a topic share it.
    private static string FreeKey(ResourceSpec spec, string id, HashSet<string> taken)
    {
        var name = id.Replace('/', '-');
        if (taken.Add(name))
        {
            return name;
        }

        name = $"{name}-{spec.Name.ToLowerInvariant()}";
        for (var number = 2; ; number++)
        {
            if (taken.Add(name))
            {
                return name;
            }

            name = FormattableString.Invariant($"{id.Replace('/', '-')}-{number}");
        }
    }
}
