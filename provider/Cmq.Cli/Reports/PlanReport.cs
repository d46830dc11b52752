using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>What a command on a plan found and did, for reports that are written when it ends.</summary>
internal sealed record PlanReport
{
    /// <summary>The command: <c>preview</c>.</summary>
    public required string Command { get; init; }

    /// <summary>How it ended.</summary>
    public required ExitCode ExitCode { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What it was about; null when it did not get so far.</summary>
    public PlanContext? Context { get; init; }

    /// <summary>Where the live side is; null when it did not get so far.</summary>
    public string? Backend { get; init; }

    /// <summary>Why the live side could not be read; null when it could.</summary>
    public string? Missing { get; init; }

    /// <summary>Whose the service is; null when it was not asked.</summary>
    public ServiceIdentity? Identity { get; init; }

    /// <summary>The plan file that was written or carried out; null for none.</summary>
    public PlanNote? File { get; init; }

    /// <summary>The steps of the plan file that were done already.</summary>
    public ImmutableArray<PlannedStep> Done { get; init; } = [];

    /// <summary>The plan; null when none could be made.</summary>
    public Plan? Plan { get; init; }

    /// <summary>What became of its steps; null when it was not carried out.</summary>
    public IReadOnlyDictionary<Step, StepResult>? Results { get; init; }

    /// <summary>How long that took.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>The program's outputs.</summary>
    public PropertyMap Outputs { get; init; } = PropertyMap.Empty;

    /// <summary>What was found on the way, in the order in which it was told.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>What is wrong.</summary>
    public IEnumerable<Diagnostic> Errors => Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>How many resources of the plan are to have something done; of none where there is no plan.</summary>
    public int Count(StepAction action) => Plan?.Steps.Count(step => step.Action == action) ?? 0;

    /// <summary>How many steps ended so; none where nothing was carried out.</summary>
    public int Count(StepState state) => Results?.Values.Count(result => result.State == state) ?? 0;
}
