// The scripts of the recipes with a double of cmq that ends as it is told: which exit code leads where.
import assert from "node:assert/strict";
import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { Program } from "../harness/process.mjs";
import { root } from "../harness/repository.mjs";

const shell = path.join(root, "examples", "gitops", "shell");
const double = `#!/bin/sh
echo "$*" >> calls
code=$(head -n 1 codes)
sed -i.before 1d codes
for argument; do
  case $argument in
    markdown=*) printf '<!-- cmq %s -->\\nended with %s\\n' "$1" "$code" > "\${argument#markdown=}" ;;
  esac
done
exit "$code"
`;

describe("the exit codes of the recipes", () => {
  let folder;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "cmq-codes-"));
    await writeFile(path.join(folder, "cmq"), double);
    await chmod(path.join(folder, "cmq"), 0o755);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** Runs a script; cmq ends with these codes, one after the other. */
  const run = async (script, codes, env = {}, args = ["shop"]) => {
    await writeFile(path.join(folder, "codes"), codes.map((code) => `${code}\n`).join(""));
    await writeFile(path.join(folder, "calls"), "");
    const { how, errorText } = await Program.run([path.join(shell, script), ...args], { cwd: folder, env: { CMQ: "", PATH: `${folder}${path.delimiter}${process.env.PATH}`, ...env } });
    const calls = (await readFile(path.join(folder, "calls"), "utf8")).split("\n").filter(Boolean);
    return { code: Number(how.match(/exit code (\d+)/)[1]), verbs: calls.map((call) => call.split(" ")[0]).join(" "), calls, errorText };
  };

  for (const [script, codes, code, verbs] of [
    ["pull-request.sh", [0], 0, "preview"],
    ["pull-request.sh", [3], 0, "preview"],
    ["pull-request.sh", [1], 1, "preview"],
    ["pull-request.sh", [2], 2, "preview"],
    ["pull-request.sh", [130], 130, "preview"],
    ["merge.sh", [0], 0, "plan"],
    ["merge.sh", [1], 1, "plan"],
    ["merge.sh", [2], 2, "plan"],
    ["merge.sh", [3, 0], 0, "plan apply"],
    ["merge.sh", [3, 1], 1, "plan apply"],
    ["merge.sh", [3, 130], 130, "plan apply"],
    ["merge.sh", [3, 4, 0], 0, "plan apply apply"],
    ["merge.sh", [3, 4, 4], 4, "plan apply apply"],
    ["merge.sh", [3, 4, 1], 4, "plan apply apply"],
    ["merge.sh", [3, 4, 2], 4, "plan apply apply"],
    ["merge.sh", [3, 4, 130], 130, "plan apply apply"],
    ["merge.sh", [3, 4, 3, 0], 0, "plan apply apply plan"],
    ["merge.sh", [3, 4, 3, 1], 4, "plan apply apply plan"],
    ["merge.sh", [3, 4, 3, 3, 3], 4, "plan apply apply plan apply"],
    ["merge.sh", [3, 4, 3, 3, 4, 0], 0, "plan apply apply plan apply apply"],
    ["merge.sh", [3, 3, 0], 0, "plan apply plan"],
    ["merge.sh", [3, 3, 3, 0], 0, "plan apply plan apply"],
    ["merge.sh", [3, 3, 3, 3], 3, "plan apply plan apply"],
    ["nightly.sh", [0], 0, "drift"],
    ["nightly.sh", [3], 3, "drift"],
    ["nightly.sh", [4], 4, "drift"],
    ["nightly.sh", [1], 1, "drift"],
  ]) {
    it(`${script}: ${verbs} with ${codes.join(", ")} ends with ${code}`, async () => {
      const ended = await run(script, codes);
      assert.deepEqual([ended.code, ended.verbs], [code, verbs], ended.errorText);
    });
  }

  for (const [codes, code, verbs] of [[[0, 0], 0, "drift plan"], [[3, 0], 3, "drift plan"], [[3, 1], 1, "drift plan"], [[4], 4, "drift"], [[1], 1, "drift"]]) {
    it(`nightly.sh with PRUNE: ${verbs} with ${codes.join(", ")} ends with ${code}`, async () => {
      const ended = await run("nightly.sh", codes, { PRUNE: "1" });
      assert.deepEqual([ended.code, ended.verbs], [code, verbs], ended.errorText);
    });
  }

  /** What apply.md says: the codes of the tries that it tells of, in its order; null when it is not there. */
  const told = async () => {
    const text = await readFile(path.join(folder, "reports", "apply.md"), "utf8").catch((error) => (error.code === "ENOENT" ? null : Promise.reject(error)));
    if (text === null) {
      return null;
    }
    assert.match(text, /^<!-- cmq apply -->\n/);
    assert.equal(text.match(/<!--/g).length, 1, text);
    return [...text.matchAll(/ended with (\d+)/g)].map((match) => Number(match[1]));
  };

  for (const [codes, expected] of [
    [[3, 0], [0]],
    [[3, 1], [1]],
    [[3, 4, 1], [1, 4]],
    [[3, 4, 0], [0, 4]],
    [[3, 3, 0], null],
    [[3, 4, 3, 0], [4]],
    [[3, 4, 3, 3, 4, 1], [1, 4, 4]],
  ]) {
    it(`apply.md of a merge with ${codes.join(", ")} tells of the tries that ended with ${expected?.join(", ") ?? "nothing"}`, async () => {
      await run("merge.sh", codes);
      assert.deepEqual(await told(), expected);
      assert.deepEqual((await readdir(path.join(folder, "reports"))).filter((name) => name.endsWith(".part")), []);
    });
  }

  for (const code of [0, 1]) {
    it(`a merge whose plan ends with ${code} leaves no report of an earlier apply`, async () => {
      await run("merge.sh", [3, 0]);
      assert.deepEqual(await told(), [0]);
      await run("merge.sh", [code]);
      assert.equal(await told(), null);
    });
  }

  it("a merge whose last try did nothing says that an earlier one did a part", async () =>
    assert.match((await run("merge.sh", [3, 4, 1])).errorText, /An earlier try did a part/));

  it("nothing is pruned unasked", async () => {
    for (const script of ["merge.sh", "nightly.sh", "pull-request.sh"]) {
      assert.ok(!(await run(script, [3, 0])).calls.join().includes("--prune"), script);
    }
  });

  it("a merge prunes when asked", async () => assert.ok((await run("merge.sh", [3, 0], { PRUNE: "1" })).calls[0].includes(" --prune ")));

  it("stack and options reach cmq", async () => {
    for (const script of ["merge.sh", "nightly.sh", "pull-request.sh"]) {
      assert.match((await run(script, [0], { STACK: "prod" }, ["shop", "-c", "a=b"])).calls[0], /^\w+ shop --stack prod -c a=b/, script);
    }
  });
});
