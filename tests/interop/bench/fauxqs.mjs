// fauxqs.mjs: npm fauxqs, an emulator of SQS, on a free port; what the emulator's messages a second are measured against.
import { register } from "node:module";

// The package imports the runtime's SQLite, which Node has from 22.5 on, even when it keeps nothing in a file, as here.
if (!process.getBuiltinModule?.("node:sqlite")) {
  const without = `export const resolve = (name, context, next) => name === "node:sqlite"
    ? { url: "data:text/javascript,export class DatabaseSync {}", shortCircuit: true }
    : next(name, context);`;
  register(`data:text/javascript,${encodeURIComponent(without)}`);
}

const { startFauxqs } = await import("fauxqs");
const { port } = await startFauxqs({ port: 0, host: "127.0.0.1", logger: false });
console.log(`fauxqs listening on http://127.0.0.1:${port}`);
