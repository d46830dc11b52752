using System.Collections.Immutable;
using Cmq.Properties;
using Row = Cmq.Resources.BoundPropertySpec<Cmq.QueueDescription, Cmq.QueueSettings>;

namespace Cmq.Resources;

/// <summary>The attribute table of <c>cmq:index:Queue</c>.</summary>
public static class QueueSpec
{
    /// <summary>The conditions of a dead-letter policy.</summary>
    public static EnumSpec Condition { get; } = new(
        "DeadLetterCondition",
        "When a message goes to the dead-letter queue.",
        [
            new("ReceiveCount", (int)DeadLetterCondition.ReceiveCount, "It was received more than `maxReceiveCount` times without being deleted."),
            new("TimeToLive", (int)DeadLetterCondition.TimeToLive, "It was not consumed within `maxTimeToLive`."),
        ]);

    /// <summary>The type of <c>deadLetterPolicy</c>.</summary>
    public static ObjectSpec DeadLetterPolicyType { get; } = new(
        "DeadLetterPolicy",
        "Where messages go that can't be consumed, and when.",
        [
            new() { Name = "deadLetterQueue", Type = PropertyType.String, IsRequired = true, Api3Name = "DeadLetterQueueName", Description = "Name of the queue that takes the messages. It has no dead-letter queue itself and serves at most 6 sources." },
            new() { Name = "policy", Type = PropertyType.Integer, IsRequired = true, Enum = Condition, Description = "The condition." },
            new() { Name = "maxReceiveCount", Type = PropertyType.Integer, Attribute = QueueAttributes.MaxReceiveCount, Description = "How often a message may be received; policy 0 needs it." },
            new() { Name = "maxTimeToLive", Type = PropertyType.Integer, Attribute = QueueAttributes.MaxTimeToLive, Description = "How long a message may stay unconsumed, below `msgRetentionSeconds`; policy 1 needs it." },
        ]);

    /// <summary>The type of <c>transactionPolicy</c>.</summary>
    public static ObjectSpec TransactionPolicyType { get; } = new(
        "TransactionPolicy",
        "How a transaction queue asks back for undecided messages.",
        [
            new() { Name = "firstQueryInterval", Type = PropertyType.Integer, Description = "Delay before the first question, in the service's own unit: its documentation names none, and no range." },
            new() { Name = "maxQueryCount", Type = PropertyType.Integer, Description = "How many times it asks at the most; the service documents no range." },
        ]);

    /// <summary>The table.</summary>
    public static ImmutableArray<Row> Table { get; } =
    [
        new()
        {
            Name = "name", Type = PropertyType.String, IsAlwaysKnown = true, IsStable = true, OnChange = ChangeEffect.Replace, Api3Name = "QueueName",
            Description = "Name of the queue: 1 to 64 characters, a letter first, then letters, digits, `-` and, on the TDMQ editions, `_`. Unique in the account and region without regard to case. Left out, it is the resource's name with a random suffix.",
            Read = queue => queue.Name,
        },
        Number("maxMsgHeapNum", QueueAttributes.MaxMsgHeapNum, "How many messages the queue can hold.", settings => settings.MaxMsgHeapNum, (settings, value) => settings with { MaxMsgHeapNum = value }),
        Number("pollingWaitSeconds", QueueAttributes.PollingWaitSeconds, "How long a receive waits for a message when it does not say so itself.", settings => settings.PollingWaitSeconds, (settings, value) => settings with { PollingWaitSeconds = value }),
        Number("visibilityTimeout", QueueAttributes.VisibilityTimeout, "How long a received message stays hidden from other consumers.", settings => settings.VisibilityTimeout, (settings, value) => settings with { VisibilityTimeout = value }),
        Number("maxMsgSize", QueueAttributes.MaxMsgSize, "The longest message. Fixed at creation on the TDMQ editions: a change replaces the queue.", settings => settings.MaxMsgSize, (settings, value) => settings with { MaxMsgSize = value }, QueueAttributes.MaxMsgSizeIsFixed),
        Number("msgRetentionSeconds", QueueAttributes.MsgRetentionSeconds, "How long a message is kept; on edition `tdmq2022` the longest time that it may stay unacknowledged.", settings => settings.MsgRetentionSeconds, (settings, value) => settings with { MsgRetentionSeconds = value }),
        Number("rewindSeconds", QueueAttributes.RewindSeconds, "How long a deleted message can be brought back by rewinding; 0 turns rewinding off.", settings => settings.RewindSeconds, (settings, value) => settings with { RewindSeconds = value }),
        Number("retentionSizeInMB", QueueAttributes.RetentionSizeInMB, "Storage for rewinding; 0 while rewinding is off.", settings => settings.RetentionSizeInMB, (settings, value) => settings with { RetentionSizeInMB = value }, changesWith: ["rewindSeconds"]),
        new()
        {
            Name = "deadLetterPolicy", Type = PropertyType.Object, Object = DeadLetterPolicyType, AbsentMeansNone = true,
            Description = "Where messages go that can't be consumed, and when. Taken out, the queue is unbound from its dead-letter queue.",
            Read = queue => queue.Settings.DeadLetterPolicy is { } policy ? ReadPolicy(policy) : null,
            Write = (settings, value) => settings with { DeadLetterPolicy = WritePolicy(((ObjectValue)value).Properties) },
        },
        new()
        {
            Name = "transaction", Type = PropertyType.Boolean, OnChange = ChangeEffect.Replace, IsAlwaysKnown = false, ResetValue = false,
            Description = "Whether it is a transaction queue, on the TDMQ editions. Default false.",
            Read = queue => Values.Of(queue.Settings.Transaction),
            Write = (settings, value) => settings with { Transaction = Values.Flag(value) },
        },
        new()
        {
            Name = "transactionPolicy", Type = PropertyType.Object, Object = TransactionPolicyType,
            Description = "How a transaction queue asks back for undecided messages.",
            Read = queue => queue.Settings.TransactionPolicy is { } policy
                ? Values.Of(("firstQueryInterval", Values.Of(policy.FirstQueryInterval)), ("maxQueryCount", Values.Of(policy.MaxQueryCount)))
                : null,
            Write = (settings, value) => settings with { TransactionPolicy = WriteTransaction(((ObjectValue)value).Properties) },
        },
        new()
        {
            Name = "trace", Type = PropertyType.Boolean, ResetValue = false,
            Description = "Whether messages are traced, on the TDMQ editions. Default false.",
            Read = queue => Values.Of(queue.Settings.Trace),
            Write = (settings, value) => settings with { Trace = Values.Flag(value) },
        },
        new()
        {
            Name = "tags", Type = PropertyType.StringMap, ResetValue = new ObjectValue(PropertyMap.Empty),
            Description = "Resource tags, at most 50, on the TDMQ editions. A change of an existing queue goes through the account's Tag service.",
            Read = queue => Values.Of(queue.Tags),
        },
        new()
        {
            Name = "forceDestroy", Type = PropertyType.Boolean, IsLocal = true,
            Description = "Whether the queue may be deleted while it holds messages, which are lost then. Default false.",
        },
        Output("queueId", PropertyType.String, "Id of the queue: `cmqq-…`.", queue => queue.QueueId, isStable: true),
        Output("createTime", PropertyType.Number, "When the queue was created, in Unix seconds.", queue => Values.Of(queue.CreateTime), isStable: true),
        Output("lastModifyTime", PropertyType.Number, "When an attribute was last changed, in Unix seconds.", queue => Values.Of(queue.LastModifyTime), changesWith: []),
        Output("qps", PropertyType.Integer, "How many messages the queue takes in a second.", queue => queue.Qps),
        Output("bps", PropertyType.Number, "The queue's bandwidth limit. The documentation names no unit; its figures agree with bytes per second.", queue => queue.Bps),
        Output("maxDelaySeconds", PropertyType.Integer, "The longest delay of a message, in seconds.", queue => queue.MaxDelaySeconds),
        Output("maxUnackedMsgNum", PropertyType.Integer, "How many messages may be hidden at a time.", queue => queue.MaxUnackedMsgNum),
        Output("maxMsgBacklogSize", PropertyType.Number, "How large the backlog may become, in bytes.", queue => queue.MaxMsgBacklogSize),
    ];

    /// <summary>The resource type.</summary>
    public static ResourceSpec Resource { get; } = new()
    {
        Name = "Queue",
        Description = "A CMQ queue: producers send messages to it, consumers take them from it, and each message goes to one of them. Delivery is at least once and not strictly in order.",
        IdForm = "QUEUE",
        Properties = [.. Table],
    };

    private static PropertyValue ReadPolicy(DeadLetterPolicy policy) => Values.Of(
        ("deadLetterQueue", policy.DeadLetterQueue),
        ("policy", Values.Of((long?)policy.Policy)),

        // The service answers 0 for the member that the condition does not use.
        ("maxReceiveCount", policy.Policy == DeadLetterCondition.ReceiveCount ? Values.Of(policy.MaxReceiveCount) : null),
        ("maxTimeToLive", policy.Policy == DeadLetterCondition.TimeToLive ? Values.Of(policy.MaxTimeToLive) : null));

    private static DeadLetterPolicy WritePolicy(PropertyMap values) => new()
    {
        DeadLetterQueue = values.Find("deadLetterQueue") is { } queue ? Values.Text(queue) : null,
        Policy = values.Find("policy") is { } policy ? (DeadLetterCondition)Values.Integer(policy) : null,
        MaxReceiveCount = values.Find("maxReceiveCount") is { } count ? Values.Integer(count) : null,
        MaxTimeToLive = values.Find("maxTimeToLive") is { } time ? Values.Integer(time) : null,
    };

    private static TransactionPolicy WriteTransaction(PropertyMap values) => new()
    {
        FirstQueryInterval = values.Find("firstQueryInterval") is { } interval ? Values.Integer(interval) : null,
        MaxQueryCount = values.Find("maxQueryCount") is { } count ? Values.Integer(count) : null,
    };

    private static Row Number(
        string name,
        IntegerAttribute attribute,
        string description,
        Func<QueueSettings, long?> read,
        Func<QueueSettings, long, QueueSettings> write,
        Func<CmqEdition, bool>? replacesIn = null,
        ImmutableArray<string>? changesWith = null) => new()
        {
            Name = name,
            Type = PropertyType.Integer,
            Attribute = attribute,
            Description = description,
            IsAlwaysKnown = CmqEditions.All.All(edition => attribute.RangeIn(edition) is not null),
            ReplacesIn = replacesIn,
            ChangesWith = changesWith,
            Read = queue => Values.Of(read(queue.Settings)),
            Write = (settings, value) => write(settings, Values.Integer(value)),
        };

    private static Row Output(string name, PropertyType type, string description, Func<QueueDescription, PropertyValue?> read, bool isStable = false, ImmutableArray<string>? changesWith = null) => new()
    {
        Name = name,
        Type = type,
        Description = description,
        IsInput = false,
        IsAlwaysKnown = true,
        IsStable = isStable,
        ChangesWith = changesWith,
        Read = read,
    };
}
