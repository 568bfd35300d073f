import type { EvidenceUse, ReportEvidence } from "../../model/report.ts";
import { words } from "../../model/words.ts";
import type { Cell, Run, Table } from "../layout/definition.ts";
import { type DocumentSource, objectName } from "./document-frame.ts";
import { german, idRuns } from "./given-text.ts";

/** Anchor of a piece of evidence in a document that lists it. */
export function evidenceAnchor(path: string): string {
  return `evidence-${path}`;
}

/**
 * Evidence with dates, classification, where it is used, and its digest in full: in the first column, so that it stands in
 * one line of an upright page.
 */
export function evidenceTable(evidence: readonly ReportEvidence[], source: DocumentSource): Table {
  const { language, say, day } = source;
  return {
    kind: "table",
    columns: [
      { title: say({ de: "Nachweis, SHA-256", en: "Evidence, SHA-256" }), share: 5.95, header: true },
      { title: say({ de: "Art, Einstufung", en: "Type, class" }), share: 1.35 },
      { title: say({ de: "vom\ngültig bis", en: "of\nvalid until" }), share: 1.25 },
      { title: say({ de: "verwendet in", en: "used in" }), share: 1.5 },
    ],
    rows: evidence.map((entry) => ({
      anchor: evidenceAnchor(entry.path),
      cells: [
        [
          ...(entry.withheld
            ? [`${entry.title} (${say({ de: "zurückgehalten", en: "withheld" })})`]
            : [
                { ...german(entry.title), bold: true },
                "\n",
                { text: entry.path, code: true, tone: "muted" } as const,
              ]),
          ...digestRuns(entry, source),
        ],
        [
          entry.type === null ? "–" : words.evidenceType[entry.type][language],
          `\n${words.clearance[entry.classification][language]}`,
        ],
        `${day(entry.issued) ?? "–"}\n${validityOf(entry, source)}`,
        usesCell(entry, source),
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
function usesCell({ usedBy }: ReportEvidence, source: DocumentSource): Cell {
  const [processes, others] = [usedBy.filter(isOfProcess), usedBy.filter((use) => !isOfProcess(use))];
  const names = (uses: readonly EvidenceUse[]) => [...new Set(uses.map((use) => nameOf(use, source)))];
  const titles = names(processes).join(", ");
  const ids = idRuns(names(others));
  if (ids.length + titles.length === 0) return "–";
  return [...ids, ...(ids.length > 0 && titles !== "" ? [", "] : []), german(titles)];
}

function isOfProcess({ kind }: EvidenceUse): boolean {
  return kind === "exercise";
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

/** The recorded digest, that of the file where none is recorded, or where the original is kept; each in a line of its own. */
function digestRuns(
  { withheld, sha256, digest, intact, flaw, location }: ReportEvidence,
  { language, say }: DocumentSource,
): (string | Run)[] {
  const hash = sha256 ?? digest;
  const warned = (text: string): (string | Run)[] => [
    "\n",
    { text, icon: "warning", tone: "danger", bold: true },
  ];
  return [
    ...(hash === null ? [] : ["\n", { text: hash, code: true }]),
    ...((hash !== null || flaw?.kind === "deleted") && flaw?.proves === false
      ? warned(words.evidenceFlaw[flaw.kind][language])
      : []),
    ...(hash === null
      ? []
      : intact === false
        ? warned(say({ de: "Datei weicht ab", en: "file differs" }))
        : sha256 === null && !withheld && flaw?.kind !== "deleted"
          ? [say({ de: "\nberechnet, nicht aufgezeichnet", en: "\ncomputed, not recorded" })]
          : []),
    ...(location === null ? [] : [`\n${say({ de: "Original", en: "Original" })}: `, german(location)]),
  ];
}
