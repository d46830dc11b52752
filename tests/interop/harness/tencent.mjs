// The vendor's SDK for Node, as it is, pointed at an emulator.
import assert from "node:assert/strict";
import { Client } from "tencentcloud-sdk-nodejs/tencentcloud/services/tdmq/v20200217/tdmq_client.js";
import { localKey } from "./emulator.mjs";

/**
 * A client of the SDK.
 * @param {{ url: URL }} emulator the emulator
 * @param {{ credential?: object, region?: string, reqMethod?: string, signMethod?: string, language?: string, httpProfile?: object }} [options]
 */
export function tdmqClient(emulator, { credential = localKey, region = "ap-guangzhou", reqMethod = "POST", signMethod, language, httpProfile } = {}) {
  return new Client({
    credential: { ...credential },
    region,
    profile: { signMethod, language, httpProfile: { protocol: "http://", endpoint: emulator.url.host, reqMethod, reqTimeout: 30, ...httpProfile } },
  });
}

/**
 * Asserts that a call of the SDK is answered with an error of the service.
 * @param {Promise<unknown>} call the call
 * @param {string} code the error code
 * @param {RegExp} [message] what the message matches
 */
export async function refused(call, code, message) {
  const error = await call.then(() => assert.fail(`The call was to be refused with ${code}.`), (reason) => reason);
  assert.equal(error.code, code, error.message);
  assert.match(error.requestId, /^[0-9a-f-]{36}$/);
  if (message) {
    assert.match(error.message, message);
  }
}
