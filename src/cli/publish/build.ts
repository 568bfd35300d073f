import { readdir, rename, rmdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { languages } from "../../model/languages.ts";
import type { Report } from "../../model/report.ts";
import { type Clearance, clearances } from "../../model/vocabulary.ts";
import { words } from "../../model/words.ts";
import { pdfDocuments } from "../../pdf/render-pdf.ts";
import { CommandError } from "../../publish/command-error.ts";
import { makeFolder } from "../../publish/make-folder.ts";
import { replaceFolder } from "../../publish/replace-folder.ts";
import { changesSince } from "../../report/withhold/changes-since.ts";
import { withhold } from "../../report/withhold/withhold.ts";
import { toJson } from "../../reporters/json.ts";
import { SourceMemory } from "../../source/memory.ts";
import { addCommand, type Given } from "../command.ts";
import { type NamedReport, namedReport } from "../judge/named-report.ts";
import { option, options } from "../options.ts";
import { Progress } from "../progress.ts";
import { reportOf } from "../run-check.ts";
import { buildSummary } from "./build-summary.ts";
import { type Listeners, writePdfs } from "./pdf.ts";
import { LackingCharacters } from "./report-lacking.ts";

interface BuildOptions {
  readonly out: string;
  readonly clearance: Clearance;
  readonly since?: string;
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
      option("--since <old>", {
        de: "Seite der Änderungen seit einem Stand: Bericht (JSON), Git-Revision oder Tag",
        en: "page of the changes since a state: report (JSON), git revision or day",
      }),
    ],
    async run(given) {
      const { root, lang } = given;
      const out = resolve(given.out);
      const progress = new Progress(lang);
      const lacking = new LackingCharacters();
      const report = await replaceFolder(out, root, async (folder) => {
        const published = await publishedReport(given, progress);
        await publish(published, root, folder, { progress, lacking });
        return published;
      });
      progress.end();
      lacking.report(lang);
      process.stdout.write(
        buildSummary(report, join(out, "index.html"), lang, process.stdout.isTTY === true),
      );
    },
  });
}

/** The report as the clearance may see it, with what has changed if an earlier state is named. */
async function publishedReport(
  { since, clearance, ...given }: Given & BuildOptions,
  progress: Progress,
): Promise<Report> {
  const memory = new SourceMemory();
  let earlier: NamedReport | null = null;
  if (since !== undefined) {
    progress.step({ de: "Früheren Stand prüfen", en: "Checking the earlier state" });
    earlier = await namedReport(since, { ...given, memory });
    refuseLowerClearance(since, earlier.report, clearance);
  }
  progress.step({ de: "Inhalt prüfen", en: "Checking the content" });
  const report = await reportOf({ ...given, memory });
  if (earlier === null) return withhold(report, clearance);
  refuseLaterDay(earlier.report, report);
  const changes = changesSince(earlier.report, report, { clearance, since: earlier.from });
  return { ...withhold(report, clearance), changes };
}

function refuseLowerClearance(name: string, { withheld }: Report, clearance: Clearance): void {
  if (withheld === null || clearances.indexOf(withheld.clearance) >= clearances.indexOf(clearance)) return;
  throw new CommandError({
    de: `${name}: ist nur für die Freigabestufe „${words.clearance[withheld.clearance].de}“ gemacht; was ihm fehlt, sähe in einer Ausgabe für „${words.clearance[clearance].de}“ neu aus. Nehmen Sie den ganzen Bericht (check --format json)`,
    en: `${name}: is made for the clearance ${withheld.clearance} alone; what it lacks would look new in an edition for ${clearance}. Take the whole report (check --format json)`,
  });
}

function refuseLaterDay(before: Report, after: Report): void {
  if (before.asOf <= after.asOf) return;
  throw new CommandError({
    de: `--since: Der Stand vom ${before.asOf} liegt nach dem Stichtag ${after.asOf}`,
    en: `--since: the state of ${before.asOf} is later than the day ${after.asOf}`,
  });
}

/** Fills an empty folder with everything that is published: the site, and the report that it is made from. */
async function publish(report: Report, root: string, folder: string, listeners: Listeners): Promise<void> {
  // Loaded here: Astro takes a second to load, and no other command needs it.
  const { buildSite } = await import("../../publish/build-site.ts");
  const site = join(folder, "site");
  const reportFile = join(folder, "report.json");
  const documents = pdfDocuments.filter(({ applies }) => applies(report));
  await makeFolder(site);
  await writeFile(reportFile, toJson(report, "de"));
  await buildSite({
    reportFile,
    contentRoot: root,
    outDir: site,
    documents: documents.map(({ id, title, fileName }) => ({ id, title, fileName })),
    onProgress: (step) => listeners.progress.step(step),
  });
  // The site empties the folder that it is built into, so it is built apart and moved up.
  for (const entry of await readdir(site)) await rename(join(site, entry), join(folder, entry));
  await rmdir(site);
  for (const language of languages)
    await writePdfs(
      report,
      documents,
      language,
      { root, folder: join(folder, "pdf"), site: "../" },
      listeners,
    );
}
