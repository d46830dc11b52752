// What the suites share: a plugin for a whole file, and the codes that calls fail with.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { startEngine } from "./engine.mjs";
import { startPlugin } from "./plugin.mjs";
import { grpc } from "./wire.mjs";

/**
 * A configured plugin and its engine, for all tests of a suite; names keep the tests apart.
 * @param {object | (() => object)} config the configuration, or what gives it when the suite begins
 */
export function useProvider(config) {
  const shared = {};
  before(async () => {
    shared.engine = await startEngine();
    shared.plugin = await startPlugin({ engine: shared.engine });
    await shared.plugin.begin(typeof config === "function" ? config() : config, shared.engine);
  });
  after(async () => {
    await shared.plugin?.stop();
    shared.engine?.stop();
  });
  return shared;
}

/** Asserts that a call fails with a code, and gives the error. */
export async function failsWith(code, call) {
  const error = await call.then(
    (answer) => assert.fail(`The call succeeded: ${JSON.stringify(answer)}`),
    (failure) => failure,
  );
  assert.equal(grpc.status[error.code], code, error.message);
  return error;
}
