import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Puts the files of a revision into a folder, with the installed packages of this one; `.` is the project as it lies here.
 *
 * @returns the folder of the revision
 * @throws {Error} if git knows no such revision
 */
export function exportRevision(revision: string, folder: string): string {
  if (revision === ".") return project;
  mkdirSync(folder, { recursive: true });
  const archive = spawnSync("git", ["-C", project, "archive", "--format=tar", revision], {
    maxBuffer: 1 << 30,
  });
  if (archive.status !== 0) throw new Error(archive.stderr.toString().trim());
  const unpacked = spawnSync("tar", ["-x", "-C", folder], { input: archive.stdout });
  if (unpacked.status !== 0) throw new Error(unpacked.stderr.toString().trim());
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
  return folder;
}
