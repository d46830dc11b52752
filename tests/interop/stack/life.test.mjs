// The life of a stack whose program is Node's: preview, up, up again, an edit, replacements, destroy.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { unknown } from "../provider/wire.mjs";
import { useStack } from "./stack.mjs";

const edit = { visibilityTimeout: "90", audited: "false" };

/** Asserts that the steps come in this order, whatever stands between them. */
function inOrder(steps, ...expected) {
  assert.deepEqual(steps.filter((step) => expected.includes(step)), expected);
}

describe("a stack of a Node program", () => {
  const shop = useStack(async (stack) => {
    const plugin = await stack.plugin();
    const preview = await stack.preview("shop.js");
    const untouched = await plugin.list("Queue");
    const up = await stack.up("shop.js");
    const again = await stack.up("shop.js");
    const editPreview = await stack.preview("shop.js", edit);
    const edited = await stack.up("shop.js", edit);
    const live = await plugin.read("Queue", "orders", "orders");
    const replaced = await stack.up("shop.js", { ...edit, maxMsgSize: "131072" });
    const destroyed = await stack.destroy();
    const left = [...(await plugin.list("Queue")), ...(await plugin.list("Topic"))];
    return { preview, untouched, up, again, editPreview, edited, live, replaced, destroyed, left };
  });

  describe("preview", () => {
    it("succeeds", () => assert.ok(shop.preview.succeeded, shop.preview.errors));

    it("shows what would be created, dependents after what they depend on", () => {
      assert.equal(shop.preview.steps.filter((step) => step.startsWith("create ")).length, 5);
      inOrder(shop.preview.steps, "create Queue dead", "create Queue orders", "create Subscription incoming");
    });

    it("creates nothing", () => assert.deepEqual(shop.untouched, []));

    it("knows a name that the program gives", () => assert.equal(shop.preview.outputs.orderQueue, "orders"));

    it("knows an automatic name, and hands it on", () => {
      const name = shop.preview.state("Queue", "dead").outputs.name;
      assert.match(name, /^dead-[0-9a-f]{7}$/);
      assert.equal(shop.preview.state("Queue", "orders").inputs.deadLetterPolicy.deadLetterQueue, name);
    });

    it("leaves unknown in the outputs what only the service gives", () => assert.equal(shop.preview.outputs.orderQueueId, unknown));

    it("leaves unknown in inputs what depends on that", () => {
      assert.deepEqual(shop.preview.call("check", "Topic", "audit").request.news, { name: "audit", tags: { audits: unknown } });
    });
  });

  describe("up", () => {
    it("gives the outputs of the stack their values", () => {
      assert.equal(shop.up.outputs.orderQueue, "orders");
      assert.match(shop.up.outputs.orderQueueId, /^cmqq-/);
    });

    it("hands on to dependents what the service gave", () => {
      assert.deepEqual(shop.up.state("Topic", "audit").outputs.tags, { audits: shop.up.outputs.orderQueueId });
    });

    it("tells the plugin nothing unknown", () => assert.ok(!JSON.stringify(shop.up.calls).includes(unknown)));
  });

  describe("up again", () => {
    it("changes nothing", () => assert.deepEqual(shop.again.steps.filter((step) => !step.startsWith("same ")), []));

    it("keeps an automatic name", () => assert.equal(shop.again.state("Queue", "dead").inputs.name, shop.up.state("Queue", "dead").inputs.name));

    it("gives the same outputs", () => assert.deepEqual(shop.again.outputs, shop.up.outputs));
  });

  describe("edit", () => {
    it("updates what is edited, deletes what is taken out, and leaves the rest", () => {
      assert.deepEqual(shop.edited.steps.toSorted(), ["delete Topic audit", "same Queue dead", "same Subscription incoming", "same Topic events", "update Queue orders"]);
    });

    it("is previewed with the same steps", () => assert.deepEqual(shop.editPreview.steps.toSorted(), shop.edited.steps.toSorted()));

    it("is previewed with every output known that stays", () => assert.deepEqual(shop.editPreview.outputs, shop.up.outputs));

    it("is a change of one path", () => assert.deepEqual(shop.edited.call("diff", "Queue", "orders").answer.detailed, { visibilityTimeout: "UPDATE" }));

    it("reaches the service", () => assert.equal(shop.live.outputs.visibilityTimeout, 90));
  });

  describe("replacement", () => {
    it("of a queue whose name stays deletes its dependents, then the queue, and creates them again in the other order", () => {
      inOrder(shop.replaced.steps, "delete Subscription incoming", "delete Queue orders", "create Queue orders", "create Subscription incoming");
    });

    it("of a queue whose name is automatic creates the new one first and deletes the old one last", () => {
      inOrder(shop.replaced.steps, "create Queue dead", "create Queue orders", "delete Queue dead");
      assert.equal(shop.replaced.steps.at(-1), "delete Queue dead");
    });

    it("leaves alone what does not depend on them", () => assert.ok(shop.replaced.steps.includes("same Topic events")));

    it("gives the stack the new object's outputs", () => assert.notEqual(shop.replaced.outputs.orderQueueId, shop.up.outputs.orderQueueId));
  });

  describe("destroy", () => {
    it("deletes dependents first", () => {
      inOrder(shop.destroyed.steps, "delete Subscription incoming", "delete Queue orders", "delete Queue dead");
      inOrder(shop.destroyed.steps, "delete Subscription incoming", "delete Topic events");
    });

    it("leaves nothing", () => assert.deepEqual(shop.left, []));
  });
});
