import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { RulePage } from "../rules/rule-page.ts";
import { makeFolder } from "./make-folder.ts";

/** `lib/site/` of the published package, compiled when it was packed (`tools/compile-package.ts`); no such folder beside the sources. */
const packed = fileURLToPath(new URL("../site/", import.meta.url));

/** What of the site hangs on no report. */
export interface CompiledSite {
  /** Address of the module that renders the pages (`site/src/render.ts`). */
  readonly pages: URL;
  /** Absolute path of the folder with what stands beside the pages: style sheet, scripts, icon, fonts; and what `nachweis dev` adds. */
  readonly files: string;
  /** What the pages of the rules say, by rule. */
  readonly rules: Readonly<Record<string, Pick<RulePage, "title" | "prose">>>;
}

/**
 * What of the site hangs on no report: it is ready in the package, and compiled now where the program runs from its sources.
 *
 * @param work absolute path of an existing folder that is used meanwhile
 * @throws {Error} if a source is broken, or the disk fails
 */
export async function compiledSite(work: string): Promise<CompiledSite> {
  let folder = packed;
  if (!existsSync(packed)) {
    folder = join(work, "compiled");
    // Neither this nor the compilers are in the package.
    const { compileSite } = await import("./compile/compile-site.ts");
    await compileSite(folder, "addresses");
  }
  return {
    pages: pathToFileURL(join(folder, "pages.mjs")),
    files: join(folder, "files"),
    rules: JSON.parse(await readFile(join(folder, "rules.json"), "utf8")),
  };
}

/**
 * Writes what stands beside the pages into a folder.
 *
 * @param parts `assets`, which all pages link; `dev`, which `nachweis dev` adds
 * @returns the paths from the root of the site
 */
export async function writeSiteFiles(
  { files }: CompiledSite,
  folder: string,
  parts: readonly ("assets" | "dev")[] = ["assets"],
): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const part of parts) {
    await makeFolder(join(folder, part));
    for (const name of await readdir(join(files, part))) {
      // Not copied as a file: its mode would come along.
      await writeFile(join(folder, part, name), await readFile(join(files, part, name)));
      paths.push(`${part}/${name}`);
    }
  }
  return paths;
}
