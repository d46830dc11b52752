using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Cmq.Emulator.Tests;

/// <summary>
/// Calls of API 3.0 that are half right: each action with some of its parameters, of which each has a value that fits it, or one that fits nothing. Random bytes would
/// be refused at the door; these get as far as the rules.
/// </summary>
internal static class ApiCalls
{
    private static readonly Dictionary<string, string> Parameters = new()
    {
        ["CreateCmqQueue"] = "QueueName MaxMsgHeapNum PollingWaitSeconds VisibilityTimeout MaxMsgSize MsgRetentionSeconds RewindSeconds Transaction FirstQueryInterval "
            + "MaxQueryCount DeadLetterQueueName Policy MaxReceiveCount MaxTimeToLive Trace Tags RetentionSizeInMB",
        ["ModifyCmqQueueAttribute"] = "QueueName MaxMsgHeapNum PollingWaitSeconds VisibilityTimeout MaxMsgSize MsgRetentionSeconds RewindSeconds Transaction "
            + "FirstQueryInterval MaxQueryCount DeadLetterQueueName Policy MaxReceiveCount MaxTimeToLive Trace RetentionSizeInMB",
        ["DeleteCmqQueue"] = "QueueName",
        ["DescribeCmqQueueDetail"] = "QueueName",
        ["DescribeCmqQueues"] = "Offset Limit QueueName QueueNameList IsTagFilter Filters",
        ["ClearCmqQueue"] = "QueueName",
        ["RewindCmqQueue"] = "QueueName StartConsumeTime",
        ["UnbindCmqDeadLetter"] = "SourceQueueName",
        ["CreateCmqTopic"] = "TopicName MaxMsgSize FilterType MsgRetentionSeconds Trace Tags",
        ["ModifyCmqTopicAttribute"] = "TopicName MaxMsgSize MsgRetentionSeconds Trace",
        ["DeleteCmqTopic"] = "TopicName",
        ["DescribeCmqTopicDetail"] = "TopicName",
        ["DescribeCmqTopics"] = "Offset Limit TopicName TopicNameList IsTagFilter Filters",
        ["CreateCmqSubscribe"] = "TopicName SubscriptionName Protocol Endpoint NotifyStrategy FilterTag BindingKey NotifyContentFormat",
        ["ModifyCmqSubscriptionAttribute"] = "TopicName SubscriptionName NotifyStrategy NotifyContentFormat FilterTags BindingKey",
        ["DeleteCmqSubscribe"] = "TopicName SubscriptionName",
        ["DescribeCmqSubscriptionDetail"] = "TopicName Offset Limit SubscriptionName QueueName QueryType",
        ["ClearCmqSubscriptionFilterTags"] = "TopicName SubscriptionName",
        ["SendCmqMsg"] = "QueueName MsgContent DelaySeconds",
        ["PublishCmqMsg"] = "TopicName MsgContent MsgTag",
        ["NoSuchAction"] = "QueueName Foo",
    };

    // Without more of these there would soon be nothing left to call.
    private static readonly string[] Makers = ["CreateCmqQueue", "CreateCmqTopic", "CreateCmqSubscribe", "SendCmqMsg", "PublishCmqMsg"];

    private static readonly string[] Hostile =
    [
        "null", "true", "0", "-1", "1", "1.5", "1e400", "-1e-400", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "99999999999999999999999",
        new('9', 5000), "\"\"", "\" \"", "\"9223372036854775807\"", "\"0x10\"", "\"NaN\"", "\"\\u0000\"", "\"\\ud800\"", "\"中文 😀\"", "\"\\u202e\\ufeff\"", "\"../..\"",
        "\"'; --\"", "\"%00%ff\"", "\"*.#\"", $"\"{new string('x', 70_000)}\"", $"\"{new string('.', 64)}\"", "[]", "{}", "[null]", "[[[[]]]]", "[\"\"]", "[\"a\",\"a\"]",
        "[1]", "[\"\\udc00\"]", "{\"0\":\"a\"}", "[{\"TagKey\":null}]", "[{\"TagKey\":\"\\ud800\",\"TagValue\":\"\"}]", "[{\"Name\":\"tag:\",\"Values\":[\"\"]}]",
        $"[{string.Join(',', Enumerable.Repeat("\"t\"", 3000))}]",
    ];

    /// <summary>An action and the members of its body, as JSON.</summary>
    public static Gen<(string Action, Dictionary<string, string> Members)> Any { get; } =
        from action in Gen.Frequency((2, Gen.Elements(Parameters.Keys.ToArray())), (1, Gen.Elements(Makers)))
        let names = Parameters[action].Split(' ')
        from shares in Gen.Choose(0, 1).ArrayOf(names.Length)
        from members in Gen.CollectToArray(names.Where((_, index) => index < Required(action) || shares[index] == 0), Member)
        from stray in Gen.Frequency((20, Gen.Constant(Array.Empty<(string, string)>())), (1, Member("Owner").Select(member => new[] { member })))
        select (action, members.Concat(stray).ToDictionary(member => member.Item1, member => member.Item2));

    private static int Required(string action) => action switch
    {
        "CreateCmqSubscribe" => 4,
        "SendCmqMsg" => 3,
        _ => 2,
    };

    private static Gen<(string, string)> Member(string name) =>
        from value in Gen.Frequency((14, Gen.Elements(Fitting(name))), (1, Gen.Elements(Hostile)))
        select (name, value);

    private static string[] Fitting(string name) => name switch
    {
        "QueueName" or "SourceQueueName" => Texts("orders", "ORDERS", "dead", "q1", "q2"),
        "DeadLetterQueueName" => Texts("dead", "orders", "q1"),
        "TopicName" => Texts("sales", "routes", "t1"),
        "SubscriptionName" => Texts("to-orders", "s1", "S1"),
        "Protocol" => Texts("queue", "http"),
        "Endpoint" => Texts("orders", "q1", "http://127.0.0.1:1/"),
        "NotifyStrategy" => Texts("BACKOFF_RETRY", "EXPONENTIAL_DECAY_RETRY"),
        "NotifyContentFormat" => Texts("JSON", "SIMPLIFIED"),
        "QueryType" => Texts("topic", "queue"),
        "MsgContent" => Texts("x", "中文"),
        "FilterTag" or "FilterTags" or "MsgTag" => ["[\"a\"]", "[\"a\",\"b\"]", "[\"a.b\"]"],
        "BindingKey" => ["[\"a.*\"]", "[\"#\"]"],
        "QueueNameList" => ["[\"orders\",\"q1\"]"],
        "TopicNameList" => ["[\"sales\"]"],
        "Tags" => ["[{\"TagKey\":\"a\",\"TagValue\":\"b\"}]"],
        "Filters" => ["[{\"Name\":\"tag:a\",\"Values\":[\"b\"]}]"],
        "Trace" or "IsTagFilter" => ["true", "false"],
        "Transaction" or "Policy" or "FilterType" => Numbers(0, 1, 2),
        "MsgRetentionSeconds" => Numbers(3600, 86_400, 86_400),
        "RewindSeconds" or "DelaySeconds" or "FirstQueryInterval" => Numbers(0, 5, 60),
        "MaxMsgSize" => Numbers(1024, 65_536, 1_048_576),
        "MaxMsgHeapNum" => Numbers(1_000_000),
        "RetentionSizeInMB" => Numbers(0, 10_240),
        "StartConsumeTime" => Numbers(1_700_000_000_000),
        "MaxTimeToLive" => Numbers(300, 600),
        _ => Numbers(1, 10, 30),
    };

    private static string[] Texts(params string[] texts) => [.. texts.Select(text => $"\"{text}\"")];

    private static string[] Numbers(params long[] numbers) => [.. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))];
}
