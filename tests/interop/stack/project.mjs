// A folder as a Pulumi project for Node is: the programs, the SDK that they take @pulumi/pulumi from, and one written from the schema.
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Program } from "../harness/process.mjs";
import { sdkOf } from "./sdk.mjs";

const require = createRequire(import.meta.url);
const pulumi = path.dirname(require.resolve("@pulumi/pulumi/package.json"));
const programs = fileURLToPath(new URL("program", import.meta.url));

/** What the stack is called; the URNs of the plugin's calls say the same. */
export const names = Object.freeze({ project: "shop", stack: "test" });

/**
 * Makes a project in a folder of its own.
 * @param {object} schema the package's schema
 * @param {string} [from] the folder of its programs
 */
export async function makeProject(schema, from = programs) {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "cmq-stack-")));
  const modules = path.join(folder, "node_modules");
  await cp(from, folder, { recursive: true });
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ name: names.project, private: true, type: "module" }));
  await mkdir(path.join(modules, "@pulumi"), { recursive: true });
  await symlink(pulumi, path.join(modules, "@pulumi", "pulumi"), "junction");
  await mkdir(path.join(modules, "pulumi-cmq"));
  await writeFile(path.join(modules, "pulumi-cmq", "package.json"), JSON.stringify({ name: "pulumi-cmq", version: schema.version, type: "module", exports: "./index.js" }));
  await writeFile(path.join(modules, "pulumi-cmq", "index.js"), sdkOf(schema));
  return {
    folder,
    file: (name) => path.join(folder, name),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * Runs a program to its end as the language host does: with the SDK's own runner, in a process of its own.
 * @param {{folder: string}} project the project
 * @param {string} program the program's file
 * @param {{monitor: string, engine: string, dryRun: boolean, config: Record<string, string>, secretKeys: string[]}} settings addresses, whether
 *   it is a preview, and the stack's configuration
 */
export function runProgram(project, program, { monitor, engine, dryRun, config, secretKeys }) {
  const flags = {
    monitor, engine, project: names.project, stack: names.stack, organization: "organization", pwd: project.folder, "root-directory": project.folder, parallel: 16,
  };
  const given = Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
  return Program.run(
    [process.execPath, path.join(pulumi, "cmd", "run", "index.js"), ...given, ...(dryRun ? ["--dry-run"] : []), program],
    { cwd: project.folder, env: { PULUMI_CONFIG: JSON.stringify(config), PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(secretKeys) } },
  );
}
