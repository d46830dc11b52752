// A release archive for this machine, and what holds for each of them. CMQ_DIST names the folder with the archives, CMQ_DIST_VERSION their version.
// `make dist-check` runs the suites of this folder; they are no part of `npm test`, because publishing takes a minute.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { it } from "node:test";

const folder = process.env.CMQ_DIST;
const system = { linux: "linux", darwin: "darwin", win32: "windows" }[process.platform];
const processor = { x64: "amd64", arm64: "arm64" }[process.arch];
const suffix = process.platform === "win32" ? ".exe" : "";

/** The version that the archives are of. */
export const version = process.env.CMQ_DIST_VERSION;

/** The archive of one program. */
export class Archive {
  #unpacked;

  constructor(program) {
    this.executable = program + suffix;
    this.name = `${program}-v${version}-${system}-${processor}.tar.gz`;
    this.file = path.join(folder, this.name);
  }

  /** Unpacks it, and says where the program is. */
  unpack() {
    this.#unpacked = mkdtempSync(path.join(tmpdir(), "cmq-dist-"));
    execFileSync("tar", ["-xzf", this.file, "-C", this.#unpacked]);
    return path.join(this.#unpacked, this.executable);
  }

  /** Removes what was unpacked. */
  remove() {
    rmSync(this.#unpacked, { recursive: true });
  }

  /** What `tar` lists: a line each file. */
  list() {
    return execFileSync("tar", ["-tvzf", this.file], { encoding: "utf8", env: { ...process.env, TZ: "UTC" } }).trim().split("\n");
  }

  /** The names of its files. */
  names() {
    return this.list().map((line) => line.split(/\s+/).at(-1));
  }
}

/** What holds for every archive. */
export function checkArchive(archive) {
  it("has its files at the root, in order, without owners and times, the program executable", () => {
    const [lines, names] = [archive.list(), archive.names()];
    assert.ok(names.includes(archive.executable) && names.includes("LICENSE"));
    assert.deepEqual(names, [...names].sort());
    assert.ok(names.every((entry) => !entry.includes("/")), "no folder");
    assert.match(lines[names.indexOf(archive.executable)], /^-rwxr-xr-x/);
    assert.ok(lines.every((line) => / (0\/0|0 +0) /.test(line)), "owned by nobody in particular");
    assert.ok(lines.every((line) => /2000/.test(line)), "of no particular time");
  });

  it("has the checksum that is published with it", () => {
    const sum = createHash("sha256").update(readFileSync(archive.file)).digest("hex");
    assert.ok(readFileSync(path.join(folder, "SHA256SUMS"), "utf8").split("\n").includes(`${sum}  ${archive.name}`));
  });
}
