import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { outDir } from "./data.ts";

/** Folders that are there. */
const made = new Set<string>();

/**
 * Writes a page. One call of the system after the other: for small files handing them to other threads costs more.
 * @param path from the root of the site.
 * @throws if the disk fails.
 */
export function writePage(path: string, html: string): void {
  const file = join(outDir, path);
  const folder = dirname(file);
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
  writeFileSync(file, `<!DOCTYPE html>${html}`);
}
