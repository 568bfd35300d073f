/** The picture of what depends on what, laid out here so that a page needs no script for it. */
import { type LayeredGraph, layeredGraph } from "../../src/drawing/layered-graph.ts";
import { words } from "../../src/model/words.ts";
import { neededItems } from "./counts.ts";
import { type ReportObject, report, type SiteLoss } from "./data.ts";
import { edges } from "./dependencies.ts";
import { metrics } from "./letters.ts";
import { sites } from "./lookup.ts";
import type { Page } from "./page.ts";
import { type BoxText, type TextBox, textBox } from "./picture-box.ts";

/** Width of a box, and what a picture fits, in pixels. */
const [boxWidth, pictureWidth] = [136, 896];
/** Room for the bar of states at the foot of a box. */
const barRoom = 12;

/** What the loss of a site does to an object: it falls, goes on elsewhere, was not there anyway, or is not touched. */
export type Fate = "falls" | "goes-on" | "absent" | "untouched";

/** A box of the picture. */
export interface ObjectBox {
  readonly object: ReportObject;
  readonly x: number;
  readonly y: number;
  readonly text: TextBox;
  /** Null where no site is taken away. */
  readonly fate: Fate | null;
}

/** A drawing of dependencies, in pixels; kinds of lines: all of several are needed, one of several, or missing. */
export interface DependencyPicture extends Pick<LayeredGraph, "width" | "height" | "lines"> {
  readonly boxes: readonly ObjectBox[];
}

/** What happens to an object, as the report judged it. */
export function fateOf(object: string, loss: SiteLoss): Fate {
  const touched = loss.objects.find((one) => one.object === object);
  if (!touched) return "untouched";
  if (touched.falls === "never-there") return "absent";
  return touched.falls === null ? "goes-on" : "falls";
}

/** Why an object falls, or is not there. */
export const fallWords = {
  "never-there": { de: "steht an keinem aktiven Standort", en: "stands at no active site" },
  "object-missing": { de: "steht an keinem anderen aktiven Standort", en: "stands at no other active site" },
  "no-redundancy": { de: "ist nicht redundant", en: "is not redundant" },
  "need-missing": { de: "ihm fehlt, was es braucht", en: "misses what it needs" },
} as const;

/** Draws objects, and what the loss of a site does to them. */
export function dependencyPicture(
  page: Page,
  shown: readonly ReportObject[],
  loss: SiteLoss | null,
): DependencyPicture {
  const missed = new Map(loss?.objects.map(({ object, misses }) => [object, misses]));
  const texts = new Map(
    shown.map((object) => [
      object.id,
      textBox(
        loss === null ? stateTexts(page, object) : lossTexts(page, object, loss),
        boxWidth,
        metrics,
        loss === null && neededItems(object.counts) > 0 ? barRoom : 0,
      ),
    ]),
  );
  const graph = layeredGraph(
    shown.map(({ id }) => ({ id, width: boxWidth, height: texts.get(id)?.height ?? 0 })),
    edges.map(({ from, to, alternative }) => ({
      from,
      to,
      kind: missed.get(from)?.includes(to) ? "missing" : alternative ? "one" : "all",
    })),
    pictureWidth,
  );
  const objectOf = new Map(shown.map((object) => [object.id, object]));
  return {
    ...graph,
    // Row by row: the keyboard goes through them as they are drawn.
    boxes: graph.boxes.flatMap(({ id, x, y }) => {
      const [object, text] = [objectOf.get(id), texts.get(id)];
      return object && text ? [{ object, x, y, text, fate: loss && fateOf(id, loss) }] : [];
    }),
  };
}

function stateTexts({ say }: Page, object: ReportObject): readonly BoxText[] {
  const needed = neededItems(object.counts);
  const state =
    object.counts.items === 0
      ? say({ de: "ohne Prüfpunkte", en: "no items" })
      : needed === 0
        ? say(words.state.dispensable)
        : say({
            de: `${object.counts.proven} von ${needed} belegt`,
            en: `${object.counts.proven} of ${needed} proven`,
          });
  return [
    { text: object.title, look: "title", german: true },
    ...(object.critical ? [{ text: say({ de: "kritisch", en: "critical" }), look: "strong" } as const] : []),
    { text: placesOf(object, say), look: "note" },
    { text: state, look: "note" },
  ];
}

function placesOf({ sites: own }: ReportObject, say: Page["say"]): string {
  if (own.length === 0) return say({ de: "an keinen Standort gebunden", en: "bound to no site" });
  return own.length === sites.size && own.length > 1
    ? say({ de: `alle ${own.length} Standorte`, en: `all ${own.length} sites` })
    : own.join(", ");
}

function lossTexts(page: Page, object: ReportObject, loss: SiteLoss): readonly BoxText[] {
  const { say } = page;
  const touched = loss.objects.find((one) => one.object === object.id);
  const verdict = report.failover.processes.find(
    ({ process, lost }) => process === object.id && lost === loss.lost,
  );
  const texts: BoxText[] = [{ text: object.title, look: "title", german: true }];
  if (verdict) {
    const until = verdict.until === null ? "" : ` ${page.date(verdict.until)}`;
    texts.push({ text: say(words.verdict[verdict.verdict]) + until, look: "strong" });
  }
  if (!touched) return [...texts, { text: say({ de: "nicht betroffen", en: "not touched" }), look: "note" }];
  if (touched.falls === "never-there")
    return [...texts, { text: say(fallWords["never-there"]), look: "note" }];
  if (touched.falls !== null)
    return [
      ...texts,
      { text: say({ de: "fällt aus", en: "falls" }), look: "strong" },
      { text: say(fallWords[touched.falls]), look: "note" },
    ];
  const where = touched.remaining.join(", ");
  return [
    ...texts,
    { text: say({ de: "läuft weiter", en: "goes on" }) + (where === "" ? "" : `: ${where}`), look: "note" },
  ];
}
