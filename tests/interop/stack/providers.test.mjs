// Providers that a program declares: each is a plugin of its own with settings of its own.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { secret } from "../provider/wire.mjs";
import { useStack } from "./stack.mjs";

const reference = /^urn:pulumi:test::shop::pulumi:providers:cmq::classic::[0-9a-f-]{36}$/;

describe("an explicit provider of a Node program", () => {
  const shop = useStack(async (stack) => ({ up: await stack.up("provider.js", { key: secret("k3y") }) }));

  it("has another service than the stack's own", () => {
    // Both queues have one name; and a queue of this edition has no retention by size.
    assert.ok("retentionSizeInMB" in shop.up.state("Queue", "here").outputs);
    assert.ok(!("retentionSizeInMB" in shop.up.state("Queue", "there").outputs));
  });

  it("is the provider of a component's children", () => assert.match(shop.up.state("Queue", "jobs-dead").provider, reference));

  it("keeps its key a secret", () => assert.deepEqual(shop.up.state("cmq", "classic").outputs.secretKey, secret("k3y")));
});
