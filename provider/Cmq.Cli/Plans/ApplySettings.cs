using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>What <c>cmq apply</c> was told.</summary>
internal sealed record ApplySettings
{
    /// <summary>The plan file.</summary>
    public required string File { get; init; }

    /// <summary>Whether it goes on without a question.</summary>
    public bool Yes { get; init; }

    /// <summary>Whether it answers with a JSON document.</summary>
    public bool Json { get; init; }

    /// <summary>Reports, as they were written.</summary>
    public ImmutableArray<string> Reports { get; init; } = [];

    /// <summary>How many operations run at once.</summary>
    public int Parallel { get; init; } = 8;
}
