using Cmq.Properties;
using static Cmq.CmqEdition;

namespace Cmq.Resources.Tests;

/// <summary>What a change means: which path, which kind, in place or by replacement, and in which order.</summary>
public sealed class DiffTests
{
    private const string Live = """ "name":"orders","visibilityTimeout":30,"maxMsgSize":65536,"rewindSeconds":0,"msgRetentionSeconds":345600 """;
    private const string Sub = """ "topic":"events","name":"s","protocol":"queue","endpoint":"stock" """;

    [TestCase(Tdmq, "Queue", """{"name":"q","visibilityTimeout":30}""", """{"name":"q","visibilityTimeout":60}""", "Update visibilityTimeout")]
    [TestCase(Tdmq, "Queue", """{"name":"q"}""", """{"name":"q","visibilityTimeout":60}""", "Add visibilityTimeout")]
    [TestCase(Tdmq, "Queue", """{"name":"q","visibilityTimeout":60}""", """{"name":"q"}""", "Delete visibilityTimeout")]
    [TestCase(Tdmq, "Queue", """{"name":"q","visibilityTimeout":30}""", """{"name":"q"}""", "")]
    [TestCase(Tdmq, "Queue", """{"name":"q","maxMsgHeapNum":2000000}""", """{"name":"q"}""", "")]
    [TestCase(Tdmq, "Queue", """{"name":"q","visibilityTimeout":60}""", """{"name":"q","visibilityTimeout":"«unknown»"}""", "Update visibilityTimeout")]
    [TestCase(Tdmq, "Queue", """{"name":"q","maxMsgSize":1024}""", """{"name":"q","maxMsgSize":2048}""", "Update maxMsgSize replaces, deletes first")]
    [TestCase(Tdmq2022, "Queue", """{"name":"q","maxMsgSize":1024}""", """{"name":"q","maxMsgSize":2048}""", "Update maxMsgSize replaces, deletes first")]
    [TestCase(Classic, "Queue", """{"name":"q","maxMsgSize":1024}""", """{"name":"q","maxMsgSize":2048}""", "Update maxMsgSize")]
    [TestCase(Tdmq, "Queue", """{"name":"a"}""", """{"name":"b"}""", "Update name replaces")]
    [TestCase(Tdmq, "Queue", """{"name":"a"}""", """{"name":"A"}""", "Update name replaces, deletes first")]
    [TestCase(Tdmq, "Queue", """{"name":"a"}""", """{"name":"«unknown»"}""", "Update name replaces")]
    [TestCase(Tdmq, "Queue", """{"name":"orders-0a1b2c3","maxMsgSize":1024}""", """{"name":"orders-0a1b2c3","maxMsgSize":2048}""", "Update maxMsgSize replaces, deletes first")]
    [TestCase(Tdmq, "Queue", """{"name":"orders-0a1b2c3","maxMsgSize":1024}""", """{"name":"orders-0a1b2c3","__defaults":["name"],"maxMsgSize":2048}""", "Update maxMsgSize replaces")]
    [TestCase(Tdmq, "Queue", """{"name":"q","transaction":true}""", """{"name":"q"}""", "Delete transaction replaces, deletes first")]
    [TestCase(Tdmq, "Queue", """{"name":"q"}""", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"d","policy":0,"maxReceiveCount":5}}""", "Add deadLetterPolicy")]
    [TestCase(Tdmq, "Queue", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"d","policy":0,"maxReceiveCount":5}}""", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"d","policy":0,"maxReceiveCount":6}}""", "Update deadLetterPolicy.maxReceiveCount")]
    [TestCase(Tdmq, "Queue", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"d","policy":0,"maxReceiveCount":5}}""", """{"name":"q"}""", "Delete deadLetterPolicy")]
    [TestCase(Tdmq, "Queue", """{"name":"q","tags":{"a":"1"}}""", """{"name":"q","tags":{"a":"2"}}""", "Update tags")]
    [TestCase(Tdmq, "Topic", """{"name":"t","tags":{"a":"1"}}""", """{"name":"t"}""", "Delete tags")]
    [TestCase(Tdmq, "Queue", """{"name":"q"}""", """{"name":"q","tags":{}}""", "")]
    [TestCase(Tdmq, "Queue", """{"name":"q"}""", """{"name":"q","forceDestroy":true}""", "Add forceDestroy")]
    [TestCase(Tdmq, "Topic", """{"name":"t","filterType":1}""", """{"name":"t","filterType":2}""", "Update filterType replaces, deletes first")]
    [TestCase(Tdmq, "Topic", """{"name":"t","filterType":1}""", """{"name":"t"}""", "")]
    [TestCase(Tdmq, "Topic", """{"name":"t","maxMsgSize":2048}""", """{"name":"t","maxMsgSize":4096}""", "Update maxMsgSize")]
    [TestCase(Tdmq, "Subscription", $$"""{{{Sub}},"filterTags":["a","b"]}""", $$"""{{{Sub}},"filterTags":["b","a"]}""", "")]
    [TestCase(Tdmq, "Subscription", $$"""{{{Sub}},"filterTags":["a","a","b"]}""", $$"""{{{Sub}},"filterTags":["b","a"]}""", "")]
    [TestCase(Tdmq, "Subscription", $$"""{{{Sub}},"bindingKeys":["a"]}""", $$"""{{{Sub}},"bindingKeys":["a","a"]}""", "")]
    [TestCase(Tdmq, "Subscription", $$"""{{{Sub}},"filterTags":["a"]}""", """{"topic":"Events","name":"S","protocol":"http","endpoint":"http://x/","filterTags":["a"]}""", "Update topic replaces, Update name replaces, Update protocol replaces, Update endpoint replaces, deletes first")]
    [TestCase(Tdmq, "Subscription", $$"""{{{Sub}},"filterTags":["a","b"]}""", $$"""{{{Sub}},"filterTags":["b"]}""", "Update filterTags")]
    [TestCase(Tdmq, "Subscription", $$"""{{{Sub}},"filterTags":["a"]}""", $$"""{{{Sub}},"filterTags":[]}""", "Delete filterTags")]
    [TestCase(Tdmq, "Subscription", $$"""{{{Sub}},"bindingKeys":["a"]}""", $$"""{{{Sub}},"bindingKeys":["b"]}""", "Update bindingKeys")]
    [TestCase(Tdmq, "Subscription", $$"""{{{Sub}},"bindingKeys":["a"]}""", $$"""{{{Sub}}}""", "Delete bindingKeys replaces, deletes first")]
    [TestCase(Tdmq, "Subscription", $$"""{{{Sub}}}""", """{"topic":"events","name":"s","protocol":"queue","endpoint":"other"}""", "Update endpoint replaces, deletes first")]
    [TestCase(Tdmq, "Subscription", $$"""{{{Sub}}}""", """{"topic":"other","name":"s","protocol":"queue","endpoint":"stock"}""", "Update topic replaces")]
    [TestCase(Tdmq, "Subscription", """{"topic":"e","name":"s","protocol":"http","endpoint":"http://x/"}""", """{"topic":"e","name":"s","protocol":"http","endpoint":"«secret:http://x/»"}""", "")]
    public void Diff_FollowsTheTable(CmqEdition edition, string type, string before, string after, string expected)
    {
        var diff = Diff(type, before, after, edition);
        var text = string.Join(", ", diff.Changes.Select(Show)) + (diff.DeleteBeforeReplace ? ", deletes first" : "");
        Assert.That(text, Is.EqualTo(expected));
    }

    [Test]
    public void Diff_SetToWhatHoldsAnyway_IsNone() =>
        Assert.That(Diff("Queue", """{"name":"orders"}""", """{"name":"orders","visibilityTimeout":30,"rewindSeconds":0}""", outputs: $$"""{{{Live}}}""").Changes, Is.Empty);

    [Test]
    public void Diff_WithoutOldInputs_ComparesOutputs()
    {
        var request = new DiffRequest { LogicalName = "x", OldOutputs = Programs.Map($$"""{{{Live}}}"""), NewInputs = Programs.Map("""{"name":"orders","visibilityTimeout":31}""") };
        Assert.That(Sets.Offline().Resource("Queue").Diff(request).Changes.Select(Show), Is.EqualTo(new[] { "Update visibilityTimeout" }));
    }

    [TestCase("visibilityTimeout")]
    [TestCase("*")]
    public void Diff_IgnoredProperty_IsNone(string ignored)
    {
        var diff = Sets.Offline().Resource("Queue").Diff(new()
        {
            LogicalName = "x",
            OldInputs = Programs.Map("""{"name":"q","visibilityTimeout":30}"""),
            OldOutputs = Programs.Map("""{"name":"q","visibilityTimeout":30}"""),
            NewInputs = Programs.Map("""{"name":"q","visibilityTimeout":31}"""),
            IgnoreChanges = [PropertyPath.Parse(ignored)],
        });
        Assert.That(diff.Changes, Is.Empty);
    }

    [Test]
    public void Diff_IgnoredMember_LeavesTheOthers()
    {
        var diff = Sets.Offline().Resource("Queue").Diff(new()
        {
            LogicalName = "x",
            OldInputs = Programs.Map("""{"name":"q","deadLetterPolicy":{"deadLetterQueue":"a","policy":0,"maxReceiveCount":5}}"""),
            OldOutputs = PropertyMap.Empty,
            NewInputs = Programs.Map("""{"name":"q","deadLetterPolicy":{"deadLetterQueue":"b","policy":0,"maxReceiveCount":6}}"""),
            IgnoreChanges = [PropertyPath.Parse("deadLetterPolicy.maxReceiveCount")],
        });
        Assert.That(diff.Changes.Select(Show), Is.EqualTo(new[] { "Update deadLetterPolicy.deadLetterQueue" }));
    }

    [Test]
    public void Diff_InPlace_SaysWhatStays() =>
        Assert.That(Diff("Queue", """{"name":"q","visibilityTimeout":30}""", """{"name":"q","visibilityTimeout":31}""").Stables, Is.EquivalentTo(new[] { "name", "queueId", "createTime" }));

    [FsCheck.NUnit.Property]
    public void Diff_OfEqual_IsNone(int visibility, bool trace, string[] tags)
    {
        var inputs = Programs.Map("""{"name":"q"}""")
            .Set("visibilityTimeout", visibility)
            .Set("trace", trace)
            .Set("filterTags", PropertyValue.ListOf(tags.Where(tag => tag is not null)));
        var diff = Sets.Offline().Resource("Queue").Diff(new() { LogicalName = "x", OldInputs = inputs, OldOutputs = PropertyMap.Empty, NewInputs = inputs });
        Assert.That(diff.Changes, Is.Empty);
    }

    private static DiffResult Diff(string type, string before, string after, CmqEdition edition = Tdmq, string? outputs = null) =>
        Sets.Offline(edition).Resource(type).Diff(new()
        {
            LogicalName = "orders",
            OldInputs = Programs.Map(before),
            OldOutputs = Programs.Map(outputs ?? before),
            NewInputs = Programs.Map(after),
        });

    private static string Show(PropertyChange change) => $"{change.Kind} {change.Path}" + change.Effect switch
    {
        ChangeEffect.Replace => " replaces",
        _ => "",
    };
}
