// The release archive of the plugin: what the engine finds in it. CMQ_DIST_URL names where it is downloaded from, if anywhere.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startEngine } from "../provider/engine.mjs";
import { startPlugin } from "../provider/plugin.mjs";
import { Archive, checkArchive, version } from "./archive.mjs";

const archive = new Archive("pulumi-resource-cmq");

describe(`the archive ${archive.name}`, () => {
  let plugin, engine;

  before(async () => {
    process.env.CMQ_PLUGIN_COMMAND = JSON.stringify([archive.unpack()]);
    engine = await startEngine();
    plugin = await startPlugin({ engine });
  });

  after(async () => {
    await plugin?.stop();
    engine?.stop();
    archive.remove();
  });

  checkArchive(archive);

  it("answers with the version of its name", async () => {
    assert.equal(await plugin.version(), version);
    assert.equal(JSON.parse(await plugin.schema()).version, version);
  });

  it("says where it is downloaded from, if anywhere", async () => {
    assert.equal(JSON.parse(await plugin.schema()).pluginDownloadURL, process.env.CMQ_DIST_URL || undefined);
  });

  it("creates, reads and deletes a resource", async () => {
    await plugin.begin({ backend: "memory" }, engine);
    const { id, inputs, outputs } = await plugin.up("Queue", "q", { name: "q", maxMsgSize: 2048 });
    assert.equal((await plugin.read("Queue", "q", id, { inputs, outputs })).outputs.maxMsgSize, 2048);
    await plugin.delete("Queue", "q", { id, inputs, outputs });
    assert.equal((await plugin.read("Queue", "q", id, { inputs, outputs })).id, "");
  });
});
