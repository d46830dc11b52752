using System.Collections.Immutable;
using Cmq.Properties;
using Row = Cmq.Resources.BoundPropertySpec<Cmq.SubscriptionDescription, Cmq.SubscriptionSettings>;

namespace Cmq.Resources;

/// <summary>The attribute table of <c>cmq:index:Subscription</c>.</summary>
public static class SubscriptionSpec
{
    /// <summary>The protocols.</summary>
    public static EnumSpec Protocol { get; } = new(
        "Protocol",
        "How a subscription delivers.",
        [
            new("Http", SubscriptionProtocol.Http.Value, "Posts each message to an URL."),
            new("Queue", SubscriptionProtocol.Queue.Value, "Puts each message into a queue."),
        ]);

    /// <summary>The retry strategies.</summary>
    public static EnumSpec Strategy { get; } = new(
        "NotifyStrategy",
        "How a failed delivery is tried again.",
        [
            new("BackoffRetry", NotifyStrategy.BackoffRetry.Value, "Three more tries, 10 to 20 seconds apart; then the message is dropped."),
            new("ExponentialDecayRetry", NotifyStrategy.ExponentialDecayRetry.Value, "176 more tries over one day, at intervals that double from 1 to 512 seconds."),
        ]);

    /// <summary>The content formats.</summary>
    public static EnumSpec Format { get; } = new(
        "NotifyContentFormat",
        "What a delivery contains.",
        [
            new("Json", NotifyContentFormat.Json.Value, "The message with its topic, subscription, id and time, as JSON."),
            new("Simplified", NotifyContentFormat.Simplified.Value, "The message text alone; what a queue takes."),
        ]);

    /// <summary>The table.</summary>
    public static ImmutableArray<Row> Table { get; } =
    [
        Identity("topic", "Name of the topic.", "TopicName", isRequired: true, subscription => subscription.TopicName),
        Identity("name", "Name of the subscription, unique within its topic: 1 to 64 characters, a letter first, then letters, digits, `-` and, on the TDMQ editions, `_`. Left out, it is the resource's name with a random suffix.", "SubscriptionName", isRequired: false, subscription => subscription.Name),
        Identity("protocol", "How it delivers; a change replaces the subscription.", null, isRequired: true, subscription => subscription.Protocol.Value, Protocol),
        Identity("endpoint", "Where it delivers: an URL that starts with `http://`, or the name of a queue. A change replaces the subscription.", null, isRequired: true, subscription => subscription.Endpoint),
        new()
        {
            Name = "notifyStrategy", Type = PropertyType.String, Enum = Strategy, IsAlwaysKnown = true,
            ResetValue = NotifyStrategy.ExponentialDecayRetry.Value,
            Description = "How a failed delivery is tried again. Default `EXPONENTIAL_DECAY_RETRY`.",
            Read = subscription => subscription.Settings.NotifyStrategy?.Value,
            Write = (settings, value) => settings with { NotifyStrategy = new(Values.Text(value)) },
        },
        new()
        {
            Name = "notifyContentFormat", Type = PropertyType.String, Enum = Format, IsAlwaysKnown = true,
            Description = "What a delivery contains. `SIMPLIFIED` for protocol `queue`; for `http` the service's default is `JSON`.",
            Read = subscription => subscription.Settings.NotifyContentFormat?.Value,
            Write = (settings, value) => settings with { NotifyContentFormat = new(Values.Text(value)) },
        },
        new()
        {
            Name = "filterTags", Type = PropertyType.StringList, IsSet = true, AbsentMeansNone = true, Api3Name = "FilterTag, FilterTags",
            Description = "Only messages with one of these tags pass, on a topic of filter type 1: at most 5 tags of 1 to 16 characters. Without any, every message passes.",
            Read = subscription => Values.Of(subscription.Settings.FilterTags),
            Write = (settings, value) => settings with { FilterTags = Values.TextsOrNone(value) },
        },
        new()
        {
            Name = "bindingKeys", Type = PropertyType.StringList, IsSet = true, AbsentMeansNone = true, RemovalReplaces = true, Api3Name = "BindingKey",
            Description = "Only messages pass whose routing key matches one of these, on a topic of filter type 2: at most 5 keys of 1 to 64 bytes, words separated by at most 15 dots, `*` for one word, `#` for any number of words. The service has no call that removes them: taken out, the subscription is replaced.",
            Read = subscription => Values.Of(subscription.Settings.BindingKeys),
            Write = (settings, value) => settings with { BindingKeys = Values.TextsOrNone(value) },
        },
        Output("subscriptionId", PropertyType.String, "Id of the subscription: `subsc-…`.", subscription => subscription.SubscriptionId, isStable: true),
        Output("createTime", PropertyType.Number, "When the subscription was created, in Unix seconds.", subscription => Values.Of(subscription.CreateTime), isStable: true),
        Output("lastModifyTime", PropertyType.Number, "When an attribute was last changed, in Unix seconds.", subscription => Values.Of(subscription.LastModifyTime), changesWith: []),
    ];

    /// <summary>The resource type.</summary>
    public static ResourceSpec Resource { get; } = new()
    {
        Name = "Subscription",
        Description = "A subscription of a CMQ topic: it delivers the messages that its filters let pass to a queue or to an http endpoint. The filters are there from its creation on, so that no message passes unfiltered.",
        IdForm = "TOPIC/SUBSCRIPTION",
        ListInputs = [new() { Name = "topic", Type = PropertyType.String, Description = "Only subscriptions of this topic; left out, those of all topics." }],
        Properties = [.. Table],
    };

    private static Row Identity(string name, string description, string? api3Name, bool isRequired, Func<SubscriptionDescription, PropertyValue?> read, EnumSpec? values = null) => new()
    {
        Name = name,
        Type = PropertyType.String,
        Description = description,
        Api3Name = api3Name,
        Enum = values,
        IsRequired = isRequired,
        IsAlwaysKnown = true,
        IsStable = true,
        OnChange = ChangeEffect.Replace,
        Read = read,
    };

    private static Row Output(string name, PropertyType type, string description, Func<SubscriptionDescription, PropertyValue?> read, bool isStable = false, ImmutableArray<string>? changesWith = null) => new()
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
