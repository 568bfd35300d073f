import type {
  Report,
  ReportAssessment,
  ReportControl,
  ReportEvidence,
  ReportItem,
} from "../../model/report.ts";
import type { Block, CellBlock, DocumentDefinition, Row, Run } from "../layout/definition.ts";
import {
  type DocumentSource,
  framed,
  objectName,
  siteName,
  stateBars,
  stateRun,
  sum,
} from "./document-frame.ts";
import { proseBlocks } from "./prose-blocks.ts";
import { stateLooks, statusWords } from "./words.ts";

/** A.4: the result of the IT-Grundschutz-Check (BSI-Standard 200-2, 6): every item, one chapter per target object. */
export function checkResult(source: DocumentSource): DocumentDefinition {
  const { report } = source;
  const shown = [...report.controls, ...report.objects].map(({ classification }) => classification);
  return framed(source, {
    id: "A.4",
    title: { de: "Ergebnis des IT-Grundschutz-Checks", en: "Result of the IT-Grundschutz check" },
    holds: shown,
    body: () => body(source),
  });
}

/** The source with what is looked up for every item. */
interface CheckSource extends DocumentSource {
  readonly titles: ReadonlyMap<string, string>;
  readonly controls: ReadonlyMap<string, ReportControl>;
  readonly evidence: ReadonlyMap<string, ReportEvidence>;
}

function* body(source: DocumentSource): Generator<Block> {
  yield* statistics(source);
  const { report } = source;
  const check: CheckSource = {
    ...source,
    titles: new Map(report.requirements.map(({ id, title }) => [id, title])),
    controls: new Map(report.controls.map((control) => [control.id, control])),
    evidence: new Map(report.evidence.map((evidence) => [evidence.path, evidence])),
  };
  // The domain first, then the objects in the order of the report.
  const groups = Map.groupBy(report.items, ({ object }) => object);
  for (const id of [null, ...report.objects.map((object) => object.id)]) {
    const items = groups.get(id);
    if (items) yield* chapter(id, items, check);
  }
  if (report.withheld && report.withheld.items > 0) yield withheldNote(source);
}

function* statistics({ report, language }: DocumentSource): Generator<Block> {
  const de = language === "de";
  yield { kind: "heading", level: 1, text: de ? "Überblick" : "Overview" };
  yield {
    kind: "paragraph",
    text: de
      ? `Am ${report.asOf} umfasst der IT-Grundschutz-Check ${report.summary.items} Prüfpunkte: je eine Anforderung an einem Zielobjekt an einem Standort. Erklärt und belegt ist zweierlei: Ein „ja“ zählt erst, wenn ein gültiger Nachweis es trägt.`
      : `On ${report.asOf} the IT-Grundschutz check comprises ${report.summary.items} items: one requirement at one target object at one site each. Declared and proven are two things: a “yes” counts only when evidence that holds carries it.`,
  };
  const sites = report.sites.filter(({ counts }) => counts.items > 0);
  const rows = [
    ...sites.map(({ title, counts }) => ({ name: title, counts })),
    { name: siteName(report, null, language), counts: report.domainCounts },
  ];
  yield stateBars(de ? "Zustand je Standort" : "State per site", rows, language);
  yield { kind: "heading", level: 2, text: de ? "Je Standort" : "Per site" };
  yield countTable(
    rows,
    de ? "Prüfpunkte je Standort" : "Items per site",
    de ? "Standort" : "Site",
    language,
  );
  yield { kind: "heading", level: 2, text: de ? "Je Schicht" : "Per layer" };
  const layerOf = new Map(report.modules.map(({ id, layer }) => [id, layer]));
  const layers = Map.groupBy(report.moduleCounts, ({ module }) => layerOf.get(module) ?? module);
  const byLayer = [...layers].map(([name, counts]) => ({
    name,
    counts: sum(counts.map((entry) => entry.counts)),
  }));
  yield countTable(
    byLayer,
    de ? "Prüfpunkte je Schicht" : "Items per layer",
    de ? "Schicht" : "Layer",
    language,
  );
}

function countTable(
  rows: readonly { name: string; counts: Report["summary"] | Report["domainCounts"] }[],
  caption: string,
  first: string,
  language: DocumentSource["language"],
): Block {
  const columns = ["proven", "unproven", "open", "unassessed", "dispensable"] as const;
  const line = (name: string, counts: Report["domainCounts"], strong: boolean): Row => ({
    cells: [name, ...columns.map((state) => String(counts[state])), String(counts.items)],
    strong,
  });
  return {
    kind: "table",
    caption,
    columns: [
      { title: first, share: 3, header: true },
      ...columns.map((state) => ({
        title: stateLooks[state].word[language],
        share: 1.3,
        align: "right" as const,
      })),
      { title: language === "de" ? "gesamt" : "total", share: 1, align: "right" as const },
    ],
    rows: [
      ...rows.map(({ name, counts }) => line(name, counts, false)),
      line(language === "de" ? "Summe" : "Sum", sum(rows.map(({ counts }) => counts)), true),
    ],
  };
}

function* chapter(id: string | null, items: readonly ReportItem[], source: CheckSource): Generator<Block> {
  const { report, language } = source;
  const name = objectName(report, id, language);
  yield {
    kind: "heading",
    level: 1,
    text: id === null ? name : `${name} (${id})`,
    anchor: `object-${id ?? "domain"}`,
  };
  for (const [site, here] of Map.groupBy(items, (item) => item.site)) {
    const place = site === null ? name : `${name}: ${siteName(report, site, language)}`;
    if (site !== null) yield { kind: "heading", level: 2, text: siteName(report, site, language) };
    yield itemTable(here, place, source);
  }
}

function itemTable(items: readonly ReportItem[], caption: string, source: CheckSource): Block {
  const de = source.language === "de";
  return {
    kind: "table",
    caption,
    columns: [
      { title: de ? "Anforderung" : "Requirement", share: 2.6, header: true },
      { title: de ? "Status und Zustand" : "Status and state", share: 1.5 },
      {
        title: de ? "Umsetzung, Nachweise und offene Maßnahmen" : "Implementation, evidence and open actions",
        share: 6,
      },
    ],
    rows: items.map((item) => ({
      cells: [
        [
          { text: item.requirement, bold: true },
          ` ${source.titles.get(item.requirement) ?? ""} (${item.level})`,
        ],
        statusCell(item, source),
        { blocks: explanation(item, source) },
      ],
    })),
  };
}

function statusCell(item: ReportItem, { language }: DocumentSource): Run[] {
  const declared = item.declared === null ? "–" : statusWords[item.declared][language];
  return [{ text: `${declared}\n` }, stateRun(item.state, language)];
}

function explanation(item: ReportItem, source: CheckSource): CellBlock[] {
  const { controls, language } = source;
  const de = language === "de";
  const blocks: CellBlock[] = [];
  for (const { control, index } of item.assessments) {
    const assessment = controls.get(control)?.assessments[index];
    if (!assessment) continue;
    if (control !== item.requirement)
      blocks.push({ kind: "paragraph", text: [{ text: control, bold: true }] });
    blocks.push(
      ...proseBlocks(assessment.prose, "de"),
      ...actionsOf(assessment, source),
      ...assessedLine(assessment, source),
    );
  }
  if (item.evidence.length > 0 || item.inherited !== null) blocks.push(evidenceLine(item, source));
  if (blocks.length === 0) blocks.push({ kind: "paragraph", text: de ? "Nicht bewertet." : "Not assessed." });
  return blocks;
}

function actionsOf({ actions, responsible }: ReportAssessment, { language }: DocumentSource): CellBlock[] {
  const de = language === "de";
  return actions.map((action) => {
    const rest = [
      action.due && `${de ? "bis" : "by"} ${action.due}`,
      action.responsible ?? responsible[0],
      action.effort,
    ].filter(Boolean);
    const late: Run[] = action.overdue
      ? [" ", { text: de ? "überfällig" : "overdue", icon: "warning", tone: "danger", bold: true }].map(
          (run) => (typeof run === "string" ? { text: run } : run) as Run,
        )
      : [];
    return {
      kind: "paragraph",
      text: [
        { text: de ? "Offen: " : "Open: ", bold: true },
        `${action.text}${rest.length > 0 ? ` (${rest.join("; ")})` : ""}`,
        ...late,
      ],
    };
  });
}

function assessedLine({ assessed }: ReportAssessment, { language }: DocumentSource): CellBlock[] {
  if (assessed === null) return [];
  const people = [
    assessed.assessor,
    assessed.asked && `${language === "de" ? "befragt" : "asked"}: ${assessed.asked}`,
  ].filter(Boolean);
  const text = [`${language === "de" ? "Geprüft" : "Assessed"} ${assessed.date}`, ...people].join(", ");
  return [{ kind: "paragraph", text, look: "small" }];
}

function evidenceLine(item: ReportItem, { evidence: byPath, language }: CheckSource): CellBlock {
  const de = language === "de";
  const names = item.evidence.flatMap((path): (string | Run)[] => {
    const evidence = byPath.get(path);
    if (!evidence) return [];
    const hash = evidence.sha256
      ? ` (${evidence.issued ?? ""}, SHA-256 ${evidence.sha256.slice(0, 12)}…)`
      : ` (${evidence.issued ?? ""})`;
    return ["; ", evidence.title, { text: hash, tone: "muted" }];
  });
  const inherited =
    item.inherited === null
      ? []
      : ["; ", de ? "geerbt: " : "inherited: ", byPath.get(item.inherited)?.title ?? ""];
  return {
    kind: "paragraph",
    text: [{ text: de ? "Nachweis: " : "Evidence: ", bold: true }, ...[...names, ...inherited].slice(1)],
    look: "small",
  };
}

function withheldNote({ report, language }: DocumentSource): Block {
  const count = report.withheld?.items ?? 0;
  return {
    kind: "note",
    icon: "dash",
    tone: "muted",
    text:
      language === "de"
        ? `${count} Prüfpunkte liegen über der Freigabestufe dieses Dokuments und sind zurückgehalten.`
        : `${count} items lie above the clearance of this document and are withheld.`,
  };
}
