// What is wrong with a program: each refusal names the property and the way out, and changes nothing.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { failsWith, useProvider } from "./suite.mjs";

describe("refusals", () => {
  const provider = useProvider({ backend: "memory" });

  for (const [what, type, program, property, reason] of [
    ["a value out of range", "Queue", { name: "q", visibilityTimeout: 50000 }, "visibilityTimeout", /50000 is not allowed: 1 to 43200 seconds \(edition tdmq\)/],
    ["a value that another edition takes", "Queue", { name: "q", rewindSeconds: 100000 }, "rewindSeconds", /edition tdmq2022 takes it/],
    ["a wrong type", "Queue", { name: "q", visibilityTimeout: "60" }, "visibilityTimeout", /is the string '60'; a whole number is expected/],
    ["a fraction", "Queue", { name: "q", visibilityTimeout: 1.5 }, "visibilityTimeout", /whole number/],
    ["an unknown property", "Queue", { name: "q", visibilityTimeOut: 60 }, "visibilityTimeOut", /did you mean 'visibilityTimeout'\?/],
    ["an output", "Queue", { name: "q", queueId: "cmqq-1" }, "queueId", /filled in by the service/],
    ["a nested property", "Queue", { name: "q", deadLetterPolicy: { deadLetterQueue: "d", policy: 0, maxReceiveCount: 5000 } }, "deadLetterPolicy.maxReceiveCount", /1 to 1000/],
    ["a nested property that is missing", "Queue", { name: "q", deadLetterPolicy: { policy: 0, maxReceiveCount: 5 } }, "deadLetterPolicy.deadLetterQueue", /is missing/],
    ["an unknown nested property", "Queue", { name: "q", deadLetterPolicy: { deadLetterQueue: "d", policy: 0, maxRecieveCount: 5 } }, "deadLetterPolicy.maxRecieveCount", /did you mean 'maxReceiveCount'\?/],
    ["an item of a list", "Subscription", { topic: "t", name: "s", protocol: "queue", endpoint: "q", filterTags: ["a", 7] }, "filterTags[1]", /is 7; a string is expected/],
    ["an odd key of a map", "Queue", { name: "q", tags: { "a.b": 7 } }, 'tags["a.b"]', /a string is expected/],
    ["a key that no path can tell", "Queue", { name: "q", tags: { "a.\\": 7 } }, 'tags["a.\\"]', /a string is expected/],
    ["a bad name", "Topic", { name: "9 lives" }, "name", /letter/],
    ["a missing property", "Subscription", { name: "s", protocol: "queue", endpoint: "q" }, "topic", /is missing/],
  ]) {
    it(`${what} is refused at ${property}`, async () => {
      const { failures } = await provider.plugin.check(type, "r", program);
      const found = failures.filter((failure) => failure.property === property);
      assert.equal(found.length, 1, JSON.stringify(failures));
      assert.match(found[0].reason, reason);
    });
  }

  it("a name that is taken is AlreadyExists, with the line that takes it over", async () => {
    const { plugin } = provider;
    await plugin.up("Queue", "one", { name: "taken" });
    const error = await failsWith("ALREADY_EXISTS", plugin.create("Queue", "two", { name: "taken" }));
    assert.match(error.details, /pulumi import cmq:index:Queue two taken/);
    assert.equal((await plugin.read("Queue", "one", "taken")).id, "taken");
  });

  it("a dead-letter queue that is not there is refused with the service's reason", async () => {
    const { plugin } = provider;
    const program = { name: "lonely", deadLetterPolicy: { deadLetterQueue: "nowhere", policy: 0, maxReceiveCount: 5 } };
    const error = await plugin.create("Queue", "lonely", program).catch((failure) => failure);
    assert.match(error.details, /nowhere/);
    assert.ok(![2, 13, 15].includes(error.code), `code ${error.code} would say that nobody knows what happened`);
    assert.equal((await plugin.read("Queue", "lonely", "lonely")).id, "");
  });

  it("a preview refuses what the service would, and takes what comes before in the program for there", async () => {
    const { plugin } = provider;
    const bound = { name: "foreseen", deadLetterPolicy: { deadLetterQueue: "foreseen-dead", policy: 0, maxReceiveCount: 5 } };
    const error = await failsWith("INVALID_ARGUMENT", plugin.create("Queue", "foreseen", bound, { preview: true }));
    assert.match(error.details, /foreseen-dead/);

    await plugin.create("Queue", "foreseen-dead", { name: "foreseen-dead" }, { preview: true });
    assert.equal((await plugin.create("Queue", "foreseen", bound, { preview: true })).outputs.name, "foreseen");
    assert.equal((await plugin.read("Queue", "foreseen-dead", "foreseen-dead")).id, "", "nothing was created");
  });

  it("tags that change are changed in place, and ignored where the program says so", async () => {
    const { plugin } = provider;
    const state = await plugin.up("Queue", "tagged", { name: "tagged", tags: { team: "a" } });
    const change = { oldInputs: state.inputs, olds: state.outputs, news: { name: "tagged", tags: { team: "b" } } };
    const diff = await plugin.diff("Queue", "tagged", change);
    assert.deepEqual([diff.detailed, diff.replaces ?? []], [{ tags: "UPDATE" }, []]);
    assert.equal((await plugin.diff("Queue", "tagged", { ...change, ignoreChanges: ["tags"] })).changes, "DIFF_NONE");
  });

  it("ignoreChanges of a nested path leaves its siblings", async () => {
    const policy = (count, queue) => ({ name: "q", deadLetterPolicy: { deadLetterQueue: queue, policy: 0, maxReceiveCount: count } });
    const diff = await provider.plugin.diff("Queue", "q", {
      oldInputs: policy(5, "a"), olds: policy(5, "a"), news: policy(6, "b"), ignoreChanges: ["deadLetterPolicy.maxReceiveCount"],
    });
    assert.deepEqual(diff.detailed, { "deadLetterPolicy.deadLetterQueue": "UPDATE" });
  });

  it("a broken path in ignoreChanges is named", async () => {
    const error = await failsWith("INVALID_ARGUMENT", provider.plugin.diff("Queue", "q", { oldInputs: {}, olds: {}, news: {}, ignoreChanges: ["tags[0"] }));
    assert.match(error.details, /tags\[0/);
  });

  it("an unknown resource type is refused, with the nearest", async () => {
    const error = await failsWith("INVALID_ARGUMENT", provider.plugin.check("Qeue", "q", {}));
    assert.match(error.details, /cmq:index:Qeue.*did you mean 'cmq:index:Queue'\?/);
  });

  it("a bad id is answered with the form of a good one", async () => {
    const error = await failsWith("INVALID_ARGUMENT", provider.plugin.read("Subscription", "s", "just-a-name"));
    assert.match(error.details, /TOPIC\/SUBSCRIPTION/);
  });

  describe("automatic names", () => {
    it("follow what the stack proposes", async () => {
      const { inputs } = await provider.plugin.check("Queue", "q", {}, { autonaming: { proposedName: "shop-q", mode: 0 } });
      assert.equal(inputs.name, "shop-q");
    });

    it("are refused where the stack switched them off", async () => {
      const { failures } = await provider.plugin.check("Queue", "q", {}, { autonaming: { proposedName: "", mode: 2 } });
      assert.deepEqual(failures.map((failure) => failure.property), ["name"]);
    });
  });
});

describe("functions", () => {
  const provider = useProvider({ backend: "memory" });

  it("look up what is live, counters included", async () => {
    const { plugin } = provider;
    await plugin.up("Queue", "q", { name: "q", visibilityTimeout: 60 });
    await plugin.up("Topic", "t", { name: "t" });
    await plugin.up("Subscription", "s", { topic: "t", name: "s", protocol: "queue", endpoint: "q" });

    const queue = (await plugin.invoke("cmq:index:getQueue", { name: "q" }, true)).result;
    assert.equal(queue.visibilityTimeout, 60);
    assert.equal(queue.activeMsgNum, 0);
    assert.equal((await plugin.invoke("cmq:index:getTopic", { name: "t" })).result.subscriptionCount ?? 1, 1);
    assert.equal((await plugin.invoke("cmq:getSubscription", { topic: "t", name: "s" })).result.endpoint, "q");
  });

  it("say what is wrong with an argument", async () => {
    const { failures } = await provider.plugin.invoke("cmq:index:getQueue", { nme: "q" });
    assert.deepEqual(failures.map((failure) => failure.property).toSorted(), ["name", "nme"]);
  });

  it("say what is not there", async () => {
    const error = await failsWith("NOT_FOUND", provider.plugin.invoke("cmq:index:getTopic", { name: "nowhere" }));
    assert.match(error.details, /no topic 'nowhere'/);
  });

  it("that do not exist are refused, with the nearest", async () => {
    const error = await failsWith("INVALID_ARGUMENT", provider.plugin.invoke("cmq:index:getQuue", {}));
    assert.match(error.details, /did you mean 'cmq:index:getQueue'\?/);
  });
});
