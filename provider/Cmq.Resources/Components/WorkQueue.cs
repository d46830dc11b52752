using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>The component <c>cmq:index:WorkQueue</c>: a queue, and the queue for what can't be consumed from it.</summary>
public static class WorkQueue
{
    /// <summary>How often a message is received before it is given up, unless a program says otherwise.</summary>
    public const int DefaultMaxReceiveCount = 5;

    /// <summary>How long a receive waits, in seconds, unless a program says otherwise: it saves the calls that find nothing.</summary>
    public const int DefaultPollingWaitSeconds = 10;

    private const string Queue = "queue";
    private const string DeadLetters = "deadLetters";
    private const string DeadEnd = "-dead";

    /// <summary>Its description.</summary>
    public static ComponentSpec Definition { get; } = new()
    {
        Name = "WorkQueue",
        Description =
            "A queue of work together with its dead-letter queue: a message that was received `maxReceiveCount` times without being deleted goes "
            + "there, and stays as long as the service can keep it. Receives wait 10 seconds for a message unless told otherwise.",
        Inputs =
        [
            new() { Name = "queueName", Type = PropertyType.String, Description = "Name of the queue; the dead-letter queue then has the same with `-dead` at its end. Left out, both are named automatically." },
            new() { Name = "maxReceiveCount", Type = PropertyType.Integer, Attribute = QueueAttributes.MaxReceiveCount, Description = "How often a message is received before it goes to the dead-letter queue; 5 unless set." },
            ComponentInputs.Same(QueueSpec.Resource, "visibilityTimeout"),
            new() { Name = "pollingWaitSeconds", Type = PropertyType.Integer, Attribute = QueueAttributes.PollingWaitSeconds, Description = "How long a receive waits for a message when it does not say so itself: 10 seconds unless set here, whatever the default of a queue by itself." },
            ComponentInputs.Same(QueueSpec.Resource, "msgRetentionSeconds"),
            ComponentInputs.Same(QueueSpec.Resource, "maxMsgSize"),
            ComponentInputs.Same(QueueSpec.Resource, "tags"),
            ComponentInputs.Same(QueueSpec.Resource, "forceDestroy"),
        ],
        Outputs =
        [
            new() { Name = "queueName", Type = PropertyType.String, IsInput = false, IsAlwaysKnown = true, Description = "Name of the queue." },
            new() { Name = "deadLetterQueueName", Type = PropertyType.String, IsInput = false, IsAlwaysKnown = true, Description = "Name of the dead-letter queue." },
        ],
        Rules = (inputs, edition) => ComponentInputs.CheckName(CmqNameKind.Queue, inputs, "queueName", PropertyPath.Root, edition, DeadEnd),
        Consists = Plan,
    };

    private static ComponentPlan Plan(PropertyMap inputs, CmqEdition edition)
    {
        var deadName = inputs.Find("queueName") is { } name ? ComponentInputs.Append(name, DeadEnd) : null;
        ComponentValue Or(string input, int usual) => inputs.Find(input) ?? usual;
        return new(
            [
                new(
                    DeadLetters,
                    QueueSpec.Resource,
                    "dead",
                    [
                        .. deadName is null ? [] : new[] { ("name", (ComponentValue)deadName) },
                        ("msgRetentionSeconds", QueueAttributes.MsgRetentionSeconds.RangeIn(edition)!.Value.Maximum),
                        .. ComponentInputs.Passed(inputs, "maxMsgSize", "tags", "forceDestroy"),
                    ]),
                new(
                    Queue,
                    QueueSpec.Resource,
                    "queue",
                    [
                        .. ComponentInputs.Renamed(inputs, ("queueName", "name")),
                        ("pollingWaitSeconds", Or("pollingWaitSeconds", DefaultPollingWaitSeconds)),
                        .. ComponentInputs.Passed(inputs, "visibilityTimeout", "msgRetentionSeconds", "maxMsgSize", "tags", "forceDestroy"),
                        ("deadLetterPolicy", new ComposedValue(
                        [
                            ("deadLetterQueue", new ChildOutput(DeadLetters, "name")),
                            ("policy", (int)DeadLetterCondition.ReceiveCount),
                            ("maxReceiveCount", Or("maxReceiveCount", DefaultMaxReceiveCount)),
                        ])),
                    ]),
            ],
            [("queueName", new ChildOutput(Queue, "name")), ("deadLetterQueueName", new ChildOutput(DeadLetters, "name"))]);
    }
}
