import { madeOfParts } from "./made-of-parts.ts";

/** A content judged on a day. */
interface Day {
  readonly index: { readonly project: { readonly objects: object } };
}

/** What is made of a day, anew only if something has changed that was looked at: parts of the day, of its index or its project. */
export function madeOfDay<D extends Day, V>(make: (day: D) => V): (day: D) => V {
  return madeOfParts(make, ["index", "project"], ({ index }) => index.project.objects);
}
