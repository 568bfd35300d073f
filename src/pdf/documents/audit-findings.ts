import { sayIn } from "../../model/languages.ts";
import type { ReportAudit, ReportAuditFinding } from "../../model/report.ts";
import { auditTones } from "../../model/tones.ts";
import { auditSeverities } from "../../model/vocabulary.ts";
import { words } from "../../model/words.ts";
import { compareText } from "../../text/order.ts";
import {
  type Block,
  type Cell,
  type CellBlock,
  type DocumentDefinition,
  heading,
  type Icon,
  type Row,
  type Run,
  type Tone,
} from "../layout/definition.ts";
import { aboutCell } from "./audit-about.ts";
import { questionTable } from "./audit-questions.ts";
import { type DocumentSource, framed, pdfTones, whenEmpty, withheldNote } from "./document-frame.ts";
import { german, missing } from "./given-text.ts";
import { overdueRun } from "./plan-tables.ts";
import { proseBlocks } from "./prose-blocks.ts";

type State = ReportAuditFinding["state"];

/** The continued list of audit findings (Auditfeststellungen): severity, owner, date and evidence of the correction. */
export function auditFindings(source: DocumentSource): DocumentDefinition {
  return framed(source, {
    id: "",
    title: { de: "Auditfeststellungen", en: "Audit findings" },
    subtitle: { de: "Fortgeschriebene Liste", en: "Continued list" },
    holds: [...source.report.audits, ...source.report.sites].map(({ classification }) => classification),
    page: "audits",
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const say = sayIn(language);
  const findings = report.audits.flatMap((audit) => audit.findings);
  yield { kind: "page-break", orientation: "landscape" };
  yield heading(1, say({ de: "Überblick", en: "Overview" }));
  const asked = report.audits.some(({ questions }) => questions.length > 0);
  if (findings.length === 0 && !asked) {
    yield whenEmpty(source, ["audits", "auditFindings"], {
      kind: "paragraph",
      text: say({ de: "Keine Feststellung ist verzeichnet.", en: "No finding is recorded." }),
    });
    return;
  }
  yield overview(findings, source);
  yield* withheldNote(source, ["audits", "auditFindings"]);
  const byDay = report.audits.toSorted((a, b) => compareText(b.date ?? "", a.date ?? ""));
  for (const audit of byDay) {
    yield heading(1, [german(audit.title)]);
    yield {
      kind: "paragraph",
      text: [
        `${audit.kind === null ? "–" : say(words.auditKind[audit.kind])}, ${source.day(audit.date) ?? "–"}`,
        ...(audit.auditor === null ? [] : [", ", german(audit.auditor)]),
      ],
    };
    if (audit.findings.length > 0) yield table(audit, source);
    else yield { kind: "paragraph", text: say({ de: "Keine Feststellung.", en: "No finding." }) };
    const questions = questionTable(audit, source);
    if (questions) {
      yield heading(2, say({ de: "Anfragen", en: "Requests" }));
      yield questions;
    }
  }
}

/** Findings by severity and state. */
function overview(findings: readonly ReportAuditFinding[], { language }: DocumentSource): Block {
  const say = sayIn(language);
  const states: readonly State[] = ["overdue", "open", "closed"];
  const row = (name: string, of: readonly ReportAuditFinding[], strong = false): Row => ({
    strong,
    cells: [
      name,
      ...states.map((state) => String(of.filter((one) => one.state === state).length)),
      String(of.length),
    ],
  });
  const unknown = findings.filter(({ severity }) => severity === null);
  return {
    kind: "table",
    columns: [
      { title: say({ de: "Schwere", en: "Severity" }), share: 3, header: true },
      ...states.map((state) => ({
        title: say(words.auditState[state]),
        share: 1,
        align: "right" as const,
      })),
      { title: say({ de: "Summe", en: "Sum" }), share: 1, align: "right" },
    ],
    rows: [
      ...auditSeverities.map((severity) =>
        row(
          say(words.auditSeverity[severity]),
          findings.filter((one) => one.severity === severity),
        ),
      ),
      ...(unknown.length > 0 ? [row(say({ de: "nicht angegeben", en: "not given" }), unknown)] : []),
      row(say({ de: "Summe", en: "Sum" }), findings, true),
    ],
  };
}

function table({ findings }: ReportAudit, source: DocumentSource): Block {
  const { language } = source;
  const say = sayIn(language);
  return {
    kind: "table",
    columns: [
      { title: say({ de: "Feststellung", en: "Finding" }), share: 4, header: true },
      { title: say({ de: "Schwere", en: "Severity" }), share: 1.3 },
      { title: say({ de: "Anforderungen, Bereich", en: "Requirements, scope" }), share: 2 },
      { title: say({ de: "Zuständig", en: "Responsible" }), share: 1.5 },
      { title: say({ de: "Frist, Stand", en: "Due, state" }), share: 1.4 },
      { title: say({ de: "Behebung und Nachweise", en: "Correction and evidence" }), share: 2.6 },
    ],
    rows: findings.map(
      (finding): Row => ({
        cells: [
          {
            blocks: [
              {
                kind: "paragraph",
                text: [
                  { text: finding.id, bold: true, whole: true },
                  { ...german(` ${finding.title}`), bold: true },
                ],
              },
              ...proseBlocks(finding.prose, language),
            ],
          },
          finding.severity === null ? missing(language) : say(words.auditSeverity[finding.severity]),
          aboutCell(finding, source),
          responsible(finding, source),
          state(finding, source),
          { blocks: correction(finding, source) },
        ],
      }),
    ),
  };
}

/** Who owns the finding: named at it, or by its actions. */
function responsible({ responsible: own, actions }: ReportAuditFinding, { language }: DocumentSource): Cell {
  const all = [...new Set([...own, ...actions.flatMap((action) => action.responsible ?? [])])];
  return all.length === 0 ? missing(language) : [german(all.join(", "))];
}

const looks: Readonly<Record<State, { readonly icon: Icon; readonly tone: Tone }>> = {
  open: { icon: "question", tone: pdfTones[auditTones.open] },
  overdue: { icon: "warning", tone: pdfTones[auditTones.overdue] },
  closed: { icon: "check", tone: pdfTones[auditTones.closed] },
};

function state({ state, due, closed }: ReportAuditFinding, { language, day }: DocumentSource): Cell {
  const word: Run = { text: sayIn(language)(words.auditState[state]), bold: true, ...looks[state] };
  const on = state === "closed" && closed !== null ? closed : due;
  return on === null ? [...missing(language), "\n", word] : [`${day(on)}\n`, word];
}

function correction({ actions, evidence, state }: ReportAuditFinding, source: DocumentSource): CellBlock[] {
  const { language, lookup } = source;
  const say = sayIn(language);
  const blocks: CellBlock[] = [
    ...actions.map(
      ({ id, text, due, overdue }): CellBlock => ({
        kind: "paragraph",
        text: [
          ...(id === null ? [] : [{ text: id, bold: true, whole: true }, " "]),
          ...(text === id ? [] : [german(text)]),
          ...(due === null ? [] : [`, ${say({ de: "bis", en: "by" })} ${source.day(due)} `]),
          ...(overdue ? [overdueRun(language)] : []),
        ],
      }),
    ),
    ...evidence.map(
      (path): CellBlock => ({
        kind: "paragraph",
        text: [german(lookup.evidence.get(path)?.title ?? path)],
      }),
    ),
  ];
  if (blocks.length > 0) return blocks;
  return [{ kind: "paragraph", text: state === "closed" ? missing(language) : "–" }];
}
