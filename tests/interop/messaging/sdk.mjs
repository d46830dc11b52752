// npm cmq-sdk as it is. It builds the service's host names itself, so what would be a line in a hosts file is done at the socket: every
// connection that this process makes over http goes to the emulator, while the Host header and what is signed stay the service's.
import assert from "node:assert/strict";
import http from "node:http";
import net from "node:net";
import sdk from "cmq-sdk";
import { localKey } from "../harness/emulator.mjs";

class EmulatorAgent extends http.Agent {
  #url;

  constructor(url) {
    super({ keepAlive: false });
    this.#url = url;
  }

  createConnection() {
    return net.connect({ host: this.#url.hostname, port: Number(this.#url.port) });
  }
}

/**
 * A client of the SDK; all clients of a process reach the emulator that was named last.
 * @param {{ url: URL }} emulator the emulator
 * @param {{ signatureMethod?: string, secretId?: string, secretKey?: string, path?: string }} [options]
 */
export function cmqClient(emulator, { signatureMethod = "HmacSHA256", secretId = localKey.secretId, secretKey = localKey.secretKey, path = "/v2/index.php" } = {}) {
  http.globalAgent = new EmulatorAgent(emulator.url);
  return sdk.CMQ.NEW({ path, signatureMethod, extranet: false, secretId, secretKey, region: "gz" });
}

/** Asserts that an answer is a success, and gives it back. */
export async function ok(call) {
  const answer = await call;
  assert.equal(answer.code, 0, answer.message);
  assert.equal(answer.message, "");
  assert.match(answer.requestId, /^[0-9a-f-]{36}$/);
  return answer;
}

/** Asserts that an answer is an error of a pair of codes, and gives it back. The SDK does not throw for one. */
export async function refused(call, code, module, text = /./) {
  const answer = await call;
  assert.equal(answer.code, code, answer.message);
  assert.ok(answer.message.startsWith(`(${module})`), answer.message);
  assert.match(answer.message, text);
  return answer;
}
