using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>A component of this package, made of its plan: its children are declared, and its outputs are theirs.</summary>
/// <param name="component">The component.</param>
/// <param name="declare">Declares a child, and gives what is known of its outputs.</param>
internal sealed class ComponentConstruction(RegisteredResource component, Func<RegisteredResource, Task<(string Urn, PropertyMap Outputs)>> declare)
{
    private readonly Dictionary<string, (string Urn, PropertyMap Outputs)> _children = new(StringComparer.Ordinal);

    /// <summary>Declares the children, each after those that it refers to.</summary>
    /// <param name="plan">What the component consists of.</param>
    /// <returns>The component's outputs, each with what it depends on.</returns>
    public async Task<PropertyMap> RunAsync(ComponentPlan plan)
    {
        foreach (var child in plan.Children)
        {
            var inputs = Resolve(child.Inputs);
            _children[child.Key] = await declare(component with
            {
                Type = child.Type.Token,
                Name = $"{component.Name}-{child.Suffix}",
                Parent = component.Urn,
                IsCustom = true,
                IsRemote = false,
                Inputs = inputs.Map(RegistrationReader.Plain),
                DependsOn = [.. component.DependsOn.Concat(inputs.Values.SelectMany(RegistrationReader.DependenciesOf)).Distinct(StringComparer.Ordinal)],
                Provider = component.Providers.GetValueOrDefault(PackageSpec.Name, component.Provider),
                Providers = ImmutableDictionary<string, string>.Empty,
                IgnoreChanges = [],
                SecretOutputs = [],
                ImportId = "",
            }).ConfigureAwait(false);
        }

        return Resolve(plan.Outputs);
    }

    private PropertyMap Resolve(ImmutableArray<(string Name, ComponentValue Value)> values) =>
        new(values.Select(entry => KeyValuePair.Create(entry.Name, Resolve(entry.Value))));

    private PropertyValue Resolve(ComponentValue value) => value switch
    {
        GivenValue given => given.Value,
        ComposedValue composed => Resolve(composed.Members),
        ChildOutput output when _children[output.Child] is var (urn, outputs) =>
            new OutputValue(outputs.Find(output.Output) is { IsUnknown: false } known ? known : null, outputs.Find(output.Output)?.IsSecret == true, [urn]),
        _ => throw new InvalidOperationException($"A {value.GetType().Name} has no value."),
    };
}
