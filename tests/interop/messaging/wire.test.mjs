// What other SDKs put on the wire, and cmq-sdk does not.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startEmulator } from "../harness/emulator.mjs";
import { call } from "./signer.mjs";

let emulator;
before(async () => {
  emulator = await startEmulator();
});
after(() => emulator?.stop());

for (const method of ["GET", "POST"]) {
  for (const path of ["/v2/index.php", "/", "/other"]) {
    test(`${method} ${path} is answered`, async () => {
      assert.equal((await call(emulator, "ListQueue", {}, { method, path })).code, 0);
    });
  }
}

for (const contentType of [undefined, "*/*;charset=utf-8", "application/x-www-form-urlencoded"]) {
  test(`A body of the content type ${contentType ?? "that is missing"} is read`, async () => {
    assert.equal((await call(emulator, "ListQueue", { searchWord: "a b+c 中文" }, { contentType, hash: "sha256" })).code, 0);
  });
}

test("An action is found in any case", async () => {
  assert.deepEqual(
    await call(emulator, "ClearSUbscriptionFIlterTags", { topicName: "gone", subscriptionName: "s" }).then(({ status, code }) => [status, code]),
    [200, 4440],
  );
});

test("An action that is none has the service's text", async () => {
  assert.equal((await call(emulator, "CreateTopics")).message, "(10430)action name CreateTopics is not existed");
});

test("The caller's own id comes back as a number", async () => {
  assert.equal((await call(emulator, "ListQueue", { clientRequestId: 1231231231 })).clientRequestId, 1231231231);
});

test("Binding keys in PHP's spelling are taken", async () => {
  await call(emulator, "CreateQueue", { queueName: "bound" });
  await call(emulator, "CreateTopic", { topicName: "routes", filterType: 2 });
  const name = { topicName: "routes", subscriptionName: "s" };
  assert.equal((await call(emulator, "Subscribe", { ...name, protocol: "queue", endpoint: "bound", notifyContentFormat: "JSON", "bindindKey.1": "a.#" })).code, 0);
  const { bindingKey, protocal, filterTags } = await call(emulator, "GetSubscriptionAttributes", name);
  assert.deepEqual([bindingKey, protocal, filterTags], [["a.#"], "queue", []]);
});

test("A body over 1 MB is refused in an envelope", async () => {
  const { status, code, message } = await call(emulator, "SendMessage", { queueName: "q", msgBody: "x".repeat(1024 * 1024) });
  assert.deepEqual([status, code, message.slice(0, 7)], [200, 4000, "(10420)"]);
});

test("Every call was counted under its action", async () => {
  const { actions } = await emulator.calls();
  assert.deepEqual([actions.ClearSubscriptionFilterTags, actions.CreateTopic, actions.CreateTopics], [1, 1, undefined]);
});

test("Nothing of this made the emulator complain", () => {
  assert.equal(emulator.errorText(), "");
});
