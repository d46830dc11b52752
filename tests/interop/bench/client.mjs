// client.mjs PORT: npm cmq-sdk in a loop against the emulator on a port of this machine. It reads lines "KIND IN_FLIGHT MILLISECONDS BYTES" and answers each with messages a second.
// As in the messaging tests, every connection goes to the emulator while the Host header stays the service's; connections are kept alive.
import http from "node:http";
import net from "node:net";
import readline from "node:readline";
import sdk from "cmq-sdk";
import { localKey } from "../harness/emulator.mjs";

const port = Number(process.argv[2]);

class EmulatorAgent extends http.Agent {
  createConnection() {
    return net.connect({ host: "127.0.0.1", port, noDelay: true });
  }
}

http.globalAgent = new EmulatorAgent({ keepAlive: true });
const client = sdk.CMQ.NEW({ path: "/v2/index.php", signatureMethod: "HmacSHA256", extranet: false, secretId: localKey.secretId, secretKey: localKey.secretKey, region: "gz" });
const queueName = "orders";

async function done(call) {
  const answer = await call;
  if (answer.code !== 0) {
    throw new Error(answer.message);
  }

  return answer;
}

async function rate(kind, inFlight, milliseconds, bytes) {
  const msgBody = "x".repeat(bytes);
  const start = performance.now();
  let messages = 0;
  await Promise.all(Array.from({ length: inFlight }, async () => {
    while (performance.now() - start < milliseconds) {
      await done(client.sendMessage({ queueName, msgBody, delaySeconds: 0 }));
      if (kind === "cycle") {
        const { receiptHandle } = await done(client.receiveMessage({ queueName, pollingWaitSeconds: 1 }));
        await done(client.deleteMessage({ queueName, receiptHandle }));
      }

      messages++;
    }
  }));
  return messages / ((performance.now() - start) / 1000);
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  const [kind, ...numbers] = line.split(" ");
  console.log(await rate(kind, ...numbers.map(Number)));
}
