// What the pipelines do before they call cmq: install it, and fetch the run's identity token.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { Program } from "../harness/process.mjs";
import { root } from "../harness/repository.mjs";

const recipes = path.join(root, "examples", "gitops");
const needed = ["curl", "jq", "tar", "sha256sum"].filter((tool) => spawnSync(tool, ["--version"], { stdio: "ignore" }).error);
const suite = needed.length === 0 ? describe : (name) => it(name, { skip: `there is no ${needed.join(" and no ")} on the path` }, () => {});

suite("before cmq is called", () => {
  let folder;
  let server;
  let url;
  let archive;
  const asked = [];

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "cmq-setup-"));
    await writeFile(path.join(folder, "cmq"), "#!/bin/sh\necho 9.9.9\n");
    await chmod(path.join(folder, "cmq"), 0o755);
    spawnSync("tar", ["-czf", "cmq.tar.gz", "cmq"], { cwd: folder });
    archive = await readFile(path.join(folder, "cmq.tar.gz"));
    server = createServer((request, response) => {
      asked.push([request.url, request.headers.authorization]);
      response.end(request.url.startsWith("/cmq.tar.gz") ? archive : JSON.stringify({ value: "an.identity.token" }));
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    url = `http://127.0.0.1:${server.address().port}`;
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    asked.length = 0;
    await rm(path.join(folder, ".cmq"), { recursive: true, force: true });
    await writeFile(path.join(folder, "path"), "");
    await writeFile(path.join(folder, "env"), "");
  });

  // Where cmq is installed already, nothing would be done.
  const tools = process.env.PATH.split(path.delimiter).filter((part) => !existsSync(path.join(part, "cmq"))).join(path.delimiter);
  const install = (sha256) => Program.run([path.join(recipes, "shell", "install.sh"), `${url}/cmq.tar.gz`, sha256], {
    cwd: folder, env: { PATH: tools, RUNNER_TEMP: folder, GITHUB_PATH: path.join(folder, "path") },
  });

  it("installs the archive that has the checksum", async () => {
    const { how, outputText } = await install(createHash("sha256").update(archive).digest("hex"));
    assert.deepEqual([how, outputText], ["ended with exit code 0", "9.9.9\n"]);
    assert.equal(await readFile(path.join(folder, "path"), "utf8"), `${folder}/.cmq\n`);
  });

  it("unpacks nothing that has another", async () => {
    const { succeeded } = await install("0".repeat(64));
    assert.equal(succeeded, false);
    await assert.rejects(stat(path.join(folder, ".cmq", "cmq")));
    assert.equal(await readFile(path.join(folder, "path"), "utf8"), "");
  });

  it("keeps the token of the run where nobody else reads it", async () => {
    const { how, outputText, errorText } = await Program.run([path.join(recipes, "github", "token.sh")], {
      cwd: folder,
      env: { RUNNER_TEMP: folder, GITHUB_ENV: path.join(folder, "env"), ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?api=1`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: "asking" },
    });
    assert.deepEqual([how, outputText + errorText], ["ended with exit code 0", ""]);
    assert.deepEqual(asked, [["/token?api=1&audience=sts.tencentcloudapi.com", "Bearer asking"]]);
    const [name, file] = (await readFile(path.join(folder, "env"), "utf8")).trim().split("=");
    assert.equal(name, "TENCENTCLOUD_ASSUME_ROLE_WEB_IDENTITY_TOKEN_FILE");
    assert.equal(await readFile(file, "utf8"), "an.identity.token\n");
    assert.equal((await stat(file)).mode & 0o077, 0);
  });
});
