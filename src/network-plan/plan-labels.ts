import { type FontMetrics, linesWithin } from "../drawing/set-text.ts";
import type { Language } from "../model/position.ts";
import type { PlanGroup } from "./plan-content.ts";
import type { PlanThing } from "./plan-nodes.ts";
import type { PlanBox, PlanPicture, PlanText } from "./plan-picture.ts";
import { filled, planWords } from "./plan-words.ts";

/** A node's size and what stands in it, from its upper left corner. */
export interface NodeLabel {
  readonly width: number;
  readonly height: number;
  readonly box: Pick<PlanBox, "kind" | "marked" | "object">;
  readonly texts: readonly PlanText[];
  readonly signs: PlanPicture["signs"];
}

/** Width of the boxes of target objects; of links and sites at most. */
const [boxWidth, linkWidth, siteWidth] = [118, 132, 236];
const [padX, padY] = [6, 5];
const signSize = 9;

interface Part {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly muted: boolean;
  readonly german: boolean;
}

const title = (text: string, german: boolean, size = 8.6): Part => ({
  text,
  size,
  bold: true,
  muted: false,
  german,
});
const small = (text: string): Part => ({ text, size: 7.4, bold: false, muted: true, german: false });

/** What stands in the box of a node. */
export function labelOf(thing: PlanThing, language: Language, metrics: FontMetrics): NodeLabel {
  switch (thing.kind) {
    case "group":
      return label(
        {
          kind: "group",
          marked: thing.group.objects.length > 1,
          object: thing.group.objects.length === 1 ? thing.group.id : null,
        },
        groupParts(thing.group, language),
        { width: boxWidth, narrow: false },
        language,
        metrics,
      );
    case "link":
      return label(
        {
          kind: "link",
          marked: thing.link.link.criticality.length > 0,
          object: thing.link.object.id,
        },
        [{ ...title(thing.link.object.id, false, 8) }],
        { width: linkWidth, narrow: true },
        language,
        metrics,
      );
    case "site":
      return label(
        { kind: "site", marked: false, object: null },
        [title(thing.title, true, 10.5), ...(thing.title === thing.id ? [] : [small(thing.id)])],
        { width: siteWidth, narrow: true },
        language,
        metrics,
      );
    case "foreign":
      return label(
        { kind: "foreign", marked: false, object: null },
        [title(planWords.foreign[language], false)],
        { width: boxWidth, narrow: true },
        language,
        metrics,
      );
    case "trunk":
      return {
        width: 1,
        height: 0,
        box: { kind: "link", marked: false, object: null },
        texts: [],
        signs: [],
      };
  }
}

function groupParts(group: PlanGroup, language: Language): Part[] {
  const { id, objects, quantity, sites } = group;
  const name = `${quantity === 1 ? "" : `${quantity} × `}${group.title[language]}`;
  return [
    // What nobody wrote is said in both languages.
    title(name, group.title.de === group.title.en),
    small(objects.length === 1 ? id : filled(planWords.grouped[language], { id, n: objects.length })),
    ...(sites.length > 1 && quantity > 1
      ? [small(filled(planWords.together[language], { n: sites.length }))]
      : []),
  ];
}

function label(
  box: NodeLabel["box"],
  parts: readonly Part[],
  { width: most, narrow }: { readonly width: number; readonly narrow: boolean },
  language: Language,
  metrics: FontMetrics,
): NodeLabel {
  const hasSign = box.kind === "link" && box.marked;
  const start = padX + (hasSign ? signSize + 3 : 0);
  const texts: PlanText[] = [];
  let y = padY;
  for (const { text, size, bold, muted, german } of parts) {
    const leading = size * 1.2;
    for (const line of linesWithin(
      text,
      most - start - padX,
      { size, bold },
      metrics,
      german ? "de" : language,
    )) {
      const width = metrics.width(line, size, bold);
      texts.push({ x: start, y: y + size * 0.92, text: line, size, bold, muted, german, width });
      y += leading;
    }
    y += 1;
  }
  const widest = Math.max(0, ...texts.map(({ width }) => width));
  const height = y - 1 + padY;
  return {
    width: narrow ? Math.max(44, start + widest + padX) : most,
    height,
    box,
    texts,
    signs: hasSign ? [{ x: padX - 1, y: (height - signSize) / 2, size: signSize }] : [],
  };
}
