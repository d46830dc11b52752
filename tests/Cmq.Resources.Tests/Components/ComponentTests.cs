using Cmq.Properties;

namespace Cmq.Resources.Tests;

/// <summary>Components as data: each child takes what its type has, and refers to what is there before it.</summary>
public sealed class ComponentTests
{
    private const string Everything = """{"queueName":"jobs","maxReceiveCount":3,"visibilityTimeout":60,"pollingWaitSeconds":0,"msgRetentionSeconds":3600,"maxMsgSize":2048,"tags":{"a":"b"},"forceDestroy":true}""";

    private const string Tags = """{"topicName":"t","maxMsgSize":2048,"tags":{"a":"b"},"queues":{"one":{"queueName":"q","filterTags":["x"],"visibilityTimeout":60,"msgRetentionSeconds":3600,"forceDestroy":true},"two":{}}}""";

    private const string Keys = """{"queues":{"one":{"bindingKeys":["a.#"]},"two":{"bindingKeys":["#"]}}}""";

    [TestCase("WorkQueue", "{}")]
    [TestCase("WorkQueue", Everything)]
    [TestCase("FanOut", Tags)]
    [TestCase("FanOut", Keys)]
    [TestCase("FanOut", """{"queues":{}}""")]
    public void EveryChild_PassesTheCheckOfItsType(string component, string inputs)
    {
        foreach (var child in Plan(component, inputs).Children)
        {
            var result = Sets.Offline().FindResource(child.Type.Token)!.Check(new() { LogicalName = "x", NewInputs = Inputs(child) });
            Assert.That(result.Failures, Is.Empty, child.Key);
        }
    }

    [TestCase("WorkQueue", "{}")]
    [TestCase("FanOut", Tags)]
    public void EveryReference_IsToAChildBeforeIt(string component, string inputs)
    {
        var seen = new HashSet<string>();
        foreach (var child in Plan(component, inputs).Children)
        {
            Assert.That(child.Inputs.SelectMany(input => References(input.Value)), Is.SubsetOf(seen), child.Key);
            seen.Add(child.Key);
        }
    }

    [TestCase("WorkQueue", "{}")]
    [TestCase("FanOut", Tags)]
    public void Outputs_AreThoseOfTheTable(string component, string inputs) =>
        Assert.That(Plan(component, inputs).Outputs.Select(output => output.Name), Is.EqualTo(Spec(component).Outputs.Select(row => row.Name)));

    [TestCase("WorkQueue", Everything)]
    [TestCase("FanOut", Tags)]
    public void NamesOfChildren_OfOneType_Differ(string component, string inputs) =>
        Assert.That(Plan(component, inputs).Children.Select(child => (child.Type.Name, child.Suffix)), Is.Unique);

    [Test]
    public void DeadLetters_StayAsLongAsTheEditionAllows([Values] CmqEdition edition)
    {
        var dead = Spec("WorkQueue").Plan(PropertyMap.Empty, edition).Children[0];
        Assert.That(Inputs(dead)["msgRetentionSeconds"], Is.EqualTo((PropertyValue)QueueAttributes.MsgRetentionSeconds.RangeIn(edition)!.Value.Maximum));
    }

    [TestCase("«unknown»")]
    [TestCase("«secret:jobs»")]
    public void DeadLetters_NameIsAsTheQueuesNameIs(string name)
    {
        var inputs = Programs.Map($$"""{"queueName":"{{name}}"}""");
        var dead = Inputs(Spec("WorkQueue").Plan(inputs, CmqEdition.Tdmq).Children[0])["name"];
        Assert.That((dead.IsUnknown, dead.IsSecret), Is.EqualTo((inputs["queueName"].IsUnknown, inputs["queueName"].IsSecret)));
    }

    [TestCase(Tags, 1)]
    [TestCase(Keys, 2)]
    [TestCase("""{"queues":{"one":{"bindingKeys":"«unknown»"}}}""", 2)]
    public void FanOut_FiltersAsItsQueuesDo(string inputs, int filterType) =>
        Assert.That(Inputs(Plan("FanOut", inputs).Children[0])["filterType"], Is.EqualTo((PropertyValue)filterType));

    [TestCase("""{"queues":{"one":"«unknown»","two":{"bindingKeys":["a"]}}}""", 2)]
    [TestCase("""{"queues":{"one":"«unknown»","two":{}}}""", 1)]
    [TestCase("""{"queues":{"one":{"bindingKeys":[]},"two":{"filterTags":["a"]}}}""", 1)]
    [TestCase("""{"queues":{"one":null}}""", 1)]
    public void FanOut_FiltersAsTheQueuesThatAreKnown(string inputs, int filterType) =>
        Assert.That(Inputs(Plan("FanOut", inputs).Children[0])["filterType"], Is.EqualTo((PropertyValue)filterType));

    [Test]
    public void FanOut_NoQueueKnown_FilterIsUnknown() =>
        Assert.That(Inputs(Plan("FanOut", """{"queues":{"one":"«unknown»"}}""").Children[0])["filterType"].IsUnknown, Is.True);

    [Test]
    public void FanOut_QueueThatIsNotKnown_HasUnknownInputs() =>
        Assert.That(Inputs(Plan("FanOut", """{"queues":{"one":"«unknown»"}}""").Children[1]).Values.All(value => value.IsUnknown), Is.True);

    // A key alone, as YAML has it.
    [Test]
    public void FanOut_QueueOfNull_IsAQueueWithoutSettings() =>
        Assert.That(Inputs(Plan("FanOut", """{"queues":{"one":null}}""").Children[1]), Is.EqualTo(PropertyMap.Empty));

    [TestCase("WorkQueue", "{\"queueName\":\"«59»\"}")]
    [TestCase("FanOut", "{\"topicName\":\"«64»\",\"queues\":{\"one\":{\"queueName\":\"«64»\"}}}")]
    public void NamesThatJustFit_AreTaken(string component, string inputs) =>
        Assert.That(Spec(component).Check(Programs.Map(WithLetters(inputs)), CmqEdition.Tdmq), Is.Empty);

    [TestCase("WorkQueue", "{\"queueName\":\"«60»\"}", "queueName")]
    [TestCase("WorkQueue", "{\"queueName\":\"no blanks\"}", "queueName")]
    [TestCase("FanOut", "{\"topicName\":\"«65»\",\"queues\":{}}", "topicName")]
    [TestCase("FanOut", "{\"queues\":{\"one\":{\"queueName\":\"«65»\"}}}", "queues.one.queueName")]
    public void NamesThatNoChildCanHave_AreRefusedWhereTheyAreSet(string component, string inputs, string property) =>
        Assert.That(
            Spec(component).Check(Programs.Map(WithLetters(inputs)), CmqEdition.Tdmq).Select(failure => failure.Property),
            Is.EqualTo(new[] { property }));

    [Test]
    public void NameThatNoChildCanHave_OfASecret_IsNotShown() =>
        Assert.That(Spec("WorkQueue").Check(Programs.Map("""{"queueName":"«secret:hunter 2»"}"""), CmqEdition.Tdmq).Single().Reason, Does.Not.Contain("hunter"));

    private static string WithLetters(string inputs) =>
        System.Text.RegularExpressions.Regex.Replace(inputs, "«([0-9]+)»", match => new string('x', int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)));

    private static ComponentSpec Spec(string name) => PackageSpec.Components.Single(component => component.Name == name);

    private static ComponentPlan Plan(string component, string inputs)
    {
        var map = Programs.Map(inputs);
        Assert.That(Spec(component).Check(map, CmqEdition.Tdmq), Is.Empty);
        return Spec(component).Plan(map, CmqEdition.Tdmq);
    }

    // What a child will have is not known before it is there.
    private static PropertyMap Inputs(ComponentChild child) => new(child.Inputs.Select(input => KeyValuePair.Create(input.Name, Value(input.Value))));

    private static PropertyValue Value(ComponentValue value) => value switch
    {
        GivenValue given => given.Value,
        ComposedValue composed => new ObjectValue(new(composed.Members.Select(member => KeyValuePair.Create(member.Name, Value(member.Value))))),
        _ => PropertyValue.Unknown,
    };

    private static IEnumerable<string> References(ComponentValue value) => value switch
    {
        ChildOutput output => [output.Child],
        ComposedValue composed => composed.Members.SelectMany(member => References(member.Value)),
        _ => [],
    };
}
