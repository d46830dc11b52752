using Cmq.Broker;
using Cmq.Properties;

namespace Cmq.Resources.Tests;

/// <summary>Tags that the configuration gives to every queue and topic.</summary>
public sealed class DefaultTagsTests
{
    private readonly FakeClock _clock = new();

    [TestCase("""{"name":"q"}""", """{"env":"prod","team":"shop"}""")]
    [TestCase("""{"name":"q","tags":{"team":"stock","own":"1"}}""", """{"env":"prod","own":"1","team":"stock"}""")]
    public void Check_AddsThem_AndTheProgramsOwnCount(string program, string tags)
    {
        foreach (var type in new[] { "Queue", "Topic" })
        {
            var inputs = Check(Set("""{"team":"shop","env":"prod"}"""), type, program);
            Assert.That(inputs["tags"], Is.EqualTo((PropertyValue)Programs.Map(tags)));
        }
    }

    [Test]
    public void Check_Subscription_HasNone() => Assert.That(
        Check(Set("""{"team":"shop"}"""), "Subscription", """{"topic":"t","name":"s","protocol":"queue","endpoint":"q"}""").Find("tags"), Is.Null);

    [Test]
    public void Check_TagsNotKnownYet_AreLeftAlone()
    {
        var inputs = Programs.Map("""{"name":"q"}""").Set("tags", PropertyValue.Unknown);
        var check = Set("""{"team":"shop"}""").Resource("Queue").Check(new() { LogicalName = "q", NewInputs = inputs });
        Assert.That((check.Failures.Length, check.Inputs["tags"].IsUnknown), Is.EqualTo((0, true)));
    }

    [Test]
    public void Check_SecretTags_StaySecret()
    {
        var inputs = Programs.Map("""{"name":"q"}""").Set("tags", ((PropertyValue)Programs.Map("""{"own":"1"}""")).AsSecret());
        var check = Set("""{"team":"shop"}""").Resource("Queue").Check(new() { LogicalName = "q", NewInputs = inputs });
        Assert.That(check.Inputs["tags"], Is.EqualTo(((PropertyValue)Programs.Map("""{"own":"1","team":"shop"}""")).AsSecret()));
    }

    [TestCase("Queue")]
    [TestCase("Topic")]
    public async Task Refresh_OfWhatWasCreated_AndTheNextPreview_AreSilent(string type)
    {
        var set = Set("""{"team":"shop"}""");
        var inputs = Check(set, type, """{"name":"q","tags":{"own":"1"}}""");
        var created = await set.Resource(type).CreateAsync("q", inputs, default);
        var live = (await set.Resource(type).ReadAsync("q", inputs, created.Outputs, default))!;
        Assert.That((live.Inputs, live.Outputs), Is.EqualTo((inputs, created.Outputs)));
        Assert.That(Diff(set, type, live, Check(set, type, """{"name":"q","tags":{"own":"1"}}""")), Is.Empty);
    }

    [TestCase("Queue")]
    [TestCase("Topic")]
    public async Task Change_OfTheDefaults_IsAnUpdateInPlace(string type)
    {
        var broker = new CmqBroker(new() { TimeProvider = _clock });
        var before = Set("""{"team":"shop","gone":"1"}""", broker);
        var inputs = Check(before, type, """{"name":"q"}""");
        var created = await before.Resource(type).CreateAsync("q", inputs, default);
        var after = Set("""{"team":"stock"}""", broker);
        var wanted = Check(after, type, """{"name":"q"}""");
        var changes = Diff(after, type, new("q", inputs, created.Outputs), wanted);
        Assert.That(changes.Select(change => (change.Property, change.Effect)), Is.All.EqualTo(("tags", ChangeEffect.Update)));
        var outputs = await after.Resource(type).UpdateAsync(
            new() { Id = "q", LogicalName = "q", OldInputs = inputs, OldOutputs = created.Outputs, NewInputs = wanted }, default);
        Assert.That(outputs["tags"], Is.EqualTo((PropertyValue)Programs.Map("""{"team":"stock"}""")));
    }

    [Test]
    public async Task Import_OfWhatHasThem_ChecksAndDiffsCleanly()
    {
        var set = Set("""{"team":"shop"}""");
        await set.Context.Management!.CreateQueueAsync("q", new(), new Dictionary<string, string> { ["team"] = "shop" });
        var live = (await set.Resource("Queue").ReadAsync("q", null, null, default))!;
        var check = set.Resource("Queue").Check(new() { LogicalName = "q", NewInputs = live.Inputs });
        Assert.That((check.Failures.Length, Diff(set, "Queue", live, check.Inputs).Count), Is.EqualTo((0, 0)));
    }

    private static PropertyMap Check(ResourceSet set, string type, string program)
    {
        var check = set.Resource(type).Check(new() { LogicalName = "q", NewInputs = Programs.Map(program) });
        Assert.That(check.Failures, Is.Empty);
        return check.Inputs;
    }

    private static IReadOnlyList<PropertyChange> Diff(ResourceSet set, string type, LiveResource live, PropertyMap wanted) =>
        set.Resource(type).Diff(new() { LogicalName = "q", OldInputs = live.Inputs, OldOutputs = live.Outputs, NewInputs = wanted }).Changes;

    private ResourceSet Set(string tags, CmqBroker? broker = null) =>
        new(new(broker ?? new CmqBroker(new() { TimeProvider = _clock }), CmqEdition.Tdmq, _clock) { DefaultTags = Programs.Map(tags) });
}
