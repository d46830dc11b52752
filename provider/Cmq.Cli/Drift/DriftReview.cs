using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Compares what is declared with what is live, and puts the report together.</summary>
/// <param name="sources">What declares resources.</param>
/// <param name="options">What is told of it.</param>
internal sealed class DriftReview(ImmutableArray<IDeclaredSource> sources, DriftOptions options)
{
    /// <summary>Compares.</summary>
    /// <param name="live">What is live.</param>
    /// <param name="now">When.</param>
    /// <param name="notes">What is worth knowing already.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The report; who reads the live side adds what it cost.</returns>
    public async Task<ReviewReport> RunAsync(LiveInventory live, DateTimeOffset now, IEnumerable<string> notes, CancellationToken cancellationToken)
    {
        var all = new List<string>(notes);
        var compared = new List<ComparedResource>();
        var counts = ImmutableArray.CreateBuilder<ReviewSource>();
        foreach (var source in sources)
        {
            var own = await source.CompareAsync(live, cancellationToken).ConfigureAwait(false);
            counts.Add(new(source.Label, source.File, own.Length));
            compared.AddRange(own);
        }

        var byKey = compared.GroupBy(resource => resource.Declared.Key).ToDictionary(group => group.Key, group => group.ToList());
        all.AddRange(byKey.Where(entry => entry.Value.Count > 1).OrderBy(entry => entry.Key).Select(entry =>
            $"{entry.Key} is declared {entry.Value.Count} times: by {string.Join(", by ", entry.Value.Select(one => one.Declared.Source).Distinct(StringComparer.Ordinal))}"));
        var unmanaged = await UnmanagedAsync(live, byKey, cancellationToken).ConfigureAwait(false);
        var findings = compared.SelectMany(DriftFinder.Find)
            .Concat(unmanaged.Select(entry => DriftFinder.Unmanaged(entry.Object, entry.Live)))
            .Where(finding => options.Only.IsEmpty || options.Only.Contains(finding.Kind))
            .Order()
            .ToImmutableArray();
        var ignored = options.Ignore.Apply(findings, isPolicy: false, now);
        var (fresh, accepted, resolved) = options.Baseline.Apply(ignored.Told);
        var told = fresh.ToLookup(finding => finding.Object);
        var hidden = ignored.Hidden.AddRange(accepted);
        var quiet = hidden.Select(entry => entry.Finding.Object).ToHashSet();
        var objects = byKey.Values.Select(group => Review(group, told, quiet)).Concat(unmanaged.Select(entry => Review(entry.Object, entry.Live, quiet)));
        return new()
        {
            Command = "drift",
            Time = now,
            Edition = live.Resources.Context.Edition,
            Sources = counts.ToImmutable(),
            Objects = [.. objects.OrderBy(item => item.Key)],
            Findings = fresh,
            Hidden = hidden,
            ExpiredRules = ignored.Expired,
            UnusedRules = ignored.Unused,
            ResolvedBaseline = resolved,
            Failures = live.Failures,
            Notes = [.. all],
        };
    }

    private static async Task<IReadOnlyList<(LiveObject Object, LiveResource Live)>> UnmanagedAsync(
        LiveInventory live, Dictionary<ObjectKey, List<ComparedResource>> declared, CancellationToken cancellationToken)
    {
        var found = new List<(LiveObject, LiveResource)>();
        foreach (var item in live.Objects.Where(item => !declared.ContainsKey(item.Key)))
        {
            // From the list: no call.
            if (await live.FindAsync(item.Spec, item.Id, null, null, cancellationToken).ConfigureAwait(false) is { } resource)
            {
                found.Add((item, resource));
            }
        }

        return found;
    }

    private static ReviewedObject Review(List<ComparedResource> resources, ILookup<ObjectKey, Finding> told, HashSet<ObjectKey> quiet)
    {
        var first = resources[0];
        var key = first.Declared.Key;
        var status = resources.Exists(resource => resource.Unread is not null) ? ReviewStatus.Unread
            : told[key].Any() ? (first.Live is null ? ReviewStatus.Missing : ReviewStatus.Changed)
            : quiet.Contains(key) ? ReviewStatus.Ignored
            : first.Live is null ? ReviewStatus.Missing
            : resources.Exists(resource => !resource.Changes.IsEmpty) ? ReviewStatus.Changed
            : ReviewStatus.Fine;
        var (links, url) = DriftFinder.LinksOf(first.Declared.Spec, Known(first));
        return new(key, status, first.Live is not null, links)
        {
            Source = first.Declared.Source,
            Name = first.Declared.Name,
            Url = url,
            Unread = first.Unread,
            NotCompared = [.. resources.SelectMany(resource => resource.Declared.Encrypted).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    // The picture shows what is there, and of what is missing what was to be there; a secret of either side is none of its business.
    private static PropertyMap Known(ComparedResource resource)
    {
        var bag = resource.Live?.Outputs ?? resource.Declared.Inputs;
        return new(bag.Where(property => !resource.IsSecret(property.Key)));
    }

    private static ReviewedObject Review(LiveObject found, LiveResource live, HashSet<ObjectKey> quiet)
    {
        var (links, url) = DriftFinder.LinksOf(found.Spec, live.Outputs);
        return new(found.Key, quiet.Contains(found.Key) ? ReviewStatus.Ignored : ReviewStatus.Unmanaged, IsLive: true, links) { Url = url };
    }
}
