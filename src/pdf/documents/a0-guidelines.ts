import type { Bilingual } from "../../model/position.ts";
import type { ReportEvidence } from "../../model/report.ts";
import { words } from "../../model/words.ts";
import { type Block, type Cell, type DocumentDefinition, heading, type Row } from "../layout/definition.ts";
import { type DocumentSource, framed, whenEmpty } from "./document-frame.ts";
import { german, missing } from "./given-text.ts";

/** The guidelines that A.0 must hold (Auditierungsschema, reference documents). */
const guidelines: readonly { readonly id: string; readonly title: Bilingual }[] = [
  { id: "A.0.1", title: { de: "Leitlinie zur Informationssicherheit", en: "Information security policy" } },
  { id: "A.0.2", title: { de: "Richtlinie zur Risikoanalyse", en: "Guideline for risk analysis" } },
  {
    id: "A.0.3",
    title: {
      de: "Richtlinie zur Lenkung von Dokumenten und Aufzeichnungen",
      en: "Guideline for the control of documents and records",
    },
  },
  {
    id: "A.0.4",
    title: { de: "Richtlinie zur internen ISMS-Auditierung", en: "Guideline for internal ISMS audits" },
  },
  {
    id: "A.0.5",
    title: {
      de: "Richtlinie zur Lenkung von Korrektur- und Vorbeugungsmaßnahmen",
      en: "Guideline for corrective and preventive actions",
    },
  },
];

/** A.0: the list of the guidelines with version, approval, next review and evidence. */
export function guidelineList(source: DocumentSource): DocumentDefinition {
  const held = source.report.evidence.filter(({ document }) => document?.id.startsWith("A.0."));
  return framed(source, {
    id: "A.0",
    title: { de: "Leitlinie und Richtlinien", en: "Policy and guidelines" },
    holds: held.map(({ classification }) => classification),
    page: "register",
    contentsDepth: 0,
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { language, say } = source;
  yield { kind: "page-break", orientation: "landscape" };
  yield heading(1, say({ de: "Verzeichnis", en: "List" }));
  yield {
    kind: "paragraph",
    text: say({
      de: "Die Leitlinie und die Richtlinien mit Version, Freigabe und nächster Überprüfung. Die Dokumente selbst liegen als Nachweis bei; ihre Prüfsumme zeigt, dass es diese Fassung ist.",
      en: "The policy and the guidelines with version, approval and next review. The documents themselves are among the evidence; their digest shows that it is this version.",
    }),
  };
  const lacking = guidelines.filter(({ id }) => documentsOf(id, source).length === 0);
  if (lacking.length > 0) {
    yield whenEmpty(source, ["evidence"], {
      kind: "note",
      icon: "warning",
      tone: "warning",
      text: `${say({ de: "Es fehlt ein Nachweis für", en: "There is no evidence for" })} ${lacking.map(({ id }) => id).join(", ")}.`,
    });
  }
  yield {
    kind: "table",
    caption: say({
      de: "Leitlinie und Richtlinien (A.0.1 bis A.0.5)",
      en: "Policy and guidelines (A.0.1 to A.0.5)",
    }),
    columns: [
      { title: say({ de: "Nummer", en: "Number" }), share: 0.8, header: true },
      { title: say({ de: "Dokument", en: "Document" }), share: 3.2 },
      { title: "Version", share: 0.8 },
      { title: say({ de: "Freigabe", en: "Approved" }), share: 1.8 },
      { title: say({ de: "Nächste Überprüfung", en: "Next review" }), share: 1.4 },
      {
        title: say({ de: "Nachweis und Prüfsumme (SHA-256)", en: "Evidence and digest (SHA-256)" }),
        share: 3.8,
      },
    ],
    rows: guidelines.flatMap(({ id, title }): Row[] => {
      const none = missing(language);
      const found = documentsOf(id, source);
      if (found.length === 0) return [{ cells: [id, title[language], none, none, none, none] }];
      return found.map((evidence) => ({
        cells: [
          id,
          [
            evidence.withheld ? evidence.title : german(evidence.title),
            ` (${words.clearance[evidence.classification][language]})`,
          ],
          evidence.document?.version ?? none,
          approval(evidence, source),
          review(evidence, source),
          fileCell(evidence),
        ],
      }));
    }),
  };
}

function documentsOf(id: string, { report }: DocumentSource): ReportEvidence[] {
  return report.evidence.filter(({ document }) => document?.id === id);
}

function approval({ document }: ReportEvidence, { language, day }: DocumentSource): Cell {
  const approved = document?.approved;
  return approved ? [german(approved.by), `, ${day(approved.on)}`] : missing(language);
}

function review({ document }: ReportEvidence, { report, language, day }: DocumentSource): Cell {
  const on = document?.nextReview ?? null;
  if (on === null) return missing(language);
  if (on >= report.asOf) return day(on);
  const text = { de: "überfällig", en: "overdue" }[language];
  return [`${day(on)} `, { text, icon: "warning", tone: "danger", bold: true }];
}

function fileCell({ path, withheld, digest, sha256, location }: ReportEvidence): Cell {
  if (withheld) return "–";
  const hash = sha256 ?? digest;
  return [
    { text: path, code: true },
    ...(location === null ? [] : ["\n", german(location)]),
    ...(hash === null ? [] : ["\n", { text: hash, code: true, tone: "muted" as const }]),
  ];
}
