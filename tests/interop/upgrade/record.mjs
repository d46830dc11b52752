// Records the states that this version of the plugin leaves behind: `npm run record` in tests/interop, after `make build`.
// A recording is made when its version is released, and then stays as it is; --again replaces it until then.
import { existsSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startMonitor } from "../provider/monitor.mjs";
import { startPlugin } from "../provider/plugin.mjs";
import { components, editions, resources } from "./program.mjs";
import { folderOf, objectsOf } from "./recordings.mjs";
import { backends, startWorld } from "./world.mjs";

async function pluginVersion() {
  const plugin = await startPlugin();
  try {
    return await plugin.version();
  } finally {
    await plugin.stop();
  }
}

async function recordResources(plugin, edition) {
  const recorded = [];
  for (const resource of resources(edition)) {
    recorded.push({ ...resource, ...(await plugin.up(resource.type, resource.name, resource.program)) });
  }
  return recorded;
}

async function recordComponents(plugin, edition) {
  const recorded = [];
  for (const { type, name, program } of components(edition)) {
    const children = [];
    const witness = {
      check: async (childType, childName, inputs) => {
        const answer = await plugin.check(childType, childName, inputs);
        children.push({ type: childType, name: childName, program: inputs, inputs: answer.inputs });
        return answer;
      },
      create: async (childType, childName, inputs) => Object.assign(children.find((child) => child.name === childName), await plugin.create(childType, childName, inputs)),
    };
    const monitor = await startMonitor({ plugin: witness });
    try {
      const { state } = await plugin.construct(type, name, program, monitor);
      recorded.push({ type, name, program, state, children });
    } finally {
      monitor.stop();
    }
  }
  return recorded;
}

const version = await pluginVersion();
const folder = folderOf(version);
if (existsSync(folder) && !process.argv.includes("--again")) {
  console.error(`${version} is recorded. A released version's recording stays as it is; before the release, 'npm run record -- --again' replaces it.`);
  process.exit(2);
}

const temporary = await mkdtemp(path.join(tmpdir(), "cmq-record-"));
try {
  for (const backend of backends) {
    for (const edition of editions) {
      const settings = { edition, region: "ap-guangzhou", ...(backend === "memory" ? { backend } : {}) };
      const name = `${backend}-${edition}.json`;
      const { plugin, stop } = await startWorld(backend, settings, objectsOf(temporary, name));
      try {
        const recording = { version, backend, settings, resources: await recordResources(plugin, edition), components: await recordComponents(plugin, edition) };
        await writeFile(path.join(temporary, name), `${JSON.stringify(recording, null, 2)}\n`);
      } finally {
        await stop();
      }
    }
  }

  // Nothing is replaced before all of it is recorded; the lock files of the objects stay behind.
  await rm(folder, { recursive: true, force: true });
  await cp(temporary, folder, { recursive: true, filter: (file) => !file.endsWith(".lock") });
} finally {
  await rm(temporary, { recursive: true });
}
console.log(`Recorded ${version} into ${folder}`);
