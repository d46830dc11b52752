using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>What <c>cmq drift</c> and <c>cmq validate</c> were told on their command line.</summary>
internal sealed record ReviewSettings
{
    /// <summary>Programs, states, or <c>-</c>; none for the program of the present folder.</summary>
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>Stack, configuration and settings of the provider.</summary>
    public required CommandSettings Common { get; init; }

    /// <summary>Formats, as they were written.</summary>
    public ImmutableArray<string> Out { get; init; } = [];

    /// <summary>Kinds of findings that are told; empty for all.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>Ignore files.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary>The baseline; null for none.</summary>
    public string? Baseline { get; init; }

    /// <summary>The baseline to write; null for none.</summary>
    public string? WriteBaseline { get; init; }

    /// <summary>Policies.</summary>
    public ImmutableArray<string> Policies { get; init; } = [];

    /// <summary>Whether the policy is about what is live.</summary>
    public bool Live { get; init; }
}
