// The release archive for this machine: what the engine finds in it. `make dist-check` runs this; it is no part of `npm test`, because publishing takes
// a minute. CMQ_DIST names the folder with the archives, CMQ_DIST_VERSION their version, CMQ_DIST_URL where they are downloaded from, if anywhere.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { startEngine } from "../provider/engine.mjs";
import { startPlugin } from "../provider/plugin.mjs";

const folder = process.env.CMQ_DIST;
const version = process.env.CMQ_DIST_VERSION;
const system = { linux: "linux", darwin: "darwin", win32: "windows" }[process.platform];
const processor = { x64: "amd64", arm64: "arm64" }[process.arch];
const name = `pulumi-resource-cmq-v${version}-${system}-${processor}.tar.gz`;
const executable = process.platform === "win32" ? "pulumi-resource-cmq.exe" : "pulumi-resource-cmq";
const archive = path.join(folder, name);

describe(`the archive ${name}`, () => {
  let unpacked, plugin, engine;

  before(async () => {
    unpacked = mkdtempSync(path.join(tmpdir(), "cmq-dist-"));
    execFileSync("tar", ["-xzf", archive, "-C", unpacked]);
    process.env.CMQ_PLUGIN_COMMAND = JSON.stringify([path.join(unpacked, executable)]);
    engine = await startEngine();
    plugin = await startPlugin({ engine });
  });

  after(async () => {
    await plugin?.stop();
    engine?.stop();
    rmSync(unpacked, { recursive: true });
  });

  it("has its files at the root, in order, without owners and times, the program executable", () => {
    const lines = execFileSync("tar", ["-tvzf", archive], { encoding: "utf8", env: { ...process.env, TZ: "UTC" } }).trim().split("\n");
    const names = lines.map((line) => line.split(/\s+/).at(-1));
    assert.ok(names.includes(executable) && names.includes("LICENSE"));
    assert.deepEqual(names, [...names].sort());
    assert.ok(names.every((entry) => !entry.includes("/")), "no folder");
    assert.match(lines[names.indexOf(executable)], /^-rwxr-xr-x/);
    assert.ok(lines.every((line) => / (0\/0|0 +0) /.test(line)), "owned by nobody in particular");
    assert.ok(lines.every((line) => /2000/.test(line)), "of no particular time");
  });

  it("has the checksum that is published with it", () => {
    const sum = createHash("sha256").update(readFileSync(archive)).digest("hex");
    assert.ok(readFileSync(path.join(folder, "SHA256SUMS"), "utf8").split("\n").includes(`${sum}  ${name}`));
  });

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
