namespace Cmq.Resources.Tests;

/// <summary>How examples are written: one program in each language, and what a language needs said in its own way.</summary>
public sealed class ExampleWriterTests
{
    // It has a value of every kind, names that are keywords somewhere, and texts that want escapes.
    private static readonly ExampleProgram Program = Make();

    [Test]
    public void CSharp_IsAsItsSdkWantsIt() => AssertWritten(new CSharpExampleWriter(), """
        using System.Collections.Generic;
        using Pulumi;
        using Cmq = Pulumi.Cmq;

        return await Deployment.RunAsync(() =>
        {
            var @event = new Cmq.Topic("event");

            var from = new Cmq.Queue("from", new()
            {
                Name = "a \"b\" \\ ${c}\nd",
                RetentionSizeInMB = 10240,
                Trace = true,
                Tags =
                {
                    { "cost-center", "4711" },
                    { "on", "true" },
                },
                DeadLetterPolicy = new Cmq.Inputs.DeadLetterPolicyArgs
                {
                    DeadLetterQueue = @event.Name,
                    Policy = Cmq.DeadLetterCondition.TimeToLive,
                },
            });

            var toQueue = new Cmq.Subscription("toQueue", new()
            {
                Protocol = Cmq.Protocol.Queue,
                FilterTags = new[] { "a", "#" },
            });

            var found = Cmq.GetQueue.Invoke(new()
            {
                Name = from.Name,
            });

            return new Dictionary<string, object?>
            {
                ["waiting"] = found.Apply(result => result.ActiveMsgNum),
            };
        });

        """);

    [Test]
    public void TypeScript_IsAsItsSdkWantsIt() => AssertWritten(new TypeScriptExampleWriter(), """
        import * as cmq from "pulumi-cmq";

        const event = new cmq.Topic("event");

        const from = new cmq.Queue("from", {
            name: "a \"b\" \\ ${c}\nd",
            retentionSizeInMB: 10240,
            trace: true,
            tags: {
                "cost-center": "4711",
                on: "true",
            },
            deadLetterPolicy: {
                deadLetterQueue: event.name,
                policy: cmq.DeadLetterCondition.TimeToLive,
            },
        });

        const toQueue = new cmq.Subscription("toQueue", {
            protocol: cmq.Protocol.Queue,
            filterTags: ["a", "#"],
        });

        const found = cmq.getQueueOutput({
            name: from.name,
        });

        export const waiting = found.activeMsgNum;

        """);

    [Test]
    public void Python_IsAsItsSdkWantsIt() => AssertWritten(new PythonExampleWriter(), """
        import pulumi
        import pulumi_cmq as cmq

        event = cmq.Topic("event")
        from_ = cmq.Queue(
            "from",
            name="a \"b\" \\ ${c}\nd",
            retention_size_in_mb=10240,
            trace=True,
            tags={
                "cost-center": "4711",
                "on": "true",
            },
            dead_letter_policy=cmq.DeadLetterPolicyArgs(
                dead_letter_queue=event.name,
                policy=cmq.DeadLetterCondition.TIME_TO_LIVE,
            ),
        )
        to_queue = cmq.Subscription(
            "toQueue",
            protocol=cmq.Protocol.QUEUE,
            filter_tags=["a", "#"],
        )
        found = cmq.get_queue_output(name=from_.name)

        pulumi.export("waiting", found.active_msg_num)

        """);

    [Test]
    public void Go_IsAsItsSdkWantsIt() => AssertWritten(new GoExampleWriter(), """
        package main

        import (
        →"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

        →"pulumi-cmq/sdk/go/cmq"
        )

        func main() {
        →pulumi.Run(func(ctx *pulumi.Context) error {
        →→event, err := cmq.NewTopic(ctx, "event", nil)
        →→if err != nil {
        →→→return err
        →→}
        →→from, err := cmq.NewQueue(ctx, "from", &cmq.QueueArgs{
        →→→Name:              pulumi.String("a \"b\" \\ ${c}\nd"),
        →→→RetentionSizeInMB: pulumi.Int(10240),
        →→→Trace:             pulumi.Bool(true),
        →→→Tags: pulumi.StringMap{
        →→→→"cost-center": pulumi.String("4711"),
        →→→→"on":          pulumi.String("true"),
        →→→},
        →→→DeadLetterPolicy: &cmq.DeadLetterPolicyArgs{
        →→→→DeadLetterQueue: event.Name,
        →→→→Policy:          cmq.DeadLetterConditionTimeToLive,
        →→→},
        →→})
        →→if err != nil {
        →→→return err
        →→}
        →→_, err = cmq.NewSubscription(ctx, "toQueue", &cmq.SubscriptionArgs{
        →→→Protocol:   cmq.ProtocolQueue,
        →→→FilterTags: pulumi.StringArray{pulumi.String("a"), pulumi.String("#")},
        →→})
        →→if err != nil {
        →→→return err
        →→}
        →→found := cmq.LookupQueueOutput(ctx, cmq.LookupQueueOutputArgs{
        →→→Name: from.Name,
        →→}, nil)
        →→ctx.Export("waiting", found.ActiveMsgNum())
        →→return nil
        →})
        }

        """.Replace('→', '\t'));

    [Test]
    public void Yaml_IsAsItsReaderWantsIt() => AssertWritten(new YamlExampleWriter(), """
        name: example
        runtime: yaml
        resources:
          event:
            type: cmq:Topic
          from:
            type: cmq:Queue
            properties:
              name: "a \"b\" \\ $${c}\nd"
              retentionSizeInMB: 10240
              trace: true
              tags:
                cost-center: "4711"
                "on": "true"
              deadLetterPolicy:
                deadLetterQueue: ${event.name}
                policy: 1
          toQueue:
            type: cmq:Subscription
            properties:
              protocol: queue
              filterTags:
                - a
                - "#"
        variables:
          found:
            fn::invoke:
              function: cmq:getQueue
              arguments:
                name: ${from.name}
        outputs:
          waiting: ${found.activeMsgNum}

        """);

    [TestCase("name", "name")]
    [TestCase("visibilityTimeout", "visibility_timeout")]
    [TestCase("retentionSizeInMB", "retention_size_in_mb")]
    [TestCase("rewindmsgNum", "rewindmsg_num")]
    [TestCase("ReceiveCount", "receive_count")]
    [TestCase("anXMLText", "an_xml_text")]
    public void Snake_KnowsItsWords(string name, string expected) => Assert.That(ExampleText.Snake(name), Is.EqualTo(expected));

    [TestCase("tab\t", @"""tab\t""")]
    [TestCase("bell\a", @"""bell\u0007""")]
    [TestCase("line\u2028", @"""line\u2028""")]
    [TestCase("消息", "\"消息\"")]
    public void Quote_EscapesWhatCanNotStand(string text, string expected) => Assert.That(ExampleText.Quote(text), Is.EqualTo(expected));

    [TestCase("orders", "orders")]
    [TestCase("order.paid", "order.paid")]
    [TestCase("http://partner.example.com/events", "http://partner.example.com/events")]
    [TestCase("key: value", "\"key: value\"")]
    [TestCase("key:", "\"key:\"")]
    [TestCase("yes", "\"yes\"")]
    [TestCase("12", "\"12\"")]
    [TestCase("*", "\"*\"")]
    [TestCase("", "\"\"")]
    public void Yaml_QuotesWhatIsNoPlainText(string text, string expected)
    {
        var queue = ExampleResource.Of("q", QueueSpec.Resource, ("name", text));
        Assert.That(new YamlExampleWriter().Write(new("", [queue], [])), Does.EndWith($"      name: {expected}\n"));
    }

    [Test]
    public void Argument_OfNoRow_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => ExampleResource.Of("q", QueueSpec.Resource, ("visibilityTimeOut", 1)));

    private static void AssertWritten(ExampleWriter writer, string expected) => Assert.That(writer.Write(Program), Is.EqualTo(expected.ReplaceLineEndings("\n")));

    private static ExampleProgram Make()
    {
        var topic = ExampleResource.Of("event", TopicSpec.Resource);
        var queue = ExampleResource.Of(
            "from",
            QueueSpec.Resource,
            ("name", "a \"b\" \\ ${c}\nd"),
            ("retentionSizeInMB", 10240),
            ("trace", true),
            ("tags", ExampleValue.Object(("cost-center", "4711"), ("on", "true"))),
            ("deadLetterPolicy", ExampleValue.Object(("deadLetterQueue", topic["name"]), ("policy", (int)DeadLetterCondition.TimeToLive))));
        var subscription = ExampleResource.Of(
            "toQueue", SubscriptionSpec.Resource, ("protocol", SubscriptionProtocol.Queue.Value), ("filterTags", ExampleValue.List("a", "#")));
        var found = ExampleInvocation.Of("found", GetQueue.Definition, ("name", queue["name"]));
        return new("Everything", [topic, queue, subscription, found], [("waiting", found["activeMsgNum"])]);
    }
}
