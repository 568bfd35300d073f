import type { Bilingual } from "../../model/position.ts";
import type { Block, DocumentDefinition, Row } from "../layout/definition.ts";
import { type DocumentSource, framed, missing } from "./document-frame.ts";
import { word } from "./words.ts";

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
    body: () => body(source),
  });
}

function* body({ report, language }: DocumentSource): Generator<Block> {
  const de = language === "de";
  yield { kind: "heading", level: 1, text: de ? "Verzeichnis" : "List" };
  yield {
    kind: "paragraph",
    text: de
      ? "Die Leitlinie und die Richtlinien mit Version, Freigabe und nächster Überprüfung. Die Dokumente selbst liegen als Nachweis bei; ihre Prüfsumme zeigt, dass es diese Fassung ist."
      : "The policy and the guidelines with version, approval and next review. The documents themselves are among the evidence; their digest shows that it is this version.",
  };
  yield {
    kind: "table",
    caption: de ? "Leitlinie und Richtlinien (A.0.1 bis A.0.5)" : "Policy and guidelines (A.0.1 to A.0.5)",
    columns: [
      { title: de ? "Nummer" : "Number", share: 1, header: true },
      { title: de ? "Dokument" : "Document", share: 3.4 },
      { title: "Version", share: 0.9 },
      { title: de ? "Freigabe" : "Approved", share: 1.9 },
      { title: de ? "Nächste Überprüfung" : "Next review", share: 1.4 },
      { title: "SHA-256", share: 2.2 },
    ],
    rows: guidelines.flatMap(({ id, title }): Row[] => {
      const found = report.evidence.filter(({ document }) => document?.id === id);
      if (found.length === 0) {
        return [
          { cells: [id, title[language], missing(language), missing(language), missing(language), "–"] },
        ];
      }
      return found.map(({ title: name, document, classification, sha256 }) => ({
        cells: [
          id,
          `${name} (${word(classification)[language]})`,
          document?.version ?? missing(language),
          document?.approved ? `${document.approved.by}, ${document.approved.on}` : missing(language),
          document?.nextReview
            ? document.nextReview < report.asOf
              ? [
                  document.nextReview,
                  " ",
                  { text: de ? "überfällig" : "overdue", icon: "warning", tone: "danger", bold: true },
                ]
              : document.nextReview
            : missing(language),
          [{ text: sha256 ?? "–", code: true }],
        ],
      }));
    }),
  };
}
