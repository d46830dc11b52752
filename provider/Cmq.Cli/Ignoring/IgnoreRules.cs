using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>The rules by which findings are not told, and what becomes of findings under them.</summary>
/// <param name="Rules">The rules, in the order of their files.</param>
internal sealed record IgnoreRules(ImmutableArray<IgnoreRule> Rules)
{
    /// <summary>No rules.</summary>
    public static IgnoreRules None { get; } = new([]);

    /// <summary>Sorts findings into those that are told and those that are not.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="isPolicy">Whether the findings are a policy's. A file may serve both commands: a rule is no mistake where it could not be used.</param>
    /// <param name="now">Today.</param>
    public IgnoreOutcome Apply(IEnumerable<Finding> findings, bool isPolicy, DateTimeOffset now)
    {
        var (told, hidden) = (ImmutableArray.CreateBuilder<Finding>(), ImmutableArray.CreateBuilder<HiddenFinding>());
        var used = new HashSet<SourcePosition>();
        foreach (var finding in findings)
        {
            var matching = Rules.Where(rule => rule.Matches(finding)).ToList();
            used.UnionWith(matching.Select(rule => rule.Position));
            if (matching.Find(rule => !rule.IsExpired(now)) is { } holding)
            {
                hidden.Add(new(finding, holding));
            }
            else
            {
                told.Add(finding with { ExpiredRule = matching.FirstOrDefault() });
            }
        }

        return new(
            told.ToImmutable(),
            hidden.ToImmutable(),
            [.. Rules.Where(rule => rule.IsExpired(now))],
            [.. Rules.Where(rule => !used.Contains(rule.Position) && !rule.IsExpired(now) && isPolicy == (rule.Kind == FindingKind.Policy))]);
    }
}
