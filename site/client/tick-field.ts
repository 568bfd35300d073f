/** The field of a filter bar for rows that somebody chooses one by one. */
import type { Choice } from "./filter-fields.ts";
import { filterWords } from "./filter-words.ts";
import type { Row } from "./table-rows.ts";
import { identityOf, keyOf, ticksFrom, ticksText } from "./tick-key.ts";

/** Rows that are ticked. Each row is one item. */
export interface Ticks {
  has(row: Row): boolean;
  set(rows: readonly Row[], ticked: boolean): void;
}

/** What makes a row the same one in another edition. */
export function identityOfRow(row: Row): string {
  const [requirement = "", object = "", site = ""] = ["requirement", "object", "site"].map((name) =>
    row.valuesOf(name).join("+"),
  );
  return identityOf(requirement, object, site);
}

/** Stands in the address as keys of the items, which another edition reads too. */
export function tickField(): Choice & { readonly ticks: Ticks } {
  /** As the address says it, as long as nobody changes it. */
  let text = "";
  let keys = new Set<string>();
  /** Chosen ones that an address has lost on its way, and those of the list. */
  let lost = 0;
  let here = 0;
  const known = new Map<Row, string>();
  const keyOfRow = (row: Row) => {
    const key = known.get(row) ?? keyOf(identityOfRow(row));
    known.set(row, key);
    return key;
  };
  const has = (row: Row) => keys.size > 0 && keys.has(keyOfRow(row));
  return {
    keys: ["tick"],
    set(address) {
      text = address.get("tick") ?? "";
      const found = ticksFrom(text);
      keys = new Set(found.keys);
      lost = found.count - keys.size;
      here = keys.size;
    },
    chosen: () => (text === "" ? [] : [["tick", text]]),
    words: () => [{ text: filterWords.ticked(here, keys.size + lost - here), lang: "" }],
    holds: () => true,
    sample(_, all) {
      if (text === "") return null;
      const found = all.filter(has);
      here = found.length;
      return found;
    },
    ticks: {
      has,
      set(rows, ticked) {
        for (const row of rows) {
          if (ticked) keys.add(keyOfRow(row));
          else keys.delete(keyOfRow(row));
        }
        text = ticksText(keys, lost);
      },
    },
  };
}
