// The call sequences of an engine, one test each; they are the same whatever service the provider works with.
import assert from "node:assert/strict";
import { it } from "node:test";
import { unknown } from "./wire.mjs";

const none = { changes: "DIFF_NONE", diffs: [], replaces: [], deleteBeforeReplace: false, hasDetailedDiff: true, detailed: {} };

const matches = (actual, expected) => assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, actual[key]])), expected);

/**
 * Declares the tests.
 * @param {{plugin: import("./plugin.mjs").Plugin}} provider a configured provider, which is there when a test runs
 */
export function sequences(provider) {
  it("first preview: Check and Create(preview) leave the service alone and keep what is known", async () => {
    const { plugin } = provider;
    const { inputs, failures } = await plugin.check("Queue", "preview-only", { name: "preview-only", visibilityTimeout: 60 });
    assert.deepEqual(failures, []);

    const created = await plugin.create("Queue", "preview-only", inputs, { preview: true });

    assert.deepEqual(created, { id: "", outputs: { name: "preview-only", visibilityTimeout: 60 } });
    assert.equal((await plugin.read("Queue", "preview-only", "preview-only")).id, "");
  });

  it("first up: what a preview said holds, and the service's own values join it", async () => {
    const { plugin } = provider;
    const { inputs } = await plugin.check("Queue", "first", { name: "first", visibilityTimeout: 60 });
    const planned = await plugin.create("Queue", "first", inputs, { preview: true });

    const { id, outputs } = await plugin.create("Queue", "first", inputs);

    assert.equal(id, "first");
    matches(outputs, planned.outputs);
    assert.match(outputs.queueId, /^cmqq-/);
    assert.ok(outputs.createTime > 1_600_000_000);
  });

  it("no change: Check and Diff find none", async () => {
    const { plugin } = provider;
    const program = { visibilityTimeout: 60 };
    const state = await plugin.up("Queue", "unchanged", program);
    const { inputs } = await plugin.check("Queue", "unchanged", program, { olds: state.inputs, seed: 2 });

    assert.deepEqual(inputs, state.inputs, "the automatic name is kept, whatever the seed");
    matches(await plugin.diff("Queue", "unchanged", { id: state.id, oldInputs: state.inputs, olds: state.outputs, news: inputs }), none);
  });

  it("update: the change is shown by its path, previewed and made in place", async () => {
    const { plugin } = provider;
    const state = await plugin.up("Queue", "updated", { name: "updated", visibilityTimeout: 60 });
    const { inputs } = await plugin.check("Queue", "updated", { name: "updated", visibilityTimeout: 90 }, { olds: state.inputs });
    const change = { oldInputs: state.inputs, olds: state.outputs, news: inputs };

    const diff = await plugin.diff("Queue", "updated", change);
    matches(diff, { changes: "DIFF_SOME", diffs: ["visibilityTimeout"], replaces: [], detailed: { visibilityTimeout: "UPDATE" }, showsInputs: true });
    assert.ok(diff.stables.includes("queueId") && diff.stables.includes("name"));

    const planned = await plugin.update("Queue", "updated", { ...change, preview: true });
    assert.equal(planned.visibilityTimeout, 90);
    assert.equal(planned.queueId, state.outputs.queueId, "what stays is known in the preview");
    assert.equal((await plugin.read("Queue", "updated", "updated")).outputs.visibilityTimeout, 60, "a preview changes nothing");

    const outputs = await plugin.update("Queue", "updated", change);
    matches(outputs, planned);
    assert.equal((await plugin.read("Queue", "updated", "updated")).outputs.visibilityTimeout, 90);
  });

  it("update of a nested property: the path leads into the object", async () => {
    const { plugin } = provider;
    await plugin.up("Queue", "nested-dead", { name: "nested-dead" });
    const policy = (count) => ({ deadLetterPolicy: { deadLetterQueue: "nested-dead", policy: 0, maxReceiveCount: count } });
    const state = await plugin.up("Queue", "nested", { name: "nested", ...policy(5) });
    const news = { name: "nested", ...policy(7) };

    const diff = await plugin.diff("Queue", "nested", { oldInputs: state.inputs, olds: state.outputs, news });
    matches(diff, { diffs: ["deadLetterPolicy"], detailed: { "deadLetterPolicy.maxReceiveCount": "UPDATE" }, replaces: [] });

    const outputs = await plugin.update("Queue", "nested", { oldInputs: state.inputs, olds: state.outputs, news });
    assert.equal(outputs.deadLetterPolicy.maxReceiveCount, 7);
  });

  it("removed property: it goes back to its default", async () => {
    const { plugin } = provider;
    const state = await plugin.up("Queue", "reset", { name: "reset", visibilityTimeout: 60 });
    const change = { oldInputs: state.inputs, olds: state.outputs, news: { name: "reset" } };

    matches(await plugin.diff("Queue", "reset", change), { detailed: { visibilityTimeout: "DELETE" } });
    assert.equal((await plugin.update("Queue", "reset", change)).visibilityTimeout, 30);
  });

  it("replace, create first: an automatic name gives the new object another one", async () => {
    const { plugin } = provider;
    const state = await plugin.up("Queue", "auto", { maxMsgSize: 65536 });
    const program = { maxMsgSize: 131072 };
    const { inputs } = await plugin.check("Queue", "auto", program, { olds: state.inputs, seed: 2 });

    const diff = await plugin.diff("Queue", "auto", { id: state.id, oldInputs: state.inputs, olds: state.outputs, news: inputs });
    matches(diff, { changes: "DIFF_SOME", replaces: ["maxMsgSize"], detailed: { maxMsgSize: "UPDATE_REPLACE" }, deleteBeforeReplace: false, stables: [] });

    const again = await plugin.check("Queue", "auto", program, { seed: 2 });
    const created = await plugin.create("Queue", "auto", again.inputs);
    assert.notEqual(created.id, state.id);
    await plugin.delete("Queue", "auto", { id: state.id, inputs: state.inputs, outputs: state.outputs });
    assert.equal((await plugin.read("Queue", "auto", state.id)).id, "");
    assert.equal((await plugin.read("Queue", "auto", created.id)).outputs.maxMsgSize, 131072);
  });

  it("replace, create first: an explicit name that changes", async () => {
    const { plugin } = provider;
    const state = await plugin.up("Queue", "renamed", { name: "before" });

    const diff = await plugin.diff("Queue", "renamed", { id: "before", oldInputs: state.inputs, olds: state.outputs, news: { name: "after" } });

    matches(diff, { replaces: ["name"], detailed: { name: "UPDATE_REPLACE" }, deleteBeforeReplace: false });
  });

  it("replace, delete first: the explicit name stays", async () => {
    const { plugin } = provider;
    const state = await plugin.up("Queue", "fixed", { name: "fixed", maxMsgSize: 65536 });
    const program = { name: "fixed", maxMsgSize: 131072 };
    const { inputs } = await plugin.check("Queue", "fixed", program, { olds: state.inputs });

    const diff = await plugin.diff("Queue", "fixed", { oldInputs: state.inputs, olds: state.outputs, news: inputs });
    matches(diff, { replaces: ["maxMsgSize"], deleteBeforeReplace: true });

    // Dependents are asked with what they depend on unknown.
    const dependent = await plugin.up("Subscription", "dependent", await subscriptionOf(plugin, "fixed-events", "fixed"));
    const asked = await plugin.diff("Subscription", "dependent", {
      id: dependent.id, oldInputs: dependent.inputs, olds: dependent.outputs, news: { ...dependent.inputs, endpoint: unknown },
    });
    matches(asked, { changes: "DIFF_SOME", replaces: ["endpoint"], detailed: { endpoint: "UPDATE_REPLACE" } });

    await plugin.delete("Subscription", "dependent", { id: dependent.id, inputs: dependent.inputs, outputs: dependent.outputs });
    await plugin.delete("Queue", "fixed", { inputs: state.inputs, outputs: state.outputs });
    const again = await plugin.check("Queue", "fixed", program);
    assert.equal((await plugin.create("Queue", "fixed", again.inputs)).outputs.maxMsgSize, 131072);
  });

  it("replace, delete first, of a dead-letter queue: its source is asked with the queue unknown, stays, and is bound again", async () => {
    const { plugin } = provider;
    const dead = await plugin.up("Queue", "parting-dead", { name: "parting-dead", maxMsgSize: 65536 });
    const source = await plugin.up("Queue", "parting", {
      name: "parting", deadLetterPolicy: { deadLetterQueue: "parting-dead", policy: 0, maxReceiveCount: 7 },
    });
    const program = { name: "parting-dead", maxMsgSize: 131072 };
    const { inputs } = await plugin.check("Queue", "parting-dead", program, { olds: dead.inputs });
    const diff = await plugin.diff("Queue", "parting-dead", { oldInputs: dead.inputs, olds: dead.outputs, news: inputs });
    matches(diff, { replaces: ["maxMsgSize"], deleteBeforeReplace: true });
    const asked = await plugin.diff("Queue", "parting", {
      oldInputs: source.inputs, olds: source.outputs, news: { ...source.inputs, deadLetterPolicy: unknown },
    });
    matches(asked, { changes: "DIFF_SOME", replaces: [] });

    await plugin.delete("Queue", "parting-dead", { inputs: dead.inputs, outputs: dead.outputs });
    const again = await plugin.check("Queue", "parting-dead", program);
    await plugin.create("Queue", "parting-dead", again.inputs);

    matches(await plugin.diff("Queue", "parting", { oldInputs: source.inputs, olds: source.outputs, news: source.inputs }), none);
    const live = await plugin.read("Queue", "parting", "parting", { inputs: source.inputs, outputs: source.outputs });
    assert.deepEqual(live.inputs.deadLetterPolicy, source.inputs.deadLetterPolicy);
  });

  it("import: Read by id alone gives inputs that Check and Diff find clean", async () => {
    const { plugin } = provider;
    const topic = await plugin.up("Topic", "imported-topic", { name: "imported-topic" });
    const queue = await plugin.up("Queue", "imported", { name: "imported", visibilityTimeout: 90, tags: { team: "shop" } });
    const subscription = await plugin.up("Subscription", "imported-subscription", {
      topic: topic.id, name: "to-imported", protocol: "queue", endpoint: queue.id, filterTags: ["a", "b"],
    });

    for (const [type, name, id] of [
      ["Topic", "imported-topic", topic.id],
      ["Queue", "imported", queue.id],
      ["Subscription", "imported-subscription", subscription.id],
      ["Subscription", "imported-subscription", "imported-topic#to-imported"],
    ]) {
      const found = await plugin.read(type, name, id);
      assert.equal(found.id, id.replace("#", "/"), "the id is canonical");
      const { inputs, failures } = await plugin.check(type, name, found.inputs, { olds: found.inputs });
      assert.deepEqual(failures, []);
      matches(await plugin.diff(type, name, { id: found.id, oldInputs: found.inputs, olds: found.outputs, news: inputs }), none);
    }

    const { inputs } = await plugin.read("Queue", "imported", "imported");
    assert.equal(inputs.visibilityTimeout, 90);
    assert.equal(inputs.pollingWaitSeconds, undefined, "defaults are left out of the program");
  });

  it("import: a command line that sends empty bags gets inputs too", async () => {
    const { plugin } = provider;
    await plugin.up("Queue", "by-hand", { name: "by-hand" });
    const found = await plugin.read("Queue", "by-hand", "by-hand", { inputs: {}, outputs: {} });
    assert.equal(found.inputs.name, "by-hand");
  });

  it("import of nothing: the id is empty and the properties are absent", async () => {
    const nothing = { id: "", inputs: undefined, outputs: undefined };
    assert.deepEqual(await provider.plugin.read("Queue", "nothing", "nothing"), nothing);
    assert.deepEqual(await provider.plugin.read("Topic", "nothing", "nothing"), nothing);
    assert.deepEqual(await provider.plugin.read("Subscription", "nothing", "nothing/at-all"), nothing);
  });

  it("get: Read with an id and a state gives what is live", async () => {
    const { plugin } = provider;
    await plugin.up("Queue", "got", { name: "got", visibilityTimeout: 45 });
    const state = { name: "got" };
    const found = await plugin.read("Queue", "got", "got", { inputs: state, outputs: state });
    assert.equal(found.outputs.visibilityTimeout, 45);
  });

  it("refresh: an untouched resource comes back as it was", async () => {
    const { plugin } = provider;
    const state = await plugin.up("Queue", "untouched", { name: "untouched", visibilityTimeout: 60, forceDestroy: true });
    const found = await plugin.read("Queue", "untouched", state.id, { inputs: state.inputs, outputs: state.outputs });
    assert.deepEqual(found, { id: state.id, inputs: state.inputs, outputs: state.outputs });
    matches(await plugin.diff("Queue", "untouched", { oldInputs: found.inputs, olds: found.outputs, news: state.inputs }), none);
  });

  it("refresh: what somebody else changed is shown, and nothing else", async () => {
    const { plugin } = provider;
    const state = await plugin.up("Queue", "drifted", { name: "drifted", visibilityTimeout: 60 });
    await plugin.update("Queue", "other-hands", {
      id: "drifted", oldInputs: state.inputs, olds: state.outputs, news: { name: "drifted", visibilityTimeout: 61, pollingWaitSeconds: 5 },
    });

    const found = await plugin.read("Queue", "drifted", state.id, { inputs: state.inputs, outputs: state.outputs });

    assert.deepEqual(found.inputs, { name: "drifted", visibilityTimeout: 61, pollingWaitSeconds: 5 });
    const diff = await plugin.diff("Queue", "drifted", { oldInputs: found.inputs, olds: found.outputs, news: state.inputs });
    matches(diff, { changes: "DIFF_SOME", detailed: { visibilityTimeout: "UPDATE", pollingWaitSeconds: "DELETE" } });
  });

  it("refresh of a vanished object: gone, and the next up makes it anew", async () => {
    const { plugin } = provider;
    const state = await plugin.up("Queue", "vanished", { name: "vanished" });
    await plugin.delete("Queue", "vanished", { inputs: state.inputs, outputs: state.outputs });

    const found = await plugin.read("Queue", "vanished", state.id, { inputs: state.inputs, outputs: state.outputs });
    assert.deepEqual(found, { id: "", inputs: undefined, outputs: undefined });

    assert.equal((await plugin.up("Queue", "vanished", { name: "vanished" })).id, "vanished");
  });

  it("destroy: in reverse order, and once more without harm", async () => {
    const { plugin } = provider;
    const states = [["Queue", await plugin.up("Queue", "destroyed-dead", { name: "destroyed-dead" })]];
    states.push(["Queue", await plugin.up("Queue", "destroyed", {
      name: "destroyed", deadLetterPolicy: { deadLetterQueue: "destroyed-dead", policy: 0, maxReceiveCount: 3 },
    })]);
    states.push(["Topic", await plugin.up("Topic", "destroyed-topic", { name: "destroyed-topic" })]);
    states.push(["Subscription", await plugin.up("Subscription", "destroyed-subscription", {
      topic: "destroyed-topic", name: "s", protocol: "queue", endpoint: "destroyed",
    })]);

    for (const round of [1, 2]) {
      for (const [type, state] of states.toReversed()) {
        await plugin.delete(type, state.id, { id: state.id, inputs: state.inputs, outputs: state.outputs });
        assert.equal((await plugin.read(type, state.id, state.id)).id, "", `${state.id}, round ${round}`);
      }
    }
  });

  it("new provider version: neither the provider nor a resource is replaced", async () => {
    const { plugin } = provider;
    const olds = { version: "0.0.1", backend: "memory" };
    const { inputs, failures } = await plugin.checkConfig({ version: "0.1.0", backend: "memory" }, olds);
    assert.deepEqual(failures, []);
    assert.equal(inputs.version, "0.1.0");
    matches(await plugin.diffConfig(olds, inputs), none);
  });

  it("old state with an initialization error: Update without a difference succeeds", async () => {
    const { plugin } = provider;
    const state = await plugin.up("Queue", "healed", { name: "healed" });
    const outputs = await plugin.update("Queue", "healed", { oldInputs: state.inputs, olds: { name: "healed" }, news: state.inputs });
    assert.equal(outputs.queueId, state.outputs.queueId);
  });
}

async function subscriptionOf(plugin, topic, queue) {
  await plugin.up("Topic", topic, { name: topic });
  return { topic, name: "s", protocol: "queue", endpoint: queue };
}
