import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startEmulator } from "../harness/emulator.mjs";
import { refused, tdmqClient } from "../harness/tencent.mjs";

let emulator, client;
before(async () => {
  emulator = await startEmulator();
  client = tdmqClient(emulator);
  await client.CreateCmqQueue({ QueueName: "orders" });
  await client.CreateCmqTopic({ TopicName: "by-tag", FilterType: 1 });
  await client.CreateCmqTopic({ TopicName: "by-key", FilterType: 2 });
});
after(() => emulator?.stop());

// The service's search is fuzzy: whoever wants one subscription compares the names.
const find = async (TopicName, SubscriptionName) =>
  (await client.DescribeCmqSubscriptionDetail({ TopicName, SubscriptionName })).SubscriptionSet.find((found) => found.SubscriptionName === SubscriptionName);

test("A queue subscription without a format gets the simplified one", async () => {
  await client.CreateCmqSubscribe({ TopicName: "by-tag", SubscriptionName: "plain", Protocol: "queue", Endpoint: "orders" });
  const found = await find("by-tag", "plain");
  assert.deepEqual(
    [found.Protocol, found.Endpoint, found.NotifyContentFormat, found.NotifyStrategy, found.FilterTags, found.BindingKey, found.TopicName],
    ["queue", "orders", "SIMPLIFIED", "EXPONENTIAL_DECAY_RETRY", [], null, "by-tag"]);
  assert.equal(Object.keys(found).length, 13);
});

test("An http subscription without a format gets JSON", async () => {
  await client.CreateCmqSubscribe({ TopicName: "by-tag", SubscriptionName: "web", Protocol: "http", Endpoint: "http://127.0.0.1/hook" });
  assert.equal((await find("by-tag", "web")).NotifyContentFormat, "JSON");
});

test("Filter tags are created, changed and cleared", async () => {
  const key = { TopicName: "by-tag", SubscriptionName: "tags" };
  await client.CreateCmqSubscribe({ ...key, Protocol: "queue", Endpoint: "orders", FilterTag: ["red"] });
  assert.deepEqual((await find("by-tag", "tags")).FilterTags, ["red"]);
  await client.ModifyCmqSubscriptionAttribute({ ...key, FilterTags: ["red", "blue"] });
  assert.deepEqual((await find("by-tag", "tags")).FilterTags, ["red", "blue"]);
  await client.ClearCmqSubscriptionFilterTags(key);
  assert.deepEqual((await find("by-tag", "tags")).FilterTags, []);
});

test("Binding keys are created and changed", async () => {
  const key = { TopicName: "by-key", SubscriptionName: "keys" };
  await client.CreateCmqSubscribe({ ...key, Protocol: "queue", Endpoint: "orders", BindingKey: ["order.*"] });
  await client.ModifyCmqSubscriptionAttribute({ ...key, BindingKey: ["order.#", "stock"] });
  assert.deepEqual((await find("by-key", "keys")).BindingKey, ["order.#", "stock"]);
});

test("The search by name is fuzzy", async () => {
  for (const SubscriptionName of ["search", "search-more", "re-search"]) {
    await client.CreateCmqSubscribe({ TopicName: "by-tag", SubscriptionName, Protocol: "queue", Endpoint: "orders" });
  }

  const found = await client.DescribeCmqSubscriptionDetail({ TopicName: "by-tag", SubscriptionName: "search" });
  assert.deepEqual(found.SubscriptionSet.map(({ SubscriptionName }) => SubscriptionName).sort(), ["re-search", "search", "search-more"]);
});

test("A subscription that was deleted is gone", async () => {
  const key = { TopicName: "by-tag", SubscriptionName: "short-lived" };
  await client.CreateCmqSubscribe({ ...key, Protocol: "queue", Endpoint: "orders" });
  await client.DeleteCmqSubscribe(key);
  assert.equal(await find("by-tag", "short-lived"), undefined);
  await refused(client.DeleteCmqSubscribe(key), "ResourceNotFound", /short-lived/);
});

for (const [what, request, code, message] of [
  ["a queue that does not exist", { Protocol: "queue", Endpoint: "nowhere" }, "InvalidParameterValue", /nowhere/],
  ["another protocol", { Protocol: "mail", Endpoint: "a@b" }, "InvalidParameterValue", /mail/],
  ["JSON for a queue", { Protocol: "queue", Endpoint: "orders", NotifyContentFormat: "JSON" }, "InvalidParameterValue", /SIMPLIFIED/],
  ["six tags", { Protocol: "queue", Endpoint: "orders", FilterTag: ["a", "b", "c", "d", "e", "f"] }, "InvalidParameterValue", /at most 5/],
  ["binding keys on a topic of tags", { Protocol: "queue", Endpoint: "orders", BindingKey: ["a"] }, "InvalidParameterValue", /filterType 1/],
  ["the tags' name in a change", { Protocol: "queue", Endpoint: "orders", FilterTags: ["a"] }, "UnknownParameter", /`FilterTags`/],
]) {
  test(`A subscription with ${what} is refused and not made`, async () => {
    await refused(client.CreateCmqSubscribe({ TopicName: "by-tag", SubscriptionName: "bad", ...request }), code, message);
    assert.equal(await find("by-tag", "bad"), undefined);
  });
}

test("A name that is taken within the topic is refused, and free in another", async () => {
  const given = { SubscriptionName: "taken", Protocol: "queue", Endpoint: "orders" };
  await client.CreateCmqSubscribe({ TopicName: "by-tag", ...given });
  await refused(client.CreateCmqSubscribe({ TopicName: "by-tag", ...given }), "ResourceInUse.Subscription", /taken/);
  await client.CreateCmqSubscribe({ TopicName: "by-key", ...given, BindingKey: ["a"] });
});

test("The endpoint can't be changed: changing has no such parameter", async () => {
  await refused(client.ModifyCmqSubscriptionAttribute({ TopicName: "by-tag", SubscriptionName: "plain", Endpoint: "other" }), "UnknownParameter", /`Endpoint`/);
});

test("Subscriptions of a topic that does not exist are ResourceNotFound.Topic", async () => {
  await refused(client.DescribeCmqSubscriptionDetail({ TopicName: "nowhere" }), "ResourceNotFound.Topic", /nowhere/);
});

for (const action of ["ModifyCmqSubscriptionAttribute", "ClearCmqSubscriptionFilterTags"]) {
  test(`${action} of a subscription that does not exist is FailedOperation, the only code it has`, async () => {
    await refused(client[action]({ TopicName: "by-tag", SubscriptionName: "nowhere" }), "FailedOperation", /nowhere/);
  });
}

test("A topic that has subscriptions can't be deleted", async () => {
  await refused(client.DeleteCmqTopic({ TopicName: "by-tag" }), "FailedOperation", /subscriptions/);
});
