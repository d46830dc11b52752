// Orders with dead letters, and the topic that brings them in. The configuration edits it.
import * as pulumi from "@pulumi/pulumi";
import * as cmq from "pulumi-cmq";

const config = new pulumi.Config();
const maxMsgSize = config.getNumber("maxMsgSize");

const dead = new cmq.Queue("dead", { maxMsgSize });
const orders = new cmq.Queue("orders", {
  name: "orders",
  maxMsgSize,
  visibilityTimeout: config.getNumber("visibilityTimeout") ?? 60,
  deadLetterPolicy: { deadLetterQueue: dead.name, policy: 0, maxReceiveCount: 5 },
});
const events = new cmq.Topic("events", { name: "events" });
new cmq.Subscription("incoming", { topic: events.name, name: "incoming", protocol: "queue", endpoint: orders.name });
if (config.getBoolean("audited") ?? true) {
  new cmq.Topic("audit", { name: "audit", tags: { audits: orders.queueId } });
}

export const orderQueue = orders.name;
export const orderQueueId = orders.queueId;
