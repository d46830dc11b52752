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

    /// <summary>Makes its children and outputs of inputs that were checked and made even.</summary>
    public required Func<PropertyMap, CmqEdition, ComponentPlan> Consists { private get; init; }

    /// <summary>Checks what concerns several inputs together, and the names that children get from them; nothing unless set.</summary>
    public Func<PropertyMap, CmqEdition, IEnumerable<CheckFailure>> Rules { private get; init; } = (_, _) => [];

    /// <summary>Brings inputs that mean the same to one form, before anything else; as they are unless set.</summary>
    public Func<PropertyMap, PropertyMap> Even { private get; init; } = inputs => inputs;

    /// <summary>Token of the type.</summary>
    public string Token => $"{PackageSpec.Name}:index:{Name}";

    /// <summary>Checks inputs. The engine checks each child's inputs as well, by the rules of its type.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="edition">Whose rules hold.</param>
    public ImmutableArray<CheckFailure> Check(PropertyMap inputs, CmqEdition edition)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs = Even(inputs);
        var failures = ImmutableArray.CreateBuilder<CheckFailure>();
        new InputChecker(edition, failures).Check(Inputs, inputs, Name, PropertyPath.Root);
        if (failures.Count == 0)
        {
            failures.AddRange(Rules(inputs, edition));
        }

        return failures.ToImmutable();
    }

    /// <summary>Its children and outputs; what is not known in the inputs stays unknown where it goes.</summary>
    /// <param name="inputs">Inputs that were checked.</param>
    /// <param name="edition">Whose rules hold.</param>
    public ComponentPlan Plan(PropertyMap inputs, CmqEdition edition)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Consists(Even(inputs), edition);
    }
}
