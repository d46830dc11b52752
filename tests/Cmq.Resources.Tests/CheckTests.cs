using Cmq.Properties;
using static Cmq.CmqEdition;

namespace Cmq.Resources.Tests;

/// <summary>Refusals: each names the property, the value, the limit, the edition and, where another edition would take it, that edition.</summary>
public sealed class CheckTests
{
    private const string Subscription = """ "topic":"events","name":"s","protocol":"queue","endpoint":"stock" """;

    [TestCase("Queue", """{"name":"orders"}""")]
    [TestCase("Queue", """{"name":"orders","visibilityTimeout":30,"tags":{"team":"shop"},"trace":true}""")]
    [TestCase("Queue", """{"name":"orders","deadLetterPolicy":{"deadLetterQueue":"dead","policy":0,"maxReceiveCount":5}}""")]
    [TestCase("Queue", """{"name":"«unknown»","maxMsgSize":"«unknown»","deadLetterPolicy":{"deadLetterQueue":"«unknown»","policy":0,"maxReceiveCount":5}}""")]
    [TestCase("Queue", """{"name":"orders","msgRetentionSeconds":"«unknown»","deadLetterPolicy":{"deadLetterQueue":"dead","policy":1,"maxTimeToLive":43200}}""")]
    [TestCase("Queue", """{"name":"orders","pollingWaitSeconds":null}""")]
    [TestCase("Topic", """{"name":"events","filterType":2,"maxMsgSize":1048576}""")]
    [TestCase("Subscription", $$"""{{{Subscription}},"filterTags":["a","b"]}""")]
    [TestCase("Subscription", """{"topic":"e","name":"s","protocol":"http","endpoint":"http://example.com/cb","notifyContentFormat":"JSON","notifyStrategy":"BACKOFF_RETRY"}""")]
    [TestCase("Subscription", """{"topic":"e","name":"s","protocol":"http","endpoint":"«secret:http://u:p@example.com/cb»"}""")]
    [TestCase("Subscription", $$"""{{{Subscription}},"filterTags":[],"bindingKeys":[]}""")]
    [TestCase("Subscription", $$"""{{{Subscription}},"filterTags":[],"bindingKeys":["a"]}""")]
    [TestCase("Subscription", $$"""{{{Subscription}},"filterTags":["a"],"bindingKeys":[]}""")]
    [TestCase("Subscription", $$"""{{{Subscription}},"filterTags":"«unknown»","bindingKeys":"«unknown»"}""")]
    public void Check_Sound_HasNoFailure(string type, string inputs) => Assert.That(Failures(type, inputs), Is.Empty);

    [TestCase(Tdmq, "Queue", """{"name":"q","pollingWaitSeconds":31}""", "pollingWaitSeconds: 31 is not allowed: 0 to 30 seconds (edition tdmq)")]
    [TestCase(Classic, "Queue", """{"name":"q","maxMsgSize":65537}""", "maxMsgSize: 65537 is not allowed: 1024 to 65536 bytes (edition classic); edition tdmq or tdmq2022 takes it")]
    [TestCase(Tdmq2022, "Queue", """{"name":"q","msgRetentionSeconds":43201}""", "msgRetentionSeconds: 43201 is not allowed: 30 to 43200 seconds (edition tdmq2022); edition tdmq or classic takes it")]
    [TestCase(Tdmq, "Queue", """{"name":"q","rewindSeconds":43201}""", "rewindSeconds: 43201 is not allowed: 0 to 43200 seconds (edition tdmq); edition tdmq2022 takes it")]
    [TestCase(Classic, "Queue", """{"name":"q","trace":true}""", "trace: true is not allowed: not an attribute of this edition (edition classic); edition tdmq or tdmq2022 takes it")]
    [TestCase(Classic, "Queue", """{"name":"q","tags":{"a":"b"}}""", "tags: a map of 1 is not allowed: not an attribute of this edition (edition classic); edition tdmq or tdmq2022 takes it")]
    [TestCase(Classic, "Queue", """{"name":"a_b"}""", "name: 'a_b' is not allowed: a letter first, then letters, digits and '-' (edition classic); edition tdmq or tdmq2022 takes it")]
    [TestCase(Tdmq, "Queue", """{"name":"q-dlq"}""", "name: 'q-dlq' is not allowed: no queue name ends in '-dlq', which the service keeps for itself (edition tdmq); edition classic takes it")]
    [TestCase(Tdmq, "Queue", """{"name":"q","visibilityTimeout":"30"}""", "visibilityTimeout: is the string '30'; a whole number is expected")]
    [TestCase(Tdmq, "Queue", """{"name":"q","visibilityTimeout":1.5}""", "visibilityTimeout: is 1.5; a whole number from 1 to 43200 is expected")]
    [TestCase(Tdmq, "Queue", """{"name":"q","trace":"yes"}""", "trace: is the string 'yes'; true or false is expected")]
    [TestCase(Tdmq, "Queue", """{"name":"q","tags":["a"]}""", "tags: is a list; a map of strings is expected")]
    [TestCase(Tdmq, "Queue", """{"name":"q","tags":{"a":1}}""", "tags.a: is 1; a string is expected")]
    [TestCase(Tdmq, "Queue", """{"name":"q","visibilityTimout":30}""", "visibilityTimout: is not a property of Queue; did you mean 'visibilityTimeout'?")]
    [TestCase(Tdmq, "Queue", """{"name":"q","colour":"red"}""", "colour: is not a property of Queue")]
    [TestCase(Tdmq, "Queue", """{"name":"q","queueId":"x"}""", "queueId: is filled in by the service and can't be set")]
    [TestCase(Tdmq, "Queue", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"d","policy":2}}""", "deadLetterPolicy.policy: 2 is not allowed: 0 (ReceiveCount) or 1 (TimeToLive) (edition tdmq)")]
    [TestCase(Tdmq, "Queue", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"d","policy":0}}""", "deadLetterPolicy.maxReceiveCount: is missing: policy 0 needs it, 1 to 1000 times (edition tdmq)")]
    [TestCase(Tdmq, "Queue", """{"name":"q","deadLetterPolicy":{"policy":0,"maxReceiveCount":5}}""", "deadLetterPolicy.deadLetterQueue: is missing: name of the queue that takes the messages. It has no dead-letter queue itself and serves at most 6 sources")]
    [TestCase(Tdmq, "Queue", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"d","policy":0,"maxReceiveCount":1001}}""", "deadLetterPolicy.maxReceiveCount: 1001 is not allowed: 1 to 1000 times (edition tdmq)")]
    [TestCase(Tdmq, "Queue", """{"name":"q","msgRetentionSeconds":600,"deadLetterPolicy":{"deadLetterQueue":"d","policy":1,"maxTimeToLive":600}}""", "deadLetterPolicy.maxTimeToLive: 600 is not allowed: only below msgRetentionSeconds, which is 600 seconds (edition tdmq)")]
    [TestCase(Tdmq, "Queue", """{"name":"q","deadLetterPolicy":{"deadLetterQueue":"Q","policy":0,"maxReceiveCount":5}}""", "deadLetterPolicy.deadLetterQueue: 'Q' is not allowed: a queue is not its own dead-letter queue (edition tdmq)")]
    [TestCase(Tdmq, "Topic", """{"name":"t","filterType":3}""", "filterType: 3 is not allowed: 1 (FilterTag) or 2 (BindingKey) (edition tdmq)")]
    [TestCase(Tdmq, "Topic", """{"name":"t","msgRetentionSeconds":86400}""", "msgRetentionSeconds: is filled in by the service and can't be set")]
    [TestCase(Tdmq, "Subscription", """{"name":"s","protocol":"queue","endpoint":"q"}""", "topic: is missing: name of the topic")]
    [TestCase(Tdmq, "Subscription", """{"topic":"t","name":"s","protocol":"https","endpoint":"q"}""", "protocol: 'https' is not allowed: 'http' (Http) or 'queue' (Queue) (edition tdmq)")]
    [TestCase(Tdmq, "Subscription", """{"topic":"t","name":"s","protocol":"http","endpoint":"https://x/"}""", "endpoint: 'https://x/' is not allowed: an URL that starts with http://, without blanks, at most 500 characters (edition tdmq)")]
    [TestCase(Tdmq, "Subscription", $$"""{{{Subscription}},"notifyContentFormat":"JSON"}""", "notifyContentFormat: 'JSON' is not allowed: a subscription of protocol queue takes SIMPLIFIED only (edition tdmq)")]
    [TestCase(Tdmq, "Subscription", $$"""{{{Subscription}},"filterTags":["12345678901234567"]}""", "filterTags[0]: '12345678901234567' is not allowed: 1 to 16 characters (edition tdmq)")]
    [TestCase(Tdmq, "Subscription", $$"""{{{Subscription}},"bindingKeys":["a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q"]}""", "bindingKeys[0]: 'a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q' is not allowed: at most 15 dots (edition tdmq)")]
    [TestCase(Tdmq, "Subscription", $$"""{{{Subscription}},"bindingKeys":["a"],"filterTags":["b"]}""", "bindingKeys: a list is not allowed: a topic filters by tags or by binding keys, so a subscription has one of the two (edition tdmq)")]
    public void Check_Wrong_SaysWhatAndWhy(CmqEdition edition, string type, string inputs, string expected) =>
        Assert.That(Failures(type, inputs, edition), Is.EqualTo(new[] { expected }));

    [TestCase("Subscription", """{"topic":"t","name":"s","protocol":"http","endpoint":"«secret:hunter2 hunter2»"}""")]
    [TestCase("Queue", """{"name":"q","visibilityTimeout":"«secret:hunter2»"}""")]
    [TestCase("Queue", """{"name":"q","tags":{"k":"«secret: hunter2»"}}""")]
    public void Check_WrongSecret_IsNotShown(string type, string inputs) =>
        Assert.That(string.Join('\n', Failures(type, inputs)), Is.Not.Empty.And.Not.Contains("hunter2"));

    [Test]
    public void Check_WrongMemberOfASecretObject_IsNotShown()
    {
        var policy = Programs.Map("""{"deadLetterQueue":"dead","policy":5}""");
        var inputs = PropertyMap.Empty.Set("deadLetterPolicy", ((PropertyValue)policy).AsSecret());
        var failures = Check("Queue", inputs).Failures.Select(failure => failure.ToString());
        Assert.That(string.Join('\n', failures), Does.Contain("the secret value is not allowed").And.Not.Contain("5 is not"));
    }

    [Test]
    public void Check_KeepsSecretsAndUnknowns()
    {
        var inputs = Programs.Map("""{"topic":"t","name":"«unknown»","protocol":"http","endpoint":"«secret:http://x/»"}""");
        Assert.That(Check("Subscription", inputs).Inputs, Is.EqualTo(inputs));
    }

    [Test]
    public void Check_NoName_MakesOneFromTheSeed()
    {
        var request = new CheckRequest { LogicalName = "orders", NewInputs = PropertyMap.Empty, RandomSeed = new byte[] { 1, 2, 3 } };
        var names = Enumerable.Range(0, 2).Select(_ => Sets.Offline().Resource("Queue").Check(request).Inputs["name"]).Distinct().ToList();
        Assert.That(((StringValue)names.Single()).Value, Does.Match("^orders-[0-9a-f]{7}$"));
    }

    [Test]
    public void Check_NoName_KeepsTheOneItHad()
    {
        var request = new CheckRequest { LogicalName = "orders", NewInputs = PropertyMap.Empty, OldInputs = Programs.Map("""{"name":"orders-1234567"}""") };
        Assert.That(Sets.Offline().Resource("Queue").Check(request).Inputs["name"], Is.EqualTo((PropertyValue)"orders-1234567"));
    }

    [TestCase("a logical/name: with everything, that is far longer than sixty-four characters allow")]
    [TestCase("9lives")]
    [TestCase("消息")]
    public void Check_NoName_FitsTheServicesRule(string logicalName)
    {
        var result = Sets.Offline().Resource("Topic").Check(new() { LogicalName = logicalName, NewInputs = PropertyMap.Empty });
        Assert.That(result.Failures, Is.Empty, result.Inputs.ToString());
    }

    [Test]
    public void Check_NoNameAndNamingDisabled_IsRefused()
    {
        var request = new CheckRequest { LogicalName = "q", NewInputs = PropertyMap.Empty, Autonaming = new("", AutonamingMode.Disable) };
        Assert.That(Sets.Offline().Resource("Queue").Check(request).Failures.Single().Property, Is.EqualTo("name"));
    }

    private static IEnumerable<string> Failures(string type, string inputs, CmqEdition edition = Tdmq) =>
        Check(type, Programs.Map(inputs), edition).Failures.Select(failure => failure.ToString());

    private static CheckResult Check(string type, PropertyMap inputs, CmqEdition edition = Tdmq) =>
        Sets.Offline(edition).Resource(type).Check(new() { LogicalName = "resource", NewInputs = inputs });
}
