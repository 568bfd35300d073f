/** A choice above a table. Its name is the key of the address and of the rows' `data-…` attribute. */
export interface Filter {
  readonly name: string;
  readonly label: string;
  /** What can be chosen: several at once, a single one as a question of yes or no. Empty for dates. */
  readonly options: readonly Option[];
  /** False if all rows are alike in it: then it is shown only where an address asks for it. */
  readonly choice: boolean;
  /** Chooses a range of dates instead; the keys of the address are `<name>-from` and `<name>-to`, both inclusive. */
  readonly dates?: boolean;
}

interface Option {
  readonly value: string;
  readonly text: string;
  /** Its text is what officers or the BSI wrote. */
  readonly german: boolean;
}

/** Values of a row, by filter name: several are separated by `|`. Dates are ISO 8601. */
export type Values = Readonly<Record<`data-${string}`, string>>;

/**
 * A filter over the values that occur, in the order of their first occurrence.
 * @param values of the rows; an empty text is no value.
 * @param german the texts are what officers or the BSI wrote.
 */
export function filterOf<Value extends string>(
  name: string,
  label: string,
  values: readonly Value[],
  text: (value: Value) => string = (value) => value,
  german: (value: Value) => boolean = () => false,
): readonly Filter[] {
  const found = new Set(values.flatMap((value) => value.split("|") as Value[]));
  const options = [...found].filter((value) => value !== "");
  return [
    {
      name,
      label,
      options: options.map((value) => ({ value, text: text(value), german: german(value) })),
      choice: found.size > 1,
    },
  ];
}

/**
 * Values of a row that shows several things, such as the items of a requirement. The row stays if one of its things meets
 * all filters: what is open at one site and proven at another is not open at the other.
 * @param things each with the same keys, the names of the filters; an empty text is no value.
 */
export function valuesOf(things: readonly Readonly<Record<string, string>>[]): Values {
  const names = Object.keys(things[0] ?? {});
  const distinct = new Map<string, readonly string[]>();
  for (const thing of things) {
    const values = names.map((name) => (thing[name] ?? "").replaceAll("|", "/"));
    distinct.set(values.join("|"), values);
  }
  const rows = [...distinct.values()];
  const values: Record<`data-${string}`, string> = {};
  for (const [place, name] of names.entries()) {
    const column = rows.map((row) => row[place] ?? "");
    const value = new Set(column).size === 1 ? (column[0] ?? "") : column.join("|");
    if (value !== "") values[`data-${name}`] = value;
  }
  return values;
}
