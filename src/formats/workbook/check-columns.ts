import { createHash } from "node:crypto";
import type { Bilingual } from "../../model/position.ts";
import type { Status } from "../../model/vocabulary.ts";

/** A column of a check list. */
export interface CheckColumn {
  readonly key: CheckColumnKey;
  /** Its heading: as in the BSI's check lists, as far as they have it. */
  readonly heading: Bilingual;
  /** Whether what stands in it is taken when the workbook is imported. */
  readonly editable?: true;
  /** In characters. */
  readonly width: number;
}

/** A column by its name. */
export type CheckColumnKey =
  | "id"
  | "title"
  | "content"
  | "level"
  | "site"
  | "dispensable"
  | "reason"
  | "status"
  | "due"
  | "responsible"
  | "remarks"
  | "cost"
  | "state"
  | "evidence"
  | "control"
  | "note"
  | "key";

/** The columns in their order. */
export const checkColumns: readonly CheckColumn[] = [
  { key: "id", heading: { de: "ID-Anforderung", en: "Requirement id" }, width: 15 },
  { key: "title", heading: { de: "Titel", en: "Title" }, width: 34 },
  { key: "content", heading: { de: "Inhalt", en: "Content" }, width: 10 },
  { key: "level", heading: { de: "Typ", en: "Level" }, width: 10 },
  { key: "site", heading: { de: "Standort", en: "Site" }, width: 14 },
  { key: "dispensable", heading: { de: "Entbehrlich", en: "Dispensable" }, editable: true, width: 12 },
  {
    key: "reason",
    heading: { de: "Begründung für Entbehrlichkeit", en: "Reason why dispensable" },
    editable: true,
    width: 30,
  },
  { key: "status", heading: { de: "Umsetzung", en: "Implemented" }, editable: true, width: 12 },
  { key: "due", heading: { de: "Umsetzung bis", en: "Implemented by" }, editable: true, width: 14 },
  { key: "responsible", heading: { de: "Verantwortlich", en: "Responsible" }, editable: true, width: 20 },
  {
    key: "remarks",
    heading: {
      de: "Bemerkungen / Begründung für Nicht-Umsetzung",
      en: "Remarks / reason why not implemented",
    },
    editable: true,
    width: 44,
  },
  { key: "cost", heading: { de: "Kostenschätzung", en: "Estimated cost" }, width: 16 },
  { key: "state", heading: { de: "Stand der Prüfung", en: "State of the check" }, width: 16 },
  { key: "evidence", heading: { de: "Nachweise", en: "Evidence" }, width: 30 },
  { key: "control", heading: { de: "Maßnahme", en: "Control" }, width: 16 },
  { key: "note", heading: { de: "Hinweis", en: "Note" }, width: 24 },
  { key: "key", heading: { de: "Schlüssel", en: "Key" }, width: 28 },
];

/** Columns whose cells are taken. */
export const editableColumns: readonly CheckColumn[] = checkColumns.filter(({ editable }) => editable);

/** Columns whose exported values a workbook keeps: of those that are not taken, so that it can be told if somebody changed them. */
export const keptColumns: readonly CheckColumn[] = checkColumns.filter(
  ({ key }) => key !== "key" && key !== "content",
);

/** The words for what is met in the column "Umsetzung"; dispensable stands in a column of its own. */
export const metWords: Readonly<Record<Exclude<Status, "dispensable">, Bilingual>> = {
  yes: { de: "Ja", en: "Yes" },
  partial: { de: "Teilweise", en: "Partial" },
  no: { de: "Nein", en: "No" },
};

/** Name of the hidden sheet with the exported values. */
export const baseSheet = "nachweis";
/** What the hidden sheet begins with. */
export const baseFormat = "nachweis-xlsx/1";

/** Characters of a cell at most: longer ones are cut, with a sign that says so. */
export const longestText = 32_000;

/** What a workbook knows its domain by: a digest of the id, which an edition for less than the domain's clearance does not show. */
export function domainMark(id: string): string {
  return createHash("sha256").update(`nachweis-xlsx\n${id}`).digest("hex").slice(0, 32);
}
