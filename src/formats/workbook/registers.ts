import type { WriteSheet } from "hucre";
import type { Bilingual, Language } from "../../model/position.ts";
import type { Report, ReportAction } from "../../model/report.ts";
import { words } from "../../model/words.ts";
import { text } from "./check-rows.ts";
import { tableSheet } from "./sheet.ts";

interface Register {
  readonly name: Bilingual;
  readonly columns: readonly (readonly [heading: Bilingual, width: number, days?: "days"])[];
  rows(report: Report, language: Language): readonly (readonly string[])[];
}

/** The registers of a report as sheets: target objects, evidence, actions, risks, findings. What is shown there is never taken back. */
export function registerSheets(report: Report, language: Language): WriteSheet[] {
  return registers.map(({ name, columns, rows }) =>
    tableSheet(
      name[language],
      columns.map(([heading, width, days]) => ({
        heading: heading[language],
        width,
        days: days !== undefined,
      })),
      rows(report, language).map((row) => row.map(text)),
    ),
  );
}

const say = (de: string, en: string): Bilingual => ({ de, en });

/** An action with where it stands. */
function actionRow(action: ReportAction, place: string, scopes: readonly string[]): readonly string[] {
  return [
    action.id === null ? action.text : `${action.id}: ${action.text}`,
    action.due ?? "",
    action.responsible ?? "",
    action.effort ?? "",
    place,
    scopes.join(", "),
  ];
}

const registers: readonly Register[] = [
  {
    name: say("Zielobjekte", "Target objects"),
    columns: [
      [say("Kennung", "Id"), 20],
      [say("Titel", "Title"), 34],
      [say("Art", "Type"), 14],
      [say("Standorte", "Sites"), 20],
      [say("Bausteine", "Modules"), 24],
      [say("zuständig", "Owner"), 22],
      [say("hängt ab von", "Depends on"), 30],
    ],
    rows: ({ objects }, language) =>
      objects.map((object) => [
        object.id,
        object.title,
        object.type === null ? "" : words.objectType[object.type][language],
        object.sites.join(", "),
        object.modules.join(", "),
        object.owner ?? "",
        object.dependsOn.map((group) => group.join(" / ")).join(", "),
      ]),
  },
  {
    name: say("Nachweise", "Evidence"),
    columns: [
      [say("Pfad", "Path"), 44],
      [say("Titel", "Title"), 34],
      [say("Art", "Type"), 16],
      [say("Datum", "Issued"), 12, "days"],
      [say("gültig bis", "Valid until"), 12, "days"],
      [say("ausgestellt von", "Issuer"), 24],
      [say("Einstufung", "Classification"), 16],
    ],
    rows: ({ evidence }, language) =>
      evidence.map((one) => [
        one.path,
        one.title,
        one.type === null ? "" : words.evidenceType[one.type][language],
        one.issued ?? "",
        one.validUntil ?? "",
        one.issuer ?? "",
        words.clearance[one.classification][language],
      ]),
  },
  {
    name: say("Aufgaben", "Actions"),
    columns: [
      [say("Aufgabe", "Action"), 44],
      [say("bis", "Due"), 12, "days"],
      [say("zuständig", "Responsible"), 22],
      [say("Aufwand", "Effort"), 18],
      [say("Maßnahme oder Feststellung", "Control or audit finding"), 18],
      [say("Bereich", "Scope"), 22],
    ],
    rows: ({ controls, audits }) => [
      ...controls.flatMap((control) =>
        control.assessments.flatMap(({ actions, scopes }) =>
          actions.map((action) => actionRow(action, control.id, scopes)),
        ),
      ),
      ...audits.flatMap(({ title, findings }) =>
        findings
          .filter(({ state }) => state !== "closed")
          .flatMap(({ id, actions, scopes }) =>
            actions.map((action) => actionRow(action, `${title}: ${id}`, scopes)),
          ),
      ),
    ],
  },
  {
    name: say("Risiken", "Risks"),
    columns: [
      [say("Kennung", "Id"), 20],
      [say("Titel", "Title"), 34],
      [say("Zielobjekte", "Target objects"), 26],
      [say("Gefährdungen", "Threats"), 26],
      [say("Behandlung", "Treatment"), 16],
      [say("akzeptiert bis", "Accepted until"), 14, "days"],
    ],
    rows: ({ risks }, language) =>
      risks.map((risk) => [
        risk.id,
        risk.title,
        risk.objects.join(", "),
        risk.threats.map(({ id }) => id).join(", "),
        risk.treatment === null ? "" : words.treatment[risk.treatment][language],
        risk.accepted?.until ?? "",
      ]),
  },
  {
    name: say("Befunde", "Findings"),
    columns: [
      [say("Schwere", "Severity"), 12],
      [say("Regel", "Rule"), 24],
      [say("Befund", "Finding"), 60],
      [say("Datei", "File"), 40],
      [say("Zeile", "Line"), 8],
      [say("so beheben Sie es", "How to mend it"), 50],
    ],
    rows: ({ findings }, language) =>
      findings.map((finding) => [
        words.severity[finding.severity][language],
        finding.rule,
        finding.message[language],
        finding.file,
        String(finding.line),
        finding.help[language],
      ]),
  },
];
