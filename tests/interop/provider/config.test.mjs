// The provider's configuration, in every form in which engines send it.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startPlugin } from "./plugin.mjs";
import { failsWith } from "./suite.mjs";
import { isSecret, secret, unknown } from "./wire.mjs";

describe("provider configuration", () => {
  let plugin;
  before(async () => {
    plugin = await startPlugin();
    await plugin.handshake();
  });
  after(() => plugin.stop());

  for (const [form, value] of [
    ["a string", "tdmq2022"],
    ["JSON text", '"tdmq2022"'],
    ["a secret", secret("tdmq2022")],
    ["a secret with JSON text", secret('"tdmq2022"')],
  ]) {
    it(`takes a value as ${form}`, async () => {
      const { inputs, failures } = await plugin.checkConfig({ backend: "memory", edition: value });
      assert.deepEqual(failures, []);
      assert.deepEqual(inputs.edition, value, "the user's form is kept");

      await plugin.configure(inputs);
      const checked = await plugin.check("Queue", "q", { name: "q", rewindSeconds: 1296000 });
      assert.deepEqual(checked.failures, [], "the edition that allows this long a time is in force");
    });
  }

  it("keeps the engine's own keys as they are", async () => {
    const config = { version: "0.1.0", pluginDownloadURL: "https://example.org", __internal: { a: 1 }, backend: "memory" };
    assert.deepEqual(await plugin.checkConfig(config), { inputs: config, failures: [] });
    await plugin.configure(config);
  });

  it("keeps what is not known yet", async () => {
    const config = { region: unknown, edition: unknown, memoryFile: unknown, secretKey: secret(unknown) };
    assert.deepEqual(await plugin.checkConfig(config), { inputs: config, failures: [] });
  });

  it("marks credentials as secrets, also those given in clear", async () => {
    const { inputs } = await plugin.checkConfig({ secretId: "AKIDx", secretKey: "key", securityToken: secret("token"), region: "ap-guangzhou" });
    assert.ok(isSecret(inputs.secretId) && isSecret(inputs.secretKey) && isSecret(inputs.securityToken));
    assert.equal(inputs.region, "ap-guangzhou");
  });

  it("does not return credentials of the environment", async () => {
    const environment = { TENCENTCLOUD_SECRET_ID: "AKIDoutside", TENCENTCLOUD_SECRET_KEY: "key-from-outside", TENCENTCLOUD_REGION: "ap-guangzhou" };
    const other = await startPlugin({ environment });
    const { inputs } = await other.checkConfig({ edition: "tdmq" });
    assert.deepEqual(inputs, { edition: "tdmq" });
    await other.configure(inputs);
    await other.stop();
    assert.doesNotMatch(other.running.outputText + other.running.errorText, /outside/);
  });

  for (const [setting, value, reason] of [
    ["regoin", "ap-guangzhou", /did you mean 'region'\?/],
    ["queues", "x", /is not a setting/],
    ["edition", "tdmq2023", /'tdmq2023' is not an edition: .*tdmq2022/],
    ["backend", "disk", /'disk' is not a backend: tencent or memory/],
    ["endpoint", "ftp://example.org", /https? /],
    ["endpoint", "example.org/path", /path/],
    ["region", "ap guangzhou", /is not a region/],
    ["region", 7, /is 7; a string is expected/],
    ["edition", { a: 1 }, /is an object; a string is expected/],
    ["secretKey", "line\nbreak", /line break/],
  ]) {
    it(`refuses ${setting} = ${JSON.stringify(value)}, and says why`, async () => {
      const { failures } = await plugin.checkConfig({ [setting]: value });
      assert.deepEqual(failures.map((failure) => failure.property), [setting]);
      assert.match(failures[0].reason, reason);
      const error = await failsWith("INVALID_ARGUMENT", plugin.configure({ [setting]: value }));
      assert.match(error.details, reason, "a command line that skips CheckConfig hears the same");
    });
  }

  it("never shows a credential that it refuses", async () => {
    for (const value of ["sec ret-value", 4711471147]) {
      const { failures } = await plugin.checkConfig({ secretKey: value });
      assert.equal(failures.length, 1);
      assert.doesNotMatch(failures[0].reason, /ret-value|4711/);
    }
  });

  it("refuses a memory file without the memory backend: nothing goes to the cloud by mistake", async () => {
    const { failures } = await plugin.checkConfig({ backend: "tencent", memoryFile: "cmq.json" });
    assert.deepEqual(failures.map((failure) => failure.property), ["memoryFile"]);
    const error = await failsWith("INVALID_ARGUMENT", plugin.configure({ memoryFile: "cmq.json" }));
    assert.match(error.details, /cmq:memoryFile: is used with backend: memory only/);
  });

  it("names the variable when the environment is wrong", async () => {
    const other = await startPlugin({ environment: { CMQ_EDITION: "newest" } });
    const error = await failsWith("INVALID_ARGUMENT", other.configure({ backend: "memory" }));
    assert.match(error.details, /CMQ_EDITION \(environment\): 'newest' is not an edition/);
    await other.stop();
  });

  it("takes from the environment what is not set", async () => {
    const other = await startPlugin({ environment: { CMQ_BACKEND: "memory", CMQ_EDITION: "classic" } });
    await other.configure({ edition: "tdmq" });
    assert.equal((await other.up("Queue", "q", { name: "q", maxMsgSize: 1048576 })).id, "q");
    await other.stop();
  });

  describe("compared with that of the run before", () => {
    const cloud = { region: "ap-guangzhou", secretId: "a", secretKey: "b", endpoint: "one.example.org", version: "0.0.1" };
    for (const [what, olds, news, expected] of [
      ["nothing", cloud, cloud, {}],
      ["the version", cloud, { ...cloud, version: "0.2.0" }, {}],
      ["the form of a value", { edition: "tdmq" }, { edition: '"tdmq"' }, {}],
      ["credentials and endpoint", cloud, { ...cloud, secretId: "c", secretKey: "d", endpoint: "two.example.org" },
        { secretId: "UPDATE", secretKey: "UPDATE", endpoint: "UPDATE" }],
      ["the edition", { edition: "tdmq" }, { edition: "classic" }, { edition: "UPDATE" }],
      ["the region", cloud, { ...cloud, region: "ap-shanghai" }, { region: "UPDATE_REPLACE" }],
      ["the region, not known yet", cloud, { ...cloud, region: unknown }, { region: "UPDATE" }],
      ["the region, set for the first time", {}, { region: "ap-shanghai" }, { region: "ADD" }],
      ["the region of the memory backend", { backend: "memory", region: "a" }, { backend: "memory", region: "b" }, { region: "UPDATE" }],
      ["the backend", { region: "a" }, { region: "a", backend: "memory", memoryFile: "f" }, { backend: "ADD", memoryFile: "ADD" }],
      ["the memory file", { backend: "memory", memoryFile: "a" }, { backend: "memory", memoryFile: "b" }, { memoryFile: "UPDATE" }],
    ]) {
      it(`${what}: ${JSON.stringify(expected)}`, async () => {
        const diff = await plugin.diffConfig(olds, news);
        assert.deepEqual(diff.detailed, expected);
        assert.equal(diff.changes, Object.keys(expected).length === 0 ? "DIFF_NONE" : "DIFF_SOME");
        assert.deepEqual(diff.replaces, Object.keys(expected).filter((key) => expected[key].endsWith("_REPLACE")));
        assert.deepEqual(diff.diffs.toSorted(), Object.keys(expected).toSorted());
      });
    }

    it("ignored changes are none", async () => {
      const diff = await plugin.diffConfig(cloud, { ...cloud, region: "ap-shanghai" }, ["region"]);
      assert.equal(diff.changes, "DIFF_NONE");
    });
  });
});
