using Cmq.Properties;
using Cmq.Rpc;
using Cmq.Rpc.Messages;
using Google.Protobuf;
using ListValue = Cmq.Properties.ListValue;
using Struct = Google.Protobuf.WellKnownTypes.Struct;

namespace Cmq.Benchmarks;

/// <summary>Requests as an engine makes them, about queues, topics and subscriptions of a stack.</summary>
internal static class Requests
{
    private static readonly ByteString Seed = ByteString.CopyFrom(new byte[32]);

    public static ConfigureRequest Configure { get; } = new()
    {
        Args = Bag(("backend", "memory")),
        AcceptSecrets = true,
        AcceptResources = true,
    };

    /// <summary>The program's inputs of the resource with this number: of ten, six are queues, one a topic, three its subscriptions.</summary>
    public static Declared Resource(string prefix, int number)
    {
        var (group, member) = Math.DivRem(number, 10);
        var topic = Name(prefix, "topic", group, 0);
        return member switch
        {
            0 => new("Topic", topic, Bag(("name", topic), ("filterType", 1), ("maxMsgSize", 65_536))),
            < 7 => Queue(Name(prefix, "queue", group, member), 600),
            _ => new("Subscription", $"{topic}-{member}", Bag(
                ("topic", topic),
                ("name", Name(prefix, "subscription", group, member)),
                ("protocol", "queue"),
                ("endpoint", Name(prefix, "queue", group, member - 6)),
                ("filterTags", new ListValue(["paid", "sent"])))),
        };
    }

    /// <summary>A queue with what a queue is usually given.</summary>
    public static Declared Queue(string name, int visibilityTimeout) => new("Queue", name, Bag(
        ("name", name),
        ("maxMsgHeapNum", 10_000_000),
        ("pollingWaitSeconds", 10),
        ("visibilityTimeout", visibilityTimeout),
        ("maxMsgSize", 65_536),
        ("msgRetentionSeconds", 345_600),
        ("tags", new ObjectValue(new(new Dictionary<string, PropertyValue> { ["team"] = "orders", ["stage"] = "production" })))));

    public static CheckRequest Check(Declared resource) =>
        new() { Urn = resource.Urn, Type = resource.Token, Name = resource.Name, News = resource.Inputs, RandomSeed = Seed };

    public static DiffRequest Diff(Declared old, Declared @new) => new()
    {
        Urn = old.Urn,
        Type = old.Token,
        Name = old.Name,
        Id = old.Name,
        OldInputs = old.Inputs,
        Olds = old.Inputs,
        News = @new.Inputs,
    };

    public static CreateRequest Create(Declared resource, bool preview) =>
        new() { Urn = resource.Urn, Type = resource.Token, Name = resource.Name, Properties = resource.Inputs, Preview = preview };

    public static ReadRequest Read(Declared resource, string id, Struct outputs) =>
        new() { Urn = resource.Urn, Type = resource.Token, Name = resource.Name, Id = id, Inputs = resource.Inputs, Properties = outputs };

    private static string Name(string prefix, string kind, int group, int member) => FormattableString.Invariant($"{prefix}-{kind}-{group}-{member}");

    private static Struct Bag(params (string Key, PropertyValue Value)[] values) =>
        PropertyCodec.Encode(new(values.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))))!;

    /// <summary>A resource as a program declares it.</summary>
    internal sealed record Declared(string Type, string Name, Struct Inputs)
    {
        public string Token => "cmq:index:" + Type;

        public string Urn => $"urn:pulumi:production::shop::{Token}::{Name}";
    }
}
