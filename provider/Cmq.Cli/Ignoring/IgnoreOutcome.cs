using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>What became of findings under ignore rules.</summary>
/// <param name="Told">Findings that are told; those that an expired rule hid before say so.</param>
/// <param name="Hidden">Findings that are not.</param>
/// <param name="Expired">Rules that have expired.</param>
/// <param name="Unused">Rules to which nothing answers.</param>
internal sealed record IgnoreOutcome(
    ImmutableArray<Finding> Told,
    ImmutableArray<HiddenFinding> Hidden,
    ImmutableArray<IgnoreRule> Expired,
    ImmutableArray<IgnoreRule> Unused);
