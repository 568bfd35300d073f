import { mkdir, readdir, rename, rmdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import type { Clearance } from "../model/vocabulary.ts";
import { pdfDocuments } from "../pdf/render-pdf.ts";
import { withhold } from "../report/withhold/withhold.ts";
import { toJson } from "../reporters/json.ts";
import { buildSummary } from "./build-summary.ts";
import { runCheck } from "./check.ts";
import { languageOption } from "./language.ts";
import { asOfOption, clearanceOption, rootOption } from "./options.ts";
import { writePdfs } from "./pdf.ts";
import { Progress } from "./progress.ts";
import { replaceFolder } from "./replace-folder.ts";

interface BuildCommandOptions {
  readonly root: string;
  readonly asOf?: string;
  readonly lang: Language;
  readonly out: string;
  readonly clearance: Clearance;
}

/** Adds `nachweis build`: site, PDFs and report.json; exit 0 when published, with gaps too. */
export function addBuildCommand(program: Command): Command {
  return program
    .command("build")
    .description("Website und PDF veröffentlichen / publish site and PDF")
    .addOption(rootOption())
    .addOption(asOfOption())
    .option("--out <dir>", "Zielordner / target folder", "dist")
    .addOption(clearanceOption())
    .addOption(languageOption())
    .action(async (options: BuildCommandOptions) => {
      const root = resolve(options.root);
      const out = resolve(options.out);
      const progress = new Progress(options.lang);
      progress.step({ de: "Inhalt prüfen", en: "Checking the content" });
      const report = withhold(await runCheck(root, options), options.clearance);
      await replaceFolder(out, (folder) => publish(report, root, folder, progress));
      progress.end();
      process.stdout.write(
        buildSummary(report, join(out, "index.html"), options.lang, process.stdout.isTTY === true),
      );
    });
}

/** Fills an empty folder with everything that is published: the site, and the report that it is made from. */
async function publish(report: Report, root: string, folder: string, progress: Progress): Promise<void> {
  // Loaded here: Astro takes a second to load, and no other command needs it.
  const { buildSite } = await import("./build-site.ts");
  const site = join(folder, "site");
  const reportFile = join(folder, "report.json");
  const documents = pdfDocuments.filter(({ applies }) => applies(report));
  await mkdir(site);
  await writeFile(reportFile, toJson(report, "de"));
  await buildSite({
    reportFile,
    contentRoot: root,
    outDir: site,
    documents: documents.map(({ id, title, fileName }) => ({ id, title, fileName })),
    onProgress: (step) => progress.step(step),
  });
  // The site empties the folder that it is built into, so it is built apart and moved up.
  for (const entry of await readdir(site)) await rename(join(site, entry), join(folder, entry));
  await rmdir(site);
  for (const language of ["de", "en"] as const)
    await writePdfs(
      report,
      documents,
      language,
      { root, folder: join(folder, "pdf"), site: "../" },
      progress,
    );
}
