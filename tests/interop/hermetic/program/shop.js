// What a program has that is not all of one kind: a chain of names, a secret, a made-up name, another provider, another stack.
import * as pulumi from "@pulumi/pulumi";
import * as cmq from "pulumi-cmq";

class Bucket extends pulumi.CustomResource {
  constructor(name, args, options) {
    super("aws:s3/bucket:Bucket", name, { acl: undefined, arn: undefined, ...args }, options);
  }
}

const config = new pulumi.Config();
const assets = new Bucket("assets", { acl: "private" });
const network = new pulumi.StackReference("acme/network/prod");

const dead = new cmq.Queue("dead", { name: "orders-dead" }, { aliases: ["dead-letters"] });
const orders = new cmq.Queue("orders", {
  name: "orders",
  visibilityTimeout: config.getNumber("visibilityTimeout") ?? 60,
  deadLetterPolicy: { deadLetterQueue: dead.name, policy: 0, maxReceiveCount: 5 },
  tags: { pin: config.getSecret("pin"), bucket: assets.arn },
});
const events = new cmq.Topic("events", { name: "events" });
new cmq.Subscription("incoming", { topic: events.name, name: "incoming", protocol: "queue", endpoint: orders.name });
new cmq.Queue("unnamed", {}, { dependsOn: assets });
new cmq.WorkQueue("jobs", { queueName: "jobs" });

pulumi.log.info("declaring");
pulumi.log.warn("careful", orders);
console.log(`stack ${pulumi.getStack()} of ${pulumi.getProject()}`);

export const queue = orders.name;
export const queueId = orders.queueId;
export const pin = config.getSecret("pin");
export const acl = assets.acl;
export const arn = assets.arn;
export const vpc = network.getOutput("vpc");
