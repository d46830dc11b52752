using Pulumi.Cmq.Inputs;

namespace Pulumi.Cmq.Tests;

/// <summary>Arguments with every input set, to values that the provider takes.</summary>
internal static class Samples
{
    /// <summary>Declares the resource `sample` of a type.</summary>
    public static Resource Make(string token) => token switch
    {
        "cmq:index:Queue" => new Queue("sample", Queue),
        "cmq:index:Topic" => new Topic("sample", Topic),
        "cmq:index:Subscription" => new Subscription("sample", Subscription),
        "cmq:index:WorkQueue" => new WorkQueue("sample", WorkQueue),
        "cmq:index:FanOut" => new FanOut("sample", FanOut),
        _ => throw new ArgumentException($"There is no sample of {token}."),
    };

    /// <summary>Declares what the sample of a type refers to.</summary>
    public static void Surroundings(string token)
    {
        switch (token)
        {
            case "cmq:index:Queue":
                new Queue("orders-dead", new() { Name = "orders-dead" });
                break;
            case "cmq:index:Subscription":
                new Queue("orders", new() { Name = "orders" });
                new Topic("events", new() { Name = "events" });
                break;
        }
    }

    public static QueueArgs Queue => new()
    {
        Name = "orders",
        MaxMsgHeapNum = 10_000_000,
        PollingWaitSeconds = 10,
        VisibilityTimeout = 60,
        MaxMsgSize = 131_072,
        MsgRetentionSeconds = 86_400,
        RewindSeconds = 3_600,
        RetentionSizeInMB = 10_240,
        DeadLetterPolicy = new DeadLetterPolicyArgs
        {
            DeadLetterQueue = "orders-dead",
            Policy = DeadLetterCondition.ReceiveCount,
            MaxReceiveCount = 5,
        },
        Transaction = true,
        TransactionPolicy = new TransactionPolicyArgs { FirstQueryInterval = 60, MaxQueryCount = 5 },
        Trace = true,
        Tags = { { "team", "shop" } },
        ForceDestroy = true,
    };

    public static TopicArgs Topic => new()
    {
        Name = "events",
        MaxMsgSize = 131_072,
        FilterType = FilterType.FilterTag,
        Trace = true,
        Tags = { { "team", "shop" } },
    };

    public static SubscriptionArgs Subscription => new()
    {
        Topic = "events",
        Name = "stock",
        Protocol = Protocol.Queue,
        Endpoint = "orders",
        NotifyStrategy = NotifyStrategy.BackoffRetry,
        NotifyContentFormat = NotifyContentFormat.Simplified,
        FilterTags = { "paid", "returned" },
    };

    public static WorkQueueArgs WorkQueue => new()
    {
        QueueName = "bills",
        MaxReceiveCount = 3,
        VisibilityTimeout = 60,
        PollingWaitSeconds = 20,
        MsgRetentionSeconds = 86_400,
        MaxMsgSize = 65_536,
        Tags = { { "team", "shop" } },
        ForceDestroy = true,
    };

    public static FanOutArgs FanOut => new()
    {
        TopicName = "news",
        MaxMsgSize = 65_536,
        Tags = { { "team", "shop" } },
        Queues =
        {
            { "stock", new FanOutQueueArgs { FilterTags = { "paid" }, QueueName = "news-stock", VisibilityTimeout = 60, MsgRetentionSeconds = 86_400, ForceDestroy = true } },
        },
    };
}
