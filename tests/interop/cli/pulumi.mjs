// The Pulumi CLI, where there is one: on a backend of files in a temporary folder, with a home of its own, and no account.
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Program } from "../harness/process.mjs";
import { configuration, root } from "../harness/repository.mjs";

// A C# stack is restored and built by the CLI.
const commandLimit = 600_000;

const isOnPath = (name) => (process.env.PATH ?? "").split(path.delimiter).some((folder) => ["", ".exe"].some((suffix) => existsSync(path.join(folder, name + suffix))));

/** Why tests of the CLI are skipped; false where they run. */
export const skip = isOnPath("pulumi") ? false : "pulumi is not on PATH";

/** What a program of the repository is built from; and no more, so that nothing that was built before takes part. */
const sources = [".editorconfig", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "sdk", "examples", "tests/PulumiSurface"];
const isSource = (file) => !["bin", "obj"].includes(path.basename(file));

/** A home of the CLI, a backend, and a copy of the sources. */
export class Pulumi {
  #environment;

  /** Makes the folders. */
  static async open() {
    if (isOnPath("pulumi-resource-cmq")) {
      throw new Error("pulumi-resource-cmq is on PATH, where the CLI would take it from instead of what was built here.");
    }
    const folder = await realpath(await mkdtemp(path.join(tmpdir(), "cmq-cli-")));
    await mkdir(path.join(folder, "backend"));
    for (const source of sources.filter((name) => existsSync(path.join(root, name)))) {
      await cp(path.join(root, source), path.join(folder, "sources", source), { recursive: true, filter: isSource });
    }
    return new Pulumi(folder);
  }

  constructor(folder) {
    this.folder = folder;
    this.home = path.join(folder, "home");
    this.#environment = {
      PULUMI_HOME: this.home,
      PULUMI_BACKEND_URL: pathToFileURL(path.join(folder, "backend")).href,
      PULUMI_CONFIG_PASSPHRASE: "passphrase",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    };
  }

  /** The copy of an example. */
  example(name) {
    return path.join(this.folder, "sources", "examples", name);
  }

  /** Puts the plugin into the home, as a user does. */
  async installPlugin() {
    const installed = await Program.run(["make", "install", `PULUMI_HOME=${this.home}`, `CONFIGURATION=${configuration}`], { cwd: root, limit: commandLimit });
    if (!installed.succeeded) {
      throw new Error(`make install ${installed.how}: ${installed.outputText}${installed.errorText}`);
    }
  }

  /** Runs a command to its end, and says what it did. */
  async run(args, cwd = this.folder) {
    const command = ["pulumi", ...args, "--non-interactive", "--color", "never"];
    const ended = await Program.run(command, { cwd, env: this.#environment, limit: commandLimit });
    return { ...ended, command: command.join(" "), text: `${command.join(" ")} ${ended.how}\n${ended.outputText}\n${ended.errorText}` };
  }

  /** Removes the folders. */
  close() {
    return rm(this.folder, { recursive: true, force: true });
  }
}
