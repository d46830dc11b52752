// The provider against the service's HTTP API, which the emulator serves; the vendor's own SDK looks at what is there, and meddles.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { localKey, startEmulator } from "../harness/emulator.mjs";
import { tdmqClient } from "../harness/tencent.mjs";
import { startPlugin } from "./plugin.mjs";
import { sequences } from "./sequences.mjs";
import { failsWith, useProvider } from "./suite.mjs";
import { secret } from "./wire.mjs";

describe("with the emulator", () => {
  let emulator;
  before(async () => (emulator = await startEmulator()));
  after(() => emulator?.stop());

  const config = (key = localKey) => ({
    region: "ap-guangzhou", endpoint: emulator.url.origin, secretId: secret(key.secretId), secretKey: secret(key.secretKey),
  });

  describe("sequences of an engine", () => sequences(useProvider(() => config())));

  describe("beside the vendor's SDK", () => {
    const provider = useProvider(() => config());

    it("what is created is there as declared", async () => {
      const { plugin } = provider;
      await plugin.up("Topic", "seen-topic", { name: "seen-topic", filterType: 2 });
      await plugin.up("Queue", "seen", { name: "seen", visibilityTimeout: 77, maxMsgSize: 131072, tags: { team: "shop" } });
      await plugin.up("Subscription", "seen-subscription", {
        topic: "seen-topic", name: "seen", protocol: "queue", endpoint: "seen", bindingKeys: ["orders.#"],
      });

      const client = tdmqClient(emulator);
      const { QueueDescribe: queue } = await client.DescribeCmqQueueDetail({ QueueName: "seen" });
      assert.deepEqual([queue.VisibilityTimeout, queue.MaxMsgSize, queue.Tags], [77, 131072, [{ TagKey: "team", TagValue: "shop" }]]);
      const { SubscriptionSet: [subscription] } = await client.DescribeCmqSubscriptionDetail({ TopicName: "seen-topic", Offset: 0, Limit: 10 });
      assert.deepEqual([subscription.SubscriptionName, subscription.Endpoint, subscription.BindingKey], ["seen", "seen", ["orders.#"]]);
    });

    it("what somebody changes by hand is found by a refresh, and set back by an update", async () => {
      const { plugin } = provider;
      const client = tdmqClient(emulator);
      const state = await plugin.up("Queue", "meddled", { name: "meddled", visibilityTimeout: 60 });
      await client.ModifyCmqQueueAttribute({ QueueName: "meddled", VisibilityTimeout: 61 });

      const other = await startPlugin();
      await other.begin(config());
      const found = await other.read("Queue", "meddled", "meddled", { inputs: state.inputs, outputs: state.outputs });
      assert.equal(found.inputs.visibilityTimeout, 61);
      const change = { oldInputs: found.inputs, olds: found.outputs, news: state.inputs };
      assert.deepEqual((await other.diff("Queue", "meddled", change)).detailed, { visibilityTimeout: "UPDATE" });
      await other.update("Queue", "meddled", change);
      await other.stop();

      assert.equal((await client.DescribeCmqQueueDetail({ QueueName: "meddled" })).QueueDescribe.VisibilityTimeout, 60);
    });

    it("what somebody deleted by hand is gone, and can be deleted again", async () => {
      const { plugin } = provider;
      const state = await plugin.up("Queue", "removed", { name: "removed" });
      await tdmqClient(emulator).DeleteCmqQueue({ QueueName: "removed" });
      const other = await startPlugin();
      await other.begin(config());
      assert.equal((await other.read("Queue", "removed", "removed", { inputs: state.inputs, outputs: state.outputs })).id, "");
      await other.stop();
      await plugin.delete("Queue", "removed", { inputs: state.inputs, outputs: state.outputs });
    });

    it("a queue that holds messages is kept, unless it is to be destroyed by force", async () => {
      const { plugin } = provider;
      const client = tdmqClient(emulator);
      const state = await plugin.up("Queue", "full", { name: "full" });
      await client.SendCmqMsg({ QueueName: "full", MsgContent: "precious", DelaySeconds: 0 });

      const error = await failsWith("FAILED_PRECONDITION", plugin.delete("Queue", "full", { inputs: state.inputs, outputs: state.outputs }));
      assert.match(error.details, /holds 1 message.*forceDestroy/);
      await plugin.delete("Queue", "full", { inputs: { ...state.inputs, forceDestroy: true }, outputs: state.outputs });
      assert.equal((await client.DescribeCmqQueues({ QueueName: "full", Offset: 0, Limit: 10 })).TotalCount, 0);
    });
  });

  for (const [what, key] of [
    ["an unknown secret id", { secretId: "AKIDnobodyknowsthis", secretKey: localKey.secretKey }],
    ["a wrong secret key", { secretId: localKey.secretId, secretKey: "this-is-not-the-key" }],
  ]) {
    it(`${what} is Unauthenticated, says what to check, and shows no key`, async () => {
      const plugin = await startPlugin();
      await plugin.begin(config(key));
      const error = await failsWith("UNAUTHENTICATED", plugin.create("Queue", "q", { name: "q" }));
      assert.match(error.details, /AuthFailure.*cmq:secretId and cmq:secretKey/);
      assert.doesNotMatch(error.details, /nobodyknowsthis|this-is-not-the-key/);
      await plugin.stop();
    });
  }
});
