// What a refresh of a large stack costs: the calls that the emulator, a process of its own, counts.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { localKey, startEmulator } from "../harness/emulator.mjs";
import { inFlight } from "../harness/inflight.mjs";
import { startPlugin } from "./plugin.mjs";
import { secret } from "./wire.mjs";

const pageSize = 50;
const [queues, topics, subscriptions] = [1000, 100, 1000];
const numbered = (count, name) => Array.from({ length: count }, (_, number) => `${name}-${String(number).padStart(4, "0")}`);

describe("calls of a large stack", () => {
  let emulator;
  let resources;
  let config;

  before(async () => {
    emulator = await startEmulator();
    config = {
      region: "ap-guangzhou", endpoint: emulator.url.origin, secretId: secret(localKey.secretId), secretKey: secret(localKey.secretKey), rateLimits: "none",
    };
    const owners = [
      ...numbered(queues, "queue").map((name) => ["Queue", name, { name }]),
      ...numbered(topics, "topic").map((name) => ["Topic", name, { name }]),
    ];
    const subscribed = numbered(subscriptions, "subscription").map((name, number) => ["Subscription", name, {
      topic: numbered(topics, "topic")[number % topics], name, protocol: "queue", endpoint: numbered(queues, "queue")[number],
    }]);
    await run(async (plugin) => {
      const create = async ([type, name, inputs]) => ({ type, name, inputs, ...(await plugin.create(type, name, inputs)) });
      resources = [...(await inFlight(32, owners, create)), ...(await inFlight(32, subscribed, create))];
    });
  });
  after(() => emulator?.stop());

  // Each command of an engine has a plugin process of its own.
  async function run(use) {
    const plugin = await startPlugin();
    try {
      await plugin.begin(config);
      return await use(plugin);
    } finally {
      await plugin.stop();
    }
  }

  const refresh = (plugin) => inFlight(16, resources, ({ type, name, id, inputs, outputs }) => plugin.read(type, name, id, { inputs, outputs }));

  it("a refresh of 2,100 resources, 16 in flight, costs no more than the pages and 5 percent", async () => {
    const before = await emulator.calls();

    const found = await run(refresh);

    const spent = (await emulator.calls()).total - before.total;
    const pages = Math.ceil(queues / pageSize) + Math.ceil(topics / pageSize) + topics * Math.ceil(subscriptions / topics / pageSize);
    assert.ok(spent >= pages, `${spent} calls can't have read ${pages} pages`);
    assert.ok(spent <= pages * 1.05, `${spent} calls for ${pages} pages`);
    found.forEach((live, index) => assert.deepEqual(live, {
      id: resources[index].id, inputs: resources[index].inputs, outputs: resources[index].outputs,
    }));
  });

  it("a write is seen by the next read, also in the midst of a refresh", async () => {
    await run(async (plugin) => {
      await refresh(plugin);
      const state = resources[500];
      const news = { ...state.inputs, visibilityTimeout: 77 };
      const outputs = await plugin.update("Queue", state.name, { id: state.id, oldInputs: state.inputs, olds: state.outputs, news });

      const live = await plugin.read("Queue", state.name, state.id, { inputs: news, outputs });
      assert.equal(live.outputs.visibilityTimeout, 77);

      await plugin.delete("Queue", "made-between", { inputs: {}, outputs: {} });
      assert.equal((await plugin.read("Queue", "made-between", "made-between")).id, "");
      await plugin.create("Queue", "made-between", { name: "made-between" });
      assert.equal((await plugin.read("Queue", "made-between", "made-between")).id, "made-between");
      await plugin.delete("Queue", "made-between", { inputs: {}, outputs: {} });
      assert.equal((await plugin.read("Queue", "made-between", "made-between")).id, "");
    });
  });

  it("reads of one missing object at a time share one call", async () => {
    await run(async (plugin) => {
      await plugin.read("Queue", "first", "queue-0000");
      await plugin.read("Queue", "second", "queue-0001");
      const before = (await emulator.calls()).total;

      const found = await Promise.all(Array.from({ length: 200 }, () => plugin.read("Queue", "missing", "missing")));

      assert.ok(found.every(({ id }) => id === ""));
      assert.equal((await emulator.calls()).total - before, 1);
    });
  });
});
