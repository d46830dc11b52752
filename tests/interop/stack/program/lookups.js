// What others made is looked up; what this program makes is looked up too, once it is there.
import * as cmq from "pulumi-cmq";

const existing = cmq.Queue.get("existing", "existing");
const topic = new cmq.Topic("events", { name: "events" });
new cmq.Subscription("incoming", { topic: topic.name, name: "incoming", protocol: "queue", endpoint: existing.name });

export const existingId = existing.queueId;
export const visibilityTimeout = (await cmq.getQueue({ name: "existing" })).visibilityTimeout;
export const ownTopicId = cmq.getTopicOutput({ name: topic.name }).apply((found) => found.topicId);
