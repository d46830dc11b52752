using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>What is to be done, in full: nothing has been changed yet.</summary>
internal sealed record Plan
{
    private readonly bool? _isLiveRead;

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

    /// <summary>Resources of other providers that the program declares: what becomes of them is not known.</summary>
    public ImmutableArray<PassedResource> Passed { get; init; } = [];

    /// <summary>Whether the live state was read; unless it is said, it was when the service can be reached.</summary>
    public bool IsLiveRead
    {
        get => _isLiveRead ?? Context.Management is not null;
        init => _isLiveRead = value;
    }

    /// <summary>Whether anything is to be done.</summary>
    public bool HasChanges => Steps.Any(step => step.Action is StepAction.Create or StepAction.Update or StepAction.Replace or StepAction.Delete);
}
