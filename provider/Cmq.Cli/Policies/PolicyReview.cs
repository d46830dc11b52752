using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Checks objects against a policy, and puts the report together.</summary>
/// <param name="policy">The rules.</param>
/// <param name="ignore">What is not told.</param>
internal sealed class PolicyReview(ImmutableArray<PolicyRule> policy, IgnoreRules ignore)
{
    /// <summary>Checks what is declared. Nothing is asked of the service.</summary>
    /// <param name="sources">What declares resources.</param>
    /// <param name="edition">Whose defaults hold.</param>
    /// <param name="now">When.</param>
    /// <param name="notes">What is worth knowing already.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ReviewReport> RunAsync(
        ImmutableArray<IDeclaredSource> sources, CmqEdition edition, DateTimeOffset now, ImmutableArray<string> notes, CancellationToken cancellationToken)
    {
        var (subjects, counts) = (new List<PolicySubject>(), ImmutableArray.CreateBuilder<ReviewSource>());
        foreach (var source in sources)
        {
            var declared = await source.ReadAsync(edition, cancellationToken).ConfigureAwait(false);
            counts.Add(new(source.Label, source.File, declared.Length));
            subjects.AddRange(declared.Select(resource =>
                new PolicySubject(resource.Key, resource.Spec, resource.Inputs, resource.Outputs ?? PropertyMap.Empty, edition) { Declared = resource }));
        }

        return Report(subjects, edition, now) with { Sources = counts.ToImmutable(), Notes = notes };
    }

    /// <summary>Checks what is live.</summary>
    /// <param name="live">What is live.</param>
    /// <param name="now">When.</param>
    /// <param name="notes">What is worth knowing already.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ReviewReport> RunAsync(LiveInventory live, DateTimeOffset now, ImmutableArray<string> notes, CancellationToken cancellationToken)
    {
        var edition = live.Resources.Context.Edition;
        var subjects = new List<PolicySubject>();
        foreach (var item in live.Objects)
        {
            if (await live.FindAsync(item.Spec, item.Id, null, null, cancellationToken).ConfigureAwait(false) is { } found)
            {
                subjects.Add(new(item.Key, item.Spec, found.Inputs, found.Outputs, edition));
            }
        }

        return Report(subjects, edition, now) with { Failures = live.Failures, Notes = notes };
    }

    private ReviewReport Report(List<PolicySubject> subjects, CmqEdition edition, DateTimeOffset now)
    {
        var outcome = ignore.Apply(PolicyEvaluator.Find(policy, subjects).Order(), isPolicy: true, now);
        var told = outcome.Told.Select(finding => finding.Object).ToHashSet();
        var hidden = outcome.Hidden.Select(entry => entry.Finding.Object).ToHashSet();
        return new()
        {
            Command = "validate",
            Time = now,
            Edition = edition,
            Policy = policy,
            Objects = [.. subjects.Select(subject => Review(subject, told, hidden)).OrderBy(item => item.Key)],
            Findings = outcome.Told,
            Hidden = outcome.Hidden,
            ExpiredRules = outcome.Expired,
            UnusedRules = outcome.Unused,
        };
    }

    private static ReviewedObject Review(PolicySubject subject, HashSet<ObjectKey> told, HashSet<ObjectKey> hidden)
    {
        var bag = subject.Declared is null ? subject.Outputs : subject.Inputs;
        var (links, url) = DriftFinder.LinksOf(subject.Spec, bag);
        var status = told.Contains(subject.Key) ? ReviewStatus.Changed : hidden.Contains(subject.Key) ? ReviewStatus.Ignored : ReviewStatus.Fine;
        return new(subject.Key, status, subject.Declared is null, links) { Source = subject.Declared?.Source, Name = subject.Declared?.Name, Url = url };
    }
}
