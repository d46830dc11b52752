using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>How a command on a program behaves.</summary>
internal sealed record ProgramCommandOptions
{
    /// <summary>What it does.</summary>
    public required ProgramCommandKind Kind { get; init; }

    /// <summary>Whether it goes on without a question.</summary>
    public bool Yes { get; init; }

    /// <summary>Whether it answers with a JSON document.</summary>
    public bool Json { get; init; }

    /// <summary>Reports, as they were written.</summary>
    public ImmutableArray<string> Reports { get; init; } = [];

    /// <summary>Whether it shows every property.</summary>
    public bool Verbose { get; init; }

    /// <summary>Whether what is left of earlier programs is deleted.</summary>
    public bool Prune { get; init; }

    /// <summary>Whether changes in a preview are an error.</summary>
    public bool ExpectNoChanges { get; init; }

    /// <summary>What a plan file is made with; null for other commands.</summary>
    public PlanOptions? Plan { get; init; }
}
