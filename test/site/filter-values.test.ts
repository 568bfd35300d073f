import { describe, expect, test } from "vitest";
import { meets, valuesIn } from "../../site/client/filter-rows.ts";
import { filterOf, type Values, valuesOf } from "../../site/src/filters.ts";

/** True if a row with these values is shown when for each name one of the values is asked for. */
function shown(row: Values, asked: Readonly<Record<string, readonly string[]>>): boolean {
  return meets(
    (name) => valuesIn(row[`data-${name}`]),
    Object.entries(asked).map(([name, values]) => ({ name, holds: (value) => values.includes(value) })),
  );
}

describe("a filter", () => {
  test("offers each value once, in the order of their first occurrence, and knows whether that leaves a choice", () => {
    const [filter] = filterOf("site", "Standort", ["b", "a|b", "", "c"], (id) => id.toUpperCase());
    expect(filter?.options.map(({ value, text }) => [value, text])).toEqual([
      ["b", "B"],
      ["a", "A"],
      ["c", "C"],
    ]);
    expect(filter?.choice).toBe(true);
    expect(filterOf("site", "Standort", ["a", "a", ""])).toMatchObject([
      { choice: true, options: [{ value: "a" }] },
    ]);
    expect(filterOf("site", "Standort", ["a", "a"])).toMatchObject([
      { choice: false, options: [{ value: "a" }] },
    ]);
    expect(filterOf("site", "Standort", [])).toMatchObject([{ choice: false, options: [] }]);
  });
});

describe("a row", () => {
  const row = valuesOf([
    { module: "INF.2", site: "a", state: "proven", due: "" },
    { module: "INF.2", site: "b", state: "open", due: "2026-12-31" },
    { module: "INF.2", site: "b", state: "open", due: "2026-12-31" },
  ]);

  test("carries what its things share once, and nothing that none of them has", () => {
    expect(row).toEqual({
      "data-module": "INF.2",
      "data-site": "a|b",
      "data-state": "proven|open",
      "data-due": "|2026-12-31",
    });
    expect(valuesOf([{ site: "a", due: "" }])).toEqual({ "data-site": "a" });
    expect(valuesOf([])).toEqual({});
  });

  test("is shown if one of its things meets all filters: several values of a filter are alternatives", () => {
    expect(shown(row, {})).toBe(true);
    expect(shown(row, { site: ["b"], state: ["open"] })).toBe(true);
    expect(shown(row, { site: ["a", "b"], state: ["open", "unproven"], module: ["INF.2", "INF.1"] })).toBe(
      true,
    );
    expect(shown(row, { module: ["INF.1"] })).toBe(false);
  });

  test("is not shown for what is true of different things", () => {
    expect(shown(row, { site: ["a"], state: ["open"] })).toBe(false);
    expect(shown(row, { site: ["a"], due: ["2026-12-31"] })).toBe(false);
  });

  test("without a value of the filter is hidden", () => {
    expect(shown(row, { responsible: ["Haustechnik"] })).toBe(false);
    expect(shown({}, { site: ["a"] })).toBe(false);
  });

  test("of somebody whose name holds the separator stays one thing", () => {
    const odd = valuesOf([{ site: "a", responsible: "Haustechnik|Leitung" }]);
    expect(odd).toEqual({ "data-site": "a", "data-responsible": "Haustechnik/Leitung" });
  });
});
