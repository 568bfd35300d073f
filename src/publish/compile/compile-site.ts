import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rules } from "../../rules/index.ts";
import { allDone } from "../all-done.ts";
import { makeFolder } from "../make-folder.ts";
import { readRulePages } from "../rule-pages.ts";
import { inTemporaryFolder } from "../work-folder.ts";
import { writeSiteAssets } from "./site-assets.ts";
import { type PackageNames, writeSitePages } from "./site-pages.ts";

/**
 * Compiles what of the site hangs on no report, for `compiledSite`: `pages.mjs` renders the pages, `files/` has what stands beside
 * them, `rules.json` what the pages of the rules say. The same sources give the same bytes wherever they lie.
 *
 * @param folder absolute path; made if it is missing
 * @param names how the module finds the packages of others
 * @throws {Error} if a source is broken, or the disk fails
 */
export async function compileSite(folder: string, names: PackageNames): Promise<void> {
  await makeFolder(folder);
  await inTemporaryFolder("compile", (work) =>
    // The disk is busy with the one while the processor is with the other.
    allDone([
      writeSitePages(join(folder, "pages.mjs"), names, work),
      writeSiteAssets(join(folder, "files")),
      writeRules(join(folder, "rules.json")),
    ]),
  );
}

async function writeRules(file: string): Promise<void> {
  const pages = await readRulePages(rules.map(({ id }) => id));
  const shown = [...pages].map(([id, { title, prose }]) => [id, { title, prose }]);
  await writeFile(file, JSON.stringify(Object.fromEntries(shown)));
}
