// Components by Construct, against a monitor that is served from the stubs and brings the children up through the plugin.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { startMonitor } from "./monitor.mjs";
import { failsWith, useProvider } from "./suite.mjs";
import { aliasMessages, detailsOf, fill, output, providerMessages as messages, secret, unknown } from "./wire.mjs";

const stack = "urn:pulumi:test::shop::pulumi:pulumi:Stack::shop-test";
const urnOf = (types, name) => `urn:pulumi:test::shop::${types.split("$").map((type) => `cmq:index:${type}`).join("$")}::${name}`;

describe("components", () => {
  const provider = useProvider({ backend: "memory" });

  async function withMonitor(options, use) {
    const monitor = await startMonitor(provider, options);
    try {
      return await use(monitor);
    } finally {
      monitor.stop();
    }
  }

  const construct = (type, name, inputs, options, monitorOptions) => withMonitor(monitorOptions, async (monitor) => {
    const answer = await provider.plugin.construct(type, name, inputs, monitor, options);
    return { monitor, ...answer };
  });

  describe("WorkQueue", () => {
    it("brings up a queue and its dead-letter queue", async () => {
      const { state } = await construct("WorkQueue", "jobs", { queueName: "jobs", visibilityTimeout: 60 });
      assert.deepEqual(state, { queueName: "jobs", deadLetterQueueName: "jobs-dead" });
      const { outputs } = await provider.plugin.read("Queue", "jobs", "jobs");
      assert.deepEqual(outputs.deadLetterPolicy, { deadLetterQueue: "jobs-dead", policy: 0, maxReceiveCount: 5 });
      assert.deepEqual([outputs.visibilityTimeout, outputs.pollingWaitSeconds], [60, 10]);
      assert.equal((await provider.plugin.read("Queue", "dead", "jobs-dead")).outputs.msgRetentionSeconds, 1296000);
    });

    it("registers itself as no remote component, and its outputs once", async () => {
      const { monitor, urn } = await construct("WorkQueue", "self", {});
      const { request } = monitor.registrations[0];
      assert.deepEqual([request.getType(), request.getName(), request.getCustom(), request.getRemote()], ["cmq:index:WorkQueue", "self", false, false]);
      assert.equal(urn, urnOf("WorkQueue", "self"));
      assert.deepEqual(monitor.outputs.map((told) => told.urn), [urn]);
    });

    it("makes children of itself, which it names after itself", async () => {
      const { monitor, urn } = await construct("WorkQueue", "parent", {});
      const children = monitor.registrations.slice(1);
      assert.deepEqual(children.map((child) => child.name), ["parent-dead", "parent-queue"]);
      assert.deepEqual(new Set(children.map((child) => child.request.getParent())), new Set([urn]));
      assert.ok(children.every(({ request }) => request.getCustom() && request.getAcceptsecrets() && request.getAliasspecs() && request.getSupportspartialvalues()));
    });

    it("says which child each property comes from", async () => {
      const { monitor, dependencies } = await construct("WorkQueue", "graph", {});
      const dead = urnOf("WorkQueue$Queue", "graph-dead");
      const queue = monitor.find("Queue", "graph-queue");
      assert.deepEqual(queue.dependencies.deadLetterPolicy, [dead]);
      assert.deepEqual(queue.request.getDependenciesList(), [dead]);
      assert.deepEqual(dependencies, { queueName: [urnOf("WorkQueue$Queue", "graph-queue")], deadLetterQueueName: [dead] });
    });

    it("names both queues automatically without a name", async () => {
      const { state } = await construct("WorkQueue", "auto", {});
      assert.match(state.queueName, /^auto-queue-[0-9a-f]{7}$/);
      assert.match(state.deadLetterQueueName, /^auto-dead-[0-9a-f]{7}$/);
    });

    it("knows names in a preview already, and makes nothing", async () => {
      const { state } = await construct("WorkQueue", "planned", { queueName: "planned" }, { dryrun: true }, { dryRun: true });
      assert.deepEqual(state, { queueName: "planned", deadLetterQueueName: "planned-dead" });
      assert.equal((await provider.plugin.read("Queue", "planned", "planned")).id, "");
    });

    it("leaves unknown what is not known yet", async () => {
      const { state, monitor } = await construct("WorkQueue", "later", { queueName: unknown }, { dryrun: true }, { dryRun: true });
      assert.deepEqual(monitor.find("Queue", "later-queue").inputs.name, unknown);
      assert.deepEqual(state, { queueName: unknown, deadLetterQueueName: unknown });
    });

    it("carries what its inputs depend on to the children that take them", async () => {
      const bucket = "urn:pulumi:test::shop::other:index:Thing::thing";
      const { monitor } = await construct("WorkQueue", "given", { visibilityTimeout: output(45, [bucket]), maxReceiveCount: 7 }, { dependencies: { maxReceiveCount: ["urn:older"] } });
      const { inputs, dependencies, request } = monitor.find("Queue", "given-queue");
      assert.equal(inputs.visibilityTimeout, 45, "a custom resource gets the value, not the output around it");
      assert.deepEqual([dependencies.visibilityTimeout, dependencies.deadLetterPolicy.includes("urn:older")], [[bucket], true]);
      assert.ok(request.getDependenciesList().includes(bucket));
    });

    it("keeps secrets secret all the way", async () => {
      const { monitor, state } = await construct("WorkQueue", "hidden", { queueName: secret("hidden-name") });
      assert.deepEqual(monitor.find("Queue", "hidden-dead").inputs.name, secret("hidden-name-dead"));
      assert.deepEqual(state.queueName, secret("hidden-name"));
      assert.deepEqual(monitor.outputs[0].outputs.queueName, secret("hidden-name"));
    });

    it("answers with outputs and what they depend on where they are taken", async () => {
      const { state } = await construct("WorkQueue", "taken", { queueName: "taken" }, { acceptsOutputValues: true });
      assert.deepEqual(state.queueName, output("taken", [urnOf("WorkQueue$Queue", "taken-queue")]));
    });

    it("works with an engine that answers for one feature at a time", async () => {
      assert.equal((await construct("WorkQueue", "old", { queueName: "old" }, {}, { isOld: true })).state.queueName, "old");
    });
  });

  describe("options", () => {
    const options = () => ({
      parent: stack,
      protect: true,
      retainondelete: false,
      dependenciesList: ["urn:first"],
      deletedwith: "urn:with",
      ignorechangesList: ["queueName"],
      replaceonchangesList: ["queueName"],
      additionalsecretoutputsList: ["queueName"],
      deletebeforereplace: false,
      stackTraceHandle: "trace",
      replaceWithList: ["urn:other"],
      aliasesList: [fill(new aliasMessages.Alias(), { urn: "urn:former" })],
      customtimeouts: fill(new messages.ConstructRequest.CustomTimeouts(), { create: "5m" }),
      resourceHooks: fill(new messages.ConstructRequest.ResourceHooksBinding(), { beforeCreateList: ["hook"] }),
      providers: { cmq: "urn:provider::id", other: "urn:another::id" },
    });

    it("go to the component as they are", async () => {
      const { monitor } = await construct("WorkQueue", "opted", {}, options());
      const { request } = monitor.registrations[0];
      assert.deepEqual(
        [request.getParent(), request.hasProtect() && request.getProtect(), request.hasRetainondelete() && request.getRetainondelete() === false],
        [stack, true, true]);
      assert.deepEqual([request.getDependenciesList(), request.getDeletedwith(), request.getReplaceWithList()], [["urn:first"], "urn:with", ["urn:other"]]);
      assert.deepEqual([request.getIgnorechangesList(), request.getReplaceonchangesList(), request.getAdditionalsecretoutputsList()], [["queueName"], ["queueName"], ["queueName"]]);
      assert.deepEqual([request.getDeletebeforereplacedefined(), request.getDeletebeforereplace()], [true, false]);
      assert.deepEqual([request.getParentstacktracehandle(), request.getCustomtimeouts().getCreate()], ["trace", "5m"]);
      assert.deepEqual([request.getAliasesList()[0].getUrn(), request.getHooks().getBeforeCreateList()], ["urn:former", ["hook"]]);
      assert.deepEqual(Object.fromEntries(request.getProvidersMap().toArray()), { cmq: "urn:provider::id", other: "urn:another::id" });
    });

    it("go to the children where they mean the same there", async () => {
      const { monitor } = await construct("WorkQueue", "passed", {}, options());
      for (const { request } of monitor.registrations.slice(1)) {
        assert.deepEqual([request.getProvider(), request.getProtect(), request.getDeletedwith(), request.getCustomtimeouts().getCreate()], ["urn:provider::id", true, "urn:with", "5m"]);
        assert.equal(request.getRetainondelete(), false);
        assert.ok(request.getDependenciesList().includes("urn:first"));
        assert.deepEqual([request.getIgnorechangesList(), request.getAliasesList(), request.getHooks()], [[], [], undefined]);
      }
    });

    it("that nobody gave are not made up", async () => {
      const { monitor } = await construct("WorkQueue", "plain", {});
      for (const { request } of monitor.registrations) {
        assert.deepEqual([request.hasProtect(), request.hasRetainondelete(), request.hasCustomtimeouts(), request.getProvider(), request.getDeletebeforereplacedefined()], [false, false, false, "", false]);
      }
    });
  });

  describe("FanOut", () => {
    it("subscribes queues by tags", async () => {
      const { state } = await construct("FanOut", "events", {
        topicName: "events", queues: { stock: { queueName: "events-stock", filterTags: ["paid"] }, audit: { queueName: "events-audit" } },
      });
      assert.deepEqual(state, { topicName: "events", queueNames: { stock: "events-stock", audit: "events-audit" } });
      const { result } = await provider.plugin.invoke("cmq:index:getSubscriptions", { topic: "events" });
      assert.deepEqual(
        result.subscriptions.map(({ endpoint, filterTags, notifyContentFormat }) => [endpoint, filterTags, notifyContentFormat]).sort(),
        [["events-audit", undefined, "SIMPLIFIED"], ["events-stock", ["paid"], "SIMPLIFIED"]]);
    });

    it("subscribes queues by routing keys", async () => {
      await construct("FanOut", "routes", { topicName: "routes", queues: { eu: { bindingKeys: ["eu.#"] }, all: { bindingKeys: ["#"] } } });
      assert.equal((await provider.plugin.invoke("cmq:index:getTopic", { name: "routes" })).result.filterType, 2);
      const { result } = await provider.plugin.invoke("cmq:index:getSubscriptions", { topic: "routes" });
      assert.deepEqual(result.subscriptions.map((found) => found.bindingKeys[0]).sort(), ["#", "eu.#"]);
    });

    it("makes a subscription depend on its topic and its queue", async () => {
      const { monitor, dependencies } = await construct("FanOut", "order", { queues: { one: {} } });
      const [topic, queue] = [urnOf("FanOut$Topic", "order-topic"), urnOf("FanOut$Queue", "order-one")];
      const subscription = monitor.find("Subscription", "order-one-subscription");
      assert.deepEqual([subscription.dependencies.topic, subscription.dependencies.endpoint], [[topic], [queue]]);
      assert.deepEqual(subscription.request.getDependenciesList().toSorted(), [queue, topic]);
      assert.deepEqual(dependencies, { topicName: [topic], queueNames: [queue] });
    });

    it("keeps what is secret or depends on others around the whole map", async () => {
      const { monitor } = await construct("FanOut", "wrapped", { queues: output({ one: { filterTags: ["a"] } }, ["urn:maker"], true) });
      const { inputs, dependencies } = monitor.find("Subscription", "wrapped-one-subscription");
      assert.deepEqual([inputs.filterTags, dependencies.filterTags], [secret(["a"]), ["urn:maker"]]);
    });

    it("previews a queue that is not known yet", async () => {
      const { monitor } = await construct("FanOut", "later", { queues: { one: unknown, two: { filterTags: ["a"] } } }, { dryrun: true }, { dryRun: true });
      assert.equal(monitor.find("Topic", "later-topic").inputs.filterType, 1);
      assert.deepEqual(monitor.find("Queue", "later-one").inputs.name, unknown);
    });

    it("takes a key alone as a queue without settings", async () => {
      const { state } = await construct("FanOut", "bare", { topicName: "bare", queues: { one: null } });
      assert.match(state.queueNames.one, /^bare-one-[0-9a-f]{7}$/);
    });

    for (const [what, inputs, path, reason] of [
      ["an input that there is none of", { queus: {} }, "queus", /did you mean 'queues'/],
      ["no queues", {}, "queues", /is missing/],
      ["queues that are not known", { queues: unknown }, "queues", /its keys name resources/],
      ["a queue whose name no queue can have", { queues: { a: { queueName: "x".repeat(65) } } }, "queues.a.queueName", /1 to 64 characters/],
      ["tags and keys together", { queues: { a: { filterTags: ["x"], bindingKeys: ["#"] } } }, "queues.a.filterTags", /by tags or by routing keys/],
      ["keys on some queues", { queues: { a: { bindingKeys: ["#"] }, b: {} } }, "queues.b.bindingKeys", /another of its queues does/],
      ["a value out of range", { queues: { a: { visibilityTimeout: 0 } } }, "queues.a.visibilityTimeout", /1 to 43200/],
    ]) {
      it(`refuses ${what}, with its path`, async () => {
        await withMonitor({}, async (monitor) => {
          const error = await failsWith("INVALID_ARGUMENT", provider.plugin.construct("FanOut", "refused", inputs, monitor));
          const [detail] = detailsOf(error).details;
          assert.equal(detail.type, "pulumirpc.InputPropertiesError");
          const found = detail.message.getErrorsList().map((one) => [one.getPropertyPath(), one.getReason()]).find(([where]) => where === path);
          assert.match(found?.[1] ?? `nothing of ${path}: ${error.details}`, reason);
          assert.equal(monitor.registrations.length, 0, "nothing is registered");
        });
      });
    }
  });

  describe("trouble", () => {
    it("a child that is skipped leaves its outputs unknown", async () => {
      const { state } = await construct("WorkQueue", "skipped", { queueName: "skipped" }, { dryrun: true }, {
        dryRun: true, result: (registration) => (registration.name === "skipped-queue" ? "SKIP" : "SUCCESS"),
      });
      assert.deepEqual(state, { queueName: unknown, deadLetterQueueName: "skipped-dead" });
    });

    it("a child that fails fails the component, which tells of no outputs", async () => {
      await withMonitor({ result: (registration) => (registration.name === "broken-dead" ? "FAIL" : "SUCCESS") }, async (monitor) => {
        const error = await failsWith("FAILED_PRECONDITION", provider.plugin.construct("WorkQueue", "broken", {}, monitor));
        assert.match(error.details, /'broken-dead' of WorkQueue 'broken'/);
        assert.deepEqual(monitor.outputs, []);
      });
    });

    it("a name too long for the dead-letter queue's is refused at once", async () => {
      await withMonitor({}, async (monitor) => {
        const error = await failsWith("INVALID_ARGUMENT", provider.plugin.construct("WorkQueue", "long", { queueName: "x".repeat(60) }, monitor));
        assert.deepEqual(detailsOf(error).details[0].message.getErrorsList().map((one) => one.getPropertyPath()), ["queueName"]);
        assert.equal(monitor.registrations.length, 0, "nothing is registered");
      });
    });

    it("an engine's error about a child is passed on", async () => {
      await withMonitor({}, async (monitor) => {
        const error = await failsWith("INVALID_ARGUMENT", provider.plugin.construct("WorkQueue", "wrong", { tags: { team: " shop" } }, monitor));
        assert.match(error.details, /tags/);
      });
    });

    it("a component that there is none of is named", async () => {
      await withMonitor({}, async (monitor) => {
        const error = await failsWith("INVALID_ARGUMENT", provider.plugin.construct("WorkQeue", "x", {}, monitor));
        assert.match(error.details, /did you mean 'cmq:index:WorkQueue'/);
      });
    });

    it("a monitor that is nowhere is told", async () => {
      await failsWith("INVALID_ARGUMENT", provider.plugin.construct("WorkQueue", "x", {}, { address: "no address" }));
    });
  });

  it("are in the schema as such", async () => {
    const { resources } = JSON.parse(await provider.plugin.schema());
    for (const token of ["cmq:index:WorkQueue", "cmq:index:FanOut"]) {
      assert.equal(resources[token].isComponent, true);
    }
    assert.deepEqual(resources["cmq:index:FanOut"].requiredInputs, ["queues"]);
  });
});
