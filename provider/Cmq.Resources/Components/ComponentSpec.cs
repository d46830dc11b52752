using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>A component: resources of this package that belong together, declared as one.</summary>
public sealed class ComponentSpec
{
    /// <summary>Name of the type: <c>WorkQueue</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in Markdown.</summary>
    public required string Description { get; init; }

    /// <summary>What a program can set.</summary>
    public required ImmutableArray<PropertySpec> Inputs { get; init; }

    /// <summary>What it has when it is there.</summary>
    public required ImmutableArray<PropertySpec> Outputs { get; init; }

    /// <summary>Its children and outputs, for inputs that were checked; what is not known in them stays unknown where it goes.</summary>
    public required Func<PropertyMap, CmqEdition, ComponentPlan> Plan { get; init; }

    /// <summary>Checks what concerns several inputs together; nothing unless set.</summary>
    public Func<PropertyMap, IEnumerable<CheckFailure>> Rules { private get; init; } = _ => [];

    /// <summary>Token of the type.</summary>
    public string Token => $"{PackageSpec.Name}:index:{Name}";

    /// <summary>Checks inputs. The engine checks each child's inputs as well, by the rules of its type.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="edition">Whose rules hold.</param>
    public ImmutableArray<CheckFailure> Check(PropertyMap inputs, CmqEdition edition)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var failures = ImmutableArray.CreateBuilder<CheckFailure>();
        new InputChecker(edition, failures).Check(Inputs, inputs, Name, PropertyPath.Root);
        if (failures.Count == 0)
        {
            failures.AddRange(Rules(inputs));
        }

        return failures.ToImmutable();
    }
}
