import type { ReportObject } from "./data.ts";

/** More boxes than a reader could follow; to lay out many more takes long, too. */
const mostBoxes = 80;

/** Objects that a picture can show: all of them, or else those that the critical processes need and those that must be in it. */
export function drawn(
  shown: readonly ReportObject[],
  must: (object: ReportObject) => boolean = () => false,
): readonly ReportObject[] {
  if (isDrawable(shown)) return shown;
  const byId = new Map(shown.map((object) => [object.id, object]));
  const needed = new Set(shown.filter(({ critical }) => critical).map(({ id }) => id));
  // Grows while it is walked.
  for (const id of needed) for (const other of (byId.get(id)?.dependsOn ?? []).flat()) needed.add(other);
  return shown.filter((object) => needed.has(object.id) || must(object));
}

/** Whether a picture of so many objects can be read. */
export function isDrawable(shown: readonly ReportObject[]): boolean {
  return shown.length <= mostBoxes;
}
