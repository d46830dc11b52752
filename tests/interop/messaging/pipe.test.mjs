// What cmq receive --delete deletes when nobody reads what it writes.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { localKey, startEmulator } from "../harness/emulator.mjs";
import { program } from "../harness/repository.mjs";
import { cmqClient, ok } from "./sdk.mjs";

test("A message that is received into a closed pipe is not deleted", { skip: process.platform === "win32" && "Windows tells nothing of it" }, async () => {
  const emulator = await startEmulator();
  try {
    const client = cmqClient(emulator);
    await ok(client.createQueue({ queueName: "orders" }));
    await ok(client.sendMessage({ queueName: "orders", msgBody: "order 1" }));
    const [command, ...args] = program("Cmq.Cli", "Cmq.Cli", "CMQ_EMULATOR_COMMAND");
    const child = spawn(command, [...args, "receive", "orders", "--wait", "0", "--delete", "--endpoint", emulator.url.origin], {
      env: { ...process.env, TENCENTCLOUD_REGION: "ap-guangzhou", TENCENTCLOUD_SECRET_ID: localKey.secretId, TENCENTCLOUD_SECRET_KEY: localKey.secretKey },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.destroy();
    let told = "";
    child.stderr.setEncoding("utf8").on("data", (text) => { told += text; });
    const [code] = await once(child, "close");
    assert.equal(code, 1, told);
    assert.match(told, /^error: .*pipe/im);
    const { activeMsgNum, inactiveMsgNum } = await ok(client.getQueueAttributes({ queueName: "orders" }));
    assert.equal(activeMsgNum + inactiveMsgNum, 1);
  } finally {
    await emulator.stop();
  }
});
