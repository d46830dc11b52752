using Cmq.Properties;

namespace Cmq.Resources.Tests;

/// <summary>Which names are automatic is known from the program, never guessed from how a name looks.</summary>
public sealed class AutonamingTests
{
    private const string LooksAutomatic = "orders-0a1b2c3";

    [Test]
    public void Replace_ExplicitNameThatLooksAutomatic_DeletesFirst()
    {
        var before = Check($$"""{"name":"{{LooksAutomatic}}","maxMsgSize":1024}""");
        Assert.That(Diff(before, Check($$"""{"name":"{{LooksAutomatic}}","maxMsgSize":2048}""", before)).DeleteBeforeReplace, Is.True);
    }

    [Test]
    public void Replace_AutomaticName_CreatesFirst()
    {
        var before = Check("""{"maxMsgSize":1024}""");
        Assert.That(Diff(before, Check("""{"maxMsgSize":2048}""", before)).DeleteBeforeReplace, Is.False);
    }

    [Test]
    public void Replace_AutomaticNameOfAStateWithoutTheMark_CreatesFirst()
    {
        var before = Programs.Map($$"""{"name":"{{LooksAutomatic}}","maxMsgSize":1024}""");
        Assert.That(Diff(before, Check("""{"maxMsgSize":2048}""", before)).DeleteBeforeReplace, Is.False);
    }

    [Test]
    public void Replace_AutomaticNameThatTheProgramTakesOver_DeletesFirst()
    {
        var before = Check("""{"maxMsgSize":1024}""");
        var name = ((StringValue)before["name"]).Value;
        Assert.That(Diff(before, Check($$"""{"name":"{{name}}","maxMsgSize":2048}""", before)).DeleteBeforeReplace, Is.True);
    }

    [Test]
    public void Replace_ProposedName_CreatesFirst()
    {
        var before = Check("""{"maxMsgSize":1024}""", naming: new("anything", AutonamingMode.Propose));
        Assert.That(Diff(before, Check("""{"maxMsgSize":2048}""", before)).DeleteBeforeReplace, Is.False);
    }

    [Test]
    public void Replace_SubscriptionWithAutomaticName_CreatesFirst()
    {
        const string Inputs = """ "topic":"events","protocol":"queue" """;
        var before = Check($$"""{{{Inputs}},"endpoint":"a"}""", type: "Subscription");
        Assert.That(Diff(before, Check($$"""{{{Inputs}},"endpoint":"b"}""", before, type: "Subscription"), "Subscription").DeleteBeforeReplace, Is.False);
    }

    [Test]
    public void Replace_SubscriptionWithNameThatLooksAutomatic_DeletesFirst()
    {
        const string Inputs = $$""" "topic":"events","protocol":"queue","name":"{{LooksAutomatic}}" """;
        var before = Check($$"""{{{Inputs}},"endpoint":"a"}""", type: "Subscription");
        Assert.That(Diff(before, Check($$"""{{{Inputs}},"endpoint":"b"}""", before, type: "Subscription"), "Subscription").DeleteBeforeReplace, Is.True);
    }

    // What ignoreChanges: ["*"] makes of a program: the old inputs.
    [Test]
    public void Check_OfItsOwnAnswer_KeepsTheMark()
    {
        var before = Check("{}");
        Assert.That(Sets.Offline().Resource("Queue").Check(new() { LogicalName = "orders", NewInputs = before, OldInputs = before }).Inputs, Is.EqualTo(before));
    }

    [Test]
    public void Diff_MarkAlone_IsNone() =>
        Assert.That(Diff(Programs.Map($$"""{"name":"{{LooksAutomatic}}"}"""), Check("{}", Programs.Map($$"""{"name":"{{LooksAutomatic}}"}"""))).Changes, Is.Empty);

    [Test]
    public void PreviewCreate_LeavesTheMarkOut() =>
        Assert.That(Sets.Offline().Resource("Queue").PreviewCreate(Check("{}")).Keys, Is.EqualTo(new[] { "name" }));

    [TestCase(60, "-abcdef1", "-abcdef1")]
    [TestCase(80, "-abcdef1", "-abcdef1")]
    [TestCase(60, "abcdef12", "abcdef12")]
    [TestCase(70, "_abc", "_abc")]
    public void Check_LongProposal_KeepsItsEnd(int letters, string end, string kept)
    {
        var name = ((StringValue)Check("{}", naming: new(new string('x', letters) + end, AutonamingMode.Propose))["name"]).Value;
        Assert.That(name, Has.Length.EqualTo(CmqNames.MaxLength).And.StartsWith("xxx").And.EndsWith(kept));
    }

    [Test]
    public void Check_ProposalThatFits_IsTaken() =>
        Assert.That(Check("{}", naming: new("orders-dev", AutonamingMode.Propose))["name"], Is.EqualTo((PropertyValue)"orders-dev"));

    private static PropertyMap Check(string inputs, PropertyMap? before = null, AutonamingOptions? naming = null, string type = "Queue")
    {
        var result = Sets.Offline().Resource(type).Check(new()
        {
            LogicalName = "orders",
            NewInputs = Programs.Map(inputs),
            OldInputs = before ?? PropertyMap.Empty,
            Autonaming = naming,
        });
        Assert.That(result.Failures, Is.Empty);
        return result.Inputs;
    }

    private static DiffResult Diff(PropertyMap before, PropertyMap after, string type = "Queue") =>
        Sets.Offline().Resource(type).Diff(new() { LogicalName = "orders", OldInputs = before, OldOutputs = before, NewInputs = after });
}
