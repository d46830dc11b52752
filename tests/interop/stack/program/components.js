// The two components, one taking what the other made.
import * as pulumi from "@pulumi/pulumi";
import * as cmq from "pulumi-cmq";

const config = new pulumi.Config();

const jobs = new cmq.WorkQueue("jobs", { queueName: "jobs", visibilityTimeout: config.getNumber("visibilityTimeout") ?? 60 });
const labels = new cmq.Queue("labels", { name: "labels" });
const fan = new cmq.FanOut("fan", { topicName: "fan", queues: { mail: { queueName: "mail", filterTags: ["created"] } }, tags: { labels: labels.queueId } });
new cmq.Subscription("also", { topic: fan.topicName, name: "also", protocol: "queue", endpoint: jobs.queueName });

export const queueName = jobs.queueName;
export const deadLetterQueueName = jobs.deadLetterQueueName;
export const queueNames = fan.queueNames;
