import { csvText, readCsv, separators } from "../formats/csv/read.ts";
import type { Table, TableRow } from "../formats/table.ts";
import { readWorkbook } from "../formats/xlsx/read.ts";
import type { Bilingual, Language } from "../model/position.ts";
import { statusOfWord } from "../model/status-words.ts";
import { compareText } from "../text/order.ts";
import { ImportError } from "./error.ts";
import { type ListColumn, listColumns, statusKey, type WrittenListMap, wordKey } from "./list-map.ts";
import { headingsOf, isWorkbook } from "./list-table.ts";
import { sourceLine } from "./source-text.ts";

/** Asks a person a question; returns the answer without blanks around it. */
type Ask = (question: string) => Promise<string>;

/** Different words of a column that are asked for at most. */
const mostWords = 40;

/**
 * Asks what the columns, statuses and scopes of a list mean. Nothing is guessed: what is left empty is not mapped.
 *
 * @param scopes ids of sites and objects that a scope may name
 * @throws {ImportError} if the list has no head, or no column for the status is named
 */
export async function askListMap(
  bytes: Uint8Array,
  scopes: readonly string[],
  language: Language,
  ask: Ask,
): Promise<WrittenListMap> {
  const say = (text: Bilingual): string => text[language];
  const { table, sheet } = await listOf(bytes, say, ask);
  const head = table.rows.find((row) => headingsOf(table, row).length > 1);
  if (!head)
    throw new ImportError({ de: "die Liste hat keine Überschriften", en: "the list has no headings" });
  const headings = headingsOf(table, head);
  const shown = headings.map(({ text }, i) => `  ${i + 1} ${text}`).join("\n");
  const columns: Partial<Record<ListColumn, string>> = {};
  let intro = `${say({ de: "Spalten der Liste:", en: "Columns of the list:" })}\n${shown}\n`;
  for (const column of listColumns) {
    const answer = await ask(`${intro}${say(columnWords[column])} ${say(howToName)}: `);
    intro = "";
    const found = headings.find(({ key }, i) => String(i + 1) === answer || key === wordKey(answer));
    if (found && answer !== "") columns[column] = found.text;
  }
  if (columns.status === undefined || (columns.id === undefined && columns.requirements === undefined))
    throw new ImportError({
      de: "ohne Spalte für den Status und für Kennung oder Anforderung lässt sich die Liste nicht einlesen",
      en: "without a column for the status and for id or requirement the list can't be read",
    });
  const valuesOf = (column: ListColumn): string[] => {
    const at = headings.find(({ text }) => text === columns[column])?.column ?? 0;
    return differentValues(table.rows, head, at);
  };
  const prefix = columns.id === undefined ? "" : await ask(`${say(prefixQuestion)}: `);
  const status: Record<string, string> = {};
  for (const word of valuesOf("status")) {
    if (Object.hasOwn(statusOfWord, statusKey(word))) continue;
    const answer = wordKey(await ask(`„${word}“ ${say(statusQuestion)}: `));
    if (Object.hasOwn(statusOfWord, answer)) status[word] = answer;
  }
  const named: Record<string, string> = {};
  for (const word of columns.scope === undefined ? [] : valuesOf("scope")) {
    if (scopes.includes(word)) continue;
    const answer = await ask(`„${word}“ ${say(scopeQuestion)} (${scopes.join(", ")}): `);
    if (answer !== "") named[word] = answer;
  }
  return { sheet, header: head.number, columns, prefix, status, scopes: named };
}

async function listOf(
  bytes: Uint8Array,
  say: (text: Bilingual) => string,
  ask: Ask,
): Promise<{ table: Table; sheet?: string }> {
  if (!isWorkbook(bytes)) {
    const text = csvText(bytes, undefined);
    const tables = separators.map((separator) => readCsv(text, separator));
    // The separator that gives the most columns in the first row.
    const widths = tables.map(({ rows }) => rows[0]?.cells.size ?? 0);
    const table = tables[widths.indexOf(Math.max(...widths))];
    return { table: table ?? readCsv(text, ";") };
  }
  const workbook = await readWorkbook(bytes);
  const shown = workbook.sheets.map((name, i) => `  ${i + 1} ${name}`).join("\n");
  const answer =
    workbook.sheets.length > 1
      ? await ask(`${shown}\n${say({ de: "Blatt (Nummer; Enter: 1)", en: "sheet (number; Enter: 1)" })}: `)
      : "";
  const name = workbook.sheets[Math.max(Number(answer) || 1, 1) - 1] ?? "";
  const table = await workbook.sheet(name);
  if (table) return { table, sheet: name };
  throw new ImportError({ de: "dieses Blatt gibt es nicht", en: "there is no such sheet" });
}

function differentValues(rows: readonly TableRow[], head: TableRow, column: number): string[] {
  const values = rows
    .filter(({ number }) => number > head.number)
    .map(({ cells }) => sourceLine(cells.get(column)?.text ?? ""));
  return [...new Set(values.filter((value) => value !== ""))].sort(compareText).slice(0, mostWords);
}

const howToName: Bilingual = {
  de: "(Nummer oder Überschrift; leer: keine)",
  en: "(number or heading; empty: none)",
};
const prefixQuestion: Bilingual = {
  de: "Was vor die Kennungen der Liste gestellt wird, zum Beispiel LWL- (leer: nichts)",
  en: "what stands before the ids of the list, for example LWL- (empty: nothing)",
};
const statusQuestion: Bilingual = {
  de: "heißt (ja, teilweise, nein, entbehrlich; leer: nicht übernehmen)",
  en: "means (yes, partial, no, dispensable; empty: not taken)",
};
const scopeQuestion: Bilingual = { de: "ist der Bereich", en: "is the scope" };

const columnWords: Readonly<Record<ListColumn, Bilingual>> = {
  id: { de: "Kennung der Maßnahme", en: "id of the measure" },
  requirements: { de: "Anforderungen", en: "requirements" },
  title: { de: "Titel", en: "title" },
  scope: { de: "Standort oder Zielobjekt", en: "site or object" },
  status: { de: "Status", en: "status" },
  responsible: { de: "Zuständige", en: "responsible" },
  due: { de: "Termin", en: "due" },
  evidence: { de: "Nachweis", en: "evidence" },
  text: { de: "Bemerkung", en: "remark" },
};
