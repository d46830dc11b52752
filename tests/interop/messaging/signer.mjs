// What cmq-sdk can't do, by hand from the vendor's description: GET, other paths, arrays from 1, misspellings of other SDKs, raw bodies.
import { createHmac } from "node:crypto";
import { localKey } from "../harness/emulator.mjs";

/**
 * Calls an action.
 * @param {{ url: URL }} emulator the emulator
 * @param {string} action the action
 * @param {Record<string, string | number>} [parameters] its parameters, lists already as name.1, name.2
 * @param {{ method?: string, path?: string, hash?: string, contentType?: string, signal?: AbortSignal }} [options]
 */
export async function call(emulator, action, parameters = {}, { method = "POST", path = "/v2/index.php", hash = "sha1", contentType, signal } = {}) {
  const fields = {
    Action: action,
    Nonce: Math.floor(Math.random() * 65535) + 1,
    Timestamp: Math.floor(Date.now() / 1000),
    SecretId: localKey.secretId,
    ...(hash === "sha256" ? { SignatureMethod: "HmacSHA256" } : {}),
    ...parameters,
  };
  const toSign = Object.keys(fields).sort().map((name) => `${name.replaceAll("_", ".")}=${fields[name]}`).join("&");
  fields.Signature = createHmac(hash, localKey.secretKey).update(`${method}${emulator.url.host}${path}?${toSign}`).digest("base64");
  const encoded = new URLSearchParams(fields).toString();
  const response = method === "GET"
    ? await fetch(new URL(`${path}?${encoded}`, emulator.url), { signal })
    : await fetch(new URL(path, emulator.url), { method, body: Buffer.from(encoded), headers: contentType ? { "Content-Type": contentType } : {}, signal });
  return { status: response.status, ...(await response.json()) };
}
