// A plugin with a service behind it whose objects are in a file: the embedded backend, or the emulator behind the HTTP API.
import { localKey, startEmulator } from "../harness/emulator.mjs";
import { startPlugin } from "../provider/plugin.mjs";
import { secret } from "../provider/wire.mjs";

/** The services. */
export const backends = ["memory", "emulator"];

/**
 * Starts a service and a configured plugin.
 * @param {string} backend the service
 * @param {object} settings the settings of the provider that are recorded
 * @param {string} file the file of the service's objects
 * @returns {Promise<{plugin: import("../provider/plugin.mjs").Plugin, stop: () => Promise<void>}>}
 */
export async function startWorld(backend, settings, file) {
  const running = [];
  const stop = async () => {
    for (const program of running.toReversed()) {
      await program.stop();
    }
  };
  try {
    const emulator = backend === "emulator" ? await startEmulator({ args: ["--edition", settings.edition, "--memory-file", file] }) : undefined;
    running.push(...(emulator ? [emulator] : []));
    const plugin = await startPlugin();
    running.push(plugin);
    await plugin.begin({ ...settings, ...(emulator ? connection(emulator) : { memoryFile: file }) });
    return { plugin, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

// The part of the settings that no recording may hold: this run's address, and the key.
const connection = (emulator) => ({ endpoint: emulator.url.origin, secretId: secret(localKey.secretId), secretKey: secret(localKey.secretKey) });
