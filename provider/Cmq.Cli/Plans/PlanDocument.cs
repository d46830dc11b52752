using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>A plan as a file holds it: all that carrying it out needs, but for credentials.</summary>
internal sealed record PlanDocument
{
    /// <summary>Version of the file's shape.</summary>
    public const int ShapeVersion = 1;

    /// <summary>When it was made; whole seconds.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Name of the program.</summary>
    public required string Program { get; init; }

    /// <summary>The stack; null for none.</summary>
    public string? Stack { get; init; }

    /// <summary>The owner's tag: of what is created, and of what may be changed and pruned.</summary>
    public required string Owner { get; init; }

    /// <summary>The service that it is for.</summary>
    public required ServiceIdentity Identity { get; init; }

    /// <summary>Other settings of the provider.</summary>
    public required PlanSettings Settings { get; init; }

    /// <summary>The rules of <c>--select</c>; null when the plan was made without <c>--prune</c>.</summary>
    public ImmutableArray<string>? Prune { get; init; }

    /// <summary>Whether queues that hold messages may be deleted and replaced.</summary>
    public bool Forces { get; init; }

    /// <summary>The steps, those of the program in its order, then what is pruned.</summary>
    public required ImmutableArray<PlannedStep> Steps { get; init; }

    /// <summary>Values of the program's configuration that expressions refer to.</summary>
    public ImmutableArray<ObjectMember> Config { get; init; } = [];

    /// <summary>Variables that expressions refer to.</summary>
    public ImmutableArray<ObjectMember> Variables { get; init; } = [];

    /// <summary>The program's outputs.</summary>
    public ImmutableArray<ObjectMember> Outputs { get; init; } = [];

    /// <summary>Whether anything is to be done.</summary>
    public bool HasChanges => Steps.Any(step => step.Writes);
}
