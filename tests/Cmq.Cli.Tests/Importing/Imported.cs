using Pulumi;
using Pulumi.Cmq;
using Pulumi.Cmq.Inputs;

namespace LiveCmq;

/// <summary>What was live. Run it with <c>return await Deployment.RunAsync(Imported.Declare);</c></summary>
public static class Imported
{
    /// <summary>Declares everything; the first <c>pulumi up</c> takes it over, and changes nothing. Take the ids out afterwards.</summary>
    public static void Declare()
    {
        var zDeadQueue = new Queue("z-dead", new()
        {
            Name = "z-dead",
            MaxMsgHeapNum = 100000000,
            MsgRetentionSeconds = 1296000,
        },
        TakeOver("z-dead"));

        var ordersQueue = new Queue("orders", new()
        {
            Name = "orders",
            MaxMsgHeapNum = 100000000,
            VisibilityTimeout = 120,
            DeadLetterPolicy = new DeadLetterPolicyArgs
            {
                DeadLetterQueue = zDeadQueue.Name,
                Policy = DeadLetterCondition.ReceiveCount,
                MaxReceiveCount = 5,
            },
            Tags =
            {
                { "on", "true" },
                { "team", "shop" },
            },
        },
        TakeOver("orders"));

        var newsTopic = new Topic("news", new()
        {
            Name = "news",
            FilterType = FilterType.BindingKey,
        },
        TakeOver("news"));

        var ordersTopic = new Topic("orders-topic", new()
        {
            Name = "orders",
            MaxMsgSize = 2048,
            Tags =
            {
                { "team", "shop" },
            },
        },
        TakeOver("orders"));

        _ = new Subscription("news-partner", new()
        {
            Topic = newsTopic.Name,
            Name = "partner",
            Protocol = Protocol.Http,
            Endpoint = "http://partner.example/in?a=1",
            NotifyContentFormat = NotifyContentFormat.Simplified,
            BindingKeys = new[] { "a.*" },
        },
        TakeOver("news/partner"));

        _ = new Subscription("orders-stock", new()
        {
            Topic = ordersTopic.Name,
            Name = "stock",
            Protocol = Protocol.Queue,
            Endpoint = ordersQueue.Name,
            NotifyContentFormat = NotifyContentFormat.Simplified,
            FilterTags = new[] { "created" },
        },
        TakeOver("orders/stock"));
    }

    private static CustomResourceOptions TakeOver(string id) => new() { ImportId = id };
}
