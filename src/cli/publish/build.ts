import { readdir, rename, rmdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { languages } from "../../model/languages.ts";
import type { Language } from "../../model/position.ts";
import type { Report } from "../../model/report.ts";
import { pdfDocuments } from "../../pdf/render-pdf.ts";
import { buildSite } from "../../publish/build-site.ts";
import { writeDigestList } from "../../publish/digest-list.ts";
import { makeFolder } from "../../publish/make-folder.ts";
import { replaceFolder } from "../../publish/replace-folder.ts";
import type { PublishedFile } from "../../publish/site-input.ts";
import { toJson } from "../../reporters/json.ts";
import { addCommand } from "../command.ts";
import { keepHeapSmall } from "../heap.ts";
import { option, options } from "../options.ts";
import { Progress } from "../progress.ts";
import { buildSummary } from "./build-summary.ts";
import { type Listeners, writePdfs } from "./pdf.ts";
import { type PublishedOptions, publishedReport } from "./published-report.ts";
import { LackingCharacters } from "./report-lacking.ts";
import { UnusablePlans } from "./report-unusable.ts";

interface BuildOptions extends PublishedOptions {
  readonly out: string;
}

/** Adds `nachweis build`: site, PDFs and report.json. */
export function addBuildCommand(program: Command): Command {
  return addCommand<"build", BuildOptions>(program, "build", {
    does: { de: "Website und PDF veröffentlichen", en: "publish site and PDF" },
    options: [
      options.root(),
      options.asOf(),
      option("--out <dir>", { de: "Zielordner", en: "target folder" }).default("dist"),
      options.clearance(),
      options.since(),
      options.cache(),
    ],
    lang: {
      de: "nur diese Sprache veröffentlichen, sonst beide; auch die der Ausgabe",
      en: "publish in this language alone, else in both; that of the output, too",
    },
    async run(given) {
      keepHeapSmall();
      const { root, lang } = given;
      const out = resolve(given.out);
      const progress = new Progress(lang);
      const lacking = new LackingCharacters();
      const unusable = new UnusablePlans();
      const report = await replaceFolder(out, root, async (folder) => {
        const published = await publishedReport(given, progress);
        // What is written must not depend on the environment.
        const wanted = given.isGiven("lang") ? [lang] : languages;
        await publish(published, root, folder, { progress, lacking, unusable }, { languages: wanted });
        await writeDigestList(folder);
        return published;
      });
      progress.end();
      lacking.report(lang);
      unusable.report(lang);
      process.stdout.write(
        buildSummary(report, join(out, "index.html"), lang, process.stdout.isTTY === true),
      );
    },
  });
}

interface Edition {
  readonly languages: readonly Language[];
  /** The command that the edition is made by, `build` by default. */
  readonly madeBy?: "package";
}

/** Fills an empty folder with everything that is published: the site, and the report that it is made from. */
export async function publish(
  report: Report,
  root: string,
  folder: string,
  listeners: Listeners,
  edition: Edition,
): Promise<void> {
  const site = join(folder, "site");
  const reportFile = join(folder, "report.json");
  const documents = pdfDocuments.filter(({ applies }) => applies(report));
  await makeFolder(site);
  await writeFile(reportFile, toJson(report, "de"));
  // Made before the site, which says of each how long it is and which digest it has.
  const places = { root, folder: join(folder, "pdf"), site: "../" };
  const files = new Map<Language, readonly PublishedFile[]>();
  for (const language of edition.languages) {
    files.set(language, await writePdfs(report, documents, language, places, listeners));
  }
  await buildSite({
    reportFile,
    contentRoot: root,
    outDir: site,
    ...edition,
    documents: documents.map(({ id, title, fileName }, i) => ({
      id,
      title,
      fileName,
      file: Object.fromEntries([...files].map(([language, written]) => [language, written[i]])),
    })),
    onProgress: (step) => listeners.progress.step(step),
  });
  // The site empties the folder that it is built into, so it is built apart and moved up.
  for (const entry of await readdir(site)) await rename(join(site, entry), join(folder, entry));
  await rmdir(site);
}
