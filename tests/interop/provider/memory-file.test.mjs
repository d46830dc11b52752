// The memory backend with a file: what lasts between plugin processes, and what is said when the file can't be used.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { startPlugin } from "./plugin.mjs";
import { failsWith } from "./suite.mjs";

describe("memory file", () => {
  let folder;
  before(async () => (folder = await mkdtemp(join(tmpdir(), "cmq-"))));
  after(() => rm(folder, { recursive: true }));

  async function withPlugin(file, use, options = {}) {
    const plugin = await startPlugin(options);
    try {
      await plugin.begin({ backend: "memory", memoryFile: file });
      return await use(plugin);
    } finally {
      await plugin.stop();
    }
  }

  it("carries objects from one process to the next", async () => {
    const file = join(folder, "lasting.json");
    const state = await withPlugin(file, (plugin) => plugin.up("Queue", "q", { name: "q", visibilityTimeout: 60 }));
    const found = await withPlugin(file, (plugin) => plugin.read("Queue", "q", "q", { inputs: state.inputs, outputs: state.outputs }));
    assert.deepEqual(found, { id: "q", inputs: state.inputs, outputs: state.outputs });
  });

  it("is shared by two processes at once, and neither tears it", async () => {
    const file = join(folder, "shared.json");
    const count = 20;
    const up = (plugin, prefix) => Promise.all(
      Array.from({ length: count }, (_, i) => plugin.create("Queue", `${prefix}${i}`, { name: `${prefix}${i}` })),
    );
    await withPlugin(file, (one) => withPlugin(file, async (other) => {
      await Promise.all([up(one, "one-"), up(other, "other-")]);
      for (let i = 0; i < count; i++) {
        assert.equal((await other.read("Queue", "q", `one-${i}`)).id, `one-${i}`);
        assert.equal((await one.read("Queue", "q", `other-${i}`)).id, `other-${i}`);
      }
    }));
  });

  it("is found relative to the project's folder", async () => {
    await withPlugin("relative.json", (plugin) => plugin.up("Queue", "q", { name: "q" }), { directory: folder });
    assert.match(await readFile(join(folder, "relative.json"), "utf8"), /"q"/);
  });

  it("that is corrupt is named with line and column, and kept", async () => {
    const file = join(folder, "corrupt.json");
    const content = '{\n  "format": "cmq-broker",\n  "version": one\n}';
    await writeFile(file, content);
    await withPlugin(file, async (plugin) => {
      for (const call of [
        () => plugin.create("Queue", "q", { name: "q" }),
        () => plugin.read("Queue", "q", "q"),
        () => plugin.invoke("cmq:index:getQueue", { name: "q" }),
      ]) {
        const error = await failsWith("FAILED_PRECONDITION", call());
        assert.match(error.details, /corrupt\.json, line 3, column \d+: /);
      }
      assert.equal((await plugin.create("Queue", "q", { name: "q" }, { preview: true })).outputs.name, "q", "a preview needs no file");
    });
    assert.equal(await readFile(file, "utf8"), content);
  });

  it("of another edition is refused", async () => {
    const file = join(folder, "edition.json");
    await withPlugin(file, (plugin) => plugin.up("Queue", "q", { name: "q" }));
    const plugin = await startPlugin();
    await plugin.begin({ backend: "memory", memoryFile: file, edition: "classic" });
    const error = await failsWith("FAILED_PRECONDITION", plugin.read("Queue", "q", "q"));
    assert.match(error.details, /tdmq/);
    await plugin.stop();
  });

  it("in a folder that does not exist is refused with the folder's way out", async () => {
    await withPlugin(join(folder, "no", "such", "file.json"), async (plugin) => {
      const error = await failsWith("FAILED_PRECONDITION", plugin.create("Queue", "q", { name: "q" }));
      assert.match(error.details, /file\.json: its folder does not exist\. Create the folder/);
    });
  });
});
