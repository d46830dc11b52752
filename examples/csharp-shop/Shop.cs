using Pulumi;
using Pulumi.Cmq;
using Pulumi.Cmq.Inputs;

namespace CSharpShop;

/// <summary>The messaging of an order system: one set of queues for each tenant of the shop, and topics that feed them.</summary>
public static class Shop
{
    private const int FifteenDays = 1_296_000;

    /// <summary>Declares everything.</summary>
    /// <returns>The outputs of the stack.</returns>
    public static IDictionary<string, object?> Declare()
    {
        var config = new Pulumi.Config();
        var tenants = config.GetObject<string[]>("tenants") ?? ["eu"];
        var paymentTries = config.GetInt32("paymentTries") ?? 5;
        var partnerToken = config.RequireSecret("partnerToken");

        // What happens to an order, chosen by tag; each tenant's queues subscribe to it.
        var orderEvents = new Topic("order-events", new()
        {
            FilterType = FilterType.FilterTag,
            Tags = { { "team", "shop" } },
        });

        var outputs = new Dictionary<string, object?> { ["orderEvents"] = orderEvents.Name };
        foreach (var tenant in tenants)
        {
            var orders = Tenant(tenant, orderEvents, paymentTries);
            outputs[$"{tenant}-orders"] = orders;
            outputs[$"{tenant}-waiting"] = Waiting(orders);
        }

        outputs["stockEvents"] = StockEvents(partnerToken);
        outputs["audit"] = Audit(config.Get("auditRegion") ?? "ap-shanghai");
        outputs["undelivered"] = Undelivered(orderEvents);
        return outputs;
    }

    private static Output<string> Tenant(string tenant, Topic orderEvents, int paymentTries)
    {
        // Dead letters wait for people, so they stay as long as the service keeps any message: over a weekend, and over a holiday.
        var orderDead = new Queue($"{tenant}-order-dead", new()
        {
            MsgRetentionSeconds = FifteenDays,
            Tags = { { "team", "shop" }, { "tenant", tenant } },
        });

        // Orders arrive in bursts. A consumer that waits 20 s for the next one makes three calls a minute while there is none, and two
        // minutes are enough to carry an order out. An hour of rewinding covers a bad release of the consumer.
        var orders = new Queue($"{tenant}-orders", new()
        {
            PollingWaitSeconds = 20,
            VisibilityTimeout = 120,
            RewindSeconds = 3_600,
            DeadLetterPolicy = new DeadLetterPolicyArgs
            {
                DeadLetterQueue = orderDead.Name,
                Policy = DeadLetterCondition.ReceiveCount,
                MaxReceiveCount = 10,
            },
            Tags = { { "team", "shop" }, { "tenant", tenant } },
        },
        new() { Protect = Deployment.Instance.StackName == "production" });

        new Subscription($"{tenant}-order-events", new()
        {
            Topic = orderEvents.Name,
            Name = $"{tenant}-orders",
            Protocol = Protocol.Queue,
            Endpoint = orders.Name,
            FilterTags = { "created", "cancelled" },
        });

        // A queue together with its dead-letter queue, as one component. The bank may take minutes to answer, and a payment that is seen
        // again before that would be made twice.
        new WorkQueue($"{tenant}-payments", new()
        {
            VisibilityTimeout = 600,
            MaxReceiveCount = paymentTries,
            Tags = { { "team", "shop" }, { "tenant", tenant } },
        });

        return orders.Name;
    }

    // What happens to goods, chosen by routing key: region.goods.event. A topic and its queues, as one component, and an http endpoint
    // beside them.
    private static Output<string> StockEvents(Output<string> partnerToken)
    {
        var stock = new FanOut("stock-events", new()
        {
            Queues =
            {
                { "stock", new FanOutQueueArgs { BindingKeys = { "#" } } },
                { "alerts", new FanOutQueueArgs { BindingKeys = { "*.*.sold-out", "*.*.back-in-stock" } } },
            },
        });

        // The partner's token is a secret of the stack; what is made from it stays one.
        new Subscription("stock-events-to-partner", new()
        {
            Topic = stock.TopicName,
            Name = "partner",
            Protocol = Protocol.Http,
            Endpoint = Output.Format($"http://partner.example.com/cmq/events?token={partnerToken}"),
            NotifyStrategy = NotifyStrategy.ExponentialDecayRetry,
            NotifyContentFormat = NotifyContentFormat.Simplified,
            BindingKeys = { "eu.#" },
        });

        return stock.TopicName;
    }

    // The books are kept in another region, through a provider of its own. It takes where resources live from the stack's settings.
    private static Output<string> Audit(string region)
    {
        var elsewhere = new Provider("elsewhere", new()
        {
            Region = region,
            Backend = Pulumi.Cmq.Config.Backend ?? "tencent",
            MemoryFile = Pulumi.Cmq.Config.MemoryFile ?? "",
        });
        var audit = new Queue("audit", new() { MsgRetentionSeconds = FifteenDays }, new() { Provider = elsewhere });
        return audit.Name;
    }

    // Counters of the service change by the second: functions read them, and the state does not hold them.
    private static Output<double?> Waiting(Output<string> queue) => GetQueue.Invoke(new() { Name = queue }).Apply(found => found.ActiveMsgNum);

    private static Output<double?> Undelivered(Topic topic) => GetTopic.Invoke(new() { Name = topic.Name }).Apply(found => found.MsgCount);
}
