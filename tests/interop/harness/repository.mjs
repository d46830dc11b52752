// Where things are. The suites run against what was built before: they build nothing themselves.
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

/** Debug or Release: what CMQ_TEST_CONFIGURATION says, as `make test` sets it; Release unless set. */
export const configuration = process.env.CMQ_TEST_CONFIGURATION ?? "Release";

/**
 * The command that starts one of our programs.
 * @param {string} project its project below provider/
 * @param {string} assembly its assembly
 * @param {string} override name of an environment variable that replaces the command: a JSON array of strings
 * @returns {string[]}
 */
export function program(project, assembly, override) {
  if (process.env[override]) {
    return JSON.parse(process.env[override]);
  }

  const file = path.join(root, "provider", project, "bin", configuration, "net10.0", `${assembly}.dll`);
  if (!existsSync(file)) {
    throw new Error(`${file} is missing. Run 'make build', or name another configuration in CMQ_TEST_CONFIGURATION.`);
  }

  return ["dotnet", file];
}
