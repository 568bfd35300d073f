import type { Prose } from "../../../src/model/prose.ts";
import type { Counts, Report, ReportItem } from "../../../src/model/report.ts";
import { check } from "../../../src/pipeline.ts";
import { reportOn } from "../../content-root.ts";
import { oncePerRun } from "../../once-per-run.ts";

/** The report on the worked example of this repository. */
export function exampleReport(): Promise<Report> {
  return oncePerRun("example-report", () => check(".", { today: "2026-11-23", version: "0.0.0" }));
}

/** A report on next to nothing: no item, object, site, control, risk or evidence. */
export function emptyReport(): Promise<Report> {
  return reportOn({
    "controls/domain.md": "---\ntitle: Leerer Verbund\ncatalogue: kompendium-2023\napproach: standard\n---\n",
  });
}

/** The report with every target object and its items so many times over that there are at least so many items. */
export function multiplied(report: Report, items: number): Report {
  const copies = Math.ceil(items / report.items.length);
  const copy = (id: string, n: number): string => (n === 0 ? id : `${id}-${n}`);
  const numbers = Array.from({ length: copies }, (_, n) => n);
  const all = numbers.flatMap((n) =>
    report.items.map((item): ReportItem => ({ ...item, object: copy(item.object ?? "verbund", n) })),
  );
  const times = (counts: Counts): Counts => ({
    items: counts.items * copies,
    proven: counts.proven * copies,
    unproven: counts.unproven * copies,
    open: counts.open * copies,
    dispensable: counts.dispensable * copies,
    unassessed: counts.unassessed * copies,
  });
  const [first] = report.objects;
  if (!first) throw new Error("The example has no object");
  const objects = [...report.objects, { ...first, id: "verbund", title: "Verbund" }];
  return {
    ...report,
    items: all,
    objects: numbers.flatMap((n) => objects.map((object) => ({ ...object, id: copy(object.id, n) }))),
    summary: { ...report.summary, ...times(report.summary) },
    domainCounts: times(report.domainCounts),
    moduleCounts: report.moduleCounts.map((entry) => ({ ...entry, counts: times(entry.counts) })),
    sites: report.sites.map((site) => ({ ...site, counts: times(site.counts) })),
  };
}

/** What somebody may write: the texts of the wild report. */
export const wild = {
  long: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(4),
  emoji: "Prüfung 🔌⚡👩‍🔧 bestanden ✅ – 漢字 Ωμέγα",
  rightToLeft: "חדר שרתים ראשי (USV 3) غرفة الخوادم",
  lines: Array.from({ length: 300 }, (_, n) => `Zeile-${n}.`),
} as const;

const wildTitles = [wild.long, wild.emoji, wild.rightToLeft, "<script>&amp; \u0000\u202E\uFFFE"];

/** The report with texts that nobody expects: long words, emoji, right-to-left script, reasons of 300 lines. */
export function wildReport(report: Report): Report {
  const title = (index: number): string => wildTitles[index % wildTitles.length] ?? "";
  const prose: Prose = [
    {
      type: "paragraph",
      children: [{ type: "text", value: `${wild.emoji} ${wild.rightToLeft} ${wild.long}` }],
    },
    {
      type: "list",
      children: [{ type: "listItem", children: [{ type: "code", value: "a\n\tb\n" }] }],
    },
    {
      type: "table",
      children: [
        {
          type: "tableRow",
          children: [{ type: "tableCell", children: [{ type: "text", value: wild.long }] }],
        },
        { type: "tableRow", children: [{ type: "tableCell", children: [] }] },
      ],
    },
  ];
  const reason: Prose = [
    {
      type: "paragraph",
      children: wild.lines.flatMap((value, i) => [
        ...(i > 0 ? [{ type: "break" } as const] : []),
        { type: "text", value } as const,
      ]),
    },
  ];
  return {
    ...report,
    domain: { ...report.domain, title: wild.long, organisation: wild.rightToLeft, prose },
    sites: report.sites.map((site, i) => ({ ...site, title: title(i), operator: wild.long, prose })),
    objects: report.objects.map((object, i) => ({
      ...object,
      title: title(i),
      owner: wild.rightToLeft,
      protectionReason: wild.lines.join(" "),
      prose,
    })),
    controls: report.controls.map((control, i) => ({
      ...control,
      assessments: control.assessments.map((assessment, k) => ({
        ...assessment,
        prose: i === 0 && k === 0 ? reason : i % 10 === 0 ? prose : assessment.prose,
        actions: assessment.actions.map((action) => ({
          ...action,
          text: title(i),
          responsible: wild.long,
          effort: wild.emoji,
          overdue: true,
        })),
      })),
    })),
    risks: report.risks.map((risk, i) => ({ ...risk, title: title(i), prose })),
    evidence: report.evidence.map((evidence, i) => ({ ...evidence, title: title(i) })),
  };
}
