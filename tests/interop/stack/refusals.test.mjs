// What the plugin refuses ends the program, which says why.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { useStack } from "./stack.mjs";

describe("a refused input of a Node program", () => {
  const shop = useStack(async (stack) => ({ up: await stack.tryUp("refused.js"), destroyed: await stack.destroy() }));

  it("fails the up", () => assert.equal(shop.up.succeeded, false));

  it("is named with its resource, its range and its value", () => {
    assert.match(shop.up.errors, /resource 'bad' has a problem: property visibilityTimeout: 43201 is not allowed: 1 to 43200 seconds/);
  });

  it("never reaches the service", () => assert.deepEqual(shop.up.calls.filter(({ name }) => name === "bad").map(({ method }) => method), ["check"]));

  it("leaves what was made before in the state, from where it is deleted", () => assert.deepEqual(shop.destroyed.steps, ["delete Queue good"]));
});
