// The plugin as a process: how it starts, what it tells before it is configured, how it is cancelled, and how it ends.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { startEngine } from "./engine.mjs";
import { startPlugin } from "./plugin.mjs";
import { startService } from "./service.mjs";
import { failsWith } from "./suite.mjs";
import { bag, fill, grpc, providerMessages } from "./wire.mjs";

async function withPlugin(options, use) {
  const engine = await startEngine();
  const plugin = await startPlugin({ engine, ...options });
  try {
    await use(plugin, engine);
  } finally {
    await plugin.stop();
    engine.stop();
  }
}

describe("plugin process", () => {
  it("says its port on standard output, and nothing else in its life", async () => {
    await withPlugin({}, async (plugin, engine) => {
      await plugin.begin({ backend: "memory" }, engine);
      await plugin.up("Queue", "q", { name: "q" });
      await failsWith("INVALID_ARGUMENT", plugin.read("Subscription", "s", "no-slash"));
      await plugin.stop();
      assert.equal(plugin.running.outputText, `${plugin.port}\n`);
    });
  });

  it("tolerates the engine's flags, with the address at their end", async () => {
    const engine = await startEngine();
    const plugin = await startPlugin({
      arguments: ["--logtostderr", "-v=9", "--tracing", "http://127.0.0.1:9411/api", "--some-new-flag=1", engine.address],
    });
    await plugin.configure({ backend: "memory" });
    assert.ok(await engine.waitForMessage(/memoryFile/), "the address of the command line is the engine's, also without Handshake");
    await plugin.stop();
    engine.stop();
  });

  for (const signal of ["SIGINT", "SIGTERM"]) {
    it(`ends with exit code 0 on ${signal}`, { skip: process.platform === "win32" && "Windows has no signals to send" }, async () => {
      await withPlugin({}, async (plugin) => {
        assert.equal(await plugin.stop(signal), "ended with exit code 0");
      });
    });
  }

  for (const signal of ["SIGINT", "SIGTERM"]) {
    it(`on ${signal} without a Cancel ends what is under way, and says nothing more on standard output`, { skip: process.platform === "win32" && "Windows has no signals to send" }, async () => {
      const service = await startService(() => undefined);
      const plugin = await startPlugin();
      await plugin.configure({ region: "ap-guangzhou", endpoint: service.endpoint, secretId: "AKIDsignal", secretKey: "signal-key" });
      const reading = plugin.read("Queue", "q", "q").then(() => "OK", (error) => grpc.status[error.code]);
      await service.waitForCalls(1);

      const how = await plugin.running.stop(signal);

      assert.equal(how, "ended with exit code 0");
      assert.equal(await reading, "CANCELLED", "the call was answered, not cut off");
      assert.equal(plugin.running.outputText, `${plugin.port}\n`);
      plugin.client.close();
      await service.stop();
    });
  }

  it("says what is wrong with an engine address, and does not start", async () => {
    await assert.rejects(startPlugin({ arguments: ["no address"] }), /ended with exit code 1\. .*'no address' is not an address/s);
  });

  it("describes itself before it is configured: schema and plugin info agree", async () => {
    await withPlugin({}, async (plugin) => {
      const schema = JSON.parse(await plugin.schema());
      assert.equal(schema.name, "cmq");
      assert.equal(schema.version, await plugin.version());
      assert.deepEqual(Object.keys(schema.resources), [
        "cmq:index:Queue", "cmq:index:Topic", "cmq:index:Subscription", "cmq:index:WorkQueue", "cmq:index:FanOut",
      ]);
    });
  });

  it("offers the schema in version 0 only", async () => {
    await withPlugin({}, async (plugin) => {
      await failsWith("INVALID_ARGUMENT", plugin.schema(1));
    });
  });

  it("answers what it does not offer with Unimplemented", async () => {
    await withPlugin({}, async (plugin) => {
      const { ParameterizeRequest, CallRequest } = providerMessages;
      for (const [method, request] of [
        ["parameterize", new ParameterizeRequest()],
        ["call", new CallRequest()],
      ]) {
        await failsWith("UNIMPLEMENTED", plugin.call(method, request));
      }
    });
  });

  it("refuses resources until it is configured", async () => {
    await withPlugin({}, async (plugin) => {
      const error = await failsWith("FAILED_PRECONDITION", plugin.check("Queue", "q", {}));
      assert.match(error.details, /Configure/);
    });
  });

  it("refuses work after Cancel, and answers the rest until it is told to end", async () => {
    await withPlugin({}, async (plugin, engine) => {
      await plugin.begin({ backend: "memory" }, engine);
      await plugin.cancel();

      await failsWith("CANCELLED", plugin.check("Queue", "q", {}));
      await failsWith("CANCELLED", plugin.create("Queue", "q", { name: "q" }));
      await failsWith("CANCELLED", plugin.configure({ backend: "memory" }));
      await plugin.cancel();
      assert.ok(await plugin.version());
      assert.ok(await plugin.schema());
    });
  });

  it("is attached to by one engine after the other, and keeps the objects of its memory", async () => {
    const plugin = await startPlugin();
    for (const round of [1, 2]) {
      const engine = await startEngine();
      await plugin.handshake();
      await plugin.attach(engine.address);
      await plugin.configure({ backend: "memory" });
      await engine.waitForMessage(/memoryFile/);
      if (round === 1) {
        await plugin.up("Queue", "kept", { name: "kept" });
      }
      assert.equal((await plugin.read("Queue", "kept", "kept")).id, "kept");
      await plugin.cancel();
      engine.stop();
    }
    await plugin.stop();
  });

  it("runs beside another one", async () => {
    await withPlugin({}, async (one) => {
      await withPlugin({}, async (other) => {
        assert.notEqual(one.port, other.port);
        await one.begin({ backend: "memory" });
        await other.begin({ backend: "memory", edition: "classic" });
        await one.up("Queue", "mine", { name: "mine", maxMsgSize: 1048576 });
        assert.equal((await other.read("Queue", "mine", "mine")).id, "", "memories are apart");
        assert.equal((await other.check("Queue", "q", { maxMsgSize: 1048576 })).failures.length, 1, "and so are editions");
      });
    });
  });

  it("takes and gives a message of more than 30 MB, where servers often end", async () => {
    await withPlugin({}, async (plugin) => {
      await plugin.begin({ backend: "memory" });
      const tags = { large: "x".repeat(35_000_000) };
      const { inputs, failures } = await plugin.check("Queue", "q", { name: "q", tags });
      assert.equal(inputs.tags.large.length, 35_000_000);
      assert.deepEqual(failures.map(({ property }) => property), ["tags.large"]);
    });
  });

  it("gives an answer of more than 4 MB to a question of a few bytes", async () => {
    await withPlugin({}, async (plugin) => {
      await plugin.begin({ backend: "memory" });
      const tags = Object.fromEntries(Array.from({ length: 50 }, (_, number) => [`key-${number}`, "v".repeat(127)]));
      for (let number = 0; number < 700; number++) {
        await plugin.create("Queue", `q${number}`, { name: `q${number}`, tags });
      }
      const { result } = await plugin.invoke("cmq:index:getQueues", {});
      assert.equal(result.queues.length, 700);
      assert.ok(JSON.stringify(result).length > 4_194_304, "or this shows nothing");
    });
  });

  it("takes a message of more than 4 MB", async () => {
    await withPlugin({}, async (plugin) => {
      await plugin.begin({ backend: "memory" });
      const request = fill(new providerMessages.CheckRequest(), {
        urn: "urn:pulumi:test::shop::cmq:index:Queue::q", news: bag({ tags: { large: "x".repeat(5_000_000) } }), olds: bag({}),
      });
      assert.equal((await plugin.call("check", request)).getInputs().toJavaScript().tags.large.length, 5_000_000);
    });
  });
});
