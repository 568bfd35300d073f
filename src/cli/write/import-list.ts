import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Option } from "commander";
import { importReport, importReportFile } from "../../import/import-report.ts";
import {
  type ImportState,
  importStateFile,
  importStateText,
  readImportState,
} from "../../import/import-state.ts";
import { readListMap } from "../../import/list-map.ts";
import { listRows } from "../../import/list-rows.ts";
import { listTable } from "../../import/list-table.ts";
import { type Accounting, countLine } from "../../import/outcome.ts";
import { type ControlPlan, planControls } from "../../import/plan-controls.ts";
import { goneRows } from "../../import/standing-content.ts";
import type { Bilingual, Language } from "../../model/position.ts";
import { CommandError, fileError } from "../../publish/command-error.ts";
import { writeAtomically } from "../../publish/write-atomically.ts";
import { type Change, writeChanges } from "../../source/edit/write.ts";
import { readProject } from "../../source/read-project.ts";
import { clean } from "../../text/clean.ts";
import type { Given } from "../command.ts";
import { acceptFindings } from "../judge/baseline.ts";
import { option, options } from "../options.ts";
import { note } from "../print.ts";

/** What every import is told. */
export interface ImportOptions extends Given {
  readonly dryRun?: boolean;
  /** File of the baseline that accepts what the next check finds. */
  readonly baseline?: string;
}

/** The options of `ImportOptions`, which every import has. */
export function importOptions(): readonly Option[] {
  return [
    option("--dry-run", { de: "nur zeigen, nichts schreiben", en: "only show, write nothing" }),
    option("--baseline <file>", {
      de: "Befunde der nächsten Prüfung gleich hinnehmen, in dieser Datei",
      en: "accept the findings of the next check at once, in this file",
    }),
    options.root(),
    options.asOf(),
  ];
}

/** Files that are larger are no lists; a workbook's own limits are lower. */
const mostBytes = 64 * 1024 * 1024;

/**
 * The bytes of a file that is to be imported.
 *
 * @throws {CommandError} if it can't be read, or is too large
 */
export async function importedBytes(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size <= mostBytes) return await readFile(file);
  } catch (error) {
    throw fileError(file, error);
  }
  throw new CommandError({
    de: `${file}: größer als ${mostBytes} Bytes; das ist keine Liste`,
    en: `${file}: larger than ${mostBytes} bytes; that is no list`,
  });
}

/** Imports a list of one's own by a mapping file. */
export async function importList(
  given: ImportOptions,
  file: string,
  bytes: Uint8Array,
  mapFile: string,
): Promise<void> {
  const { root, lang } = given;
  const map = readListMap(
    await readFile(mapFile, "utf8").catch((error: unknown) => {
      throw fileError(mapFile, error);
    }),
  );
  // A hostile file is refused before anything else is looked at.
  const list = await listTable(bytes, map);
  const project = await readProject(root);
  const rows = listRows(list, map, project, file, { evidence: evidenceWord[lang] });
  const state = await keptState(root);
  const plan = await planControls(rows.records, project, state, lang);
  const notTaken = [...rows.notTaken, ...plan.notTaken].sort((a, b) => a.place.row - b.place.row);
  const refused = new Set(plan.notTaken.map(({ place }) => place.row));
  const cells = rows.cells.filter(({ place }) => !refused.has(place.row));
  const taken = rows.records.length - plan.notTaken.length;
  const gone = goneRows(rows.ids, map.prefix, state, project.controls);
  const remarks = [...rows.remarks, ...plan.remarks, ...gone];
  await finish(given, { read: rows.read, taken, notTaken, cells, remarks }, [
    ...plan.changes,
    ...(await stateChange(root, state, plan)),
  ]);
  if (!given.dryRun) note(summaryOf(plan), lang);
}

/**
 * Ends an import: shows what it would do, or writes it, with its report, and accepts what the next check finds.
 *
 * @throws {ContentWriteError} if content is in the way; nothing is written then
 */
export async function finish(
  given: ImportOptions,
  accounting: Accounting,
  changes: readonly Change[],
): Promise<void> {
  const { root, lang } = given;
  const report = importReport(accounting, lang);
  if (given.dryRun) {
    process.stdout.write(`${shown(report)}\n${wouldWrite(changes, lang)}`);
    note({ de: countLine(accounting), en: countLine(accounting) }, lang);
    return;
  }
  await writeChanges(root, changes);
  await writeAtomically(join(root, importReportFile), report);
  note({ de: countLine(accounting), en: countLine(accounting) }, lang);
  const isAllTaken = accounting.notTaken.length === 0 && accounting.cells.length === 0;
  if (isAllTaken && accounting.remarks.length > 0)
    note(
      {
        de: `Was dazu zu wissen ist: ${importReportFile}`,
        en: `What is to be known of it: ${importReportFile}`,
      },
      lang,
    );
  if (!isAllTaken)
    note(
      {
        de: `Was nicht übernommen wurde, und warum: ${importReportFile}`,
        en: `What was not taken, and why: ${importReportFile}`,
      },
      lang,
    );
  if (given.baseline !== undefined) await acceptFindings(given, given.baseline);
}

/** What earlier imports have kept. */
export async function keptState(root: string): Promise<ImportState> {
  const text = await readFile(join(root, importStateFile), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw fileError(importStateFile, error);
  });
  return text === null ? new Map() : readImportState(text);
}

/** The change that keeps what is to be known at the next import; none if nothing is new. */
export async function stateChange(
  root: string,
  before: ImportState,
  { state }: Pick<ControlPlan, "state">,
): Promise<Change[]> {
  const path = importStateFile;
  if (before.size === 0 && state.size === 0) return [];
  const after = importStateText(state);
  const text = await readFile(join(root, path), "utf8").catch(() => null);
  if (text === after) return [];
  return [
    text === null ? { kind: "create", path, content: after } : { kind: "replace", path, before: text, after },
  ];
}

/** How many controls an import made, changed and left as they were. */
export function summaryOf({ added, changed, unchanged }: ControlPlan): Bilingual {
  return {
    de: `${added} Maßnahmen neu, ${changed} geändert, ${unchanged} unverändert`,
    en: `${added} controls new, ${changed} changed, ${unchanged} unchanged`,
  };
}

/** The text for a terminal: content is untrusted. */
function shown(text: string): string {
  return text
    .split("\n")
    .map((line) => clean(line))
    .join("\n");
}

function wouldWrite(changes: readonly Change[], language: Language): string {
  const head = { de: "Geschrieben würde:", en: "This would be written:" }[language];
  const none = { de: "Geschrieben würde nichts.", en: "Nothing would be written." }[language];
  const lines = changes.map((change) => `- ${clean(change.path)}: ${kindWords[change.kind][language]}`);
  return lines.length === 0 ? `${none}\n` : `${head}\n\n${lines.join("\n")}\n`;
}

const kindWords: Readonly<Record<Change["kind"], Bilingual>> = {
  create: { de: "neu", en: "new" },
  copy: { de: "neu", en: "new" },
  replace: { de: "geändert", en: "changed" },
  move: { de: "umbenannt", en: "renamed" },
  remove: { de: "entfernt", en: "removed" },
};

/** How the prose says what a list names as evidence: it is a text until somebody files it. */
const evidenceWord: Bilingual = { de: "Nachweis laut Liste", en: "Evidence according to the list" };
