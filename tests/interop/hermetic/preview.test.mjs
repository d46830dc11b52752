// Programs of the real Node SDK, previewed without an account, a state and a login.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { Previews } from "./previews.mjs";

const pin = randomBytes(12).toString("hex");
/** `node FILE`, which the command takes to the SDK's runner. */
const node = (file) => ["node", file];

describe("cmq preview of a Node program", () => {
  let previews;
  before(async () => { previews = await Previews.open(); });
  after(() => previews?.close());

  describe("without credentials", () => {
    let shop;
    before(async () => {
      await previews.write("Pulumi.yaml", "name: shop\nruntime: nodejs\nconfig:\n  pin: { type: string, secret: true, default: none }\n");
      await previews.write("Pulumi.dev.yaml", "config:\n  shop:visibilityTimeout: 90\n");
      shop = await previews.json(node("shop.js"), "--stack", "dev", "--config", `pin=${pin}`);
    });

    it("shows everything as to be created", () => {
      assert.equal(shop.how, "ended with exit code 0", shop.errorText);
      assert.ok(shop.document.resources.length > 0);
      assert.ok(shop.document.resources.every(({ action }) => action === "create"));
    });

    it("says that the live state was not read", () => assert.equal(shop.document.liveStateRead, false));

    it("gives the program its configuration", () => assert.equal(shop.find("orders").inputs.visibilityTimeout, 90));

    it("gives the program its project and its stack", () => assert.match(shop.errorText, /^stack dev of shop$/m));

    it("shows what the program prints on standard error alone", () => assert.match(shop.errorText, /^declaring$/m));

    it("tells the program's warnings on their resource", () =>
      assert.ok(shop.document.diagnostics.some(({ severity, message, resource }) => severity === "warning" && message === "careful" && resource === "orders")));

    it("gives names on to what refers to them", () => assert.equal(shop.find("incoming").inputs.endpoint, "orders"));

    it("leaves unknown what another provider makes up", () => assert.equal(shop.find("orders").inputs.tags.bucket, "[unknown]"));

    it("names the resources of other providers", () => assert.deepEqual(shop.document.passedOn.map(({ type, name }) => [type, name]), [
      ["aws:s3/bucket:Bucket", "assets"], ["pulumi:pulumi:StackReference", "acme/network/prod"],
    ]));

    it("makes a name up where the program gives none, and says so", () => {
      assert.match(shop.find("unnamed").id, /^unnamed-[0-9a-f]{7}$/);
      assert.match(shop.find("unnamed").reasons.join(), /no name is set/);
    });

    it("makes a component's children", () => {
      assert.deepEqual([shop.find("jobs-queue").id, shop.find("jobs-dead").id], ["jobs", "jobs-dead"]);
      assert.equal(shop.find("jobs-queue").inputs.deadLetterPolicy.deadLetterQueue, "jobs-dead");
    });

    it("shows the stack's outputs", () => assert.deepEqual(shop.document.outputs, {
      acl: "private", arn: "[unknown]", pin: "[secret]", queue: "orders", queueId: "[unknown]", vpc: "[unknown]",
    }));

    it("reports for a pull request", async () => {
      const { how, outputText } = await previews.run("preview", "--stack", "dev", "--config", `pin=${pin}`, "--report", "markdown", "--", ...node("shop.js"));
      assert.equal(how, "ended with exit code 0");
      assert.match(outputText, /^<!-- cmq preview -->\n## Preview: \d+ to create; the live state was not read\n/);
      assert.match(outputText, /\+ create <code>queue\/orders<\/code>/);
      assert.match(outputText, /`aws:s3\/bucket:Bucket assets`/);
      assert.ok(!outputText.includes(pin));
    });

    it("passes over aliases, and says so", () => assert.ok(shop.document.diagnostics.some(({ message }) => /^aliases are passed over/.test(message))));

    it("writes no secret anywhere", () => assert.ok(!(shop.outputText + shop.errorText).includes(pin)));
  });

  describe("that the service would refuse", () => {
    let chained, wrong;
    before(async () => {
      chained = await previews.json(node("chained.js"));
      wrong = await previews.json(node("wrong.cjs"));
    });

    it("refuses a chain of dead letters, with exit code 1", () => assert.equal(chained.how, "ended with exit code 1", chained.errorText));

    it("refuses it on the queue that closes the chain", () => {
      assert.equal(chained.find("orders").action, "refuse");
      assert.match(chained.find("orders").reasons.join(), /it has a dead-letter queue itself, 'last'/);
    });

    it("does not refuse the others", () => assert.deepEqual(["last", "dead"].map((key) => chained.find(key).action), ["create", "create"]));

    it("refuses values out of range, with exit code 2", () => assert.equal(wrong.how, "ended with exit code 2", wrong.errorText));

    it("tells all that is wrong at once, each at its place in the program", () => assert.deepEqual(
      wrong.document.diagnostics.map(({ resource, file, line }) => [resource, file, line]), [["slow", "wrong.cjs", 5], ["typo", "wrong.cjs", 6]]));
  });

  describe("beside what is there", () => {
    const memory = ["--backend", "memory", "--memory-file", "live.json"];
    let live, edited, unchanged;
    before(async () => {
      await previews.write("there.yaml", `name: shop
runtime: yaml
resources:
  same: { type: "cmq:Queue", properties: { name: same, visibilityTimeout: 60 } }
  changed: { type: "cmq:Queue", properties: { name: changed, visibilityTimeout: 60, pollingWaitSeconds: 7 } }
`);
      const up = await previews.run("up", "there.yaml", "--yes", ...memory);
      assert.ok(up.succeeded, up.errorText);
      live = await previews.json(node("live.js"), ...memory);
      edited = await previews.json(node("live.js"), ...memory, "--expect-no-changes", "--config", "visibilityTimeout=90");
      unchanged = await previews.run("preview", ...memory, "--expect-no-changes", "--", ...node("live.js"));
    });

    it("finds what is as it is declared", () => assert.deepEqual(live.document.resources.map(({ key, action }) => [key, action]).toSorted(), [["changed", "same"], ["same", "same"]]));

    it("gives the program the outputs of what is there", () => assert.match(live.document.outputs.sameId, /^cmqq-/));

    it("answers functions of the package", () => assert.equal(live.document.outputs.timeout, 60));

    it("finds what differs", () => assert.deepEqual(edited.find("changed").changes.map(({ path, old, new: wanted }) => [path, old, wanted]), [["visibilityTimeout", 60, 90]]));

    it("ends with exit code 3 when there are changes and none were expected", () => assert.equal(edited.how, "ended with exit code 3", edited.errorText));

    it("ends with exit code 0 when there are none", () => assert.ok(unchanged.succeeded, unchanged.errorText));
  });

  describe("with providers of its own", () => {
    let providers;
    before(async () => { providers = await previews.json(node("providers.js")); });

    it("checks each resource by the rules of its provider", () => assert.equal(providers.how, "ended with exit code 0", providers.errorText));

    it("does not take equal names in two providers for one", () =>
      assert.deepEqual(["here", "there"].map((key) => [providers.find(key).id, providers.find(key).action]), [["shared", "create"], ["shared", "create"]]));

    it("gives a component's children its provider", () => assert.equal(providers.find("jobs-dead").inputs.msgRetentionSeconds, 1296000));
  });

  describe("that can't be previewed", () => {
    it("shows what a failing program says, and how it ended", async () => {
      const failing = await previews.run("preview", "--", ...node("failing.js"));
      assert.equal(failing.how, "ended with exit code 2");
      assert.match(failing.errorText, /^no more paper$/m);
      assert.match(failing.errorText, /ended with exit code 7/);
    });

    it("refuses a function of another provider by its name", async () => {
      const refused = await previews.json(node("region.js"));
      assert.match(refused.document.outputs.region, /'aws:index\/getRegion:getRegion' is a function of another provider.*--answer/);
    });

    it("gives the answer of such a function that the command was given", async () => {
      const answered = await previews.json(node("region.js"), "--answer", 'aws:index/getRegion:getRegion={"name":"eu-west-1"}');
      assert.equal(answered.document.outputs.region, "eu-west-1");
    });

    it("says so when the command is no Pulumi program", async () => {
      const other = await previews.run("preview", "--", process.execPath, "--version");
      assert.equal(other.how, "ended with exit code 2");
      assert.match(other.errorText, /without a word to its resource monitor/);
    });

    it("says so when the command is not there", async () => {
      const none = await previews.run("preview", "--", "no-such-command");
      assert.equal(none.how, "ended with exit code 2");
      assert.match(none.errorText, /'no-such-command' can't be started/);
    });

    it("says how to call the program when the command is missing", async () => {
      const missing = await previews.run("preview", "--");
      assert.equal(missing.how, "ended with exit code 2");
      assert.match(missing.errorText, /cmq preview -- node \./);
    });
  });
});
