/** A sample as a file for spreadsheets: how it was chosen, then a line for each item, with room for the auditor. */

import { csvLine } from "./csv.ts";
import { language } from "./language.ts";
import type { FullItem } from "./sample-items.ts";
import { writeXlsx } from "./xlsx.ts";

/** What stands in the file. */
export interface SampleTable {
  /** What the edition says of itself. */
  readonly facts: readonly (readonly [label: string, text: string])[];
  /** What the sample was chosen by. */
  readonly words: readonly (readonly [label: string, text: string])[];
  readonly address: string;
  readonly items: readonly FullItem[];
}

const say = <T>(text: { readonly de: T; readonly en: T }): T => text[language];

/** Heads of the columns, and how wide they are in characters; the last three are for the auditor. */
const columns: readonly (readonly [head: string, width: number])[] = [
  [say({ de: "Anforderung", en: "Requirement" }), 28],
  [say({ de: "Titel", en: "Title" }), 32],
  [say({ de: "Stufe", en: "Level" }), 10],
  [say({ de: "Zielobjekt", en: "Target object" }), 26],
  [say({ de: "Standort", en: "Site" }), 22],
  [say({ de: "Erklärt", en: "Declared" }), 14],
  [say({ de: "Zustand", en: "State" }), 14],
  [say({ de: "Zuständig", en: "Responsible" }), 22],
  [say({ de: "Aussage", en: "Claim" }), 60],
  [say({ de: "Nachweise", en: "Evidence" }), 44],
  ["SHA-256", 66],
  [say({ de: "Ergebnis", en: "Result" }), 16],
  [say({ de: "Schwere (AS, AG, E)", en: "Severity (AS, AG, E)" }), 18],
  [say({ de: "Bemerkung", en: "Remark" }), 50],
];

/** The bytes of the file, and what kind it is. */
export function fileOf(
  format: "xlsx" | "csv",
  table: SampleTable,
): { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string } {
  const head = [
    [say({ de: "Arbeitsblatt zur Stichprobe", en: "Working sheet of the sample" })],
    ...[
      ...table.facts,
      ...table.words,
      [say({ de: "Prüfpunkte", en: "Items" }), String(table.items.length)],
      [say({ de: "Adresse der Stichprobe", en: "Address of the sample" }), table.address],
    ],
    [],
  ];
  const rows = table.items.map(cellsOf);
  if (format === "csv") {
    const lines = [...head, columns.map(([title]) => title), ...rows].map(csvLine).join("");
    // Without the mark, spreadsheets take the text for one of Windows-1252.
    return { bytes: new TextEncoder().encode(`\ufeff${lines}`), type: "text/csv;charset=utf-8" };
  }
  const name = say({ de: "Stichprobe", en: "Sample" });
  return {
    bytes: writeXlsx({ name, head, columns, rows }),
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  };
}

function cellsOf({ item, claims, evidence }: FullItem): readonly string[] {
  return [
    item.requirement,
    item.title,
    item.level,
    item.object,
    item.site ?? "",
    item.declared,
    item.state,
    item.responsible ?? "",
    claims
      .map(
        ({ control, text, assessed }) =>
          `${text} (${[control, assessed].filter((one) => one !== "").join(", ")})`,
      )
      .join("\n"),
    evidence.map(({ path, about }) => (about === "" ? path : `${path} (${about})`)).join("\n"),
    // A line each, as beside it.
    evidence.map(({ sha256 }) => sha256 ?? "–").join("\n"),
    "",
    "",
    "",
  ];
}
