// The completion scripts in the shells themselves: what a line goes on with when somebody presses Tab.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { program } from "../harness/repository.mjs";

const command = program("Cmq.Cli", "Cmq.Cli", "CMQ_COMMAND");
const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;
const has = (shell) => spawnSync(shell, ["-c", "exit 0"], { stdio: "ignore" }).status === 0;
const suite = (shell, body) => (has(shell) ? describe(shell, body) : it(shell, { skip: `there is no ${shell} on the path` }, () => {}));

describe("completion", () => {
  let folder;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "cmq-completion-"));
    await writeFile(path.join(folder, "cmq"), `#!/bin/sh\nexec ${command.map(quote).join(" ")} "$@"\n`);
    await chmod(path.join(folder, "cmq"), 0o755);
    await writeFile(path.join(folder, "Pulumi.dev.yaml"), "");
    await writeFile(path.join(folder, "Pulumi.yaml"), "");
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** Runs a script of a shell, with `cmq` on its path, and answers with the lines that it prints. */
  const run = (shell, script) => {
    const { stdout, stderr, status } = spawnSync(shell, ["-c", script], {
      cwd: folder, encoding: "utf8", timeout: 60_000, env: { ...process.env, PATH: `${folder}${path.delimiter}${process.env.PATH}`, HOME: folder },
    });
    assert.deepEqual([status, stderr], [0, ""]);
    return stdout.split("\n").filter((line) => line.length > 0);
  };

  suite("bash", () => {
    const complete = (line) => run("bash", `
      source <(cmq completion bash)
      complete -p cmq
      COMP_LINE=${quote(line)} COMP_POINT=${line.length}
      _cmq
      printf '%s\\n' "\${COMPREPLY[@]}"`);

    it("is registered for cmq", () => assert.equal(complete("cmq")[0], "complete -o default -F _cmq cmq"));

    for (const [line, ...expected] of [
      ["cmq pre", "preview"],
      ["cmq drift --only ", "changed", "missing", "unmanaged"],
      ["cmq up --expect"],
      ["cmq preview --expect", "--expect-no-changes"],
      ["cmq preview --edition=td", "tdmq", "tdmq2022"],
      ["cmq preview --config cmq:memory", "memoryFile="],
      ["cmq up . --stack ", "dev"],
      ["cmq preview --report mark", "markdown="],
      ["cmq preview --report markdown=pre"],
    ]) {
      it(`completes ${line}`, () => assert.deepEqual(complete(line).slice(1), expected));
    }

    it("completes in the middle of a line", () => assert.deepEqual(run("bash", `
      source <(cmq completion bash)
      COMP_LINE='cmq dri examples/shop' COMP_POINT=7
      _cmq
      printf '%s\\n' "\${COMPREPLY[@]}"`), ["drift"]));
  });

  suite("zsh", () => {
    it("finds what a line goes on with", () => assert.deepEqual(run("zsh", `
      autoload -Uz compinit && compinit -u
      source <(cmq completion zsh)
      compadd() { print -l -- "\${@[(r)--,-1]}" | tail -n +2 }
      words=(cmq drift --only '') CURRENT=4
      _cmq`), ["changed", "missing", "unmanaged"]));
  });

  suite("fish", () => {
    it("finds what a line goes on with", () => assert.deepEqual(
      run("fish", "cmq completion fish | source; complete -C 'cmq drift --only '").map((line) => line.split("\t")[0]), ["changed", "missing", "unmanaged"]));
  });

  suite("pwsh", () => {
    it("finds what a line goes on with", () => assert.deepEqual(
      run("pwsh", "cmq completion pwsh | Out-String | Invoke-Expression; (TabExpansion2 'cmq drift --only ' 17).CompletionMatches.CompletionText"), ["changed", "missing", "unmanaged"]));
  });
});
