using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>What a plan is made of.</summary>
internal sealed record PlanContext
{
    /// <summary>The program, its references bound.</summary>
    public required CmqProgram Program { get; init; }

    /// <summary>For each resource, those that it refers to or that its dependsOn names.</summary>
    public required ImmutableDictionary<string, ImmutableArray<string>> References { get; init; }

    /// <summary>The values of the program's configuration.</summary>
    public required ImmutableDictionary<string, PropertyValue> Config { get; init; }

    /// <summary>The stack; null when none is chosen.</summary>
    public string? Stack { get; init; }

    /// <summary>The service; null when it can't be reached because there are no credentials.</summary>
    public required ICmqManagement? Management { get; init; }

    /// <summary>Whose rules hold.</summary>
    public required CmqEdition Edition { get; init; }

    /// <summary>Tags of every queue and topic besides its own; null for none.</summary>
    public PropertyValue? DefaultTags { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How many operations run at once.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>Whether what is left of earlier programs is deleted.</summary>
    public bool Prunes { get; init; }

    /// <summary>What of it may be deleted.</summary>
    public PruneScope PruneScope { get; init; } = PruneScope.All;

    /// <summary>Whose the objects are, when it is not the program's own name; null when it is.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether queues that hold messages may be deleted and replaced.</summary>
    public bool Forces { get; init; }

    /// <summary>The command, as messages name it that tell what to run.</summary>
    public string Command { get; init; } = "cmq up";

    /// <summary>What else allows the deletion of a queue that holds messages, as messages go on; empty for nothing.</summary>
    public string ForceHint { get; init; } = "";

    /// <summary>Told how many declared resources have been read, each time one has; null for nobody.</summary>
    public Action<int>? OnRead { get; init; }

    /// <summary>What is found on the way.</summary>
    public PlanFindings Findings { get; init; } = new();

    /// <summary>
    /// Whether it is Pulumi that brings the program up, and this a preview only: names may be made up, or known later, and there is no
    /// owner's tag, because the state of a stack says whose an object is.
    /// </summary>
    public bool IsForPulumi { get; init; }

    /// <summary>The resource types over the service, with what they have read so far; null to begin anew.</summary>
    public ResourceSet? Live { get; init; }

    /// <summary>Whose the objects are.</summary>
    public Ownership Ownership =>
        new(Owner ?? (Stack is null ? Program.Name : $"{Program.Name}/{Stack}"), !IsForPulumi && QueueAttributes.HasTdmqFeatures(Edition));

    /// <summary>A scope for a pass over the program.</summary>
    /// <param name="management">The service; null for a pass that does not reach it.</param>
    /// <param name="isPlan">Whether resources exist only in the plan.</param>
    /// <param name="shared">What other programs read the service through as well; null for a reading of its own.</param>
    public EvaluationScope NewScope(ICmqManagement? management, bool isPlan, ResourceContext? shared = null) => new()
    {
        Program = Program,
        Config = Config,
        Stack = Stack,
        Resources = shared is null && management is not null && Live is not null
            ? Live
            : new((shared ?? new(management, Edition, TimeProvider)) with { DefaultTags = DefaultTags }),
        IsPlan = isPlan,
    };
}
