// The backend tencent: what works without an account, and what is said when the service can't be used.
import assert from "node:assert/strict";
import { createServer } from "node:net";
import { once } from "node:events";
import { after, before, describe, it } from "node:test";
import { startEngine } from "./engine.mjs";
import { startPlugin } from "./plugin.mjs";
import { refusal, startService } from "./service.mjs";
import { failsWith } from "./suite.mjs";
import { detailsOf, grpc, secret, unbag } from "./wire.mjs";

const credentials = { region: "ap-guangzhou", secretId: secret("AKIDinteroptest"), secretKey: secret("interop-secret-key") };

describe("without credentials", () => {
  let plugin;
  before(async () => {
    plugin = await startPlugin();
    await plugin.begin({ region: "ap-guangzhou" });
  });
  after(() => plugin.stop());

  it("a preview works", async () => {
    const { inputs } = await plugin.check("Queue", "q", { name: "q" });
    assert.equal((await plugin.create("Queue", "q", inputs, { preview: true })).outputs.name, "q");
    const change = { oldInputs: inputs, olds: inputs, news: { ...inputs, visibilityTimeout: 60 } };
    assert.equal((await plugin.diff("Queue", "q", change)).changes, "DIFF_SOME");
    assert.equal((await plugin.update("Queue", "q", { ...change, preview: true })).visibilityTimeout, 60);
  });

  for (const [what, call] of [
    ["Create", () => plugin.create("Queue", "q", { name: "q" })],
    ["Read", () => plugin.read("Queue", "q", "q")],
    ["Update", () => plugin.update("Queue", "q", { oldInputs: { name: "q" }, olds: { name: "q" }, news: { name: "q" } })],
    ["Delete", () => plugin.delete("Queue", "q", { inputs: { name: "q" }, outputs: { name: "q" } })],
    ["getQueue", () => plugin.invoke("cmq:index:getQueue", { name: "q" })],
  ]) {
    it(`${what} says what to set, and that memory is a way`, async () => {
      const error = await failsWith("UNAUTHENTICATED", call());
      assert.match(error.details, /no credentials.*cmq:secretId \(or TENCENTCLOUD_SECRET_ID\).*cmq:backend to memory/);
    });
  }
});

describe("with a part of what is needed", () => {
  for (const [missing, expected] of [
    ["region", /no region\. Set cmq:region \(or TENCENTCLOUD_REGION\)/],
    ["secretKey", /not complete\. Set cmq:secretKey \(or TENCENTCLOUD_SECRET_KEY\)/],
  ]) {
    it(`without ${missing} previews work and up says so`, async () => {
      const plugin = await startPlugin();
      const config = { ...credentials };
      delete config[missing];
      await plugin.begin(config);
      assert.equal((await plugin.create("Queue", "q", { name: "q" }, { preview: true })).outputs.name, "q");
      const error = await failsWith("UNAUTHENTICATED", plugin.create("Queue", "q", { name: "q" }));
      assert.match(error.details, expected);
      await plugin.stop();
    });
  }
});

describe("with a service that can't be used", () => {
  const services = [];
  let plugin;
  let engine;
  before(async () => {
    engine = await startEngine();
    plugin = await startPlugin({ engine });
    await plugin.handshake(engine.address);
  });
  after(async () => {
    await plugin.stop();
    engine.stop();
    await Promise.all(services.map((service) => service.stop()));
  });

  async function configure(answer, config = {}) {
    const service = await startService(answer);
    services.push(service);
    await plugin.configure({ ...credentials, endpoint: service.endpoint, ...config });
    return service;
  }

  it("an endpoint where nobody listens is named", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address();
    closed.close();
    await plugin.configure({ ...credentials, endpoint: `http://127.0.0.1:${port}` });

    const error = await failsWith("UNAVAILABLE", plugin.create("Queue", "q", { name: "q" }));

    assert.match(error.details, new RegExp(`127\\.0\\.0\\.1:${port}.*[Cc]heck the endpoint`));
    const progress = await engine.waitForMessage(/trying again in/);
    assert.equal(progress.urn, "urn:pulumi:test::shop::cmq:index:Queue::q");
    assert.equal(progress.ephemeral, true);
  });

  for (const [code, status, advice] of [
    ["AuthFailure.SignatureFailure", "UNAUTHENTICATED", /cmq:secretId and cmq:secretKey/],
    ["AuthFailure.SecretIdNotFound", "UNAUTHENTICATED", /cmq:secretId and cmq:secretKey/],
    ["UnauthorizedOperation", "PERMISSION_DENIED", /tdmq:CreateCmqQueue/],
    ["ResourceInUse.Queue", "ALREADY_EXISTS", /pulumi import cmq:index:Queue q q/],
    ["InvalidParameterValue", "INVALID_ARGUMENT", /as the service says it/],
    ["LimitExceeded", "RESOURCE_EXHAUSTED", /quota/],
    ["ResourceUnavailable.FundRequired", "FAILED_PRECONDITION", /topped up/],
    ["UnsupportedOperation", "FAILED_PRECONDITION", /as the service says it/],
  ]) {
    it(`${code} is ${status}, with the way out and the request's id`, async () => {
      const service = await configure(() => refusal(code));
      const error = await failsWith(status, plugin.create("Queue", "q", { name: "q" }));
      assert.match(error.details, advice);
      assert.match(error.details, /exists already|request-1/);
      assert.equal(service.calls.length, 1, "a refusal is not tried again");
    });
  }

  it("credentials are in no message, whatever the service repeats", async () => {
    await configure(() => refusal("AuthFailure.SignatureFailure", "AKIDinteroptest with interop-secret-key is wrong"));
    const error = await failsWith("UNAUTHENTICATED", plugin.create("Queue", "q", { name: "q" }));
    assert.doesNotMatch(error.details, /AKIDinteroptest|interop-secret-key/);
  });

  it("a throttled call is tried again, and the user sees that it waits", async () => {
    engine.messages.length = 0;
    const service = await configure((action, _, calls) => {
      switch (true) {
        case calls === 1:
          return refusal("RequestLimitExceeded");
        case action === "CreateCmqQueue":
          return { QueueId: "cmqq-1" };
        default:
          return { QueueDescribe: { QueueId: "cmqq-1", QueueName: "q", CreateTime: 1700000000000, LastModifyTime: 1700000000000 } };
      }
    });
    assert.equal((await plugin.create("Queue", "q", { name: "q" })).id, "q");
    assert.equal(service.calls.filter((action) => action === "CreateCmqQueue").length, 2);
    const progress = await engine.waitForMessage(/throttled, trying again in/);
    assert.equal(progress.urn, "urn:pulumi:test::shop::cmq:index:Queue::q");
  });

  it("what was created and can't be read back is a partial failure that keeps the resource", async () => {
    await configure((action) => (action === "CreateCmqQueue" ? { QueueId: "cmqq-1" } : refusal("UnauthorizedOperation")));

    const error = await failsWith("UNKNOWN", plugin.create("Queue", "q", { name: "q", visibilityTimeout: 60, tags: secret({ a: "b" }) }));

    const status = detailsOf(error);
    assert.equal(status.code, error.code, "the code in the status is that of the call");
    assert.equal(status.details[0].type, "pulumirpc.ErrorResourceInitFailed");
    const { message } = status.details[0];
    assert.equal(message.getId(), "q");
    assert.match(message.getReasonsList().join(), /was created, and could not be read back.*UnauthorizedOperation/);
    assert.deepEqual(unbag(message.getProperties()), { name: "q", visibilityTimeout: 60, tags: secret({ a: "b" }) });
  });

  it("a time limit of the program ends the wait, and the message names the operation and the limit", async () => {
    const service = await configure(() => undefined);
    for (const [verb, call] of [
      ["create", () => plugin.create("Queue", "q", { name: "q" }, { timeout: 0.3 })],
      ["update", () => plugin.update("Queue", "q", { oldInputs: { name: "q" }, olds: { name: "q" }, news: { name: "q", visibilityTimeout: 5 }, timeout: 0.3 })],
      ["delete", () => plugin.delete("Queue", "q", { inputs: { name: "q" }, outputs: { name: "q" }, timeout: 0.3 })],
      ["read", () => plugin.read("Queue", "q", "q", { timeout: 0.3 })],
    ]) {
      const error = await failsWith("DEADLINE_EXCEEDED", call());
      assert.match(error.details.toLowerCase(), new RegExp(`^${verb} of queue 'q' did not end within 0\\.3 s \\(customtimeouts\\.${verb}\\)`));
    }
    assert.equal(service.calls.length, 4);
  });

  it("Cancel ends thousands of waits at once, and tells those that the service has heard from those that it has not", async () => {
    const heard = new Set();
    const service = await configure((_, parameters) => void heard.add(parameters.QueueName));
    const calls = Array.from({ length: 3000 }, (_, i) => plugin.create("Queue", `q${i}`, { name: `q${i}` }).catch((error) => error));
    await service.waitForCalls(1);

    await plugin.cancel();
    const errors = await Promise.all(calls);

    assert.deepEqual(new Set(errors.map((error) => error.code)), new Set([grpc.status.CANCELLED]));
    assert.ok(heard.size > 0);
    for (const name of heard) {
      const { details } = errors[Number(name.slice(1))];
      assert.match(details, new RegExp(`^Create of Queue '${name}' was cancelled\\. It may have been created all the same: .*pulumi import cmq:index:Queue ${name} ${name}$`));
    }
    assert.ok(errors.filter((error) => error.details.endsWith("was cancelled. Nothing was changed.")).length > 2900);
  });
});
