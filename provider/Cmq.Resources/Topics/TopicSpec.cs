using System.Collections.Immutable;
using Cmq.Properties;
using Row = Cmq.Resources.BoundPropertySpec<Cmq.TopicDescription, Cmq.TopicSettings>;

namespace Cmq.Resources;

/// <summary>The attribute table of <c>cmq:index:Topic</c>.</summary>
public static class TopicSpec
{
    /// <summary>The ways in which subscriptions choose messages.</summary>
    public static EnumSpec Filter { get; } = new(
        "FilterType",
        "How a topic's subscriptions choose messages.",
        [
            new("FilterTag", (int)FilterType.FilterTag, "By filter tags: a message passes that has one of the subscription's tags."),
            new("BindingKey", (int)FilterType.BindingKey, "By binding keys, which are matched with the message's routing key."),
        ]);

    /// <summary>The table.</summary>
    public static ImmutableArray<Row> Table { get; } =
    [
        new()
        {
            Name = "name", Type = PropertyType.String, IsAlwaysKnown = true, IsStable = true, OnChange = ChangeEffect.Replace, Api3Name = "TopicName",
            Description = "Name of the topic: 1 to 64 characters, a letter first, then letters, digits, `-` and, on the TDMQ editions, `_`. Unique in the account and region without regard to case. Left out, it is the resource's name with a random suffix.",
            Read = topic => topic.Name,
        },
        new()
        {
            Name = "maxMsgSize", Type = PropertyType.Integer, Attribute = TopicAttributes.MaxMsgSize, IsAlwaysKnown = true,
            Description = "The longest message.",
            Read = topic => Values.Of(topic.Settings.MaxMsgSize),
            Write = (settings, value) => settings with { MaxMsgSize = Values.Integer(value) },
        },
        new()
        {
            Name = "filterType", Type = PropertyType.Integer, Enum = Filter, OnChange = ChangeEffect.Replace, IsAlwaysKnown = true,
            ResetValue = (int)FilterType.FilterTag,
            Description = "How the topic's subscriptions choose messages; fixed at creation: a change replaces the topic. Default 1.",
            Read = topic => (int)topic.FilterType,
        },
        new()
        {
            Name = "trace", Type = PropertyType.Boolean, ResetValue = false,
            Description = "Whether messages are traced, on the TDMQ editions. Default false.",
            Read = topic => Values.Of(topic.Settings.Trace),
            Write = (settings, value) => settings with { Trace = Values.Flag(value) },
        },
        new()
        {
            Name = "tags", Type = PropertyType.StringMap, ResetValue = new ObjectValue(PropertyMap.Empty),
            Description = "Resource tags, at most 50, on the TDMQ editions. A change of an existing topic goes through the account's Tag service.",
            Read = topic => Values.Of(topic.Tags),
        },
        Output("msgRetentionSeconds", PropertyType.Integer, "How long an undelivered message is kept: 86400 seconds, and it can't be changed.", topic => topic.MsgRetentionSeconds),
        Output("topicId", PropertyType.String, "Id of the topic: `cmqt-…`.", topic => topic.TopicId, isStable: true),
        Output("createTime", PropertyType.Number, "When the topic was created, in Unix seconds.", topic => Values.Of(topic.CreateTime), isStable: true),
        Output("lastModifyTime", PropertyType.Number, "When an attribute was last changed, in Unix seconds.", topic => Values.Of(topic.LastModifyTime), changesWith: []),
        Output("qps", PropertyType.Integer, "How many messages the topic takes in a second.", topic => topic.Qps),
    ];

    /// <summary>The resource type.</summary>
    public static ResourceSpec Resource { get; } = new()
    {
        Name = "Topic",
        Description = "A CMQ topic: what is published to it goes to every subscription that lets it pass. A message that matches none is dropped at once.",
        IdForm = "TOPIC",
        Properties = [.. Table],
    };

    private static Row Output(string name, PropertyType type, string description, Func<TopicDescription, PropertyValue?> read, bool isStable = false, ImmutableArray<string>? changesWith = null) => new()
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
