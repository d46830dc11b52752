using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>A step as a plan file holds it.</summary>
internal sealed record PlannedStep
{
    /// <summary>Its key in the program; null when the program does not declare it.</summary>
    public required string? Key { get; init; }

    /// <summary>Its name for the engine; null when the program does not declare it.</summary>
    public required string? LogicalName { get; init; }

    /// <summary>Its type.</summary>
    public required ResourceSpec Spec { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What is to be done.</summary>
    public required StepAction Action { get; init; }

    /// <summary>Why, as far as it is not for the differences alone.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>The differences that lead to it.</summary>
    public ImmutableArray<PropertyChange> Changes { get; init; } = [];

    /// <summary>What is wanted, checked, without the tag of the owner: values, and expressions of what is known later only.</summary>
    public ImmutableArray<ObjectMember> Inputs { get; init; } = [];

    /// <summary>What was there: what can be set, and what tells the object from another of its name. Null when nothing was.</summary>
    public PropertyMap? Live { get; init; }

    /// <summary>The owner's tag of what was there; null for none.</summary>
    public string? LiveOwner { get; init; }

    /// <summary>The messages that a queue held that goes; null for anything else.</summary>
    public MessageCounts? Messages { get; init; }

    /// <summary>The declared resources that come before it.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>Properties whose differences are left alone.</summary>
    public ImmutableArray<PropertyPath> IgnoreChanges { get; init; } = [];

    /// <summary>Whether it must not be deleted or replaced.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Whether a deletion leaves it where it is.</summary>
    public bool IsRetained { get; init; }

    /// <summary>Whether it is taken off its dead-letter queue first, because that queue goes.</summary>
    public bool Detaches { get; init; }

    /// <summary>What identifies the object.</summary>
    public ObjectKey Object => new(Spec.Name, Id);

    /// <summary>Whether anything is to be done.</summary>
    public bool Writes => Action is StepAction.Create or StepAction.Update or StepAction.Replace or StepAction.Delete;

    /// <summary>The resource, for people: <c>queue 'orders'</c>.</summary>
    public override string ToString() => $"{Spec.Name.ToLowerInvariant()} '{Id}'";
}
