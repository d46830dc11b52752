// cmq plan and cmq apply as processes, against the emulator: an apply that is killed at a write goes on when it is run again.
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, request as send } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { localKey, startEmulator } from "../harness/emulator.mjs";
import { Program } from "../harness/process.mjs";
import { program } from "../harness/repository.mjs";

const isWrite = (action) => /^(Create|Modify|Delete|Unbind|Clear)/.test(action ?? "");
const mostWrites = 30;

/** A gateway that counts the writes that were done, and kills a process when one is: before its answer goes out. */
async function startGateway(target) {
  const gateway = { done: [], killAt: Infinity, victim: undefined };
  const server = createServer((request, response) => {
    const action = request.headers["x-tc-action"];
    const onward = send({ host: target.hostname, port: target.port, method: request.method, path: request.url, headers: request.headers }, (answer) => {
      if (isWrite(action) && gateway.done.push(action) > gateway.killAt) {
        gateway.killAt = Infinity;
        gateway.victim.stop("SIGKILL");
        answer.resume();
        return;
      }
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  gateway.url = `http://127.0.0.1:${server.address().port}`;
  gateway.stop = () => { server.closeAllConnections(); server.close(); };
  return gateway;
}

const old = `name: shop
runtime: yaml
resources:
  orders: { type: "cmq:Queue", properties: { name: "\${pulumi.stack}-orders", visibilityTimeout: 30, tags: { team: a } } }
  events: { type: "cmq:Topic", properties: { name: "\${pulumi.stack}-events", filterType: 1 } }
  sub: { type: "cmq:Subscription", properties: { topic: "\${events.name}", name: sub, protocol: queue, endpoint: "\${orders.name}" } }
  gone: { type: "cmq:Queue", properties: { name: "\${pulumi.stack}-gone" } }
`;

const wanted = `name: shop
runtime: yaml
resources:
  orders: { type: "cmq:Queue", properties: { name: "\${pulumi.stack}-orders", visibilityTimeout: 60, tags: { team: b } } }
  events: { type: "cmq:Topic", properties: { name: "\${pulumi.stack}-events", filterType: 2 } }
  sub: { type: "cmq:Subscription", properties: { topic: "\${events.name}", name: sub, protocol: queue, endpoint: "\${orders.name}", bindingKeys: [a] } }
  new: { type: "cmq:Queue", properties: { name: "\${pulumi.stack}-new" } }
`;

describe("cmq plan and cmq apply", () => {
  let emulator, gateway, folder, env;
  const command = (...args) => [...program("Cmq.Cli", "Cmq.Cli", "CMQ_COMMAND"), ...args];
  const run = async (expected, ...args) => {
    const ended = await Program.run(command(...args), { env, cwd: folder });
    assert.equal(ended.how, `ended with exit code ${expected}`, `${args.join(" ")}\n${ended.outputText}\n${ended.errorText}`);
    return ended;
  };

  /** Brings the old program up as a stack of its own, and plans the new one. */
  const plan = async (stack) => {
    await writeFile(path.join(folder, `Pulumi.${stack}.yaml`), "config: {}\n");
    await writeFile(path.join(folder, "Pulumi.yaml"), old);
    await run(0, "up", "--yes", "--stack", stack);
    await writeFile(path.join(folder, "Pulumi.yaml"), wanted);
    return run(0, "plan", "--out", "plan.json", "--prune", "--stack", stack, "--report", "markdown=plan.md");
  };

  before(async () => {
    emulator = await startEmulator();
    gateway = await startGateway(emulator.url);
    folder = await mkdtemp(path.join(tmpdir(), "cmq-"));
    env = { CMQ_ENDPOINT: gateway.url, TENCENTCLOUD_REGION: "ap-guangzhou", TENCENTCLOUD_SECRET_ID: localKey.secretId, TENCENTCLOUD_SECRET_KEY: localKey.secretKey };
  });

  after(async () => {
    gateway?.stop();
    await emulator?.stop();
    if (folder) {
      await rm(folder, { recursive: true });
    }
  });

  it("carries out what the plan shows, on the account that it names", async () => {
    const shown = await plan("whole");
    assert.match(shown.outputText, /^account 100000000001 · region ap-guangzhou$/m);
    assert.match(shown.outputText, /^1 to create, 1 to update, 2 to replace, 1 to delete$/m);
    assert.match(await readFile(path.join(folder, "plan.md"), "utf8"), /^<!-- cmq plan -->\n## Plan: 1 to create, 1 to update, 2 to replace, 1 to delete$/m);
    const applied = await run(0, "apply", "plan.json", "--yes");
    assert.match(applied.outputText, /^1 created, 1 updated, 2 replaced, 1 deleted in /m);
    await run(0, "preview", "--stack", "whole", "--expect-no-changes");
  });

  it("goes on after it was killed at every other write, and does nothing twice", async () => {
    await plan("count");
    gateway.done.length = 0;
    await run(0, "apply", "plan.json", "--yes", "--parallel", "1");
    const writes = [...gateway.done].sort();
    assert.ok(writes.length >= 8 && writes.length < mostWrites, writes.join());
    for (let at = 0; at < writes.length; at += 2) {
      const stack = `kill${at}`;
      await plan(stack);
      gateway.done.length = 0;
      gateway.killAt = at;
      gateway.victim = await Program.start(command("apply", "plan.json", "--yes", "--parallel", "1"), { env, cwd: folder });
      assert.match(await gateway.victim.stop("SIGCONT"), /^ended with SIGKILL/, `write ${at}`);
      const again = await run(0, "apply", "plan.json", "--yes");
      assert.deepEqual([...gateway.done].sort(), writes, `write ${at}: ${again.outputText}`);
      await run(0, "preview", "--stack", stack, "--expect-no-changes");
    }
  });

  it("refuses a stale plan with exit code 3 and changes nothing", async () => {
    await plan("stale");
    await writeFile(path.join(folder, "Pulumi.yaml"), old.replace("visibilityTimeout: 30", "visibilityTimeout: 45"));
    await run(0, "up", "--yes", "--stack", "stale");
    gateway.done.length = 0;
    const { errorText } = await run(3, "apply", "plan.json", "--yes");
    assert.match(errorText, /queue 'stale-orders': visibilityTimeout was 30, and is 45/);
    assert.deepEqual(gateway.done, []);
  });

  it("refuses a plan in an environment that is set up for another region", async () => {
    await plan("region");
    gateway.done.length = 0;
    const ended = await Program.run(command("apply", "plan.json", "--yes"), { env: { ...env, TENCENTCLOUD_REGION: "ap-shanghai" }, cwd: folder });
    assert.equal(ended.how, "ended with exit code 2");
    assert.match(ended.errorText, /The plan is for region ap-guangzhou, and TENCENTCLOUD_REGION is ap-shanghai/);
    assert.deepEqual(gateway.done, []);
  });
});
