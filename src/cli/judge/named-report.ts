import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { ReportChanges } from "../../model/comparison.ts";
import type { Language } from "../../model/position.ts";
import type { Report } from "../../model/report.ts";
import { CommandError, fileError } from "../../publish/command-error.ts";
import { makeFolder } from "../../publish/make-folder.ts";
import { readSeal } from "../../publish/seal-folder.ts";
import { inTemporaryFolder } from "../../publish/work-folder.ts";
import { openSeal } from "../../seal/open-seal.ts";
import type { SourceMemory } from "../../source/memory.ts";
import { ContentRootError } from "../../source/read-project.ts";
import { commitOn, extractRevision, RevisionError } from "../../source/revision.ts";
import { fromJson, SavedDocumentError } from "../../source/saved-documents.ts";
import { isDate } from "../../text/date.ts";
import { reportOf } from "../run-check.ts";

interface NamedReportOptions {
  /** Content root, absolute. */
  readonly root: string;
  readonly asOf?: string;
  readonly lang: Language;
  /** What was read of the content root, for a day. */
  readonly memory?: SourceMemory;
}

/** A report, and what it was made from. */
export interface NamedReport {
  readonly report: Report;
  readonly from: ReportChanges["since"];
}

/**
 * The report that a name stands for: that of a day, of a report file, of the commit that a seal's file names, of the commit on
 * the day of an audit (by its id; of that day, where there is no repository), or of a revision, in this order. `REVISION@DAY` is
 * judged on another day.
 *
 * @throws CommandError if it is none of these
 */
export async function namedReport(name: string, options: NamedReportOptions): Promise<NamedReport> {
  if (isDate(name)) return { report: await reportOf({ ...options, asOf: name }), from: "day" };
  const file = resolve(name);
  const found = await stat(file).catch(() => null);
  if (found?.isFile() && file.endsWith(".seal")) return reportOfSeal(name, file, options);
  if (found?.isFile()) return { report: await readReport(file), from: "report" };
  const audited = await reportOfAudit(name, options);
  if (audited) return audited;
  const [, revision = name, asOf] = /^(.+)@(\d{4}-\d{2}-\d{2})$/.exec(name) ?? [];
  const judged = asOf === undefined ? options : { ...options, asOf };
  return { report: await reportOfRevision(revision, judged), from: "revision" };
}

async function reportOfSeal(name: string, file: string, options: NamedReportOptions): Promise<NamedReport> {
  const seal = openSeal(await readSeal(dirname(file), basename(file, ".seal")));
  if ("signatureFault" in seal) {
    throw new CommandError({
      de: `${name}: ${seal.signatureFault.de}`,
      en: `${name}: ${seal.signatureFault.en}`,
    });
  }
  const { commit, day } = seal.statement;
  if (commit === null || commit.endsWith("+")) {
    throw new CommandError({
      de: `${name}: besiegelt keinen Stand, den Git kennt, sondern geänderte Dateien; vergleichen lässt er sich nur mit dem Bericht, der damals geschrieben wurde`,
      en: `${name}: seals no state that Git knows, but changed files; it can be compared only with the report that was written then`,
    });
  }
  return { report: await reportOfRevision(commit, { ...options, asOf: day }), from: "revision" };
}

/** The state on the day of an audit; null for a name that is none. */
async function reportOfAudit(name: string, options: NamedReportOptions): Promise<NamedReport | null> {
  if (!/^[\w-]+$/.test(name)) return null;
  const there = await stat(join(options.root, "controls/audits", `${name}.md`)).catch(() => null);
  if (!there?.isFile()) return null;
  const audit = (await reportOf(options)).audits.find(({ id }) => id === name);
  if (audit === undefined || audit.date === null) return null;
  const day = audit.date;
  try {
    const commit = await commitOn(options.root, day);
    if (commit === null) return { report: await reportOf({ ...options, asOf: day }), from: "day" };
    return { report: await reportOfRevision(commit, { ...options, asOf: day }), from: "revision" };
  } catch (error) {
    throw error instanceof RevisionError ? new CommandError(error.explanation) : error;
  }
}

async function readReport(file: string): Promise<Report> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw fileError(file, error);
  });
  try {
    return fromJson(text);
  } catch (error) {
    if (!(error instanceof SavedDocumentError)) throw error;
    throw new CommandError({
      de: `${file}: ist kein Bericht von nachweis (check --format json): ${error.explanation.de}`,
      en: `${file}: is no report of nachweis (check --format json): ${error.explanation.en}`,
    });
  }
}

async function reportOfRevision(name: string, { root, asOf, lang }: NamedReportOptions): Promise<Report> {
  return inTemporaryFolder("revision", async (work) => {
    try {
      const content = join(work, "content");
      await makeFolder(content);
      const commit = await extractRevision(root, name, content);
      const report = await reportOf({ root: content, local: root, asOf, lang });
      return { ...report, revision: commit };
    } catch (error) {
      if (error instanceof RevisionError) throw new CommandError(error.explanation);
      if (!(error instanceof ContentRootError)) throw error;
      throw new CommandError({
        de: `${name}: In dieser Revision gibt es keinen Ordner controls/`,
        en: `${name}: this revision has no folder controls/`,
      });
    }
  });
}
