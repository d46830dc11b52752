// A queue's life through npm cmq-sdk, by edition and by signature.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startEmulator } from "../harness/emulator.mjs";
import { cmqClient, ok, refused } from "./sdk.mjs";

for (const edition of ["classic", "tdmq"]) {
  for (const signatureMethod of ["HmacSHA1", "HmacSHA256"]) {
    test(`A queue lives from creation to deletion on ${edition} with ${signatureMethod}`, async () => {
      const emulator = await startEmulator({ args: ["--edition", edition] });
      try {
        const client = cmqClient(emulator, { signatureMethod });
        const { queueId } = await ok(client.createQueue({ queueName: "orders", visibilityTimeout: 60, pollingWaitSeconds: 10, rewindSeconds: 3600 }));
        const { queueList, totalCount } = await ok(client.listQueue({}));
        assert.deepEqual([queueList, totalCount], [[{ queueId, queueName: "orders" }], 1]);
        const made = await ok(client.getQueueAttributes({ queueName: "orders" }));
        assert.deepEqual([made.visibilityTimeout, made.pollingWaitSeconds, made.rewindSeconds], [60, 10, 3600]);
        assert.ok(Math.abs(made.createTime - Date.now() / 1000) < 60, `${made.createTime} is in seconds`);
        await ok(client.setQueueAttributes({ queueName: "orders", visibilityTimeout: 90 }));
        assert.equal((await ok(client.getQueueAttributes({ queueName: "orders" }))).visibilityTimeout, 90);
        await ok(client.deleteQueue({ queueName: "orders" }));
        await refused(client.getQueueAttributes({ queueName: "orders" }), 4440, 10100, /orders/);
      } finally {
        await emulator.stop();
      }
    });
  }
}
