// What earlier versions recorded, under the plugin of today: nothing that nobody touched may show a change.
import assert from "node:assert/strict";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { localKey } from "../harness/emulator.mjs";
import { startMonitor } from "../provider/monitor.mjs";
import { startPlugin } from "../provider/plugin.mjs";
import { components, editions, resources } from "./program.mjs";
import { recordings } from "./recordings.mjs";
import { backends, startWorld } from "./world.mjs";

const all = await recordings();

/** A plugin whose service holds what a recording's service held, for all tests of a suite: they only look. */
function useRecorded(recording) {
  const shared = {};
  before(async () => {
    shared.folder = await mkdtemp(path.join(tmpdir(), "cmq-upgrade-"));
    const file = path.join(shared.folder, "objects.json");
    await copyFile(recording.objects, file);
    shared.world = await startWorld(recording.backend, recording.settings, file);
    shared.plugin = shared.world.plugin;
  });
  after(async () => {
    await shared.world?.stop();
    await rm(shared.folder, { recursive: true });
  });
  return shared;
}

const statesOf = (recording) => [...recording.resources, ...recording.components.flatMap((component) => component.children)];

/** What an engine does with a program that nobody changed: Check over the old inputs, then Diff; neither says anything. */
async function assertUnchanged(plugin, { type, name, id, program, inputs, outputs }, what = name) {
  const { inputs: news, failures } = await plugin.check(type, name, program, { olds: inputs, seed: 2 });
  assert.deepEqual(failures, [], what);
  const diff = await plugin.diff(type, name, { id, oldInputs: inputs, olds: outputs, news });
  assert.deepEqual([diff.changes, diff.detailed, diff.replaces], ["DIFF_NONE", {}, []], what);
}

const without = (bag, key) => Object.fromEntries(Object.entries(bag).filter(([name]) => name !== key));

describe("recordings", () => {
  it("are of every backend and edition in each version", () => {
    const versions = [...new Set(all.map((recording) => recording.version))];
    const expected = versions.flatMap((version) => backends.flatMap((backend) => editions.map((edition) => `${version} ${backend}-${edition}`)));
    assert.ok(versions.length > 0);
    assert.deepEqual(all.map((recording) => recording.title).toSorted(), expected.toSorted());
  });

  it("hold nothing of the machine that made them", () => {
    for (const { title, text } of all) {
      assert.doesNotMatch(text, /127\.0\.0\.1|localhost|memoryFile|\/tmp\/|\\\\Temp|\/home\/|\/root\/|\/Users\//, title);
      assert.ok(!text.includes(localKey.secretId) && !text.includes(localKey.secretKey), title);
    }
  });

  it("come from a program that sets every input of every type, and leaves each out", async () => {
    const plugin = await startPlugin();
    try {
      const schema = JSON.parse(await plugin.schema());
      const programs = editions.flatMap((edition) => [...resources(edition), ...components(edition)]);
      for (const [token, { inputProperties, requiredInputs = [] }] of Object.entries(schema.resources)) {
        const ofType = programs.filter(({ type }) => token === `cmq:index:${type}`).map(({ program }) => program);
        for (const input of Object.keys(inputProperties)) {
          assert.ok(ofType.some((program) => input in program), `${token} ${input} is set nowhere`);
          assert.ok(requiredInputs.includes(input) || ofType.some((program) => !(input in program)), `${token} ${input} is left out nowhere`);
        }
      }
    } finally {
      await plugin.stop();
    }
  });
});

for (const recording of all) {
  describe(`upgrade from ${recording.title}`, () => {
    const provider = useRecorded(recording);

    it("up: neither the provider nor a resource changes", async () => {
      const { plugin } = provider;
      const olds = { ...recording.settings, version: recording.version };
      const { inputs, failures } = await plugin.checkConfig({ ...recording.settings, version: await plugin.version() }, olds);
      assert.deepEqual(failures, []);
      assert.deepEqual((await plugin.diffConfig(olds, inputs)).replaces, []);
      for (const state of statesOf(recording)) {
        await assertUnchanged(plugin, state);
      }
    });

    it("refresh: what is recorded is read again, and a preview after it shows no change", async () => {
      const { plugin } = provider;
      for (const state of statesOf(recording)) {
        const found = await plugin.read(state.type, state.name, state.id, { inputs: state.inputs, outputs: state.outputs });
        assert.equal(found.id, state.id);
        assert.deepEqual(found.inputs, state.inputs, state.name);
        assert.deepEqual({ ...found.outputs, ...state.outputs }, found.outputs, `${state.name}: an output is lost or differs`);
        await assertUnchanged(plugin, { ...state, ...found });
      }
    });

    it("up of a component: its children and outputs are the same", async () => {
      const { plugin } = provider;
      for (const { type, name, program, state, children } of recording.components) {
        const met = [];
        const find = (childName) => children.find((child) => child.name === childName) ?? assert.fail(`${name} has a new child, ${childName}`);
        const engine = {
          check: (childType, childName, inputs) => plugin.check(childType, childName, inputs, { olds: find(childName).inputs, seed: 2 }),
          create: async (childType, childName, inputs) => {
            const child = find(childName);
            met.push(childName);
            assert.equal(childType, child.type);
            await assertUnchanged(plugin, { ...child, program: inputs });
            return { id: child.id, outputs: child.outputs };
          },
        };
        const monitor = await startMonitor({ plugin: engine });
        try {
          assert.deepEqual((await plugin.construct(type, name, program, monitor)).state, state, name);
          assert.deepEqual(met.toSorted(), children.map((child) => child.name).toSorted(), name);
        } finally {
          monitor.stop();
        }
      }
    });

    it("a state that lacks an output, as one of a version that had not that output yet, shows no change", async () => {
      const { plugin } = provider;
      for (const state of recording.resources) {
        for (const output of Object.keys(state.outputs).filter((name) => !(name in state.inputs))) {
          await assertUnchanged(plugin, { ...state, outputs: without(state.outputs, output) }, `${state.name} without ${output}`);
        }
      }
    });

    it("a state with properties that nobody knows any more shows no change", async () => {
      const { plugin } = provider;
      const retired = { retiredText: "x", retiredNumber: 1, retiredObject: { a: ["b"] } };
      for (const state of recording.resources) {
        const old = { ...state, inputs: { ...state.inputs, ...retired }, outputs: { ...state.outputs, ...retired } };
        await assertUnchanged(plugin, old, `${state.name} with retired properties`);
        const found = await plugin.read(state.type, state.name, state.id, { inputs: old.inputs, outputs: old.outputs });
        await assertUnchanged(plugin, { ...state, ...found }, `${state.name} with retired properties, refreshed`);
      }
    });
  });
}

describe("a recording that does not hold", () => {
  const [recording] = all;
  const full = recording.resources.find(({ name }) => name === "full");
  const provider = useRecorded(recording);

  const fails = (state) => assert.rejects(assertUnchanged(provider.plugin, { ...full, ...state }), assert.AssertionError);

  it("is told by Diff", () =>
    fails({ inputs: { ...full.inputs, visibilityTimeout: 61 }, outputs: { ...full.outputs, visibilityTimeout: 61 } }));

  it("is told by Check", () => fails({ program: { ...full.program, visibilityTimeout: 0 } }));
});
