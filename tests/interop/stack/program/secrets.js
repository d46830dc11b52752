// A partner's address with a token in it: a secret of the configuration, and one that the program makes.
import * as pulumi from "@pulumi/pulumi";
import * as cmq from "pulumi-cmq";

const config = new pulumi.Config();

const events = new cmq.Topic("events", { name: "events" });
const partner = new cmq.Subscription("partner", { topic: events.name, name: "partner", protocol: "http", endpoint: config.requireSecret("partnerUrl") });
new cmq.Queue("tagged", { name: "tagged", tags: { team: "shop", pin: pulumi.secret("4711") } });
new cmq.WorkQueue("jobs", { queueName: pulumi.secret("hidden-jobs") });
const owner = cmq.getQueueOutput({ name: pulumi.secret("existing") });

export const partnerUrl = partner.endpoint;
export const topic = partner.topic;
export const owningQueue = owner.queueId;
