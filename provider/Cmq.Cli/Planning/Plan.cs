using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>What is to be done, in full: nothing has been changed yet.</summary>
internal sealed record Plan
{
    /// <summary>What it was made of.</summary>
    public required PlanContext Context { get; init; }

    /// <summary>Whether everything is to go.</summary>
    public required bool IsDestroy { get; init; }

    /// <summary>All resources: those declared in the order of the program, then what is left of earlier ones.</summary>
    public required ImmutableArray<Step> Steps { get; init; }

    /// <summary>For each declared resource that is in the plan, the declared resources that come before it.</summary>
    public required ImmutableDictionary<string, ImmutableArray<string>> Dependencies { get; init; }

    /// <summary>The program's outputs, as far as they are known.</summary>
    public PropertyMap Outputs { get; init; } = PropertyMap.Empty;

    /// <summary>Whether the live state was read.</summary>
    public bool IsLiveRead => Context.Management is not null;

    /// <summary>Whether anything is to be done.</summary>
    public bool HasChanges => Steps.Any(step => step.Action is StepAction.Create or StepAction.Update or StepAction.Replace or StepAction.Delete);
}
