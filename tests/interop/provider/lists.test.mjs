// What an engine asks about what is there already: List, for its own commands, and GetMapping, for programs that come from Terraform.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { failsWith, useProvider } from "./suite.mjs";
import { bag, fill, isSecret, providerMessages as messages, secret, unknown } from "./wire.mjs";

describe("lists", () => {
  const provider = useProvider({ backend: "memory" });
  before(async () => {
    const { plugin } = provider;
    await plugin.up("Queue", "sink", { name: "sink" });
    for (let i = 0; i < 119; i++) {
      await plugin.up("Queue", `queue-${i}`, { name: `queue-${i}` });
    }
    for (const topic of ["news", "orders"]) {
      await plugin.up("Topic", topic, { name: topic });
      for (const name of ["first", "second"]) {
        await plugin.up("Subscription", `${topic}-${name}`, { topic, name, protocol: "queue", endpoint: "sink" });
      }
    }
  });

  const list = (type, query, fields = {}) => provider.plugin.list(type, query, fields);
  const ids = (answers) => answers.filter((answer) => answer.result).map((answer) => answer.result.id);

  it("gives every queue, page after page", async () => {
    assert.equal(new Set(ids(await list("Queue"))).size, 120);
  });

  it("gives ids that an import takes, and names", async () => {
    const answers = await list("Subscription", { topic: "news" });
    assert.deepEqual(answers.map((answer) => answer.result), [{ id: "news/first", name: "first" }, { id: "news/second", name: "second" }]);
    assert.equal((await provider.plugin.read("Subscription", "imported", answers[0].result.id)).inputs.topic, "news");
  });

  it("gives the subscriptions of all topics without a query", async () => {
    assert.deepEqual(ids(await list("Subscription")), ["news/first", "news/second", "orders/first", "orders/second"]);
  });

  for (const [type, size] of [["Queue", 50], ["Queue", 7], ["Subscription", 1], ["Subscription", 3]]) {
    it(`goes on where it ended: ${type}, ${size} at a time`, async () => {
      const found = [];
      let continuationToken = "";
      do {
        const answers = await list(type, {}, { pageSize: size, continuationToken });
        const part = ids(answers);
        found.push(...part);
        continuationToken = answers.at(-1)?.continuation?.continuationToken ?? "";
        assert.equal(part.length === size || continuationToken === "", true, "a part that is not the last is full");
      } while (continuationToken !== "");
      assert.deepEqual(found, ids(await list(type)));
    });
  }

  it("ends at the limit, and says that there is more", async () => {
    const answers = await list("Queue", {}, { limit: 2 });
    assert.deepEqual(answers.map((answer) => Object.keys(answer)[0]), ["result", "result", "continuation"]);
  });

  it("says nothing of more when the limit is all there is", async () => {
    assert.equal((await list("Subscription", {}, { limit: 4 })).length, 4);
  });

  it("a query that is not known yet gives Computed alone", async () => {
    assert.deepEqual(await list("Subscription", { topic: unknown }), [{ computed: {} }]);
  });

  for (const [what, code, call] of [
    ["a type that there is none of", "INVALID_ARGUMENT", () => list("Queu")],
    ["a query that the type does not take", "INVALID_ARGUMENT", () => list("Queue", { topic: "news" })],
    ["a continuation that no list gave", "INVALID_ARGUMENT", () => list("Queue", {}, { continuationToken: "seven" })],
    ["a topic that does not exist", "NOT_FOUND", () => list("Subscription", { topic: "gone" })],
  ]) {
    it(`refuses ${what}`, async () => {
      await failsWith(code, call());
    });
  }

  it("the schema says what a list takes", async () => {
    const { resources } = JSON.parse(await provider.plugin.schema());
    assert.deepEqual(Object.keys(resources["cmq:index:Subscription"].listInputs.properties), ["topic"]);
    assert.deepEqual(resources["cmq:index:Queue"].listInputs.properties, {});
  });
});

describe("functions that list", () => {
  const provider = useProvider({ backend: "memory" });

  it("give objects with their counters", async () => {
    const { plugin } = provider;
    await plugin.up("Queue", "dead", { name: "dead" });
    await plugin.up("Queue", "work", { name: "work", deadLetterPolicy: { deadLetterQueue: "dead", policy: 0, maxReceiveCount: 3 } });
    const { result } = await plugin.invoke("cmq:index:getDeadLetterSources", { queue: "dead" });
    assert.deepEqual(result.sources.map(({ name, activeMsgNum }) => [name, activeMsgNum]), [["work", 0]]);
  });

  it("are secret as a whole when a filter is", async () => {
    const { plugin } = provider;
    await plugin.up("Queue", "quiet", { name: "quiet" });
    const { result } = await plugin.invoke("cmq:index:getQueues", { nameContains: secret("quiet") });
    assert.deepEqual(result.queues.value.map(({ name }) => name), ["quiet"]);
    assert.ok(isSecret(result.queues));
  });
});

describe("mappings", () => {
  const provider = useProvider({ backend: "memory" });
  const mapping = (key, name) => provider.plugin.call("getMapping", fill(new messages.GetMappingRequest(), { key, provider: name }));
  const mappings = (key) => provider.plugin.call("getMappings", fill(new messages.GetMappingsRequest(), { key }));

  for (const key of ["terraform", "tf"]) {
    it(`offers tencentcloud for the key ${key}`, async () => {
      assert.deepEqual((await mappings(key)).getProvidersList(), ["tencentcloud"]);
    });

    for (const name of ["", "tencentcloud"]) {
      it(`gives it for the key ${key} and the provider '${name}'`, async () => {
        const answer = await mapping(key, name);
        assert.equal(answer.getProvider(), "tencentcloud");
        const data = JSON.parse(Buffer.from(answer.getData_asU8()).toString("utf8"));
        assert.equal(data.resources.tencentcloud_tcmq_queue.tok, "cmq:index:Queue");
      });
    }
  }

  for (const [key, name] of [["terraform", "aws"], ["kubernetes", "tencentcloud"], ["", ""]]) {
    it(`gives nothing for the key '${key}' and the provider '${name}'`, async () => {
      const answer = await mapping(key, name);
      assert.deepEqual([answer.getProvider(), answer.getData_asU8().length], ["", 0]);
    });
  }

  it("offers nothing for another key", async () => {
    assert.deepEqual((await mappings("kubernetes")).getProvidersList(), []);
  });
});
