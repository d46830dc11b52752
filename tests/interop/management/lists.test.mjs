// Pages and filters.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startEmulator } from "../harness/emulator.mjs";
import { refused, tdmqClient } from "../harness/tencent.mjs";

const count = 60;
const names = Array.from({ length: count }, (_, index) => `item-${String(index).padStart(2, "0")}`);
let emulator, client;
before(async () => {
  emulator = await startEmulator();
  client = tdmqClient(emulator);
  await client.CreateCmqQueue({ QueueName: "target" });
  await client.CreateCmqTopic({ TopicName: "fan-out" });
  for (const [index, name] of names.entries()) {
    const Tags = [{ TagKey: "parity", TagValue: index % 2 ? "odd" : "even" }, { TagKey: "third", TagValue: String(index % 3) }];
    await client.CreateCmqQueue({ QueueName: name, Tags });
    await client.CreateCmqTopic({ TopicName: name, Tags });
    await client.CreateCmqSubscribe({ TopicName: "fan-out", SubscriptionName: name, Protocol: "queue", Endpoint: "target" });
  }
});
after(() => emulator?.stop());

const kinds = [
  { kind: "queues", list: (request) => client.DescribeCmqQueues({ QueueName: "item", ...request }), items: "QueueList", name: "QueueName" },
  { kind: "topics", list: (request) => client.DescribeCmqTopics({ TopicName: "item", ...request }), items: "TopicList", name: "TopicName" },
  { kind: "subscriptions", list: (request) => client.DescribeCmqSubscriptionDetail({ TopicName: "fan-out", ...request }), items: "SubscriptionSet", name: "SubscriptionName" },
  { kind: "subscriptions of a queue", list: (request) => client.DescribeCmqSubscriptionDetail({ QueryType: "queue", QueueName: "target", ...request }), items: "SubscriptionSet", name: "SubscriptionName" },
];

for (const { kind, list, items, name } of kinds) {
  test(`Without a limit, 20 ${kind} come, and how many there are`, async () => {
    const page = await list({});
    assert.deepEqual([page[items].length, page.TotalCount], [20, count]);
  });

  test(`All ${kind} come in pages, each once`, async () => {
    const seen = [];
    for (let Offset = 0; Offset < count; Offset += 25) {
      seen.push(...(await list({ Offset, Limit: 25 }))[items].map((item) => item[name]));
    }

    assert.deepEqual(seen.sort(), names);
  });

  test(`Past the end there are no ${kind}, but still their count`, async () => {
    const page = await list({ Offset: 1000, Limit: 50 });
    assert.deepEqual([page[items], page.TotalCount], [[], count]);
  });

  test(`A page of 0 or of 51 ${kind} is refused`, async () => {
    await refused(list({ Limit: 0 }), "InvalidParameterValue", /`Limit`/);
    await refused(list({ Limit: 51 }), "InvalidParameterValue", /`Limit`/);
  });

  test(`An offset without a limit is refused for ${kind}`, async () => {
    await refused(list({ Offset: 10 }), "MissingParameter", /`Limit`/);
  });
}

for (const [kind, list, items, name] of [
  ["queues", (request) => client.DescribeCmqQueues(request), "QueueList", "QueueName"],
  ["topics", (request) => client.DescribeCmqTopics(request), "TopicList", "TopicName"],
]) {
  const found = async (request) => (await list({ Limit: 50, ...request }))[items].map((item) => item[name]).sort();

  test(`Filtering ${kind} by a part of the name`, async () => {
    assert.deepEqual(await found({ [name]: "em-0" }), names.slice(0, 10));
  });

  test(`Filtering ${kind} by whole names`, async () => {
    assert.deepEqual(await found({ [`${name}List`]: ["item-03", "item-05", "item"] }), ["item-03", "item-05"]);
  });

  test(`Filtering ${kind} by tags takes what has one value of each`, async () => {
    const Filters = [{ Name: "tag:parity", Values: ["odd"] }, { Name: "tag:third", Values: ["0", "1"] }];
    assert.deepEqual(await found({ IsTagFilter: true, Filters }), names.filter((_, index) => index % 2 === 1 && index % 3 !== 2));
  });

  test(`Filtering ${kind} by tags without the switch for it is refused`, async () => {
    await refused(list({ Filters: [{ Name: "tag:parity", Values: ["odd"] }] }), "InvalidParameterValue", /`IsTagFilter`/);
  });
}
