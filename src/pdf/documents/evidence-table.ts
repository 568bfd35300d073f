import type { EvidenceUse, ReportEvidence } from "../../model/report.ts";
import { words } from "../../model/words.ts";
import type { Cell, Run, Table } from "../layout/definition.ts";
import { type DocumentSource, objectName } from "./document-frame.ts";
import { german } from "./given-text.ts";

/** Anchor of a piece of evidence in a document that lists it. */
export function evidenceAnchor(path: string): string {
  return `evidence-${path}`;
}

/** Evidence with dates, classification, where it is used, and its digest in full. */
export function evidenceTable(evidence: readonly ReportEvidence[], source: DocumentSource): Table {
  const { language, say, day } = source;
  return {
    kind: "table",
    columns: [
      { title: say({ de: "Nachweis", en: "Evidence" }), share: 3.6, header: true },
      { title: say({ de: "Art", en: "Type" }), share: 1.25 },
      { title: say({ de: "vom", en: "of" }), share: 1.05 },
      { title: say({ de: "gültig bis", en: "valid until" }), share: 1.35 },
      { title: say({ de: "Einstufung", en: "Classification" }), share: 1.25 },
      { title: say({ de: "verwendet in", en: "used in" }), share: 2 },
      { title: "SHA-256", share: 3.2 },
    ],
    rows: evidence.map((entry) => ({
      anchor: evidenceAnchor(entry.path),
      cells: [
        entry.withheld
          ? `${entry.title} (${say({ de: "zurückgehalten", en: "withheld" })})`
          : [{ ...german(entry.title), bold: true }, "\n", { text: entry.path, code: true, tone: "muted" }],
        entry.type === null ? "–" : words.evidenceType[entry.type][language],
        day(entry.issued) ?? "–",
        validityOf(entry, source),
        words.clearance[entry.classification][language],
        usesOf(entry, source).join(", ") || "–",
        digestCell(entry, source),
      ],
    })),
  };
}

/** Last day of validity, and what it means on the report's day; nothing twice where neither is known. */
function validityOf({ validUntil, validity }: ReportEvidence, { language, day }: DocumentSource): string {
  const name = words.validity[validity][language];
  if (validUntil === null && validity === "unknown") return name;
  return `${day(validUntil) ?? words.until.open[language]}\n${name}`;
}

/** Controls, audits, processes and documents that use a piece of evidence. */
function usesOf({ usedBy }: ReportEvidence, source: DocumentSource): string[] {
  return [...new Set(usedBy.map((use) => nameOf(use, source)))];
}

function nameOf(use: EvidenceUse, source: DocumentSource): string {
  switch (use.kind) {
    case "assessment":
    case "inheritance":
      return use.control;
    case "audit":
      return use.finding === null ? use.audit : `${use.audit} ${use.finding}`;
    case "exercise":
      return objectName(source, use.process);
    case "document":
      return use.document;
    case "text":
      return use.file;
  }
}

/** The recorded digest, that of the file where none is recorded, or where the original is kept. */
function digestCell(
  { withheld, sha256, digest, intact, flaw, location }: ReportEvidence,
  { language, say }: DocumentSource,
): Cell {
  const hash = sha256 ?? digest;
  const place = location === null ? [] : [`${say({ de: "Original", en: "Original" })}: `, german(location)];
  if (hash === null) return place.length > 0 ? place : "–";
  const warned = (text: string): (string | Run)[] => [
    "\n",
    { text, icon: "warning", tone: "danger", bold: true },
  ];
  const notes = [
    ...(flaw?.proves === false ? warned(words.evidenceFlaw[flaw.kind][language]) : []),
    ...(intact === false
      ? warned(say({ de: "Datei weicht ab", en: "file differs" }))
      : sha256 === null && !withheld
        ? [say({ de: "\nberechnet, nicht aufgezeichnet", en: "\ncomputed, not recorded" })]
        : []),
  ];
  return [{ text: hash, code: true }, ...notes, ...(place.length > 0 ? ["\n", ...place] : [])];
}
