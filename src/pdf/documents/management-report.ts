import { verdicts } from "../../model/failover.ts";
import type { Block, DocumentDefinition, Run } from "../layout/definition.ts";
import { planEntries } from "./a6-realisation-plan.ts";
import { type DocumentSource, framed, siteName, stateBars } from "./document-frame.ts";
import { verdictRun } from "./failover-report.ts";

/** Most lines of a list: the report is to stay on two pages. */
const most = 6;

/** The audit status for the management: both data centres side by side, what stops a certificate, failover, next dates. */
export function managementReport(source: DocumentSource): DocumentDefinition {
  return framed(source, {
    id: "",
    title: { de: "Lagebericht zum Auditstand", en: "Audit status report" },
    subtitle: { de: "für die Leitung", en: "for the management" },
    holds: source.report.controls.map(({ classification }) => classification),
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const de = language === "de";
  const sites = report.sites.filter(({ counts }) => counts.items > 0);
  yield { kind: "heading", level: 1, text: de ? "Stand je Rechenzentrum" : "Status per data centre" };
  yield stateBars(
    de ? "Zustand der Prüfpunkte" : "State of the items",
    [
      ...sites.map(({ title, counts }) => ({ name: title, counts })),
      { name: siteName(report, null, language), counts: report.domainCounts },
    ],
    language,
  );
  yield* blockers(source);
  yield* failover(source);
  yield { kind: "heading", level: 1, text: de ? "Wichtigste Lücken" : "Most important gaps" };
  const gaps = planEntries(report).filter(({ item }) => item.essential);
  const titles = new Map(report.requirements.map(({ id, title }) => [id, title]));
  yield list(
    gaps.map(({ item, action }) => [
      { text: item.requirement, bold: true },
      ` ${titles.get(item.requirement) ?? ""}${item.site === null ? "" : `, ${siteName(report, item.site, language)}`}: ${action ? `${action.text} (${de ? "bis" : "by"} ${action.due ?? "–"})` : de ? "ohne Maßnahme" : "no action"}`,
    ]),
    source,
  );
  yield* expiring(source);
}

function* blockers(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const de = language === "de";
  yield {
    kind: "heading",
    level: 1,
    text: de ? "Was einem Zertifikat im Weg steht" : "What stands in the way of a certificate",
  };
  if (report.blockers.length === 0) {
    yield { kind: "note", icon: "check", tone: "success", text: de ? "Nichts." : "Nothing." };
    return;
  }
  yield {
    kind: "note",
    icon: "warning",
    tone: "danger",
    text: de
      ? `${report.blockers.length} Punkte: unerfüllte Basis-Anforderungen und solche mit MUSS oder DARF, schwerwiegende Abweichungen, alte Bewertungen.`
      : `${report.blockers.length} points: unmet Basis requirements and those with MUSS or DARF, major deviations, old assessments.`,
  };
  yield {
    kind: "table",
    columns: [
      { title: de ? "Standort" : "Site", share: 3, header: true },
      { title: de ? "Anzahl" : "Number", share: 1, align: "right" },
    ],
    rows: [...Map.groupBy(report.blockers, ({ site }) => site)].map(([site, found]) => ({
      cells: [siteName(report, site, language), String(found.length)],
    })),
  };
}

function* failover({ report, language }: DocumentSource): Generator<Block> {
  const de = language === "de";
  if (report.failover.losses.length === 0) return;
  yield {
    kind: "heading",
    level: 1,
    text: de ? "Genügt ein Rechenzentrum allein?" : "Is one data centre alone enough?",
  };
  yield {
    kind: "table",
    columns: [
      { title: de ? "Bei Ausfall von" : "If this one fails", share: 3, header: true },
      { title: de ? "alle kritischen Prozesse zugleich" : "all critical processes at once", share: 2.5 },
      { title: de ? "einzeln" : "one by one", share: 3 },
    ],
    rows: report.failover.losses.map(({ lost, verdict, until }) => {
      const single = report.failover.processes.filter((process) => process.lost === lost);
      const counts = verdicts.map((kind) => ({
        kind,
        n: single.filter((process) => process.verdict === kind).length,
      }));
      const parts = counts
        .filter(({ n }) => n > 0)
        .flatMap(({ kind, n }): Run[] => [
          { text: `${n} × ` },
          verdictRun(kind, null, language),
          { text: "  " },
        ]);
      return { cells: [siteName(report, lost, language), [verdictRun(verdict, until, language)], parts] };
    }),
  };
}

function* expiring({ report, language }: DocumentSource): Generator<Block> {
  const de = language === "de";
  const soon = report.evidence
    .flatMap(({ title, validUntil, validity, site }) =>
      validity === "expiring" && validUntil !== null ? [{ title, validUntil, site }] : [],
    )
    .sort((a, b) => (a.validUntil < b.validUntil ? -1 : a.validUntil > b.validUntil ? 1 : 0));
  yield { kind: "heading", level: 1, text: de ? "Was als Nächstes abläuft" : "What lapses next" };
  if (soon.length === 0) {
    yield { kind: "paragraph", text: de ? "Kein Nachweis läuft bald ab." : "No evidence expires soon." };
    return;
  }
  yield list(
    soon.map(({ title, validUntil, site }) => [
      { text: validUntil, bold: true },
      ` ${title}${site === null ? "" : `, ${siteName(report, site, language)}`}`,
    ]),
    { report, language, digest: "" },
  );
}

function list(lines: readonly (readonly (string | Run)[])[], { language }: DocumentSource): Block {
  const left = lines.length - most;
  const shown = lines.slice(0, most).map((text) => [{ kind: "paragraph" as const, text }]);
  const rest = language === "de" ? `und ${left} weitere (A.6)` : `and ${left} more (A.6)`;
  return {
    kind: "list",
    items: left > 0 ? [...shown, [{ kind: "paragraph", text: rest, look: "small" }]] : shown,
  };
}
