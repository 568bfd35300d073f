import { type Dirent, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { domainFile } from "../model/content-kinds.ts";

/** How far content roots are looked for below a folder: enough for a folder of projects, not for a whole disk. */
const deepest = 5;
const mostFolders = 5000;
const mostRoots = 32;

/**
 * The content root that a file of `controls/` or `evidence/` lies in: the nearest folder above with a domain, else the
 * nearest with a folder `controls`. Null for a file that is no content.
 */
export function contentRootOf(file: string): string | null {
  const candidates = foldersAbove(file).filter((folder) => {
    const [top] = relative(folder, file).split(sep);
    return (top === "controls" || top === "evidence") && hasControls(folder);
  });
  return candidates.find(hasDomain) ?? candidates[0] ?? null;
}

/**
 * The content roots of a folder that an editor has open, sorted: the one that it is, or that it lies in; else those below it,
 * within a budget. Hidden folders and `node_modules` are left out, links are not followed.
 */
export async function contentRootsOf(folder: string): Promise<string[]> {
  const above = [folder, ...foldersAbove(folder)].find(hasDomain) ?? contentRootOf(join(folder, "x"));
  if (above !== null) return [above];
  const below = await contentRootsBelow(folder);
  return below.length === 0 && hasControls(folder) ? [folder] : below;
}

async function contentRootsBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  let level = [folder];
  let looked = 0;
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const next: string[] = [];
    for (const each of level) {
      if (looked++ >= mostFolders || found.length >= mostRoots) return found.sort();
      const entries: Dirent[] = await readdir(each, { withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        if (!entry.isDirectory() || entry.name.startsWith(".") || entry.name === "node_modules") continue;
        const path = join(each, entry.name);
        if (hasDomain(path)) found.push(path);
        else next.push(path);
      }
    }
    level = next;
  }
  return found.slice(0, mostRoots).sort();
}

/** Folders above a path, the nearest first. */
function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    folders.push(folder);
    if (dirname(folder) === folder) return folders;
  }
}

function hasDomain(folder: string): boolean {
  return statSync(join(folder, domainFile), { throwIfNoEntry: false })?.isFile() === true;
}

function hasControls(folder: string): boolean {
  return statSync(join(folder, "controls"), { throwIfNoEntry: false })?.isDirectory() === true;
}
