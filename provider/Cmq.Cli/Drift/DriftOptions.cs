using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>What <c>cmq drift</c> tells.</summary>
internal sealed record DriftOptions
{
    /// <summary>Only findings of these kinds; empty for all.</summary>
    public ImmutableHashSet<FindingKind> Only { get; init; } = [];

    /// <summary>What is ignored.</summary>
    public IgnoreRules Ignore { get; init; } = IgnoreRules.None;

    /// <summary>What was accepted.</summary>
    public Baseline Baseline { get; init; } = Baseline.None;
}
