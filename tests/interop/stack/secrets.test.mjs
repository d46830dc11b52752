// What the program or the configuration marks as a secret, on its way to the plugin, back, and into the stack's outputs.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isSecret, secret } from "../provider/wire.mjs";
import { useStack } from "./stack.mjs";

const url = "http://partner.example.com/events?token=p4ssw0rd";

/** A value as text, without its secrets; an output that a component takes may be one too. */
const inTheClear = (value) => JSON.stringify(value, (_, part) => (isSecret(part) || part?.secret === true ? "[secret]" : part));

describe("secrets of a Node program", () => {
  const shop = useStack(async (stack) => {
    await (await stack.plugin()).up("Queue", "existing", { name: "existing" });
    const config = { partnerUrl: secret(url) };
    return { preview: await stack.preview("secrets.js", config), up: await stack.up("secrets.js", config) };
  });

  for (const run of ["preview", "up"]) {
    describe(run, () => {
      it("one of the configuration reaches the plugin as a secret", () => {
        assert.deepEqual(shop[run].call("check", "Subscription", "partner").request.news.endpoint, secret(url));
      });

      it("comes back from Check and Create as a secret", () => {
        assert.deepEqual(shop[run].call("check", "Subscription", "partner").answer.inputs.endpoint, secret(url));
        assert.deepEqual(shop[run].call("create", "Subscription", "partner").answer.outputs.endpoint, secret(url));
      });

      it("is a secret in the outputs of the stack", () => assert.deepEqual(shop[run].outputs.partnerUrl, secret(url)));

      it("leaves its neighbours plain", () => assert.equal(shop[run].outputs.topic, "events"));

      it("one inside of an object reaches the plugin in its place", () => {
        assert.deepEqual(shop[run].call("check", "Queue", "tagged").request.news.tags, { team: "shop", pin: secret("4711") });
      });

      it("one inside of an object is not in the clear in the outputs", () => {
        const { tags } = shop[run].state("Queue", "tagged").outputs;
        assert.match(JSON.stringify(tags), /4711/);
        assert.doesNotMatch(inTheClear(tags), /4711/);
      });

      it("one that a component takes is a secret in its children and its outputs", () => {
        assert.deepEqual(shop[run].state("Queue", "jobs-queue").inputs.name, secret("hidden-jobs"));
        assert.deepEqual(shop[run].call("construct", "WorkQueue", "jobs").answer.state.queueName, secret("hidden-jobs"));
      });

      it("one that a function takes makes its result secret", () => assert.ok(isSecret(shop[run].outputs.owningQueue)));

      // Except for a name that is one: it is the object's id, and an id cannot be a secret.
      it("is in no call to the plugin in the clear", () => assert.doesNotMatch(inTheClear(shop[run].calls), /p4ssw0rd|4711/));
    });
  }
});
