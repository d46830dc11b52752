// The recipes of examples/gitops as a pipeline runs them: the shell scripts, end to end, against an emulator.
import assert from "node:assert/strict";
import { chmod, cp, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { localKey, startEmulator } from "../harness/emulator.mjs";
import { Program } from "../harness/process.mjs";
import { program, root } from "../harness/repository.mjs";
import { tdmqClient } from "../harness/tencent.mjs";

const scripts = path.join(root, "examples", "gitops", "shell");
const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** A checkout of a repository with the shop in it, and a service. */
class Checkout {
  static async open() {
    const folder = await mkdtemp(path.join(tmpdir(), "cmq-gitops-"));
    await cp(path.join(root, "examples", "shop", "Pulumi.yaml"), path.join(folder, "shop", "Pulumi.yaml"), { recursive: true });
    await writeFile(path.join(folder, "cmq"), `#!/bin/sh\nexec ${program("Cmq.Cli", "Cmq.Cli", "CMQ_COMMAND").map(quote).join(" ")} "$@"\n`);
    await chmod(path.join(folder, "cmq"), 0o755);
    return new Checkout(folder, await startEmulator());
  }

  constructor(folder, emulator) {
    this.folder = folder;
    this.emulator = emulator;
    this.client = tdmqClient(emulator);
  }

  async close() {
    await this.emulator.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Runs a script as a job would, and answers with how it ended and what it said. */
  async run(script, { args = ["shop"], env = {}, credentials = true } = {}) {
    const keys = credentials ? { TENCENTCLOUD_SECRET_ID: localKey.secretId, TENCENTCLOUD_SECRET_KEY: localKey.secretKey } : {};
    const { how, outputText, errorText } = await Program.run([path.join(scripts, script), ...args], {
      cwd: this.folder, limit: 120_000,
      env: { CMQ: "", PATH: `${this.folder}${path.delimiter}${process.env.PATH}`, CMQ_ENDPOINT: this.emulator.url.href, TENCENTCLOUD_REGION: "ap-guangzhou", ...keys, ...env },
    });
    return { code: Number(how.match(/exit code (\d+)/)?.[1] ?? -1), text: outputText + errorText };
  }

  read(file) {
    return readFile(path.join(this.folder, file), "utf8");
  }

  has(file) {
    return stat(path.join(this.folder, file)).then(() => true, () => false);
  }

  async edit(from, to) {
    const text = await this.read("shop/Pulumi.yaml");
    assert.ok(text.includes(from), from);
    await writeFile(path.join(this.folder, "shop", "Pulumi.yaml"), text.replace(from, to));
  }

  async queue(name) {
    const { QueueList } = await this.client.DescribeCmqQueues({ QueueName: name, Limit: 50, Offset: 0 });
    return QueueList.find(({ QueueName }) => QueueName === name);
  }

  /** Plans what goes wrong at the service. */
  async plan(...faults) {
    const response = await fetch(new URL("/_admin/faults", this.emulator.url), { method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ faults }) });
    assert.ok(response.ok, await response.text());
  }
}

describe("the recipes for pipelines", () => {
  let checkout;
  before(async () => { checkout = await Checkout.open(); });
  after(() => checkout?.close());

  // One repository's life: each step stands on the one before.
  it("show what a pull request would create", async () => {
    const { code, text } = await checkout.run("pull-request.sh");
    assert.equal(code, 0, text);
    assert.match(await checkout.read("reports/preview.md"), /^<!-- cmq preview -->\n## Preview: 14 to create\n/);
    assert.equal(JSON.parse(await checkout.read("reports/preview.json")).exitCode, 3);
    assert.equal(await checkout.queue("shop-orders"), undefined, "nothing was changed");
  });

  it("check the program of a fork without credentials", async () => {
    const { code, text } = await checkout.run("pull-request.sh", { credentials: false, env: { OFFLINE: "1" } });
    assert.equal(code, 0, text);
    assert.match(await checkout.read("reports/preview.md"), /The live state was not read/);
  });

  it("take no missing credentials for a check of the program", async () => assert.equal((await checkout.run("pull-request.sh", { credentials: false })).code, 2));

  it("refuse a pull request whose program can't be brought up, and say why", async () => {
    await checkout.edit("visibilityTimeout: 600", "visibilityTimeout: 86400");
    const { code } = await checkout.run("pull-request.sh");
    await checkout.edit("visibilityTimeout: 86400", "visibilityTimeout: 600");
    assert.equal(code, 2);
    assert.match(await checkout.read("reports/preview.md"), /visibilityTimeout: 86400 is not allowed/);
  });

  it("bring up what is merged", async () => {
    const { code, text } = await checkout.run("merge.sh");
    assert.equal(code, 0, text);
    assert.match(await checkout.read("reports/plan.md"), /^<!-- cmq plan -->\n## Plan: 14 to create\n/);
    assert.match(await checkout.read("reports/apply.md"), /^<!-- cmq apply -->\n## Apply: 14 created in /);
    assert.equal((await checkout.queue("shop-orders")).VisibilityTimeout, 120);
  });

  it("change nothing on a second merge", async () => {
    const before = await checkout.emulator.calls();
    const { code, text } = await checkout.run("merge.sh");
    assert.equal(code, 0, text);
    assert.match(await checkout.read("reports/plan.md"), /## Plan: nothing to do: 14 unchanged\n/);
    assert.equal(await checkout.has("reports/apply.md"), false);
    const after = await checkout.emulator.calls();
    assert.deepEqual(Object.keys(after.actions).filter((action) => /^(Create|Modify|Delete)/.test(action) && after.actions[action] !== before.actions[action]), []);
  });

  it("write outputs for the steps that follow", async () => {
    const env = { GITHUB_OUTPUT: path.join(checkout.folder, "outputs"), GITHUB_STEP_SUMMARY: path.join(checkout.folder, "summary.md") };
    assert.equal((await checkout.run("pull-request.sh", { env })).code, 0);
    assert.match(await checkout.read("outputs"), /^exit-code=0\nchanges=false\ncreate=0\n/);
    assert.match(await checkout.read("summary.md"), /^<!-- cmq preview -->/);
  });

  it("find no drift at first", async () => {
    const { code, text } = await checkout.run("nightly.sh");
    assert.equal(code, 0, text);
    assert.match(await checkout.read("reports/drift.md"), /## Drift: none\n/);
  });

  it("report what somebody changed outside", async () => {
    await checkout.client.ModifyCmqQueueAttribute({ QueueName: "shop-orders", VisibilityTimeout: 300 });
    const { code, text } = await checkout.run("nightly.sh");
    assert.equal(code, 3, text);
    assert.match(await checkout.read("reports/drift.md"), /^<!-- cmq drift -->\n## Drift: 1 changed\n/);
    assert.match(await checkout.read("reports/drift.md"), /\| `queue\/shop-orders` \| `visibilityTimeout` \| `120` \| `300` \|/);
    assert.equal(await checkout.has("reports/prune.md"), false);
  });

  it("mend it on the next merge", async () => {
    assert.equal((await checkout.run("merge.sh")).code, 0);
    assert.equal((await checkout.run("nightly.sh")).code, 0);
  });

  it("leave what is no longer declared, and propose to prune it when asked alone", async () => {
    const text = await checkout.read("shop/Pulumi.yaml");
    const [start, end] = [text.indexOf("  stockEventsToPartner:"), text.indexOf("\noutputs:")];
    await checkout.edit(text.slice(start, end), "");
    await checkout.edit("  stockEventsToStock:\n", "  extra:\n    type: cmq:Queue\n    properties: { name: shop-extra }\n  stockEventsToStock:\n");
    assert.equal((await checkout.run("merge.sh")).code, 0);
    await checkout.edit("  extra:\n    type: cmq:Queue\n    properties: { name: shop-extra }\n", "");
    const quiet = await checkout.run("merge.sh");
    assert.equal(quiet.code, 0, quiet.text);
    assert.ok(await checkout.queue("shop-extra"), "a merge does not prune unasked");

    const { code, text: said } = await checkout.run("nightly.sh", { env: { PRUNE: "1" } });
    assert.equal(code, 3, said);
    assert.match(await checkout.read("reports/prune.md"), /`queue\/shop-extra` is deleted; it holds no messages/);
    assert.ok(await checkout.queue("shop-extra"), "it is a proposal");

    assert.equal((await checkout.run("merge.sh", { env: { PRUNE: "1" } })).code, 0);
    assert.equal(await checkout.queue("shop-extra"), undefined);
  });

  it("end with 4 where a part can't be read, and propose nothing then", async () => {
    await checkout.plan({ kind: "httpError", action: "DescribeCmqTopics", status: 503, times: 1000 });
    const { code, text } = await checkout.run("nightly.sh", { env: { PRUNE: "1" } });
    await checkout.plan();
    assert.equal(code, 4, text);
    assert.match(await checkout.read("reports/drift.md"), /A part could not be read/);
    assert.equal(await checkout.has("reports/prune.md"), false);
  });
});
