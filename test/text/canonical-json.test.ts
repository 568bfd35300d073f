import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, canonicalPieces } from "../../src/text/canonical-json.ts";

/** As approvals in content were made, which go on holding. */
function sortedByReplacer(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    one !== null && typeof one === "object" && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : one,
  );
}

const values = fc.anything({
  key: fc.oneof(fc.string(), fc.constantFrom("10", "9", "1a", "__proto__", "ä", "")),
  values: [
    fc.string({ unit: "binary" }),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, undefined),
  ],
  withNullPrototype: true,
});

describe("canonical JSON", () => {
  it("is what JSON.stringify makes of sorted keys", () => {
    fc.assert(
      fc.property(fc.array(values), (value) => {
        expect(canonicalJson(value)).toBe(sortedByReplacer(value));
      }),
    );
  });

  it("is the same in pieces, and with parts that are made once", () => {
    fc.assert(
      fc.property(fc.record({ b: fc.array(values), a: values }), fc.array(values), (value, shared) => {
        const twice = { ...value, c: [shared, [shared, null], shared] };
        const known = new Map<object, string | null>([[shared, null]]);
        expect([...canonicalPieces(twice, known)].join("")).toBe(sortedByReplacer(twice));
        expect(canonicalJson(twice, known)).toBe(sortedByReplacer(twice));
        expect(known.get(shared)).toBe(sortedByReplacer(shared));
      }),
    );
  });
});
