import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ReportChanges } from "../../model/comparison.ts";
import type { Language } from "../../model/position.ts";
import type { Report } from "../../model/report.ts";
import { CommandError, fileError } from "../../publish/command-error.ts";
import { makeFolder } from "../../publish/make-folder.ts";
import { inTemporaryFolder } from "../../publish/work-folder.ts";
import type { SourceMemory } from "../../source/memory.ts";
import { ContentRootError } from "../../source/read-project.ts";
import { extractRevision, RevisionError } from "../../source/revision.ts";
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
 * The report that a name stands for: that of a day, a report file, or a revision, in this order.
 *
 * @throws CommandError if it is none of these
 */
export async function namedReport(name: string, options: NamedReportOptions): Promise<NamedReport> {
  if (isDate(name)) return { report: await reportOf({ ...options, asOf: name }), from: "day" };
  const file = resolve(name);
  const found = await stat(file).catch(() => null);
  return found?.isFile()
    ? { report: await readReport(file), from: "report" }
    : { report: await reportOfRevision(name, options), from: "revision" };
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
