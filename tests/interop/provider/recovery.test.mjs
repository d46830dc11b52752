// Sequences over several runs of an engine, each with a plugin process of its own: what one run leaves behind, the next one takes up.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { localKey, startEmulator } from "../harness/emulator.mjs";
import { startPlugin } from "./plugin.mjs";
import { refusal, startService } from "./service.mjs";
import { failsWith } from "./suite.mjs";
import { detailsOf, secret, unbag, unknown } from "./wire.mjs";

async function run(config, use) {
  const plugin = await startPlugin();
  try {
    await plugin.begin(config);
    return await use(plugin);
  } finally {
    await plugin.stop();
  }
}

describe("configuration that is not known in a preview", () => {
  it("CheckConfig keeps it, no other call comes, and the plugin ends as ever", async () => {
    const plugin = await startPlugin();
    await plugin.handshake();
    const config = { version: await plugin.version(), region: unknown, secretId: secret(unknown), secretKey: secret(unknown) };
    assert.deepEqual(await plugin.checkConfig(config), { inputs: config, failures: [] });
    assert.equal((await plugin.diffConfig({ ...config, region: "ap-guangzhou" }, config)).replaces.length, 0, "unknown is no reason to replace");
    assert.equal(await plugin.stop(), "ended with exit code 0");
  });
});

describe("partial failure", () => {
  it("Create keeps what it made with its id and the reason; the next up finds no difference to replace and heals it by Update", async () => {
    let mayRead = false;
    const described = { QueueId: "cmqq-1", QueueName: "q", VisibilityTimeout: 60, CreateTime: 1700000000000, LastModifyTime: 1700000000000 };
    const service = await startService((action) => {
      switch (action) {
        case "CreateCmqQueue":
          return { QueueId: "cmqq-1" };
        case "DescribeCmqQueueDetail":
          return mayRead ? { QueueDescribe: described } : refusal("UnauthorizedOperation");
        case "DescribeCmqQueues":
          return mayRead ? { QueueList: [described], TotalCount: 1 } : refusal("UnauthorizedOperation");
        default:
          return {};
      }
    });
    const config = { region: "ap-guangzhou", endpoint: service.endpoint, secretId: secret("AKIDrecovery"), secretKey: secret("recovery-key") };
    const program = { name: "q", visibilityTimeout: 60 };

    const state = await run(config, async (plugin) => {
      const { inputs } = await plugin.check("Queue", "q", program);
      const error = await failsWith("UNKNOWN", plugin.create("Queue", "q", inputs));
      const { type, message } = detailsOf(error).details[0];
      assert.equal(type, "pulumirpc.ErrorResourceInitFailed");
      assert.equal(message.getReasonsList().length, 1);
      return { id: message.getId(), inputs, outputs: unbag(message.getProperties()) };
    });

    mayRead = true;
    const outputs = await run(config, async (plugin) => {
      const { inputs, failures } = await plugin.check("Queue", "q", program, { olds: state.inputs });
      assert.deepEqual(failures, []);
      const diff = await plugin.diff("Queue", "q", { id: state.id, oldInputs: state.inputs, olds: state.outputs, news: inputs });
      assert.equal(diff.changes, "DIFF_NONE");

      // An engine updates what has errors in its state, also without a difference.
      return plugin.update("Queue", "q", { id: state.id, oldInputs: state.inputs, olds: state.outputs, news: inputs });
    });

    assert.equal(outputs.queueId, "cmqq-1");
    assert.equal(service.calls.filter((action) => action === "CreateCmqQueue").length, 1, "it was made once");
    await service.stop();
  });
});

describe("from run to run", () => {
  let emulator;
  let config;
  before(async () => {
    emulator = await startEmulator();
    config = {
      region: "ap-guangzhou", endpoint: emulator.url.origin, secretId: secret(localKey.secretId), secretKey: secret(localKey.secretKey), rateLimits: "none",
    };
  });
  after(() => emulator?.stop());

  it("new provider version: the provider is not replaced, and no resource shows a difference", async () => {
    const state = await run(config, (plugin) => plugin.up("Queue", "kept", { name: "kept", visibilityTimeout: 60 }));
    const plugin = await startPlugin();
    await plugin.handshake();
    const olds = { ...config, version: "0.0.1" };
    const { inputs: news } = await plugin.checkConfig({ ...config, version: await plugin.version() }, olds);
    assert.deepEqual((await plugin.diffConfig(olds, news)).replaces, []);
    await plugin.configure(news);
    assert.deepEqual((await plugin.diffConfig(olds, news)).replaces, [], "asked again for each resource");

    const { inputs } = await plugin.check("Queue", "kept", state.inputs, { olds: state.inputs, seed: 9 });
    assert.equal((await plugin.diff("Queue", "kept", { oldInputs: state.inputs, olds: state.outputs, news: inputs })).changes, "DIFF_NONE");
    await plugin.stop();
  });

  it("an automatic name is the same in every run, whatever the seed", async () => {
    const state = await run(config, (plugin) => plugin.up("Queue", "auto", {}));
    await run(config, async (plugin) => {
      const { inputs } = await plugin.check("Queue", "auto", {}, { olds: state.inputs, seed: 200 });
      assert.equal(inputs.name, state.id);
      assert.equal((await plugin.diff("Queue", "auto", { id: state.id, oldInputs: state.inputs, olds: state.outputs, news: inputs })).changes, "DIFF_NONE");
    });
  });

  it("an ignored property that differs live is no difference, and an update of another one leaves it alone", async () => {
    const program = { name: "ignored", visibilityTimeout: 60 };
    const state = await run(config, (plugin) => plugin.up("Queue", "ignored", program));
    await run(config, (plugin) => plugin.update("Queue", "by-hand", {
      id: "ignored", oldInputs: state.inputs, olds: state.outputs, news: { name: "ignored", visibilityTimeout: 99 },
    }));

    await run(config, async (plugin) => {
      const live = await plugin.read("Queue", "ignored", "ignored", { inputs: state.inputs, outputs: state.outputs });
      assert.equal(live.inputs.visibilityTimeout, 99);
      const change = { oldInputs: live.inputs, olds: live.outputs, ignoreChanges: ["visibilityTimeout"] };
      const same = await plugin.diff("Queue", "ignored", { ...change, news: program });
      assert.equal(same.changes, "DIFF_NONE");

      // The engine puts the old value in place of an ignored one.
      const news = { ...program, visibilityTimeout: 99, pollingWaitSeconds: 5 };
      assert.deepEqual(Object.keys((await plugin.diff("Queue", "ignored", { ...change, news })).detailed), ["pollingWaitSeconds"]);
      const outputs = await plugin.update("Queue", "ignored", { ...change, news });
      assert.deepEqual([outputs.visibilityTimeout, outputs.pollingWaitSeconds], [99, 5]);
    });
  });
});
