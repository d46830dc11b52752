// The examples under the real Pulumi CLI, from the first preview to destroy. Where there is no CLI, all of it is skipped.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { startPlugin } from "../provider/plugin.mjs";
import { examples, fileOf, programs } from "./examples.mjs";
import { Pulumi, skip } from "./pulumi.mjs";

const stack = ["--stack", "dev"];
const imported = "imported-by-hand";

const ours = ({ type }) => /^cmq:index:(Queue|Topic|Subscription)$/.test(type);

/** What a preview counts, by kind of change; `same` aside. */
function changesOf({ outputText, text }) {
  const start = outputText.indexOf("{");
  assert.notEqual(start, -1, text);
  const { same, ...changes } = JSON.parse(outputText.slice(start)).changeSummary;
  return changes;
}

const succeeded = (ran) => assert.ok(ran.succeeded, ran.text);

describe("the examples", () => {
  it("are all there for the CLI", async () => assert.deepEqual((await programs("yaml", "dotnet")).toSorted(), Object.keys(examples).toSorted()));

  for (const [name, { edit }] of Object.entries(examples)) {
    it(`${name} has what is edited`, async () => assert.ok((await fileOf(name, edit.file)).includes(edit.from)));

    it(`${name} has a stack on the memory backend`, async () => assert.match(await fileOf(name, "Pulumi.dev.yaml"), /cmq:backend: memory\n *cmq:memoryFile: \S+/));
  }
});

describe("under the Pulumi CLI", () => {
  let pulumi;

  before(async () => {
    if (!skip) {
      pulumi = await Pulumi.open();
      await pulumi.installPlugin();
    }
  });
  after(() => pulumi?.close());

  for (const [name, { edit, updates, existing = [] }] of Object.entries(examples)) {
    describe(name, () => {
      const ran = {};

      before(async () => {
        if (!skip) {
          Object.assign(ran, await life());
        }
      });

      async function life() {
        const folder = pulumi.example(name);
        const command = (...args) => pulumi.run(args, folder);
        const [, memoryFile] = (await fileOf(name, "Pulumi.dev.yaml")).match(/cmq:memoryFile: (\S+)/);
        await make(existing, folder, memoryFile);

        const init = await command("stack", "init", "dev");
        const preview = await command("preview", ...stack, "--json");
        const up = await command("up", ...stack, "--yes");
        const again = await command("up", ...stack, "--yes", "--expect-no-changes");
        const refresh = await command("refresh", ...stack, "--yes", "--expect-no-changes");
        const state = await command("stack", "export", ...stack);

        const file = path.join(folder, edit.file);
        await writeFile(file, (await readFile(file, "utf8")).replace(edit.from, edit.to));
        const editPreview = await command("preview", ...stack, "--json");
        const edited = await command("up", ...stack, "--yes");
        const editedAgain = await command("up", ...stack, "--yes", "--expect-no-changes");

        await make([["Queue", { name: imported }]], folder, memoryFile);
        const importing = await command("import", "cmq:index:Queue", "taken-over", imported, ...stack, "--yes", "--protect=false");
        const destroy = await command("destroy", ...stack, "--yes");
        const left = await list(folder, memoryFile);
        return { init, preview, up, again, refresh, state, editPreview, edited, editedAgain, importing, destroy, left };
      }

      it("preview shows what would come, and nothing else", { skip }, () => {
        succeeded(ran.init);
        succeeded(ran.preview);
        assert.deepEqual(Object.keys(changesOf(ran.preview)).filter((kind) => !["create", "import"].includes(kind)), []);
        assert.ok(Object.values(changesOf(ran.preview)).every((count) => count > 0), ran.preview.text);
      });

      it("up succeeds", { skip }, () => succeeded(ran.up));

      it("up keeps every object in the state", { skip }, () => {
        succeeded(ran.state);
        const { deployment } = JSON.parse(ran.state.outputText);
        assert.ok(deployment.resources.filter(ours).every(({ id }) => id), ran.state.text);
        assert.ok(deployment.resources.some(ours), ran.state.text);
      });

      it("up again changes nothing", { skip }, () => succeeded(ran.again));

      it("refresh changes nothing", { skip }, () => succeeded(ran.refresh));

      it("preview of an edit shows updates in place, and nothing else", { skip }, () => {
        succeeded(ran.editPreview);
        assert.deepEqual(changesOf(ran.editPreview), { update: updates });
      });

      it("up of an edit succeeds", { skip }, () => succeeded(ran.edited));

      it("up of an edit, again, changes nothing", { skip }, () => succeeded(ran.editedAgain));

      it("import takes an object over, and writes its declaration", { skip }, () => {
        succeeded(ran.importing);
        assert.ok(ran.importing.outputText.includes(imported), ran.importing.text);
      });

      it("destroy succeeds", { skip }, () => succeeded(ran.destroy));

      it("destroy leaves nothing", { skip }, () => assert.deepEqual(ran.left, []));
    });
  }
});

async function withService(folder, memoryFile, use) {
  const plugin = await startPlugin({ directory: folder });
  try {
    await plugin.begin({ backend: "memory", memoryFile });
    return await use(plugin);
  } finally {
    await plugin.stop();
  }
}

const make = (objects, folder, memoryFile) => withService(folder, memoryFile, async (plugin) => {
  for (const [type, program] of objects) {
    await plugin.up(type, program.name, program);
  }
});

const list = (folder, memoryFile) =>
  withService(folder, memoryFile, async (plugin) => [...(await plugin.list("Queue")), ...(await plugin.list("Topic")), ...(await plugin.list("Subscription"))]);
