// The example in TypeScript, previewed as its page says.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { root } from "../harness/repository.mjs";
import { Previews } from "./previews.mjs";

describe("cmq preview of examples/typescript", () => {
  let previews, preview;
  before(async () => {
    previews = await Previews.open(path.join(root, "examples", "typescript"), { isCommon: true });
    preview = await previews.json(["node", "."], "--stack", "dev");
  });
  after(() => previews?.close());

  it("succeeds", () => assert.equal(preview.how, "ended with exit code 0", preview.errorText));

  it("shows its resources, in the order of the file", () => assert.deepEqual(
    preview.document.resources.map(({ key, action }) => [key, action]),
    [["orders-dead", "create"], ["orders", "create"], ["order-events", "create"], ["order-events-to-orders", "create"]]));

  it("reads the backend that its stack names", () => assert.equal(preview.document.liveStateRead, true));

  it("shows its outputs", () => assert.deepEqual(Object.keys(preview.document.outputs), ["queue", "topic"]));
});
