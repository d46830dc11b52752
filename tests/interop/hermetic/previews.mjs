// `cmq preview -- COMMAND` as a process, on a project of Node programs.
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Program } from "../harness/process.mjs";
import { program, root } from "../harness/repository.mjs";
import { sdkOf } from "../stack/sdk.mjs";
import { makeProject } from "../stack/project.mjs";

const programs = fileURLToPath(new URL("program", import.meta.url));
const command = program("Cmq.Cli", "Cmq.Cli", "CMQ_COMMAND");

/** The small SDK as a CommonJS module, for programs that are none of the newer kind. */
const commonSdkOf = (schema) => {
  const text = sdkOf(schema).replace(/^import \* as pulumi .*$/m, 'const pulumi = require("@pulumi/pulumi");');
  const names = [...text.matchAll(/^export (?:class|const) (\w+)/gm)].map(([, name]) => name);
  return `${text.replace(/^export /gm, "")}\nmodule.exports = { ${names.join(", ")} };\n`;
};

/** A project of programs to preview. */
export class Previews {
  /**
   * Makes a project.
   * @param {string} [from] the folder of its programs
   * @param {{ isCommon?: boolean }} [options] whether they are CommonJS modules, with a package.json of their own
   */
  static async open(from = programs, { isCommon = false } = {}) {
    const schema = JSON.parse(await readFile(path.join(root, "provider", "Cmq.Provider", "schema.json"), "utf8"));
    const project = await makeProject(schema, from);
    await writeFile(project.file("sdk.cjs"), commonSdkOf(schema));
    if (isCommon) {
      await rm(project.file("package.json"));
      await cp(path.join(from, "package.json"), project.file("package.json"));
      await writeFile(project.file("node_modules/pulumi-cmq/package.json"), JSON.stringify({ name: "pulumi-cmq", version: schema.version }));
      await writeFile(project.file("node_modules/pulumi-cmq/index.js"), commonSdkOf(schema));
    }
    return new Previews(project);
  }

  constructor(project) {
    this.project = project;
  }

  close() {
    return this.project.remove();
  }

  /** Writes a file of the project. */
  write(name, text) {
    return writeFile(this.project.file(name), text);
  }

  /** Runs `cmq` in the project's folder. */
  run(...args) {
    return Program.run([...command, ...args], { cwd: this.project.folder, limit: 120_000 });
  }

  /** Previews a program, and answers with the document. */
  async json(words, ...options) {
    const { how, outputText, errorText } = await this.run("preview", "--json", ...options, "--", ...words);
    const document = JSON.parse(outputText);
    const find = (key) => document.resources.find((resource) => resource.key === key);
    return { how, errorText, outputText, document, find };
  }
}
