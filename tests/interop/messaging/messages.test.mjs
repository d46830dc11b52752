// Messages through npm cmq-sdk: queues, topics, and both kinds of filters.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startEmulator } from "../harness/emulator.mjs";
import { cmqClient, ok, refused } from "./sdk.mjs";
import { call } from "./signer.mjs";

let emulator, client;
before(async () => {
  emulator = await startEmulator({ args: ["--edition", "classic"] });
  client = cmqClient(emulator);
});
after(() => emulator?.stop());

/** Makes a queue and says how many messages it has in each state. */
async function makeQueue(queueName, attributes = {}) {
  await ok(client.createQueue({ queueName, ...attributes }));
  return async () => {
    const queue = await ok(client.getQueueAttributes({ queueName }));
    return [queue.activeMsgNum, queue.inactiveMsgNum, queue.delayMsgNum, queue.rewindmsgNum];
  };
}

/** Makes a topic with a queue for each subscription. */
async function makeTopic(topicName, filterType, subscriptions) {
  await ok(client.createTopic({ topicName, filterType }));
  for (const [queueName, filters] of Object.entries(subscriptions)) {
    await ok(client.createQueue({ queueName }));
    await ok(client.subscribe({ topicName, subscriptionName: queueName, protocol: "queue", endpoint: queueName, notifyContentFormat: "SIMPLIFIED", ...filters }));
  }
}

/** The bodies of what waits in a queue, in order. */
async function bodiesIn(queueName) {
  const answer = await client.batchReceiveMessage({ queueName, numOfMsg: 16, pollingWaitSeconds: 0 });
  return answer.code === 7000 ? [] : answer.msgInfoList.map((message) => message.msgBody).sort();
}

test("A message is sent, received and deleted", async () => {
  const counts = await makeQueue("life", { visibilityTimeout: 60 });
  const { msgId } = await ok(client.sendMessage({ queueName: "life", msgBody: "a b+c&d=e 中文 😀", delaySeconds: 0 }));
  assert.equal(typeof msgId, "string");
  assert.deepEqual(await counts(), [1, 0, 0, 0]);
  const message = await ok(client.receiveMessage({ queueName: "life" }));
  assert.deepEqual([message.msgId, message.msgBody, message.dequeueCount, message.nextVisibleTime - message.firstDequeueTime], [msgId, "a b+c&d=e 中文 😀", 1, 60]);
  assert.ok(Math.abs(message.enqueueTime - Date.now() / 1000) < 60, "The time is in seconds");
  assert.deepEqual(await counts(), [0, 1, 0, 0]);
  await ok(client.deleteMessage({ queueName: "life", receiptHandle: message.receiptHandle }));
  assert.deepEqual(await counts(), [0, 0, 0, 0]);
});

test("Sixteen messages travel in one call each way", async () => {
  const counts = await makeQueue("batch");
  const msgBody = Array.from({ length: 16 }, (_, index) => `m${index}`);
  const { msgList } = await ok(client.batchSendMessage({ queueName: "batch", msgBody }));
  assert.equal(new Set(msgList.map((item) => item.msgId)).size, 16);
  const { msgInfoList } = await ok(client.batchReceiveMessage({ queueName: "batch", numOfMsg: 16 }));
  assert.deepEqual(msgInfoList.map((message) => message.msgBody).sort(), [...msgBody].sort());
  const deleted = await ok(client.batchDeleteMessage({ queueName: "batch", receiptHandle: msgInfoList.map((message) => message.receiptHandle) }));
  assert.equal(deleted.errorList, undefined);
  assert.deepEqual(await counts(), [0, 0, 0, 0]);
});

test("A queue without messages answers 7000 with the text that programs compare", async () => {
  await makeQueue("empty");
  for (const answer of [await client.receiveMessage({ queueName: "empty" }), await client.batchReceiveMessage({ queueName: "empty", numOfMsg: 3 })]) {
    assert.deepEqual([answer.code, answer.message], [7000, "(10200)no message"]);
  }
});

test("A receive waits as long as it is asked to, and then says that there is nothing", async () => {
  await makeQueue("quiet");
  const start = performance.now();
  await refused(client.receiveMessage({ queueName: "quiet", pollingWaitSeconds: 1 }), 7000, 10200);
  assert.ok(performance.now() - start >= 950);
});

test("A receive that waits gets a message when one comes", async () => {
  await makeQueue("awaited");
  const waiting = client.receiveMessage({ queueName: "awaited", pollingWaitSeconds: 20 });
  await ok(client.sendMessage({ queueName: "awaited", msgBody: "at last" }));
  assert.equal((await ok(waiting)).msgBody, "at last");
});

test("A caller who hangs up takes no message with him", async () => {
  const counts = await makeQueue("left");
  const controller = new AbortController();
  const waiting = call(emulator, "ReceiveMessage", { queueName: "left", pollingWaitSeconds: 30 }, { signal: controller.signal });
  controller.abort();
  await assert.rejects(waiting, { name: "AbortError" });
  await ok(client.sendMessage({ queueName: "left", msgBody: "still here" }));
  assert.deepEqual((await ok(client.receiveMessage({ queueName: "left", pollingWaitSeconds: 5 }))).msgBody, "still here");
  assert.deepEqual(await counts(), [0, 1, 0, 0]);
});

test("A delayed message is counted, and not received", async () => {
  const counts = await makeQueue("delayed");
  await ok(client.sendMessage({ queueName: "delayed", msgBody: "later", delaySeconds: 3600 }));
  await refused(client.receiveMessage({ queueName: "delayed" }), 7000, 10200);
  assert.deepEqual(await counts(), [0, 0, 1, 0]);
});

test("A handle works for the latest receive only", async () => {
  await makeQueue("handles", { visibilityTimeout: 1 });
  await ok(client.sendMessage({ queueName: "handles", msgBody: "x" }));
  const first = await ok(client.receiveMessage({ queueName: "handles" }));
  const second = await ok(client.receiveMessage({ queueName: "handles", pollingWaitSeconds: 10 }));
  assert.deepEqual([second.msgId, second.dequeueCount], [first.msgId, 2]);
  await refused(client.deleteMessage({ queueName: "handles", receiptHandle: first.receiptHandle }), 4430, 10260);
  await ok(client.deleteMessage({ queueName: "handles", receiptHandle: second.receiptHandle }));
});

test("A batch deletion lists what failed, and nothing else", async () => {
  await makeQueue("partly");
  await ok(client.sendMessage({ queueName: "partly", msgBody: "x" }));
  const { receiptHandle } = await ok(client.receiveMessage({ queueName: "partly" }));
  const spoilt = receiptHandle.slice(0, -1) + (receiptHandle.endsWith("0") ? "1" : "0");
  const { errorList } = await refused(client.batchDeleteMessage({ queueName: "partly", receiptHandle: [receiptHandle, spoilt] }), 6010, 10150);
  assert.deepEqual(errorList.map((item) => item.receiptHandle), [spoilt]);
  assert.ok(errorList.every((item) => item.code === 4430 || item.code === 4000), JSON.stringify(errorList));
  const all = await refused(client.batchDeleteMessage({ queueName: "partly", receiptHandle: [receiptHandle, spoilt] }), 6020, 10290);
  assert.equal(all.errorList.length, 2);
});

test("A deleted message comes back by rewinding", async () => {
  const counts = await makeQueue("tape", { rewindSeconds: 3600 });
  const since = Math.floor(Date.now() / 1000);
  await ok(client.sendMessage({ queueName: "tape", msgBody: "again" }));
  const { receiptHandle } = await ok(client.receiveMessage({ queueName: "tape" }));
  await ok(client.deleteMessage({ queueName: "tape", receiptHandle }));
  assert.deepEqual(await counts(), [0, 0, 0, 1]);
  await ok(client.rewindQueue({ queueName: "tape", startConsumeTime: since }));
  assert.deepEqual(await bodiesIn("tape"), ["again"]);
});

test("Tags choose the subscriptions that get a message", async () => {
  await makeTopic("tagged", 1, { everything: {}, "only-a": { filterTag: ["a"] }, "a-or-b": { filterTag: ["a", "b"] } });
  await ok(client.publishMessage({ topicName: "tagged", msgBody: "one", msgTag: ["a"] }));
  await ok(client.publishMessage({ topicName: "tagged", msgBody: "two", msgTag: ["b", "c"] }));
  await ok(client.batchPublishMessage({ topicName: "tagged", msgBody: ["three", "four"] }));
  assert.deepEqual([await bodiesIn("everything"), await bodiesIn("only-a"), await bodiesIn("a-or-b")], [["four", "one", "three", "two"], ["one"], ["one", "two"]]);
});

test("A routing key chooses the subscriptions that get a message", async () => {
  await makeTopic("routed", 2, { words: { bindingKey: ["1.*.0"] }, rest: { bindingKey: ["1.#.0"] } });
  await ok(client.publishMessage({ topicName: "routed", msgBody: "short", routingKey: "1.x.0" }));
  await ok(client.publishMessage({ topicName: "routed", msgBody: "long", routingKey: "1.2.3.4.4.2.2.0" }));
  assert.deepEqual([await bodiesIn("words"), await bodiesIn("rest")], [["short"], ["long", "short"]]);
  await refused(client.publishMessage({ topicName: "routed", msgBody: "none", routingKey: "2.x.0" }), 6030, 10730);
  await refused(client.publishMessage({ topicName: "routed", msgBody: "none" }), 4000, 10700);
});

test("A topic without subscriptions takes no message", async () => {
  await ok(client.createTopic({ topicName: "lonely" }));
  await refused(client.publishMessage({ topicName: "lonely", msgBody: "x" }), 6030, 10650);
});

for (const [what, attempt, code, module] of [
  ["A message to a queue that does not exist", () => client.sendMessage({ queueName: "nowhere", msgBody: "x" }), 4440, 10100],
  ["A receive from a queue that does not exist", () => client.receiveMessage({ queueName: "nowhere" }), 4440, 10100],
  ["A message on a topic that does not exist", () => client.publishMessage({ topicName: "nowhere", msgBody: "x" }), 4440, 10600],
  ["An empty message", () => client.sendMessage({ queueName: "limits", msgBody: "" }), 4000, 10120],
  ["A message that is too long", () => client.sendMessage({ queueName: "limits", msgBody: "x".repeat(1025) }), 4400, 10230],
  ["A handle that is none", () => client.deleteMessage({ queueName: "limits", receiptHandle: "(none)" }), 4000, 10470],
  ["Seventeen messages", () => client.batchSendMessage({ queueName: "limits", msgBody: Array(17).fill("x") }), 4000, 10370],
]) {
  test(`${what} is refused with ${code} (${module})`, async () => {
    await client.createQueue({ queueName: "limits", maxMsgSize: 1024 });
    await refused(attempt(), code, module);
  });
}

test("What API 3.0 sends this protocol receives", async () => {
  const { tdmqClient } = await import("../harness/tencent.mjs");
  await makeQueue("shared");
  await tdmqClient(emulator).SendCmqMsg({ QueueName: "shared", MsgContent: "from the console", DelaySeconds: 0 });
  assert.deepEqual(await bodiesIn("shared"), ["from the console"]);
});

test("Nothing of this made the emulator complain", () => {
  assert.equal(emulator.errorText(), "");
});
