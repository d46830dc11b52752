// The examples that the CLI brings up: what has to be there first, and an edit of each that changes attributes in place.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { root } from "../harness/repository.mjs";

const folder = path.join(root, "examples");

/** The examples, by folder. `updates` is how many resources the edit changes. */
export const examples = {
  shop: { edit: { file: "Pulumi.yaml", from: "visibilityTimeout: 120", to: "visibilityTimeout: 300" }, updates: 1 },
  yaml: { edit: { file: "Pulumi.yaml", from: "visibilityTimeout: 600", to: "visibilityTimeout: 900" }, updates: 1 },
  "csharp-shop": { edit: { file: "Shop.cs", from: "VisibilityTimeout = 600", to: "VisibilityTimeout = 900" }, updates: 2 },
  "csharp-migrate": {
    edit: { file: "Migrated.cs", from: "VisibilityTimeout = 60", to: "VisibilityTimeout = 90" },
    updates: 1,
    // It takes over what another package has made.
    existing: [
      ["Queue", { name: "orders-dead" }],
      ["Queue", { name: "orders", pollingWaitSeconds: 10, visibilityTimeout: 60, deadLetterPolicy: { deadLetterQueue: "orders-dead", policy: 0, maxReceiveCount: 5 } }],
      ["Topic", { name: "events" }],
      ["Subscription", { topic: "events", name: "stock", protocol: "queue", endpoint: "orders", notifyContentFormat: "SIMPLIFIED" }],
    ],
  },
};

/** A file of an example. */
export const fileOf = (example, file) => readFile(path.join(folder, example, file), "utf8");

/** The folders below examples/ that are programs of these languages. */
export async function programs(...runtimes) {
  const found = [];
  for (const name of await readdir(folder)) {
    const text = await fileOf(name, "Pulumi.yaml").catch((error) => (["ENOENT", "ENOTDIR"].includes(error.code) ? "" : Promise.reject(error)));
    if (runtimes.includes(text.match(/^runtime: *(\w+)/m)?.[1])) {
      found.push(name);
    }
  }
  return found;
}
