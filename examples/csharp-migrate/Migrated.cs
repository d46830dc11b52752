using Pulumi;
using Pulumi.Cmq;
using Pulumi.Cmq.Inputs;

namespace CSharpMigrate;

/// <summary>
/// What `Pulumi.Tencentcloud.Tcmq.Queue`, `Topic` and `Subscribe` declared before, declared with this package. `ImportId` makes the first
/// `pulumi up` take over what exists instead of making it; take the option out afterwards.
/// </summary>
public static class Migrated
{
    /// <summary>Declares everything.</summary>
    public static void Declare()
    {
        // Before: new Tcmq.Queue("dead", new() { QueueName = "orders-dead" })
        var dead = new Queue("dead", new() { Name = "orders-dead" }, Import("orders-dead"));

        // Before: new Tcmq.Queue("orders", new() { QueueName = "orders", PollingWaitSeconds = 10, VisibilityTimeout = 60,
        //             DeadLetterQueueName = "orders-dead", Policy = 0, MaxReceiveCount = 5 })
        var orders = new Queue("orders", new()
        {
            Name = "orders",
            PollingWaitSeconds = 10,
            VisibilityTimeout = 60,
            DeadLetterPolicy = new DeadLetterPolicyArgs
            {
                DeadLetterQueue = dead.Name,
                Policy = DeadLetterCondition.ReceiveCount,
                MaxReceiveCount = 5,
            },
        },
        Import("orders"));

        // Before: new Tcmq.Topic("events", new() { TopicName = "events" })
        var events = new Topic("events", new() { Name = "events" }, Import("events"));

        // Before: new Tcmq.Subscribe("stock", new() { TopicName = "events", SubscriptionName = "stock", Protocol = "queue",
        //             Endpoint = "orders", NotifyContentFormat = "SIMPLIFIED" })
        new Subscription("stock", new()
        {
            Topic = events.Name,
            Name = "stock",
            Protocol = Protocol.Queue,
            Endpoint = orders.Name,
            NotifyContentFormat = NotifyContentFormat.Simplified,
        },
        Import("events/stock"));
    }

    private static CustomResourceOptions Import(string id) => new() { ImportId = id };
}
