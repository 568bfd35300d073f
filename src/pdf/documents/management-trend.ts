import { states } from "../../model/vocabulary.ts";
import { type Block, heading } from "../layout/definition.ts";
import { type DocumentSource, siteName, stateBars, sum } from "./document-frame.ts";
import { german } from "./given-text.ts";

/** Most sealed states that are shown: they fit side by side. */
const mostStates = 4;

/** The items over the last sealed states: all as bars, each site as numbers; nothing where no seal tells any. */
export function* sealedTrend(source: DocumentSource): Generator<Block> {
  const { report, say, language, day } = source;
  const { seals = [], faults = [] } = report.seals ?? {};
  const told = seals
    .flatMap(({ serial, day: of, counts }) => (counts === null ? [] : [{ serial, of, counts }]))
    .slice(-mostStates);
  if (told.length === 0) return;
  yield heading(1, say({ de: "Verlauf über die besiegelten Stände", en: "Course over the sealed states" }));
  if (faults.length > 0)
    yield {
      kind: "note",
      icon: "warning",
      tone: "danger",
      text: say({
        de: "Mit den Siegeln stimmt etwas nicht („nachweis verify“ sagt, was): Der Verlauf ist nicht belegt.",
        en: "Something is wrong with the seals (“nachweis verify” says what): the course is not proven.",
      }),
    };
  const rows = told.map(({ serial, of, counts }) => ({
    name: say({ de: `Siegel ${serial}, ${day(of)}`, en: `Seal ${serial}, ${day(of)}` }),
    counts: sum(counts.map((row) => row.counts)),
  }));
  const found = states.filter((state) => rows.some(({ counts }) => counts[state] > 0));
  const title = say({ de: "Zustand der Prüfpunkte", en: "State of the items" });
  yield stateBars(title, rows, language, "count", found);
  const named = told.flatMap(({ counts }) => counts.flatMap(({ site }) => site ?? []));
  const places = [...new Set([...report.sites.map(({ id }) => id), ...named]), null];
  yield {
    kind: "table",
    columns: [
      {
        title: say({ de: "belegt / offen / unbelegt", en: "proven / open / unproven" }),
        share: 1.7,
        header: true,
      },
      ...told.map(({ of }) => ({ title: day(of), share: 1, align: "right" as const })),
    ],
    rows: places
      .map((site) => ({
        site,
        points: told.map(({ counts }) => counts.find((row) => row.site === site)?.counts ?? null),
      }))
      .filter(({ points }) => points.some((counts) => counts !== null && counts.items > 0))
      .map(({ site, points }) => ({
        cells: [
          [german(siteName(source, site))],
          ...points.map((counts) =>
            counts === null ? "–" : `${counts.proven} / ${counts.open} / ${counts.unproven}`,
          ),
        ],
      })),
  };
}
