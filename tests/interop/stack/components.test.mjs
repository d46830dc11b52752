// Components of the package in a Node program: the plugin constructs them, against the monitor of the same deployment.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { output, unknown } from "../provider/wire.mjs";
import { useStack } from "./stack.mjs";

const urnOf = (types, name) => `urn:pulumi:test::shop::${types}::${name}`;

describe("components of a Node program", () => {
  const shop = useStack(async (stack) => {
    const preview = await stack.preview("components.js");
    const up = await stack.up("components.js");
    const edited = await stack.up("components.js", { visibilityTimeout: "90" });
    return { preview, up, edited, destroyed: await stack.destroy() };
  });

  it("a preview knows their outputs by name", () => {
    assert.deepEqual(shop.preview.outputs, { queueName: "jobs", deadLetterQueueName: "jobs-dead", queueNames: { mail: "mail" } });
  });

  it("a preview tells them with an input that is not known yet what it depends on", () => {
    const labels = shop.preview.call("construct", "FanOut", "fan").request.tags.labels;
    assert.deepEqual({ secret: false, ...labels }, output(undefined, [urnOf("cmq:index:Queue", "labels")]));
  });

  it("a preview leaves unknown in the children what depends on that", () => {
    assert.deepEqual(shop.preview.call("check", "Topic", "fan-topic").request.news.tags, { labels: unknown });
  });

  it("an up gives the program their outputs", () => assert.deepEqual(shop.up.outputs, shop.preview.outputs));

  it("an up has the values of inputs that come from resources", () => {
    const { queueId } = shop.up.state("Queue", "labels").outputs;
    assert.deepEqual(shop.up.state("Topic", "fan-topic").outputs.tags, { labels: queueId });
  });

  it("their children have them in their URNs", () => {
    assert.equal(shop.up.state("Queue", "jobs-queue").urn, urnOf("cmq:index:WorkQueue$cmq:index:Queue", "jobs-queue"));
  });

  it("a resource that takes their outputs depends on the children that these come from", () => {
    const { propertyDependencies } = shop.up.state("Subscription", "also");
    assert.ok(propertyDependencies.topic.includes(urnOf("cmq:index:FanOut$cmq:index:Topic", "fan-topic")));
    assert.ok(propertyDependencies.endpoint.includes(urnOf("cmq:index:WorkQueue$cmq:index:Queue", "jobs-queue")));
  });

  it("an edit of an input updates the child that takes it, and nothing else", () => {
    assert.deepEqual(shop.edited.steps.filter((step) => !step.startsWith("same ")), ["update Queue jobs-queue"]);
  });

  it("destroy deletes their children, dependents first", () => {
    const { steps } = shop.destroyed;
    assert.equal(steps.length, 7);
    assert.ok(steps.indexOf("delete Subscription also") < steps.indexOf("delete Topic fan-topic"));
    assert.ok(steps.indexOf("delete Queue jobs-queue") < steps.indexOf("delete Queue jobs-dead"));
  });
});
