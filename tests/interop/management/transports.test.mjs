// Every way in which the SDK can send and sign a request.
import assert from "node:assert/strict";
import http from "node:http";
import { after, before, test } from "node:test";
import { startEmulator } from "../harness/emulator.mjs";
import { tdmqClient } from "../harness/tencent.mjs";
import { liveThroughEverything } from "./life.mjs";

let emulator;
before(async () => { emulator = await startEmulator(); });
after(() => emulator?.stop());

for (const reqMethod of ["POST", "GET"]) {
  for (const signMethod of ["TC3-HMAC-SHA256", "HmacSHA256", "HmacSHA1"]) {
    test(`Everything lives by ${reqMethod} with ${signMethod}`, async () => {
      await liveThroughEverything(tdmqClient(emulator, { reqMethod, signMethod }));
    });
  }
}

test("The vendor's own endpoint, dialled to the emulator, signs its true host and service", async () => {
  const agent = new http.Agent();
  const dial = agent.createConnection.bind(agent);
  agent.createConnection = (options, done) => dial({ ...options, host: emulator.url.hostname, port: emulator.url.port }, done);
  const client = tdmqClient(emulator, { httpProfile: { endpoint: "tdmq.tencentcloudapi.com", agent } });
  assert.equal((await client.DescribeCmqQueues({})).TotalCount, 0);
});

test("Nothing that was sent made the emulator complain", () => {
  assert.equal(emulator.errorText(), "");
});
