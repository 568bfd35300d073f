import { interviewsIn } from "../../model/interview.ts";
import type { ReportAssessment, ReportEvidence, ReportItem } from "../../model/report.ts";
import { words } from "../../model/words.ts";
import type { Block, CellBlock, Run } from "../layout/definition.ts";
import { type DocumentSource, stateRun } from "./document-frame.ts";
import { evidenceAnchor } from "./evidence-table.ts";
import { german, idRuns } from "./given-text.ts";
import { proseBlocks } from "./prose-blocks.ts";
import { requirementRun } from "./site-address.ts";

/** Hexadecimal digits of a digest in the text; the list of evidence has it whole. */
const shortDigest = 16;

/** Evidence that counts for an item, or gives it credit, in the order of the report. */
export function evidenceUsed({ report }: DocumentSource): ReportEvidence[] {
  const used = new Set(report.items.flatMap(({ evidence, inherited }) => [...evidence, inherited]));
  return report.evidence.filter(({ path }) => used.has(path));
}

/** Items of an object at a site: declared status, proof state, reason, assessor, persons asked, evidence, actions. */
export function checkItemTable(items: readonly ReportItem[], source: DocumentSource): Block {
  const { lookup, say } = source;
  return {
    kind: "table",
    columns: [
      { title: say({ de: "Anforderung", en: "Requirement" }), share: 2.6, header: true },
      { title: say({ de: "Status und Zustand", en: "Status and state" }), share: 1.5 },
      {
        title: say({
          de: "Umsetzung, Nachweise und offene Aufgaben",
          en: "Implementation, evidence and open actions",
        }),
        share: 6,
      },
    ],
    rows: {
      *[Symbol.iterator]() {
        for (const item of items) {
          const title = lookup.requirements.get(item.requirement)?.title ?? "";
          yield {
            continued: item.requirement,
            cells: [
              [requirementRun(item.requirement, source), german(` ${title}`), ` (${item.level})`],
              statusCell(item, source),
              { blocks: explanation(item, source) },
            ],
          };
        }
      },
    },
  };
}

function statusCell(item: ReportItem, { language }: DocumentSource): Run[] {
  const declared = item.declared === null ? "–" : words.status[item.declared][language];
  return [{ text: `${declared}\n` }, stateRun(item.state, language)];
}

function explanation(item: ReportItem, source: DocumentSource): CellBlock[] {
  const { say } = source;
  const blocks = source.lookup
    .assessmentsOf(item)
    .flatMap(({ control, assessment }): CellBlock[] => [
      ...(control === item.requirement
        ? []
        : [{ kind: "paragraph" as const, text: controlRuns(control, source) }]),
      ...proseBlocks(assessment.prose, source.language),
      ...actionsOf(assessment, source),
      ...assessedLine(assessment, source),
    ]);
  if (item.evidence.length > 0 || item.inherited !== null) blocks.push(evidenceLine(item, source));
  if (blocks.length === 0)
    blocks.push({ kind: "paragraph", text: say({ de: "Nicht bewertet.", en: "Not assessed." }) });
  return blocks;
}

/** A control of the institution's own: its id and title. */
function controlRuns(id: string, { report }: DocumentSource): Run[] {
  const title = report.controls.find((control) => control.id === id)?.title;
  return [{ text: id, bold: true, whole: true }, ...(title === undefined ? [] : [german(` ${title}`)])];
}

function actionsOf(
  { actions, responsible, risks }: ReportAssessment,
  { say, day }: DocumentSource,
): CellBlock[] {
  const lines = actions.map((action): CellBlock => {
    const rest = [
      action.due && `${say({ de: "bis", en: "by" })} ${day(action.due)}`,
      action.responsible ?? responsible[0],
      action.effort,
    ].filter(Boolean);
    const late: Run = {
      text: say({ de: "überfällig", en: "overdue" }),
      icon: "warning",
      tone: "danger",
      bold: true,
    };
    return {
      kind: "paragraph",
      text: [
        { text: say({ de: "Offen: ", en: "Open: " }), bold: true },
        german(action.text),
        ...(rest.length > 0 ? [` (${rest.join("; ")})`] : []),
        ...(action.overdue ? [" ", late] : []),
      ],
    };
  });
  if (risks.length === 0) return lines;
  const name = say({ de: "Risiko: ", en: "Risk: " });
  return [...lines, { kind: "paragraph", text: [{ text: name, bold: true }, ...idRuns(risks)] }];
}

function assessedLine({ assessed }: ReportAssessment, { language, day }: DocumentSource): CellBlock[] {
  if (assessed === null) return [];
  const asked =
    assessed.asked === null ? [] : (interviewsIn(assessed.asked) ?? [{ who: assessed.asked, place: null }]);
  const persons = asked.map(({ who, place }) =>
    place === null ? who : `${who} (${{ de: "Ort", en: "place" }[language]}: ${place})`,
  );
  const people = [
    assessed.assessor,
    persons.length > 0 && `${{ de: "befragt", en: "asked" }[language]}: ${persons.join(", ")}`,
  ].filter(Boolean);
  const text = [`${{ de: "Geprüft", en: "Assessed" }[language]} ${day(assessed.date)}`, ...people].join(", ");
  return [{ kind: "paragraph", text, look: "small" }];
}

function evidenceLine(item: ReportItem, source: DocumentSource): CellBlock {
  const { say } = source;
  const inherited =
    item.inherited === null
      ? []
      : ["; ", say({ de: "geerbt von ", en: "inherited from " }), ...evidenceRuns(item.inherited, source)];
  const runs = item.evidence.flatMap((path) => ["; ", ...evidenceRuns(path, source)]);
  return {
    kind: "paragraph",
    text: [
      { text: say({ de: "Nachweis: ", en: "Evidence: " }), bold: true },
      ...[...runs, ...inherited].slice(1),
    ],
    look: "small",
  };
}

function evidenceRuns(path: string, { lookup, day }: DocumentSource): (string | Run)[] {
  const evidence = lookup.evidence.get(path);
  if (!evidence) return [path];
  const hash = evidence.sha256 ?? evidence.digest;
  const facts = [day(evidence.issued), hash && `SHA-256 ${hash.slice(0, shortDigest)}…`].filter(Boolean);
  return [
    { ...german(evidence.title), to: evidenceAnchor(path) },
    ...(facts.length > 0 ? [` (${facts.join(", ")})`] : []),
  ];
}
