import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Name of the file that says of a folder that Nachweis made it and may remove it. */
export const markerName = ".nachweis-build";

const firstLine = "nachweis build";

/** What the file says in a folder that is published: the same on every machine. */
export const publishedMarker = `${firstLine}
Diesen Ordner hat nachweis build gemacht; der nächste Lauf ersetzt ihn mit allem, was darin liegt.
This folder was made by nachweis build; the next run replaces it with everything in it.
`;

/** What it says in a folder that is being worked in: whose it is, as JSON. */
export function workMarker(owner: unknown): string {
  return `${firstLine}\n${JSON.stringify(owner)}\n`;
}

/** The lines of a folder's marker after the first; null if there is none. */
export function readMarker(folder: string): string[] | null {
  const path = join(folder, markerName);
  try {
    if (!lstatSync(path).isFile()) return null;
    const [first, ...rest] = readFileSync(path, "utf8").split(/\r?\n/);
    return first === firstLine ? rest : null;
  } catch {
    return null;
  }
}
