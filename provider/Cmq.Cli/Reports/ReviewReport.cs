using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>What a review found, in full: what every format writes.</summary>
internal sealed record ReviewReport
{
    /// <summary>The command: <c>drift</c> or <c>validate</c>.</summary>
    public required string Command { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Where the live side is, for people; null when it was not looked at.</summary>
    public string? Backend { get; init; }

    /// <summary>Whose rules hold.</summary>
    public required CmqEdition Edition { get; init; }

    /// <summary>What declares resources.</summary>
    public ImmutableArray<ReviewSource> Sources { get; init; } = [];

    /// <summary>All objects that were looked at, in the order of type and id.</summary>
    public ImmutableArray<ReviewedObject> Objects { get; init; } = [];

    /// <summary>What is told, in the order of kind, type and id.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>What is not told.</summary>
    public ImmutableArray<HiddenFinding> Hidden { get; init; } = [];

    /// <summary>Ignore rules that hide nothing any more, because they have expired.</summary>
    public ImmutableArray<IgnoreRule> ExpiredRules { get; init; } = [];

    /// <summary>Ignore rules to which nothing answers.</summary>
    public ImmutableArray<IgnoreRule> UnusedRules { get; init; } = [];

    /// <summary>How many entries of the baseline answer to nothing any more.</summary>
    public int ResolvedBaseline { get; init; }

    /// <summary>The rules of the policy; none for a command without one.</summary>
    public ImmutableArray<PolicyRule> Policy { get; init; } = [];

    /// <summary>What could not be read.</summary>
    public ImmutableArray<LiveFailure> Failures { get; init; } = [];

    /// <summary>What is worth knowing besides.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The calls that were made, by action.</summary>
    public ImmutableSortedDictionary<string, long> Calls { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>How many objects stand how.</summary>
    public ReviewCounts Counts => field ??= ReviewCounts.Of(Objects);

    /// <summary>Whether the live side was looked at.</summary>
    public bool IsLive => Backend is not null;

    /// <summary>Whether a part could not be read.</summary>
    public bool IsPartial => !Failures.IsEmpty || Counts.Unread > 0;

    /// <summary>How much of what is there is declared, in percent; null when that is not known, or is no question.</summary>
    public double? Coverage => Command == "drift" && Failures.IsEmpty ? Counts.Coverage : null;

    /// <summary>How the command ends. Findings below an error are told, and are no reason.</summary>
    public ExitCode ExitCode => IsPartial ? ExitCode.Partial
        : Findings.Any(finding => finding.Severity == FindingSeverity.Error) ? ExitCode.Changes
        : ExitCode.Ok;

    /// <summary>The findings of a kind.</summary>
    public IEnumerable<Finding> Of(FindingKind kind) => Findings.Where(finding => finding.Kind == kind);
}
