import type { Counts } from "../../model/report.ts";
import { states } from "../../model/vocabulary.ts";
import { words } from "../../model/words.ts";
import { type Block, type Cell, heading, type Row } from "../layout/definition.ts";
import { type DocumentSource, siteName, stateBars, stateRun, sum, whenEmpty } from "./document-frame.ts";
import { german } from "./given-text.ts";

/** Most sites that fit side by side on a page. */
const mostSites = 3;

/** A place of the figures: a site, the rest of the sites, or what is bound to none. */
interface Place {
  readonly name: string;
  readonly state: string;
  readonly counts: Counts;
  readonly stopping: number;
}

/** The sites side by side: every row adds up to its last column, the rows of states to the items. */
export function* sideBySide(source: DocumentSource): Generator<Block> {
  const { say, language } = source;
  const places = placesOf(source);
  const total = sum(places.map(({ counts }) => counts));
  yield heading(1, say({ de: "Die Rechenzentren nebeneinander", en: "The data centres side by side" }));
  if (total.items === 0) {
    yield whenEmpty(source, ["items"], { kind: "paragraph", text: words.explained.noItems[language] });
    return;
  }
  const found = states.filter((state) => total[state] > 0);
  const title = say({ de: "Zustand der Prüfpunkte", en: "State of the items" });
  yield stateBars(title, places, language, "count", found);
  const row = (name: Cell, cell: (place: Omit<Place, "name">) => string, strong = false): Row => ({
    cells: [name, ...places.map(cell), cell({ state: "", counts: total, stopping: stoppingIn(places) })],
    strong,
  });
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Kennzahl", en: "Figure" }), share: 1.7, header: true },
      ...places.map(({ name }) => ({ title: [german(name)], share: 1.5, align: "right" as const })),
      { title: say({ de: "Summe", en: "Sum" }), share: 0.7, align: "right" },
    ],
    rows: [
      row(say({ de: "Betriebszustand", en: "State of operation" }), ({ state }) => state),
      ...found.map((state) => row([stateRun(state, language)], ({ counts }) => String(counts[state]))),
      row(say({ de: "Prüfpunkte", en: "Items" }), ({ counts }) => String(counts.items), true),
      ...(isWhole(source)
        ? [row(say({ de: "davon im Weg", en: "of them in the way" }), ({ stopping }) => String(stopping))]
        : []),
    ],
  };
}

/** Whether everything that stands in the way of a certificate is shown: else it can't be counted. */
function isWhole({ report: { withheld } }: DocumentSource): boolean {
  return (withheld?.blockers ?? 0) === 0;
}

/** The sites that have items, the largest first if there are more than fit; then what is bound to none. */
function placesOf(source: DocumentSource): Place[] {
  const { report, language, say } = source;
  const stopping = Map.groupBy(
    report.blockers.filter(({ kind }) => kind === "requirement"),
    ({ site }) => site,
  );
  const numberAt = (site: string | null): number => stopping.get(site)?.length ?? 0;
  const all = report.sites.filter(({ counts }) => counts.items > 0);
  const ranked = all.length <= mostSites ? all : all.toSorted((a, b) => b.counts.items - a.counts.items);
  const rest = ranked.slice(mostSites);
  return [
    ...ranked.slice(0, mostSites).map(({ id, title, state, counts }) => ({
      name: title,
      state: words.siteState[state][language],
      counts,
      stopping: numberAt(id),
    })),
    ...(rest.length === 0
      ? []
      : [
          {
            name: say({ de: `${rest.length} weitere Standorte`, en: `${rest.length} more sites` }),
            state: "–",
            counts: sum(rest.map(({ counts }) => counts)),
            stopping: rest.reduce((number, { id }) => number + numberAt(id), 0),
          },
        ]),
    { name: siteName(source, null), state: "–", counts: report.domainCounts, stopping: numberAt(null) },
  ];
}

function stoppingIn(places: readonly Place[]): number {
  return places.reduce((number, { stopping }) => number + stopping, 0);
}
