import { itemKey } from "../../model/item-key.ts";
import type { Counts, ReportAction, ReportItem } from "../../model/report.ts";
import { words } from "../../model/words.ts";
import { capital } from "../../text/capital.ts";
import { type Block, type Cell, type DocumentDefinition, heading, type Run } from "../layout/definition.ts";
import { planOf } from "./a6-realisation-plan.ts";
import {
  type DocumentSource,
  framed,
  objectName,
  siteName,
  stateBars,
  stateRun,
  sum,
  whenEmpty,
  withheldNote,
} from "./document-frame.ts";
import { verdictRun } from "./failover-report.ts";
import { german } from "./given-text.ts";
import { nextLapses } from "./next-lapses.ts";

/** Most lines of a list and most columns of sites: the report is to stay on two pages. */
const [mostLines, mostSites, mostProcesses] = [4, 4, 6];

/** Days that the management looks ahead. */
const horizon = 90;

/** The audit status for the management: both data centres side by side, what stops a certificate, failover, next dates. */
export function managementReport(source: DocumentSource): DocumentDefinition {
  const { controls, objects, sites, evidence, audits, risks } = source.report;
  const shown = [...controls, ...objects, ...sites, ...evidence, ...audits, ...risks];
  return framed(source, {
    id: "",
    title: { de: "Lagebericht zum Auditstand", en: "Audit status report" },
    subtitle: { de: "für die Leitung", en: "for the management" },
    holds: shown.map(({ classification }) => classification),
    page: "overview",
    contentsDepth: 0,
    compact: true,
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  yield* sideBySide(source);
  yield* blockers(source);
  yield* failover(source);
  yield* layers(source);
  yield* gaps(source);
  yield* lapses(source);
}

/** Sites with items, the largest first if there are more than fit side by side. */
function* sideBySide(source: DocumentSource): Generator<Block> {
  const { report, language, say } = source;
  yield heading(
    1,
    source.say({ de: "Die Rechenzentren nebeneinander", en: "The data centres side by side" }),
  );
  const all = report.sites.filter(({ counts }) => counts.items > 0);
  const sites = all.length <= mostSites ? all : [...all].sort((a, b) => b.counts.items - a.counts.items);
  const shown = sites.slice(0, mostSites);
  const rest = sites.slice(mostSites);
  const places: { name: string; state: string; site: string | null | undefined; counts: Counts }[] = [
    ...shown.map(({ id, title, state, counts }) => ({
      name: title,
      state: words.siteState[state][language],
      site: id,
      counts,
    })),
    ...(rest.length > 0
      ? [
          {
            name: say({ de: `${rest.length} weitere Standorte`, en: `${rest.length} more sites` }),
            state: "–",
            site: undefined,
            counts: sum(rest.map(({ counts }) => counts)),
          },
        ]
      : []),
    { name: siteName(source, null), state: "–", site: null, counts: report.domainCounts },
  ];
  yield stateBars(say({ de: "Zustand der Prüfpunkte", en: "State of the items" }), places, language);
  const row = (name: Cell, cell: (place: (typeof places)[number]) => Cell) => ({
    cells: [name, ...places.map(cell)],
  });
  const stopping = Map.groupBy(report.blockers, ({ site }) => site);
  const isWhole = (report.withheld?.blockers ?? 0) === 0;
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Kennzahl", en: "Figure" }), share: 1.8, header: true },
      ...places.map(({ name }) => ({ title: [german(name)], share: 1.4, align: "right" as const })),
    ],
    rows: [
      row(say({ de: "Betriebszustand", en: "State of operation" }), ({ state }) => state),
      row(say({ de: "Prüfpunkte", en: "Items" }), ({ counts }) => String(counts.items)),
      ...(["proven", "unproven", "open", "unassessed"] as const).map((state) => {
        return row([stateRun(state, language)], ({ counts }) => String(counts[state]));
      }),
      row(say({ de: "hindert ein Zertifikat", en: "stops a certificate" }), ({ site }) =>
        site === undefined || !isWhole ? "–" : String(stopping.get(site)?.length ?? 0),
      ),
    ],
  };
}

/** What can be said about a certificate: the sentences that terminal and site say too. */
function* blockers(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const { clear, unformed, checked, ...verdict } = report.certificate;
  yield heading(
    1,
    source.say({ de: "Was einem Zertifikat im Weg steht", en: "What stands in the way of a certificate" }),
  );
  if (unformed !== null) yield { kind: "note", icon: "warning", tone: "danger", text: unformed[language] };
  const stops = report.blockers.length > 0;
  yield {
    kind: "note",
    icon: clear ? "check" : stops ? "warning" : "dash",
    tone: clear ? "success" : stops ? "danger" : "neutral",
    text: verdict.blockers[language],
  };
  const deviations = report.blockers.filter(({ kind }) => kind === "deviation");
  if (deviations.length > 0)
    yield list(
      deviations.map(({ text }) => [short(text[language])]),
      source,
    );
  yield { kind: "paragraph", text: verdict.probableDeviations[language] };
  if (!clear) yield { kind: "paragraph", look: "small", text: `${capital(checked[language])}.` };
}

function* failover(source: DocumentSource): Generator<Block> {
  const { report, say } = source;
  const losses = report.failover.losses.slice(0, mostSites);
  const hidden = (report.withheld?.failover ?? 0) > 0;
  if (losses.length === 0 && !hidden) return;
  yield heading(
    1,
    source.say({ de: "Genügt ein Rechenzentrum allein?", en: "Is one data centre alone enough?" }),
  );
  if (hidden) {
    yield* withheldNote(source, ["failover"]);
    return;
  }
  const processes = [...new Set(report.failover.processes.map(({ process }) => process))];
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Bei Ausfall von", en: "If this one fails" }), share: 2, header: true },
      ...losses.map(({ lost }) => ({ title: [german(siteName(source, lost))], share: 2 })),
    ],
    rows: [
      ...processes.slice(0, mostProcesses).map((process) => ({
        cells: [
          [german(short(objectName(source, process)))],
          ...losses.map(({ lost }) => {
            const found = report.failover.processes.find(
              (one) => one.process === process && one.lost === lost,
            );
            return found ? [verdictRun(found.verdict, found.until, source)] : "–";
          }),
        ],
      })),
      ...(processes.length > mostProcesses
        ? [
            {
              cells: [
                say({
                  de: `${processes.length - mostProcesses} weitere (Ausfallbericht)`,
                  en: `${processes.length - mostProcesses} more (failover report)`,
                }),
                ...losses.map(() => ""),
              ],
            },
          ]
        : []),
      {
        cells: [
          say({ de: "alle zugleich", en: "all at once" }),
          ...losses.map(({ verdict, until }) => [verdictRun(verdict, until, source)]),
        ],
        strong: true,
      },
    ],
  };
}

function* layers(source: DocumentSource): Generator<Block> {
  const { report, language, lookup } = source;
  const byLayer = Map.groupBy(
    report.moduleCounts,
    ({ module }) => lookup.modules.get(module)?.layer ?? module,
  );
  // A catalogue has about ten layers; one with more is told in A.4.
  if (byLayer.size === 0 || byLayer.size > 12) return;
  yield heading(1, source.say({ de: "Stand je Schicht", en: "Status per layer" }));
  yield stateBars(
    { de: "Zustand der Prüfpunkte je Schicht", en: "State of the items per layer" }[language],
    [...byLayer].map(([name, entries]) => ({ name, counts: sum(entries.map(({ counts }) => counts)) })),
    language,
  );
}

function* gaps(source: DocumentSource): Generator<Block> {
  const { language, lookup, say, day } = source;
  yield heading(1, source.say({ de: "Wichtigste Lücken", en: "Most important gaps" }));
  const entries = essentialGaps(source);
  if (entries.length === 0) {
    const nothing =
      source.report.summary.items === 0
        ? words.explained.noItems[language]
        : say({ de: "Keine.", en: "None." });
    yield whenEmpty(source, ["gaps"], { kind: "paragraph", text: nothing });
    return;
  }
  yield list(
    entries.map(({ item, action }): (string | Run)[] => {
      const title = short(lookup.requirements.get(item.requirement)?.title ?? "");
      const place = item.site === null ? [] : [", ", german(short(siteName(source, item.site)))];
      const due = action ? ` (${say({ de: "bis", en: "by" })} ${day(action.due) ?? "–"})` : "";
      return [
        { text: item.requirement, bold: true },
        german(` ${title}`),
        ...place,
        ": ",
        action ? german(short(action.text)) : say({ de: "ohne Aufgabe", en: "no action" }),
        due,
      ];
    }),
    source,
  );
  yield* withheldNote(source, ["gaps"]);
}

/** Essential items that are partial or open, each once, with the action that comes first; those without one before all. */
function essentialGaps(source: DocumentSource): { item: ReportItem; action: ReportAction | null }[] {
  const { actions, unplanned } = planOf(source);
  const gaps = new Map(
    unplanned.map((item) => [itemKey(item), { item, action: null as ReportAction | null }]),
  );
  for (const { action, items } of actions)
    for (const item of items) {
      const isGap = item.declared === "partial" || item.declared === "no";
      if (isGap && !gaps.has(itemKey(item))) gaps.set(itemKey(item), { item, action });
    }
  return [...gaps.values()].filter(({ item }) => item.essential);
}

function* lapses(source: DocumentSource): Generator<Block> {
  const { language } = source;
  yield heading(
    1,
    source.say({
      de: `Was in den nächsten ${horizon} Tagen abläuft`,
      en: `What lapses within ${horizon} days`,
    }),
  );
  const coming = nextLapses(source, horizon);
  if (coming.length === 0) {
    yield whenEmpty(source, ["controls", "audits", "risks"], {
      kind: "paragraph",
      text: { de: "Nichts.", en: "Nothing." }[language],
    });
    return;
  }
  yield list(
    coming.map(({ on, title, what, site }): (string | Run)[] => [
      { text: source.day(on), bold: true },
      " ",
      german(short(title)),
      ` (${what[language]})`,
      ...(site === null ? [] : [", ", german(short(siteName(source, site)))]),
    ]),
    source,
  );
  yield* withheldNote(source, ["controls", "risks"]);
}

/** At most so many lines, and how many are left out. */
function list(lines: readonly (readonly (string | Run)[])[], { language }: DocumentSource): Block {
  const left = lines.length - mostLines;
  const shown = lines.slice(0, mostLines).map((text) => [{ kind: "paragraph" as const, text }]);
  const rest = { de: `und ${left} weitere`, en: `and ${left} more` }[language];
  return {
    kind: "list",
    items: left > 0 ? [...shown, [{ kind: "paragraph", text: rest, look: "small" }]] : shown,
  };
}

/** A text of at most 90 characters: whole words and an ellipsis. A long one stands whole in A.6. */
function short(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const letters = [...line];
  if (letters.length <= 90) return line;
  const cut = letters.slice(0, 88).join("");
  return `${cut.includes(" ") ? cut.slice(0, cut.lastIndexOf(" ")) : cut} …`;
}
