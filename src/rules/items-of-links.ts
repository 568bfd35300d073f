import type { Assessed, Item, LinkUse } from "../model/assessed.ts";
import type { Position } from "../model/position.ts";
import { addToList } from "../text/list-by-key.ts";
import { madeOnce } from "../text/made-once.ts";

/** The items that each link of an assessment concerns, for rules that go by links or files rather than by assessments. */
export interface ItemsOfLinks {
  /** Items that the link at a place concerns; none for a link outside of assessments. */
  at(place: Position): readonly Item[];
  /** Items that any link to an evidence file concerns. */
  of(path: string): readonly Item[];
}

/** The items that the links of assessments are evidence for. */
export function itemsOfLinks({ controls }: Pick<Assessed, "controls">): ItemsOfLinks {
  return ofControls(controls);
}

const ofControls = madeOnce((controls: Assessed["controls"]): ItemsOfLinks => {
  const byPlace = new Map<string, Item[]>();
  const byPath = new Map<string, Item[]>();
  const add = ({ link, concerned }: LinkUse): void => {
    // A footnote may belong to several assessments.
    addToList(byPlace, keyOf(link.at), concerned);
    if (link.path !== null) addToList(byPath, link.path, concerned);
  };
  for (const { assessments } of controls) {
    for (const { links, inherited } of assessments) {
      for (const use of links) add(use);
      for (const { use } of inherited) add(use);
    }
  }
  return { at: (place) => byPlace.get(keyOf(place)) ?? [], of: (path) => byPath.get(path) ?? [] };
});

function keyOf({ file, line, column }: Position): string {
  return `${file}:${line}:${column}`;
}
