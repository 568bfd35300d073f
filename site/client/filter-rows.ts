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
  const columns = conditions.map((condition) =>
    valuesOf(condition.name).map((value) => condition.holds(value)),
  );
  const things = Math.max(1, ...columns.map((column) => column.length));
  return Array.from({ length: things }, (_, thing) => thing).some((thing) =>
    columns.every((column) => column[column.length === 1 ? 0 : thing] ?? false),
  );
}
