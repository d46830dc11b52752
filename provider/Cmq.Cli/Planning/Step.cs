using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>A resource in a plan: what is wanted, what is there, and what is to be done about it.</summary>
internal sealed class Step
{
    /// <summary>A resource that the program declares, or one that is left of an earlier program.</summary>
    /// <param name="controller">The operations on its type.</param>
    /// <param name="id">Its id.</param>
    public Step(IResourceController controller, string id) => (Controller, Id) = (controller, id);

    /// <summary>The operations on its type.</summary>
    public IResourceController Controller { get; }

    /// <summary>Its type.</summary>
    public ResourceSpec Spec => Controller.Spec;

    /// <summary>Its id: the name, or topic and name.</summary>
    public string Id { get; }

    /// <summary>The declaration; null when the program does not declare it (any more).</summary>
    public ResourceDeclaration? Declaration { get; init; }

    /// <summary>Its key in the program; its id when the program does not declare it.</summary>
    public string Key => Declaration?.Key ?? Id;

    /// <summary>What the program wants, checked, without the tag of the owner.</summary>
    public PropertyMap Inputs { get; init; } = PropertyMap.Empty;

    /// <summary>Whether it must not be deleted or replaced.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Whether a deletion leaves it where it is.</summary>
    public bool IsRetained { get; init; }

    /// <summary>What is there, without the tag of the owner; null when it is not there or was not read.</summary>
    public LiveResource? Live { get; init; }

    /// <summary>The tag of the owner of what is there; null when nothing says whose it is.</summary>
    public string? LiveOwner { get; init; }

    /// <summary>What is to be done.</summary>
    public StepAction Action { get; set; }

    /// <summary>The differences that lead to it.</summary>
    public ImmutableArray<PropertyChange> Changes { get; set; } = [];

    /// <summary>Why it is done although, or besides that, it differs; why it is left or refused.</summary>
    public List<string> Reasons { get; } = [];

    /// <summary>Whether it is taken off its dead-letter queue before anything else, because that queue goes.</summary>
    public bool Detaches { get; set; }

    /// <summary>The messages that a queue holds that goes; null for anything else.</summary>
    public MessageCounts? Messages { get; set; }

    /// <summary>Whether it is created again after an earlier run has deleted it, so that the service may still keep its name.</summary>
    public bool Returns { get; set; }

    /// <summary>What hangs on what, as the program wants it.</summary>
    public Relation Wanted => Relation.Of(Spec, Inputs);

    /// <summary>What hangs on what at present.</summary>
    public Relation Present => Live is null ? Relation.None : Relation.Of(Spec, Live.Inputs);

    /// <summary>Whether the object goes, for good or to be created again.</summary>
    public bool Removes => Live is not null && Action is StepAction.Delete or StepAction.Replace;

    /// <summary>Refuses it.</summary>
    /// <param name="reason">Why, and the way out.</param>
    public void Refuse(string reason)
    {
        Action = StepAction.Refused;
        Reasons.Add(reason);
    }

    /// <summary>The resource, for people: <c>queue 'orders'</c>.</summary>
    public override string ToString() => $"{Spec.Name.ToLowerInvariant()} '{Id}'";
}
