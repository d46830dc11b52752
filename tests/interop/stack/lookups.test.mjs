// What a program looks up: resources that are not its own, and functions.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { unknown } from "../provider/wire.mjs";
import { useStack } from "./stack.mjs";

describe("lookups of a Node program", () => {
  const shop = useStack(async (stack) => {
    const plugin = await stack.plugin();
    const { outputs: existing } = await plugin.up("Queue", "existing", { name: "existing", visibilityTimeout: 45 });
    const preview = await stack.preview("lookups.js");
    const up = await stack.up("lookups.js");
    const destroyed = await stack.destroy();
    const after = await plugin.read("Queue", "existing", "existing");
    return { existing, preview, up, destroyed, after, missing: await stack.preview("missing.js") };
  });

  it("a resource that is read has its outputs in a preview already", () => assert.equal(shop.preview.outputs.existingId, shop.existing.queueId));

  it("a resource that is read is handed on to what the program makes", () => {
    assert.equal(shop.up.state("Subscription", "incoming").inputs.endpoint, "existing");
  });

  it("a resource that is read is not the stack's to delete", () => {
    assert.deepEqual(shop.destroyed.steps, ["delete Subscription incoming", "delete Topic events"]);
    assert.equal(shop.after.id, "existing");
  });

  it("a function answers in a preview already", () => assert.equal(shop.preview.outputs.visibilityTimeout, 45));

  it("a function over what is not there yet is unknown in a preview, and not asked", () => {
    assert.equal(shop.preview.outputs.ownTopicId, unknown);
    assert.deepEqual(shop.preview.calls.filter(({ type }) => type === "getTopic"), []);
  });

  it("a function over what the program makes answers in an up", () => {
    assert.equal(shop.up.outputs.ownTopicId, shop.up.state("Topic", "events").outputs.topicId);
  });

  it("a resource that is nowhere fails the program, which says its id", () => {
    assert.equal(shop.missing.succeeded, false);
    assert.equal(shop.missing.errors, "resource 'nowhere' does not exist");
  });
});
