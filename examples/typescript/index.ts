import * as cmq from "pulumi-cmq";

// Dead letters wait for people, so they stay as long as the service keeps any message.
const dead = new cmq.Queue("orders-dead", { msgRetentionSeconds: 1296000 });

const orders = new cmq.Queue("orders", {
    pollingWaitSeconds: 20,
    visibilityTimeout: 120,
    deadLetterPolicy: { deadLetterQueue: dead.name, policy: cmq.DeadLetterCondition.ReceiveCount, maxReceiveCount: 10 },
});

const events = new cmq.Topic("order-events", { filterType: cmq.FilterType.FilterTag });

new cmq.Subscription("order-events-to-orders", {
    topic: events.name,
    name: "orders",
    protocol: cmq.Protocol.Queue,
    endpoint: orders.name,
    filterTags: ["created", "cancelled"],
});

export const queue = orders.name;
export const topic = events.name;
