import type { Index } from "../model/assessed.ts";
import { madeOfParts } from "../text/made-of-parts.ts";

/** What is made of a day, anew only if something has changed that was looked at: parts of the day, of its index or its project. */
export function madeOfDay<D extends { readonly index: Index }, V>(make: (day: D) => V): (day: D) => V {
  return madeOfParts(make, ["index", "project"], ({ index }) => index.project.objects);
}
