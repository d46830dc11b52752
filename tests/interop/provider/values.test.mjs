// Unknowns, secrets, references and nulls: what goes in marked comes out marked.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { urn } from "./plugin.mjs";
import { failsWith, useProvider } from "./suite.mjs";
import { isSecret, reference, secret, unknown, unknowns } from "./wire.mjs";

describe("unknown values", () => {
  const provider = useProvider({ backend: "memory" });

  it("pass the check, and stay unknown", async () => {
    const program = { name: "q", visibilityTimeout: unknowns.number, tags: unknowns.object, deadLetterPolicy: { deadLetterQueue: unknown, policy: 0, maxReceiveCount: 3 } };
    const { inputs, failures } = await provider.plugin.check("Queue", "q", program);
    assert.deepEqual(failures, []);
    assert.deepEqual(inputs, { ...program, visibilityTimeout: unknown, tags: unknown });
  });

  it("are left out of a preview at the top, and stand in nested objects", async () => {
    const inputs = { name: "q", visibilityTimeout: unknown, deadLetterPolicy: { deadLetterQueue: unknown, policy: 0, maxReceiveCount: 3 } };
    const created = await provider.plugin.create("Queue", "q", inputs, { preview: true });
    assert.deepEqual(created.outputs, { name: "q", deadLetterPolicy: inputs.deadLetterPolicy });
  });

  it("in the name leave nothing known in a preview", async () => {
    const created = await provider.plugin.create("Queue", "q", { name: unknown }, { preview: true });
    assert.deepEqual(created, { id: "", outputs: {} });
  });

  it("count as a change, and as a replacement where a change is one", async () => {
    const diff = await provider.plugin.diff("Queue", "q", {
      oldInputs: { name: "q", visibilityTimeout: 30 }, olds: { name: "q", visibilityTimeout: 30 }, news: { name: unknown, visibilityTimeout: unknown },
    });
    assert.deepEqual(diff.detailed, { name: "UPDATE_REPLACE", visibilityTimeout: "UPDATE" });
    assert.equal(diff.deleteBeforeReplace, false);
  });

  it("in an update's preview leave what else is known known", async () => {
    const state = await provider.plugin.up("Queue", "known", { name: "known", visibilityTimeout: 30 });
    const planned = await provider.plugin.update("Queue", "known", {
      oldInputs: state.inputs, olds: state.outputs, news: { name: "known", visibilityTimeout: unknown }, preview: true,
    });
    assert.equal(planned.visibilityTimeout, undefined);
    assert.equal(planned.queueId, state.outputs.queueId);
  });

  it("outside of a preview are refused, and nothing is created", async () => {
    const error = await failsWith("INVALID_ARGUMENT", provider.plugin.create("Queue", "q", { name: "not-made", visibilityTimeout: unknown }));
    assert.match(error.details, /'visibilityTimeout' is not known/);
    assert.equal((await provider.plugin.read("Queue", "q", "not-made")).id, "");
  });
});

describe("secret values", () => {
  const provider = useProvider({ backend: "memory" });
  const endpoint = "http://hooks.example.org/deliver?token=p4ssw0rd";

  async function subscribe(plugin, name) {
    await plugin.up("Topic", `${name}-topic`, { name: `${name}-topic` });
    return plugin.up("Subscription", name, { topic: `${name}-topic`, name, protocol: "http", endpoint: secret(endpoint), filterTags: [secret("t1"), "t2"] });
  }

  it("stay secret in inputs and outputs, nested ones as the whole property", async () => {
    const { inputs, outputs } = await subscribe(provider.plugin, "secret");
    assert.deepEqual(inputs.endpoint, secret(endpoint));
    assert.deepEqual(outputs.endpoint, secret(endpoint));
    assert.deepEqual(outputs.filterTags, secret(["t1", "t2"]));
    assert.equal(outputs.topic, "secret-topic");
  });

  it("stay secret in a preview", async () => {
    await provider.plugin.up("Topic", "previewed-topic", { name: "previewed-topic" });
    const program = { topic: "previewed-topic", name: "s", protocol: "http", endpoint: secret(endpoint) };
    const { outputs } = await provider.plugin.create("Subscription", "s", program, { preview: true });
    assert.deepEqual(outputs.endpoint, secret(endpoint));
  });

  it("stay secret over a refresh, also where only the state says so", async () => {
    const { plugin } = provider;
    const state = await subscribe(plugin, "refreshed");
    const found = await plugin.read("Subscription", "refreshed", state.id, {
      inputs: state.inputs, outputs: { ...state.outputs, notifyStrategy: secret(state.outputs.notifyStrategy) },
    });
    assert.deepEqual(found.inputs, state.inputs);
    assert.deepEqual(found.outputs.endpoint, secret(endpoint));
    assert.ok(isSecret(found.outputs.notifyStrategy));
  });

  it("stay secret over an update", async () => {
    const { plugin } = provider;
    const state = await subscribe(plugin, "changed");
    const outputs = await plugin.update("Subscription", "changed", {
      id: state.id, oldInputs: state.inputs, olds: state.outputs, news: { ...state.inputs, filterTags: [secret("t3")] },
    });
    assert.deepEqual(outputs.filterTags, secret(["t3"]));
    assert.deepEqual(outputs.endpoint, secret(endpoint));
  });

  it("are the same as the plain value when compared", async () => {
    const { plugin } = provider;
    const state = await subscribe(plugin, "compared");
    const diff = await plugin.diff("Subscription", "compared", {
      id: state.id, oldInputs: state.inputs, olds: state.outputs, news: { ...state.inputs, endpoint, filterTags: ["t2", "t1"] },
    });
    assert.equal(diff.changes, "DIFF_NONE");
  });

  it("are in no message of a refusal", async () => {
    const { plugin } = provider;
    for (const value of ["ftp://example.org/p4ssw0rd", 47114711]) {
      const { failures } = await plugin.check("Subscription", "s", { topic: "t", name: "s", protocol: "http", endpoint: secret(value) });
      assert.equal(failures[0].property, "endpoint");
      assert.doesNotMatch(JSON.stringify(failures), /p4ssw0rd|4711/);
    }
    const program = { topic: "t0pic-p4ssw0rd", name: "s", protocol: "http", endpoint: "http://example.org/" };
    const error = await failsWith("NOT_FOUND", plugin.create("Subscription", "s", { ...program, topic: secret(program.topic) }));
    assert.doesNotMatch(error.details, /p4ssw0rd/);
    assert.match(error.details, /\[secret\]/);
  });

  it("in a function's arguments are secret in its result", async () => {
    await provider.plugin.up("Queue", "looked-up", { name: "looked-up" });
    const { result } = await provider.plugin.invoke("cmq:index:getQueue", { name: secret("looked-up") });
    assert.deepEqual(result.name, secret("looked-up"));
    assert.equal(result.visibilityTimeout, 30);
  });
});

describe("other values", () => {
  const provider = useProvider({ backend: "memory" });

  it("null is the same as nothing", async () => {
    const { failures } = await provider.plugin.check("Queue", "q", { name: "q", visibilityTimeout: null, deadLetterPolicy: null });
    assert.deepEqual(failures, []);
    const { outputs } = await provider.plugin.create("Queue", "q", { name: "nulls", visibilityTimeout: null });
    assert.equal(outputs.visibilityTimeout, 30);
  });

  it("a resource in place of its name is refused by its path", async () => {
    const { failures } = await provider.plugin.check("Subscription", "s", {
      topic: reference(urn("Topic", "t"), "t"), name: "s", protocol: "queue", endpoint: "q",
    });
    assert.deepEqual(failures, [{ property: "topic", reason: "is a resource; a string is expected" }]);
  });
});
