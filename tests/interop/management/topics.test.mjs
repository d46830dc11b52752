import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startEmulator } from "../harness/emulator.mjs";
import { refused, tdmqClient } from "../harness/tencent.mjs";

let emulator, client;
before(async () => {
  emulator = await startEmulator();
  client = tdmqClient(emulator);
});
after(() => emulator?.stop());

const describe = async (TopicName) => (await client.DescribeCmqTopicDetail({ TopicName })).TopicDescribe;

test("A topic with its name alone filters by tags and keeps messages for a day", async () => {
  await client.CreateCmqTopic({ TopicName: "plain" });
  const topic = await describe("plain");
  assert.deepEqual([topic.FilterType, topic.MsgRetentionSeconds, topic.MaxMsgSize, topic.SubscriptionCount], [1, 86400, 65536, 0]);
  assert.equal(topic.NamespaceName, "CMQ_TOPIC-plain");
});

test("An answer has all 17 members of a topic", async () => {
  await client.CreateCmqTopic({ TopicName: "members" });
  assert.equal(Object.keys(await describe("members")).length, 17);
});

test("A topic with everything is described as it was made", async () => {
  await client.CreateCmqTopic({ TopicName: "full", MaxMsgSize: 1048576, FilterType: 2, MsgRetentionSeconds: 86400, Trace: true, Tags: [{ TagKey: "a", TagValue: "b" }] });
  const topic = await describe("full");
  assert.deepEqual([topic.MaxMsgSize, topic.FilterType, topic.Tags], [1048576, 2, [{ TagKey: "a", TagValue: "b" }]]);
});

test("A topic can be changed", async () => {
  await client.CreateCmqTopic({ TopicName: "changed", MaxMsgSize: 1024 });
  await client.ModifyCmqTopicAttribute({ TopicName: "changed", MaxMsgSize: 2048 });
  assert.equal((await describe("changed")).MaxMsgSize, 2048);
});

test("A topic that was deleted is gone", async () => {
  await client.CreateCmqTopic({ TopicName: "short-lived" });
  await client.DeleteCmqTopic({ TopicName: "short-lived" });
  await refused(client.DescribeCmqTopicDetail({ TopicName: "short-lived" }), "ResourceNotFound.Topic", /short-lived/);
});

test("A topic counts its subscriptions", async () => {
  await client.CreateCmqTopic({ TopicName: "counted" });
  await client.CreateCmqSubscribe({ TopicName: "counted", SubscriptionName: "web", Protocol: "http", Endpoint: "http://127.0.0.1/hook" });
  assert.equal((await describe("counted")).SubscriptionCount, 1);
});

test("A retention other than the fixed one is refused", async () => {
  await refused(client.CreateCmqTopic({ TopicName: "bad", MsgRetentionSeconds: 43200 }), "InvalidParameterValue", /86400/);
});

test("A filter type that does not exist is refused", async () => {
  await refused(client.CreateCmqTopic({ TopicName: "bad", FilterType: 3 }), "InvalidParameterValue", /FilterType/);
});

test("The filter type can't be changed: changing has no such parameter", async () => {
  await client.CreateCmqTopic({ TopicName: "fixed" });
  await refused(client.ModifyCmqTopicAttribute({ TopicName: "fixed", FilterType: 2 }), "UnknownParameter", /`FilterType`/);
});

test("A name that is taken is refused", async () => {
  await client.CreateCmqTopic({ TopicName: "taken" });
  await refused(client.CreateCmqTopic({ TopicName: "TAKEN" }), "ResourceInUse.Topic", /taken/);
});

for (const action of ["DeleteCmqTopic", "ModifyCmqTopicAttribute", "DescribeCmqTopicDetail"]) {
  test(`${action} of a topic that does not exist is ResourceNotFound.Topic`, async () => {
    await refused(client[action]({ TopicName: "nowhere" }), "ResourceNotFound.Topic", /nowhere/);
  });
}
