// What is refused before the service is asked.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { localKey, startEmulator } from "../harness/emulator.mjs";
import { refused, tdmqClient } from "../harness/tencent.mjs";

let emulator, client;
before(async () => {
  emulator = await startEmulator();
  client = tdmqClient(emulator);
});
after(() => emulator?.stop());

for (const signMethod of ["TC3-HMAC-SHA256", "HmacSHA256"]) {
  test(`An unknown secret id is refused with ${signMethod}`, async () => {
    const stranger = tdmqClient(emulator, { signMethod, credential: { ...localKey, secretId: "AKIDNOBODY" } });
    await refused(stranger.DescribeCmqQueues({}), "AuthFailure.SecretIdNotFound", /AKIDNOBODY/);
  });

  test(`A wrong secret key is refused with ${signMethod}`, async () => {
    const forger = tdmqClient(emulator, { signMethod, credential: { ...localKey, secretKey: "guess" } });
    await refused(forger.DescribeCmqQueues({}), "AuthFailure.SignatureFailure");
  });

  test(`A token with a permanent key is refused with ${signMethod}`, async () => {
    const confused = tdmqClient(emulator, { signMethod, credential: { ...localKey, token: "token" } });
    await refused(confused.DescribeCmqQueues({}), "AuthFailure.TokenFailure");
  });

  test(`A region that is missing is named with ${signMethod}`, async () => {
    await refused(tdmqClient(emulator, { signMethod, region: null }).DescribeCmqQueues({}), "MissingParameter", /`Region`/);
  });
}

test("A region that is none is refused", async () => {
  await refused(tdmqClient(emulator, { region: "Guangzhou!" }).DescribeCmqQueues({}), "InvalidParameterValue", /X-TC-Region/);
});

for (const action of ["DescribeClusters", "DescribeCmqDeadLetterSourceQueues", "NoSuchAction"]) {
  test(`The action ${action} is not there`, async () => {
    await refused(client.request(action, {}), "InvalidAction", new RegExp(action));
  });
}

test("Another version is not there", async () => {
  const older = tdmqClient(emulator);
  older.apiVersion = "2019-03-04";
  await refused(older.DescribeCmqQueues({}), "NoSuchVersion", /2019-03-04/);
});

test("A required parameter that is missing is named", async () => {
  await refused(client.CreateCmqQueue({}), "MissingParameter", /`QueueName`/);
});

test("A parameter that does not exist is named, with those that do", async () => {
  await refused(client.DeleteCmqQueue({ QueueName: "a", Force: true }), "UnknownParameter", /`Force`.*QueueName/);
});

for (const [what, request, code] of [
  ["a text for a number", { QueueName: "a", VisibilityTimeout: "long" }, "InvalidParameterValue"],
  ["a negative number", { QueueName: "a", VisibilityTimeout: -1 }, "InvalidParameterValue"],
  ["a fraction", { QueueName: "a", VisibilityTimeout: 1.5 }, "InvalidParameterValue"],
  ["a truth value for a number", { QueueName: "a", VisibilityTimeout: true }, "InvalidParameter"],
  ["a number for a name", { QueueName: 1 }, "InvalidParameter"],
  ["an object for a list", { QueueName: "a", Tags: { TagKey: "a" } }, "InvalidParameter"],
]) {
  test(`${what} is ${code}`, () => refused(client.CreateCmqQueue(request), code));
}

test("Texts are English whatever language is asked for", async () => {
  await refused(tdmqClient(emulator, { language: "zh-CN" }).CreateCmqQueue({}), "MissingParameter", /is missing the parameter/);
});

test("The SDK's trace id comes back with the error", async () => {
  const error = await client.request("NoSuchAction", {}).catch((reason) => reason);
  assert.match(error.traceId, /^[0-9a-f-]{36}$/);
});

test("Nothing of this made the emulator complain", () => {
  assert.equal(emulator.errorText(), "");
});
