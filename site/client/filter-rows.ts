/** Which rows meet the filters, by what their `data-…` attributes say (`valuesOf` in `site/src/filters.ts`). */

/** A filter that somebody has set. */
export interface Condition {
  readonly name: string;
  /** True for a value that it lets pass; an empty text is no value. */
  holds(value: string): boolean;
}

/** The values of a row: of each thing that it shows one, or a single one that all of them share. */
export function valuesIn(attribute: string | null | undefined): readonly string[] {
  return (attribute ?? "").split("|");
}

/** True if one of the things that a row shows meets all conditions. */
export function meets(
  valuesOf: (name: string) => readonly string[],
  conditions: readonly Condition[],
): boolean {
  const several: (readonly [Condition, readonly string[]])[] = [];
  for (const condition of conditions) {
    const values = valuesOf(condition.name);
    if (values.length > 1) several.push([condition, values]);
    else if (!values.every((value) => condition.holds(value))) return false;
  }
  const [first] = several;
  if (first === undefined) return true;
  return first[1].some((_, thing) =>
    several.every(([condition, values]) => condition.holds(values[thing] ?? "")),
  );
}
