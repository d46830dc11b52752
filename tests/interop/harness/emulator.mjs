// The emulator as a process: `cmq emulator` on a free port. CMQ_EMULATOR_COMMAND, a JSON array, replaces the command with its arguments.
import { program } from "./repository.mjs";
import { Program } from "./process.mjs";

const override = "CMQ_EMULATOR_COMMAND";

/** The key pair that the emulator accepts unless it is told otherwise. It is documented and no secret. */
export const localKey = Object.freeze({ secretId: "AKIDEMULATOR", secretKey: "cmq-emulator-secret-key" });

/**
 * Starts an emulator with no objects in it.
 * @param {{ args?: string[], env?: Record<string, string> }} [options] further arguments and environment
 * @returns {Promise<{ url: URL, calls: () => Promise<{ total: number, actions: object, errors: object }>, stop: () => Promise<string>, errorText: () => string }>}
 */
export async function startEmulator({ args = [], env = {} } = {}) {
  const command = program("Cmq.Cli", "Cmq.Cli", override);
  const running = await Program.start(process.env[override] ? [...command, ...args] : [...command, "emulator", "--port", "0", ...args], { env });
  const [address] = running.firstLine.match(/http:\/\/\S+/) ?? [];
  if (!address) {
    await running.stop();
    throw new Error(`The emulator's first line names no address: ${running.firstLine}`);
  }

  const url = new URL(address);
  const calls = async () => (await fetch(new URL("/_admin/calls", url))).json();
  return { url, calls, stop: () => running.stop(), errorText: () => running.errorText };
}
