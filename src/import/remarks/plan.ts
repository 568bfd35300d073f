import { fileOf } from "../../model/content-kinds.ts";
import type { Bilingual, Language } from "../../model/position.ts";
import type { RemarksFile } from "../../model/remarks.ts";
import type { Change } from "../../source/edit/write.ts";
import { meantId } from "../../source/ids.ts";
import { knownWords } from "../../source/line-meaning.ts";
import { ImportError } from "../error.ts";
import type { ImportState } from "../import-state.ts";
import type { Accounting, NotTaken } from "../outcome.ts";
import { sourceLine } from "../source-text.ts";
import { AuditText } from "./audit-text.ts";
import { madeFor } from "./kept-remark.ts";
import type { RemarkedContent } from "./subject.ts";

/** A file of remarks, by the name that was given. */
export interface GivenRemarks {
  readonly name: string;
  readonly file: RemarksFile;
}

/** What an import of remarks would do. */
export interface RemarksPlan {
  readonly changes: readonly Change[];
  readonly accounting: Accounting;
  readonly state: ImportState;
}

/** The content that remarks are taken into. */
export interface TargetContent extends RemarkedContent {
  /** Texts of its files, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Paths of all its files. */
  readonly paths: readonly string[];
}

/** Longest part of an audit's id that comes from its title. */
const longestName = 60;

/**
 * Plans how files of remarks become audits (or come into the ones of their title and day). What the officer wrote stays; what
 * the auditor changed since the last import is changed, unless somebody else changed it too.
 *
 * @throws {ImportError} if remarks are about another information domain, or an audit would be read otherwise afterwards
 */
export async function planRemarks(
  given: readonly GivenRemarks[],
  content: TargetContent,
  state: ImportState,
  language: Language,
): Promise<RemarksPlan> {
  const known = knownWords(content.paths, content.catalogue);
  const next = new Map(state);
  const audits = new Map<string, AuditText>();
  const notTaken: NotTaken[] = [];
  const remarks: Bilingual[] = [];
  let read = 0;
  for (const { name, file } of given) {
    requireSameDomain(name, file, content);
    const { id, path } = auditOf(file, content, next, audits);
    const before = content.texts.get(path) ?? null;
    const audit = audits.get(path) ?? new AuditText({ id, path, before, content, known, language });
    audits.set(path, audit);
    const taken = await audit.take(name, file, next);
    read += file.remarks.length;
    notTaken.push(...taken.notTaken);
    remarks.push(...taken.remarks);
  }
  const changes = [...audits.values()].flatMap((audit) => audit.change());
  return {
    changes,
    accounting: { read, taken: read - notTaken.length, notTaken, cells: [], remarks },
    state: next,
  };
}

function requireSameDomain(name: string, { edition }: RemarksFile, { report }: TargetContent): void {
  const { id } = report.domain;
  if (edition.domain === null || id === null || edition.domain === id) return;
  throw new ImportError({
    de: `${name}: Anmerkungen zum Informationsverbund „${edition.domain}“; dieser Inhalt ist „${id}“`,
    en: `${name}: remarks on the information domain “${edition.domain}”; this content is “${id}”`,
  });
}

/** The audit of the same title and day, or that was made for these, whatever it is called now; else one that is to be made. */
function auditOf(
  { audit }: RemarksFile,
  { report, paths }: TargetContent,
  kept: ImportState,
  begun: ReadonlyMap<string, AuditText>,
): { id: string; path: string } {
  const title = sourceLine(audit.title);
  const made = madeFor(audit, kept);
  const there =
    report.audits.find((one) => sourceLine(one.title) === title && one.date === audit.date) ??
    report.audits.find(({ id }) => id === made);
  if (there) return { id: there.id, path: there.file };
  const name = `${meantId(meantId(title).slice(0, longestName)) || "audit"}-${audit.date}`;
  const isFree = (id: string): boolean =>
    !report.audits.some((one) => one.id === id) && ![...paths, ...begun.keys()].includes(fileOf("audit", id));
  for (let number = 1; ; number++) {
    const id = number === 1 ? name : `${name}-${number}`;
    if (id === made || isFree(id)) return { id, path: fileOf("audit", id) };
  }
}
