// Ctrl-C in the midst of a large `up`: everything ends soon, and nothing that was made is lost.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { localKey, startEmulator } from "../harness/emulator.mjs";
import { startGateway } from "../harness/hold.mjs";
import { inFlight } from "../harness/inflight.mjs";
import { startPlugin } from "./plugin.mjs";
import { failsWith } from "./suite.mjs";
import { detailsOf, grpc, secret } from "./wire.mjs";

const [creates, running] = [2000, 40];
const longest = 20_000;

describe("Cancel with 2,000 creates in flight", () => {
  let emulator;
  let gateway;
  let plugin;
  let ended;
  let cancelTook;
  let begunAtCancel;

  const settings = (url, rateLimits) => ({
    region: "ap-guangzhou", endpoint: url.origin, secretId: secret(localKey.secretId), secretKey: secret(localKey.secretKey), rateLimits,
  });

  before(async () => {
    emulator = await startEmulator();
    gateway = await startGateway(emulator.url, "CreateCmqQueue");
    plugin = await startPlugin();
    await plugin.begin(settings(gateway.url, `CreateCmqQueue=${running}`));

    const calls = Array.from({ length: creates }, (_, number) => plugin.create("Queue", `queue-${number}`, { name: `queue-${number}` }).then(
      ({ id }) => ({ id, code: "OK" }),
      (error) => ({ code: grpc.status[error.code], text: error.details, details: detailsOf(error)?.details ?? [] }),
    ));
    // The first second's worth waits for the service; the others wait for their turn.
    await gateway.waitForHeld(running);

    const started = performance.now();
    await plugin.cancel();
    cancelTook = performance.now() - started;
    begunAtCancel = (await emulator.calls()).actions.CreateCmqQueue;
    gateway.release();
    ended = await Promise.race([
      Promise.all(calls),
      new Promise((_, reject) => setTimeout(() => reject(new Error(`Not all calls ended in ${longest / 1000} s.`)), longest).unref()),
    ]);
  });

  after(async () => {
    await plugin?.stop();
    gateway?.stop();
    await emulator?.stop();
  });

  it("Cancel itself is answered at once", () => {
    assert.ok(cancelTook < 2000, `Cancel took ${Math.round(cancelTook)} ms`);
  });

  it("every call ends: done, cancelled, or a partial failure that keeps the resource", () => {
    assert.equal(ended.length, creates);
    const others = ended.filter(({ code, details }) =>
      !["OK", "CANCELLED"].includes(code) && !details.some(({ type }) => type === "pulumirpc.ErrorResourceInitFailed"));
    assert.deepEqual(others, []);
    assert.ok(ended.filter(({ code }) => code === "CANCELLED").length >= creates / 2, "those that waited for their turn are cancelled");
  });

  it("every object that was made is answered, or told by its name", async () => {
    const told = new Set();
    for (const { id, text = "", details = [] } of ended) {
      [id, ...details.map(({ message }) => message.getId()), ...(text.match(/queue-\d+/g) ?? [])].forEach((name) => told.add(name));
    }
    const other = await startPlugin();
    await other.begin(settings(emulator.url, "none"));
    const { result } = await other.invoke("cmq:index:getQueues", {});
    await other.stop();

    const made = result.queues.map(({ name }) => name);
    assert.ok(made.length >= running, "some were made, or this shows nothing");
    assert.deepEqual(made.filter((name) => !told.has(name)), []);
  });

  it("what was answered with OK is there, and what never began is not", async () => {
    const begun = (await emulator.calls()).actions.CreateCmqQueue;
    assert.ok(begun < creates / 2, `${begun} creates reached the service: those that waited for their turn were not to be begun`);
    assert.ok(begun <= begunAtCancel + running, `${begun - begunAtCancel} creates were begun after Cancel`);
    const other = await startPlugin();
    await other.begin(settings(emulator.url, "none"));
    const done = ended.filter(({ code }) => code === "OK");
    const found = await inFlight(16, done, ({ id }) => other.read("Queue", id, id));
    await other.stop();
    assert.deepEqual(found.map(({ id }) => id), done.map(({ id }) => id));
  });

  it("calls that come later are refused", async () => {
    await failsWith("CANCELLED", plugin.create("Queue", "late", { name: "late" }));
    await failsWith("CANCELLED", plugin.read("Queue", "late", "late"));
    await failsWith("CANCELLED", plugin.invoke("cmq:index:getQueues", {}));
  });
});
