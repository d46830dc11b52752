// The package under the real Pulumi CLI: its schema, and the SDKs that the CLI generates from it. Where there is no CLI, all of it is skipped.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { Program } from "../harness/process.mjs";
import { configuration, program, root } from "../harness/repository.mjs";
import { startPlugin } from "../provider/plugin.mjs";
import { Pulumi, skip } from "./pulumi.mjs";
import { surfaceOf } from "./surface.mjs";

const executable = path.join(
  root, "provider", "Cmq.Provider", "bin", configuration, "net10.0", process.platform === "win32" ? "pulumi-resource-cmq.exe" : "pulumi-resource-cmq");

// The smallest PNG there is: one transparent pixel. A generator puts the package's picture beside what it writes, and asks the network for one
// unless the schema names another.
const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");

async function servePicture() {
  const server = createServer((request, response) => response.setHeader("content-type", "image/png").end(picture));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${server.address().port}/logo.png`, stop: () => server.close() };
}

/** The folder that holds a file, wherever below a folder that is. */
async function folderOf(file, folder) {
  const found = (await readdir(folder, { recursive: true })).find((name) => path.basename(name) === file);
  assert.ok(found, `there is no ${file} in ${folder}`);
  return path.join(folder, path.dirname(found));
}

describe("the package under the Pulumi CLI", () => {
  const ran = {};
  let pulumi, pictures;

  before(async () => {
    if (!skip) {
      pulumi = await Pulumi.open();
      pictures = await servePicture();
      Object.assign(ran, await generate());
    }
  });
  after(async () => {
    pictures?.stop();
    await pulumi?.close();
  });

  async function generate() {
    const plugin = await startPlugin();
    const schema = JSON.parse(await plugin.schema().finally(() => plugin.stop()));
    const file = path.join(pulumi.folder, "schema.json");
    const written = await Program.run([...program("Cmq.Cli", "Cmq.Cli", "CMQ_COMMAND"), "schema", "--logo-url", pictures.url, "--out", file]);
    assert.ok(written.succeeded, written.errorText);
    const generated = (language) => path.join(pulumi.folder, "generated", language);
    const generator = (language) => pulumi.run(["package", "gen-sdk", file, "--language", language, "--out", generated(language)]);
    return {
      schema,
      generated,
      fromPlugin: await pulumi.run(["package", "get-schema", executable]),
      checked: await pulumi.run(["schema", "check", file]),
      dotnet: await generator("dotnet"),
      nodejs: await generator("nodejs"),
    };
  }

  const succeeded = (command) => assert.ok(command.succeeded, command.text);

  it("get-schema prints what the plugin answers", { skip }, () => {
    succeeded(ran.fromPlugin);
    assert.deepEqual(JSON.parse(ran.fromPlugin.outputText), ran.schema);
  });

  it("schema check finds nothing wrong", { skip }, () => succeeded(ran.checked));

  it("gen-sdk writes the C# SDK that is in the repository: the same types, members and attributes", { skip }, async () => {
    succeeded(ran.dotnet);
    const generated = await surfaceOf(await folderOf("Provider.cs", ran.generated("dotnet")));
    assert.deepEqual(await surfaceOf(path.join(root, "sdk", "Pulumi.Cmq")), generated);
  });

  it("gen-sdk writes for C# what tells the language host about the plugin, as it is in the repository", { skip }, async () => {
    succeeded(ran.dotnet);
    const plugin = async (folder) => JSON.parse(await readFile(path.join(folder, "pulumi-plugin.json"), "utf8"));
    assert.deepEqual(await plugin(path.join(root, "sdk", "Pulumi.Cmq")), await plugin(await folderOf("pulumi-plugin.json", ran.generated("dotnet"))));
  });

  it("gen-sdk writes an SDK for Node under the package's name", { skip }, async () => {
    succeeded(ran.nodejs);
    const folder = await folderOf("package.json", ran.generated("nodejs"));
    assert.equal(JSON.parse(await readFile(path.join(folder, "package.json"), "utf8")).name, ran.schema.language.nodejs.packageName);
  });

  it("gen-sdk writes a class for Node for each resource", { skip }, async () => {
    succeeded(ran.nodejs);
    const text = await readFile(path.join(await folderOf("index.ts", ran.generated("nodejs")), "index.ts"), "utf8");
    for (const token of Object.keys(ran.schema.resources)) {
      assert.match(text, new RegExp(`\\b${token.split(":").at(-1)}\\b`));
    }
  });
});
