// Where recordings are: a folder for each version, with a file for each backend and edition, and one of the objects that there were.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "recordings");

/** The folder of a version's recordings. */
export const folderOf = (version) => path.join(root, version);

/** The file of the objects that a recording's resources stand for. */
export const objectsOf = (folder, name) => path.join(folder, name.replace(/\.json$/, ".objects.json"));

/** All recordings, with where they come from. */
export async function recordings() {
  const found = [];
  for (const version of (await readdir(root)).toSorted()) {
    const folder = folderOf(version);
    for (const name of (await readdir(folder)).filter((file) => file.endsWith(".json") && !file.endsWith(".objects.json")).toSorted()) {
      const text = await readFile(path.join(folder, name), "utf8");
      found.push({ title: `${version} ${name.replace(/\.json$/, "")}`, objects: objectsOf(folder, name), text, ...JSON.parse(text) });
    }
  }
  return found;
}
