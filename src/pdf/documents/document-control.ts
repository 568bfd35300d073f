import type { Bilingual } from "../../model/position.ts";
import { approvalWords, livingDocuments, type ReferenceDocument } from "../../model/reference-document.ts";
import type { Report } from "../../model/report.ts";
import { clearances } from "../../model/vocabulary.ts";
import { withheldWord } from "../../model/withheld-words.ts";
import type { Cell, Run } from "../layout/definition.ts";
import type { DocumentSource } from "./document-frame.ts";
import { german, missing } from "./given-text.ts";

/** A row of the document control on the title page. */
export interface ControlRow {
  readonly name: string;
  readonly value: Cell;
}

/** Who keeps, checked and approved a document, and what became of it (BSI-Standard 200-2, 5.2.3). */
export function documentControl(id: string, source: DocumentSource): ControlRow[] {
  const { report, language, say, day } = source;
  const { domain } = report;
  const document = domain.documents.find((one) => one.id === id);
  const hidden = isDomainWithheld(report);
  const given = (text: string | null | undefined): Cell => {
    if (hidden) return withheldRun(source);
    return text ? [german(text)] : missing(language);
  };
  const rows: ControlRow[] = [
    {
      name: say({ de: "Version", en: "Version" }),
      value: given(document ? document.version : domain.version),
    },
    {
      name: say({ de: "Verantwortlich", en: "Responsible" }),
      value: given(document ? document.owner : domain.contact),
    },
  ];
  // Nobody approves what reports on a day, or lists what others approved.
  if (!document) return rows;
  const { checked, nextReview, history, distribution } = document;
  return [
    ...rows,
    {
      name: say({ de: "Geprüft", en: "Checked" }),
      value: checked ? [german(checked.by), `, ${day(checked.on)}`] : missing(language),
    },
    { name: say({ de: "Freigabe", en: "Approved" }), value: approvalCell(document, source) },
    {
      name: say({ de: "Nächste Überprüfung", en: "Next review" }),
      value: day(nextReview) ?? missing(language),
    },
    ...(history.length === 0
      ? []
      : [
          {
            name: say({ de: "Änderungen", en: "History" }),
            value: history.flatMap(({ version, on, what }, index): (string | Run)[] => [
              `${index > 0 ? "\n" : ""}${version}, ${day(on)}: `,
              german(what),
            ]),
          },
        ]),
    ...(distribution.length === 0
      ? []
      : [{ name: say({ de: "Verteiler", en: "Distribution" }), value: [german(distribution.join(", "))] }]),
  ];
}

/** Whether the edition may not show the domain, so that what is not there was withheld. */
function isDomainWithheld({ domain, withheld }: Report): boolean {
  return (
    withheld !== null && clearances.indexOf(domain.classification) > clearances.indexOf(withheld.clearance)
  );
}

/** Says that something is there and not shown. */
function withheldRun({ say }: DocumentSource): Run[] {
  return [{ text: say(withheldWord), italic: true, tone: "muted", icon: "dash" }];
}

/** Who approved it and when, and whether it still shows what was approved. */
export function approvalCell(document: ReferenceDocument, { report, say, day }: DocumentSource): Cell {
  const { id, approved, state, since } = document;
  const word = say(approvalWords[state]);
  if (approved === null) return [{ text: word, bold: true, tone: "warning", icon: "warning" }];
  const who: (string | Run)[] = [german(approved.by), `, ${day(approved.on)}\n`];
  if (state === "changed" && livingDocuments.includes(id)) {
    const changes =
      since === 0
        ? { de: "seitdem geändert, ohne Tag", en: "changed since, on no day that is stated" }
        : {
            de: `seitdem ${since} ${since === 1 ? "Änderung" : "Änderungen"} (${counted(id).de})`,
            en: `${since} ${since === 1 ? "change" : "changes"} since (${counted(id).en})`,
          };
    const text = say({
      de: `Stand ${day(report.asOf)}, freigegeben am ${day(approved.on)}, ${changes.de}`,
      en: `As of ${day(report.asOf)}, approved on ${day(approved.on)}, ${changes.en}`,
    });
    return [...who, { text, tone: "muted" }];
  }
  const looks = {
    approved: { icon: "check", tone: "success" },
    changed: { icon: "warning", tone: "danger" },
    unverifiable: { icon: "question", tone: "muted" },
    unapproved: { icon: "warning", tone: "warning" },
  } as const;
  return [...who, { text: word, bold: state === "changed", ...looks[state] }];
}

/** Which changes of a document since its approval are counted: those that say their day. */
function counted(id: string): Bilingual {
  return id === "A.6"
    ? {
        de: "gezählt: Bewertungen, behobene Feststellungen, akzeptierte Risiken",
        en: "counted: assessments, findings closed, risks accepted",
      }
    : { de: "gezählt: Bewertungen", en: "counted: assessments" };
}

/** Says in the running text that a document is a draft; null if it is none. */
export function draftMark(id: string, { report, say }: DocumentSource): string | null {
  const document = report.domain.documents.find((one) => one.id === id);
  if (!document || livingDocuments.includes(document.id) || document.state !== "changed") return null;
  return say(approvalWords.changed);
}
