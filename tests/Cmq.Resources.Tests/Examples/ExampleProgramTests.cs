using Cmq.Broker;
using Cmq.Properties;

namespace Cmq.Resources.Tests;

/// <summary>The examples of the catalogue, brought up: every one is a program that works.</summary>
public sealed class ExampleProgramTests
{
    private CmqBroker _broker = null!;
    private ResourceSet _set = null!;

    private static IEnumerable<TestCaseData> Programs =>
        from example in ExampleCatalogue.All
        from program in example.Value
        select new TestCaseData(program).SetArgDisplayNames($"{example.Key}: {program.Title}");

    [SetUp]
    public async Task StartBrokerAsync()
    {
        var clock = new FakeClock();
        _broker = new CmqBroker(new() { TimeProvider = clock });
        _set = new(new(_broker, CmqEdition.Tdmq, clock));

        // What the examples of functions look up is made elsewhere.
        await _broker.CreateQueueAsync("dead-letters", new());
        await _broker.CreateQueueAsync("orders", new());
        await _broker.CreateTopicAsync("order-events", new());
        await _broker.CreateSubscriptionAsync("order-events", "billing", SubscriptionProtocol.Queue, "orders", new() { NotifyContentFormat = NotifyContentFormat.Simplified });
    }

    [Test]
    public void Catalogue_HasExamplesOfEverything() => Assert.That(
        ExampleCatalogue.All.Where(example => !example.Value.IsEmpty).Select(example => example.Key),
        Is.EquivalentTo(PackageSpec.Resources.Select(spec => spec.Token)
            .Concat(PackageSpec.Components.Select(spec => spec.Token))
            .Concat(PackageSpec.Functions.Select(spec => spec.Token))));

    [TestCaseSource(nameof(Programs))]
    public async Task Program_Works(object example)
    {
        var program = (ExampleProgram)example;
        var known = new Dictionary<string, PropertyMap>();
        foreach (var declaration in program.Declarations)
        {
            known.Add(declaration.Name, await BringUpAsync(declaration, Evaluate(declaration, known)));
        }

        Assert.That(program.Outputs.Where(output => known[output.Value.Declaration].Find(output.Value.Output) is null), Is.Empty);
    }

    [TestCaseSource(nameof(Programs))]
    public void Program_DeclaresWhatItShows(object example)
    {
        var program = (ExampleProgram)example;
        var token = ExampleCatalogue.All.Single(entry => entry.Value.Contains(program)).Key;
        Assert.That(program.Declarations.Select(declaration => $"cmq:index:{declaration.Member}"), Has.Member(token));
    }

    // TypeScript and Go write both as names of one scope.
    [TestCaseSource(nameof(Programs))]
    public void Program_NamesEverythingOnce(object example)
    {
        var program = (ExampleProgram)example;
        Assert.That(program.Declarations.Select(declaration => declaration.Name).Concat(program.Outputs.Select(output => output.Name)), Is.Unique);
    }

    // Go refuses a variable that nothing uses.
    [TestCaseSource(nameof(Programs))]
    public void Program_UsesWhatItLooksUp(object example)
    {
        var program = (ExampleProgram)example;
        Assert.That(program.Declarations.OfType<ExampleInvocation>().Where(invocation => !program.Uses(invocation)), Is.Empty);
    }

    private static PropertyMap Evaluate(ExampleDeclaration declaration, Dictionary<string, PropertyMap> known) =>
        new(declaration.Arguments.Select(argument => KeyValuePair.Create(argument.Row.Name, Evaluate(argument.Value, known))));

    private static PropertyValue Evaluate(ExampleValue value, Dictionary<string, PropertyMap> known) => value switch
    {
        GivenExample given => given.Value,
        ExampleReference reference => known[reference.Declaration][reference.Output],
        ExampleList list => new ListValue([.. list.Items.Select(item => Evaluate(item, known))]),
        ExampleObject map => new ObjectValue(new(map.Members.Select(member => KeyValuePair.Create(member.Name, Evaluate(member.Value, known))))),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private async Task<PropertyMap> BringUpAsync(ExampleDeclaration declaration, PropertyMap inputs)
    {
        var token = $"cmq:index:{declaration.Member}";
        if (_set.FindFunction(token) is { } function)
        {
            Assert.That(function.Check(inputs), Is.Empty);
            return await function.InvokeAsync(inputs, default);
        }

        if (PackageSpec.Components.FirstOrDefault(candidate => candidate.Token == token) is { } component)
        {
            Assert.That(component.Check(inputs, CmqEdition.Tdmq), Is.Empty);
            return await BringUpAsync(component.Plan(inputs, CmqEdition.Tdmq));
        }

        return await BringUpAsync(token, declaration.Name, inputs);
    }

    private async Task<PropertyMap> BringUpAsync(ComponentPlan plan)
    {
        var children = new Dictionary<string, PropertyMap>();
        PropertyValue Value(ComponentValue value) => value switch
        {
            GivenValue given => given.Value,
            ChildOutput output => children[output.Child][output.Output],
            ComposedValue composed => Map(composed.Members),
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };
        PropertyMap Map(IEnumerable<(string Name, ComponentValue Value)> members) => new(members.Select(member => KeyValuePair.Create(member.Name, Value(member.Value))));

        foreach (var child in plan.Children)
        {
            children.Add(child.Key, await BringUpAsync(child.Type.Token, child.Suffix, Map(child.Inputs)));
        }

        return Map(plan.Outputs);
    }

    private async Task<PropertyMap> BringUpAsync(string token, string name, PropertyMap inputs)
    {
        var resource = _set.FindResource(token)!;
        var check = resource.Check(new() { LogicalName = name, NewInputs = inputs, RandomSeed = new byte[32] });
        Assert.That(check.Failures, Is.Empty);
        return (await resource.CreateAsync(name, check.Inputs, default)).Outputs;
    }
}
