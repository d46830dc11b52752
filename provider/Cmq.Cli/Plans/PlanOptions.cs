using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>What <c>cmq plan</c> was told besides what every command on a program is told.</summary>
internal sealed record PlanOptions
{
    /// <summary>The file to write.</summary>
    public required string Out { get; init; }

    /// <summary>The owner's tag, when it is not the program's own.</summary>
    public string? Owner { get; init; }

    /// <summary>What may be pruned, a rule each: a pattern of names, or KEY=VALUE for a tag.</summary>
    public ImmutableArray<string> Select { get; init; } = [];

    /// <summary>Whether queues that hold messages may be deleted and replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Whether secrets may be written into the file.</summary>
    public bool ShowSecrets { get; init; }
}
