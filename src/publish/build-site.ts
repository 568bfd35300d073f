import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { compiledSite, writeSiteFiles } from "./compiled-site.ts";
import { makeFolder } from "./make-folder.ts";
import { copyEvidence } from "./site-evidence.ts";
import { type SiteSource, writeSiteInput } from "./site-input.ts";
import { SiteRenderer } from "./site-renderer.ts";
import { inTemporaryFolder } from "./work-folder.ts";

/** Files that are on their way from the thread that renders them: few, since all of them are held. */
const inOneGo = 20;

/**
 * Builds the auditor's site from a report into `outDir`; whatever is in it already stays. The same report and evidence give the
 * same bytes. Nothing is written but `outDir` and a temporary folder, so that an installed package may be read-only.
 * @throws if evidence that the report names is gone or altered, or the disk fails.
 */
export async function buildSite(source: SiteSource): Promise<void> {
  const { outDir, contentRoot, onProgress } = source;
  await inTemporaryFolder("site", async (work) => {
    const inputFile = join(work, "input.json");
    const compiled = await compiledSite(work);
    const report = await writeSiteInput(source, compiled, inputFile);
    onProgress?.({
      de: `Seiten für ${report.requirements.length} Anforderungen und ${report.evidence.length} Nachweise bauen`,
      en: `Building pages for ${report.requirements.length} requirements and ${report.evidence.length} evidence files`,
    });
    await copyEvidence(report, contentRoot, outDir);
    await writeSiteFiles(compiled, outDir);
    // Where the command keeps the heap small for its documents, pages would take twice the time; their thread has a limit of its own.
    setFlagsFromString("--semi-space-growth-factor=2");
    const renderer = new SiteRenderer({ compiled: compiled.pages, inputFile });
    try {
      await writeAll(renderer, outDir);
    } finally {
      await renderer.end();
    }
  });
}

/** Writes what was rendered while the next files are. One call of the system after the other: for small files handing them to other threads costs more. */
async function writeAll(renderer: SiteRenderer, folder: string): Promise<void> {
  const paths = await renderer.paths();
  const made = new Set<string>();
  let coming = renderer.texts(paths.slice(0, inOneGo));
  for (let first = 0; first < paths.length; first += inOneGo) {
    const texts = await coming;
    const next = first + inOneGo;
    coming = renderer.texts(paths.slice(next, next + inOneGo));
    for (const [number, text] of texts.entries()) {
      const file = join(folder, paths[first + number] ?? "");
      if (!made.has(dirname(file))) await makeFolder(dirname(file));
      made.add(dirname(file));
      writeFileSync(file, text);
    }
  }
  await coming;
}
