using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using Cmq;
using Cmq.Broker;
using Cmq.Properties;
using Cmq.Resources;
using Pulumi.Testing;

namespace CSharpShop.Tests;

/// <summary>
/// Pulumi's mocks with the service embedded: what the stack declares is checked and made in a broker in memory, so that a test sees real
/// names, ids and refusals instead of made-up ones.
/// </summary>
internal sealed class EmbeddedService : IMocks
{
    private readonly ResourceSet _resources;

    public EmbeddedService()
    {
        Service = new CmqBroker(new CmqBrokerOptions());
        _resources = new ResourceSet(new ResourceContext(Service, CmqEdition.Tdmq, TimeProvider.System));
    }

    /// <summary>The service: a test may look into it.</summary>
    public ICmqManagement Service { get; }

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        if (args.Type == "pulumi:providers:cmq")
        {
            return (args.Name, args.Inputs);
        }

        var component = PackageSpec.Components.FirstOrDefault(spec => spec.Token == args.Type);
        if (component is not null)
        {
            return (null, Plain(await CreateChildrenAsync(args.Name!, component.Plan(Map(args.Inputs), CmqEdition.Tdmq))));
        }

        var created = await CreateAsync(args.Type!, args.Name!, Map(args.Inputs));
        return (created.Id, Plain(created.Outputs));
    }

    public async Task<object> CallAsync(MockCallArgs args)
    {
        var function = _resources.FindFunction(args.Token!) ?? throw new InvalidOperationException($"{args.Token} is none of this package.");
        return Plain(await function.InvokeAsync(Map(args.Args), CancellationToken.None));
    }

    private async Task<CreatedResource> CreateAsync(string type, string name, PropertyMap inputs)
    {
        var controller = _resources.FindResource(type) ?? throw new InvalidOperationException($"{type} is none of this package.");
        var check = controller.Check(new CheckRequest
        {
            LogicalName = name,
            NewInputs = inputs,
            // Without the random suffix, so that a test knows the names.
            Autonaming = new AutonamingOptions(name, AutonamingMode.Enforce),
        });
        return check.Failures.IsEmpty
            ? await controller.CreateAsync(name, check.Inputs, CancellationToken.None)
            : throw new InvalidOperationException($"{name}: {string.Join("; ", check.Failures)}");
    }

    // The provider makes a component's children, and it is not here: each is made as soon as what it refers to is there.
    private async Task<PropertyMap> CreateChildrenAsync(string name, ComponentPlan plan)
    {
        var children = new Dictionary<string, PropertyMap>();
        foreach (var child in plan.Children)
        {
            var created = await CreateAsync(child.Type.Token, $"{name}-{child.Suffix}", Resolve(child.Inputs, children));
            children.Add(child.Key, created.Outputs);
        }

        return Resolve(plan.Outputs, children);
    }

    private static PropertyMap Resolve(IEnumerable<(string Name, ComponentValue Value)> values, Dictionary<string, PropertyMap> children) =>
        new(values.Select(value => KeyValuePair.Create(value.Name, Resolve(value.Value, children))));

    private static PropertyValue Resolve(ComponentValue value, Dictionary<string, PropertyMap> children) => value switch
    {
        GivenValue given => given.Value,
        ChildOutput output => children[output.Child][output.Output],
        ComposedValue composed => Resolve(composed.Members, children),
        _ => throw new InvalidOperationException($"A {value.GetType().Name} has no value."),
    };

    private static PropertyMap Map(IEnumerable<KeyValuePair<string, object>> values) =>
        new(values.Select(pair => KeyValuePair.Create(pair.Key, Value(pair.Value))));

    private static PropertyValue Value(object value) => value switch
    {
        bool truth => truth,
        string text => text,
        IReadOnlyDictionary<string, object> map => Map(map),
        IEnumerable list => new ListValue([.. list.Cast<object>().Select(Value)]),
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };

    private static ImmutableDictionary<string, object> Plain(PropertyMap map) => map
        .Where(pair => !pair.Value.IsNull)
        .ToImmutableDictionary(pair => pair.Key, pair => Plain(pair.Value));

    private static object Plain(PropertyValue value) => value.Unwrap() switch
    {
        BoolValue truth => truth.Value,
        StringValue text => text.Value,
        NumberValue number => number.Value,
        ListValue list => list.Items.Select(Plain).ToImmutableArray(),
        ObjectValue map => Plain(map.Properties),
        var other => throw new InvalidOperationException($"{other} is not known after a create."),
    };
}
