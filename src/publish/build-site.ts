import { dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { compiledSite, writeSiteFiles } from "./compiled-site.ts";
import { makeFolder } from "./make-folder.ts";
import { copyEvidence } from "./site-evidence.ts";
import { type SiteSource, writeSiteInput } from "./site-input.ts";
import { SiteRenderer } from "./site-renderer.ts";
import { inTemporaryFolder } from "./work-folder.ts";

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
      // Their thread makes no folder: while a command that is stopped removes its folder, nothing may come back.
      for (const folder of new Set((await renderer.paths()).map(dirname)))
        await makeFolder(join(outDir, folder));
      await renderer.writeAll(outDir);
    } finally {
      await renderer.end();
    }
  });
}
