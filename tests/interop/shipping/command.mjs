// The release archive of the command: one file, in which the whole of cmq works.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { startEmulator } from "../harness/emulator.mjs";
import { Program } from "../harness/process.mjs";
import { root } from "../harness/repository.mjs";
import { tdmqClient } from "../harness/tencent.mjs";
import { cmqClient, ok } from "../messaging/sdk.mjs";
import { Archive, checkArchive, version } from "./archive.mjs";

const archive = new Archive("cmq");

describe(`the archive ${archive.name}`, () => {
  let cmq, emulator;

  before(async () => {
    cmq = archive.unpack();
    process.env.CMQ_EMULATOR_COMMAND = JSON.stringify([cmq, "emulator", "--port", "0"]);
    emulator = await startEmulator();
  });

  after(async () => {
    await emulator?.stop();
    archive.remove();
  });

  checkArchive(archive);

  it("has nothing beside the program and its licence", (test) => {
    const names = archive.names();
    if (names.includes("Cmq.Cli.dll")) {
      test.skip("the form that could be made here is of several files");
      return;
    }
    assert.deepEqual(names, ["LICENSE", archive.executable]);
  });

  it("answers with the version of its name", async () => {
    const { succeeded, outputText } = await Program.run([cmq, "--version"]);
    assert.ok(succeeded && outputText.trim().split("+")[0] === version, outputText);
  });

  it("previews, brings up, changes and takes down a program", async () => {
    const { succeeded, outputText } = await Program.run(["bash", path.join(root, "examples/shop/tour.sh")], { env: { CMQ: cmq } });
    assert.ok(succeeded, outputText);
  });

  it("serves messages and objects in both protocols", async () => {
    const client = cmqClient(emulator);
    await ok(client.createQueue({ queueName: "orders" }));
    const { msgId } = await ok(client.sendMessage({ queueName: "orders", msgBody: "one" }));
    const { receiptHandle, ...received } = await ok(client.receiveMessage({ queueName: "orders" }));
    assert.deepEqual([received.msgId, received.msgBody], [msgId, "one"]);
    await ok(client.deleteMessage({ queueName: "orders", receiptHandle }));
    assert.equal((await tdmqClient(emulator).DescribeCmqQueues({})).TotalCount, 1);
  });

  it("serves its page", async () => {
    assert.match(await (await fetch(emulator.url, { headers: { accept: "text/html" } })).text(), /<title>/);
  });
});
