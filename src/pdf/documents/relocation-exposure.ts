import { type EmptyList, neverExposed } from "../../model/empty-relocation.ts";
import type { Relocation } from "../../model/relocation.ts";
import { words } from "../../model/words.ts";
import { addDays } from "../../text/date.ts";
import { compareText } from "../../text/order.ts";
import { type Block, heading, type TimelineRow } from "../layout/definition.ts";
import { type DocumentSource, objectName, siteName } from "./document-frame.ts";
import { german } from "./given-text.ts";

/** From when to when each process has one proven site at most, as a picture and as a table. */
export function* exposure(relocation: Relocation, source: DocumentSource): Generator<Block> {
  const { language, say, day } = source;
  yield heading(
    2,
    say({ de: "Zeiten mit nur einem belegten Standort", en: "Times with one proven site at most" }),
  );
  if (relocation.exposure.length === 0) {
    yield emptyNote(neverExposed(source.report), source);
    return;
  }
  yield { kind: "paragraph", text: words.explained.provenSite[language] };
  yield { kind: "paragraph", text: words.explained.untilOrExposed[language] };
  yield exposureTimeline(relocation, source);
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Prozess", en: "Process" }), share: 3, header: true },
      { title: say({ de: "von", en: "from" }), share: 1.2 },
      { title: say({ de: "bis", en: "to" }), share: 1.6 },
      { title: say({ de: "einziger belegter Standort", en: "the one proven site" }), share: 3 },
    ],
    rows: relocation.exposure.map(({ process, from, to, site }) => ({
      cells: [
        [german(objectName(source, process))],
        day(from),
        day(to) ?? say({ de: "kein Ende bekannt", en: "no end known" }),
        site === null ? say({ de: "keiner", en: "none" }) : siteName(source, site),
      ],
    })),
  };
}

/** When each process has one proven site at most: the red line of a move. */
function exposureTimeline({ exposure: times, cutOver }: Relocation, source: DocumentSource): Block {
  const { say, day } = source;
  const days = [cutOver, ...times.flatMap(({ from, to }) => (to === null ? [from] : [from, to]))].sort(
    compareText,
  );
  const last = days.at(-1) ?? cutOver;
  // What ends with nothing that is known reaches the end of the axis.
  const end = times.some(({ to }) => to === null) ? addDays(last, 90) : last;
  const process = (id: string): string => objectName(source, id);
  const until = (to: string | null): string => day(to) ?? say({ de: "offenes Ende", en: "open end" });
  return {
    kind: "timeline",
    title: say({
      de: "Zeiten mit höchstens einem belegten Standort",
      en: "Times with one proven site at most",
    }),
    from: days[0] ?? cutOver,
    to: end,
    tick: day,
    mark: { day: cutOver, name: say({ de: "Umschaltung", en: "Cut-over" }) },
    series: [
      { name: say({ de: "ein belegter Standort", en: "one proven site" }), tone: "warning", icon: "warning" },
      { name: say({ de: "kein belegter Standort", en: "no proven site" }), tone: "danger", icon: "cross" },
    ],
    rows: times.map(
      (one): TimelineRow => ({
        name: [
          german(process(one.process)),
          ...(one.site === null ? [] : [": ", german(siteName(source, one.site))]),
        ],
        spoken: `${process(one.process)}${one.site === null ? "" : `: ${siteName(source, one.site)}`}, ${say({ de: "ab", en: "from" })} ${day(one.from)}`,
        bar: { from: one.from, to: one.to ?? end, series: one.site === null ? 1 : 0 },
        label: until(one.to),
      }),
    ),
  };
}

/** Says of an empty list whether that is good news. */
export function emptyNote({ good, text }: EmptyList, { say }: DocumentSource): Block {
  return good
    ? { kind: "note", icon: "check", tone: "success", text: say(text) }
    : { kind: "note", icon: "question", tone: "neutral", text: say(text) };
}
