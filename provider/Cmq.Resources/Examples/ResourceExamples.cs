using System.Collections.Immutable;

namespace Cmq.Resources;

/// <summary>How the resource types are used.</summary>
internal static class ResourceExamples
{
    public static ImmutableArray<ExampleProgram> Queue
    {
        get
        {
            var orders = ExampleResource.Of("orders", QueueSpec.Resource, ("visibilityTimeout", 60), ("msgRetentionSeconds", 345600), ("tags", Team));
            var dead = ExampleResource.Of("deadPayments", QueueSpec.Resource, ("msgRetentionSeconds", 1296000));
            var payments = ExampleResource.Of(
                "payments",
                QueueSpec.Resource,
                ("name", "shop-payments"),
                ("pollingWaitSeconds", 10),
                ("deadLetterPolicy", ExampleValue.Object(
                    ("deadLetterQueue", dead["name"]), ("policy", (int)DeadLetterCondition.ReceiveCount), ("maxReceiveCount", 5))));
            return
            [
                new("A queue", [orders], [("queueName", orders["name"])]),
                new("A queue with its dead-letter queue", [dead, payments], [("queueName", payments["name"]), ("deadLetterQueueName", dead["name"])]),
            ];
        }
    }

    public static ImmutableArray<ExampleProgram> Topic
    {
        get
        {
            var events = ExampleResource.Of(
                "orderEvents", TopicSpec.Resource, ("filterType", (int)FilterType.BindingKey), ("maxMsgSize", 65536), ("tags", Team));
            return [new("A topic whose subscriptions choose by routing key", [events], [("topicName", events["name"])])];
        }
    }

    public static ImmutableArray<ExampleProgram> Subscription
    {
        get
        {
            var events = ExampleResource.Of("orderEvents", TopicSpec.Resource);
            var orders = ExampleResource.Of("orders", QueueSpec.Resource);
            var toQueue = ExampleResource.Of(
                "paidOrders",
                SubscriptionSpec.Resource,
                ("topic", events["name"]),
                ("protocol", SubscriptionProtocol.Queue.Value),
                ("endpoint", orders["name"]),
                ("notifyContentFormat", NotifyContentFormat.Simplified.Value),
                ("filterTags", ExampleValue.List("paid", "refunded")));
            var toPartner = ExampleResource.Of(
                "partner",
                SubscriptionSpec.Resource,
                ("topic", events["name"]),
                ("protocol", SubscriptionProtocol.Http.Value),
                ("endpoint", "http://partner.example.com/cmq/events"),
                ("notifyStrategy", NotifyStrategy.BackoffRetry.Value));
            return
            [
                new("Into a queue, filtered by tags", [events, orders, toQueue], [("subscriptionId", toQueue["subscriptionId"])]),
                new("To an http endpoint", [events, toPartner], []),
            ];
        }
    }

    public static ImmutableArray<ExampleProgram> WorkQueue
    {
        get
        {
            var jobs = ExampleResource.Of(
                "jobs", Resources.WorkQueue.Definition, ("queueName", "shop-jobs"), ("maxReceiveCount", 3), ("visibilityTimeout", 120), ("forceDestroy", true));
            return [new("Work that is given up after three tries", [jobs], [("queueName", jobs["queueName"]), ("deadLetterQueueName", jobs["deadLetterQueueName"])])];
        }
    }

    public static ImmutableArray<ExampleProgram> FanOut
    {
        get
        {
            var events = ExampleResource.Of(
                "orderEvents",
                Resources.FanOut.Definition,
                ("topicName", "shop-order-events"),
                ("queues", ExampleValue.Object(
                    ("billing", ExampleValue.Object(("bindingKeys", ExampleValue.List("order.paid", "order.refunded")))),
                    ("archive", ExampleValue.Object(("bindingKeys", ExampleValue.List("#")), ("msgRetentionSeconds", 1296000))))));
            return [new("A topic with two queues that choose by routing key", [events], [("topicName", events["topicName"]), ("queueNames", events["queueNames"])])];
        }
    }

    private static ExampleValue Team => ExampleValue.Object(("team", "shop"), ("cost-center", "4711"));
}
