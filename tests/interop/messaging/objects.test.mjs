// Queues, topics and subscriptions through npm cmq-sdk.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startEmulator } from "../harness/emulator.mjs";
import { cmqClient, ok, refused } from "./sdk.mjs";

let emulator, client;
before(async () => {
  emulator = await startEmulator();
  client = cmqClient(emulator);
});
after(() => emulator?.stop());

test("A topic lives from creation to deletion", async () => {
  const { topicId } = await ok(client.createTopic({ topicName: "sales", maxMsgSize: 2048, filterType: 2 }));
  assert.deepEqual((await ok(client.listTopic({ searchWord: "sal" }))).topicList, [{ topicId, topicName: "sales" }]);
  await ok(client.setTopicAttributes({ topicName: "sales", maxMsgSize: 4096 }));
  const topic = await ok(client.getTopicAttributes({ topicName: "sales" }));
  assert.deepEqual([topic.maxMsgSize, topic.msgRetentionSeconds, topic.filterType, topic.msgCount], [4096, 86400, 2, 0]);
  await ok(client.deleteTopic({ topicName: "sales" }));
  await refused(client.getTopicAttributes({ topicName: "sales" }), 4440, 10600);
});

test("A subscription lives from creation to deletion", async () => {
  await ok(client.createQueue({ queueName: "target" }));
  await ok(client.createTopic({ topicName: "news" }));
  // The SDK writes its own fields into what it is given, so nothing is given twice.
  const name = { topicName: "news", subscriptionName: "to-target" };
  const { subscriptionId } = await ok(client.subscribe({ ...name, protocol: "queue", endpoint: "target", notifyContentFormat: "SIMPLIFIED", filterTag: ["a", "b"] }));
  const { subscriptionList } = await ok(client.listSubscriptionByTopic({ topicName: "news" }));
  assert.deepEqual(subscriptionList, [{ subscriptionId, subscriptionName: "to-target", protocol: "queue", endpoint: "target" }]);
  await ok(client.setSubscriptionAttributes({ ...name, notifyStrategy: "BACKOFF_RETRY", filterTag: ["c"] }));
  const changed = await ok(client.getSubscriptionAttributes({ ...name }));
  assert.deepEqual([changed.notifyStrategy, changed.filterTag, changed.bindingKey], ["BACKOFF_RETRY", ["c"], []]);
  await ok(client.clearSubscriptionFilterTags({ ...name }));
  assert.deepEqual((await ok(client.getSubscriptionAttributes({ ...name }))).filterTag, []);
  await refused(client.deleteTopic({ topicName: "news" }), 4000, 10540);
  await ok(client.unsubscribe({ ...name }));
  await ok(client.deleteTopic({ topicName: "news" }));
  assert.equal((await ok(client.listSubscriptionByTopic({ topicName: "news" }))).totalCount, 0);
});

test("Pages are counted from the offset on", async () => {
  for (let index = 0; index < 25; index++) {
    await ok(client.createQueue({ queueName: `page-${String(index).padStart(2, "0")}` }));
  }

  const first = await ok(client.listQueue({ searchWord: "page-" }));
  const rest = await ok(client.listQueue({ searchWord: "page-", offset: 20, limit: 20 }));
  assert.deepEqual([first.totalCount, first.queueList.length, rest.queueList.map((queue) => queue.queueName)], [25, 20, ["page-20", "page-21", "page-22", "page-23", "page-24"]]);
});

test("A dead-letter policy travels as JSON", async () => {
  const { queueId } = await ok(client.createQueue({ queueName: "dead" }));
  const deadLetterPolicy = JSON.stringify({ deadLetterQueue: "dead", policy: 0, maxReceiveCount: 3 });
  await ok(client.createQueue({ queueName: "source", deadLetterPolicy }));
  assert.deepEqual((await ok(client.getQueueAttributes({ queueName: "source" }))).deadLetterPolicy, { deadLetterQueue: queueId, policy: 0, maxReceiveCount: 3, maxTimeToLive: 0 });
  await refused(client.deleteQueue({ queueName: "dead" }), 4000, 10750, /source/);
});

for (const [what, options, code, module] of [
  ["An unknown secret id", { secretId: "AKIDNOBODY" }, 4100, 10270],
  ["A secret id without AKID", { secretId: "NOBODY" }, 4000, 10450],
  ["A wrong secret key", { secretKey: "guess" }, 4100, 10030],
]) {
  test(`${what} is refused with ${code} (${module})`, () => refused(cmqClient(emulator, options).listQueue({}), code, module));
}

test("A name that is taken is refused with 4460", async () => {
  await ok(client.createQueue({ queueName: "taken" }));
  await refused(client.createQueue({ queueName: "Taken" }), 4460, 10210);
});

test("What one protocol makes the other sees", async () => {
  const { tdmqClient } = await import("../harness/tencent.mjs");
  await ok(client.createQueue({ queueName: "shared", visibilityTimeout: 77 }));
  assert.equal((await tdmqClient(emulator).DescribeCmqQueueDetail({ QueueName: "shared" })).QueueDescribe.VisibilityTimeout, 77);
});

test("Nothing of this made the emulator complain", () => {
  assert.equal(emulator.errorText(), "");
});
