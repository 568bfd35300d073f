import { describe, expect, it } from "vitest";
import { Flow, textHeight } from "../../../src/pdf/layout/flow.ts";
import type { Strip } from "../../../src/pdf/layout/strip.ts";
import fc from "../../properties.ts";

/** Places strips of those heights; returns the page and the upper edge of each, in order. */
function placed(strips: readonly Pick<Strip, "height" | "keep">[]): readonly (readonly [number, number])[] {
  const places: (readonly [number, number])[] = [];
  const flow = new Flow({ next: () => null });
  for (const strip of strips) {
    flow.add({ ...strip, draw: () => {}, placed: (page, y) => void places.push([page, y]) });
  }
  flow.end();
  return places;
}

describe("Flow", () => {
  it("places a part that should stay with the next one though it is higher than a page", () => {
    const high = textHeight("portrait") * 1.5;
    const places = placed([{ height: 20 }, { height: high, keep: "soft" }, { height: 20 }]);
    expect(places.map(([page]) => page)).toEqual([1, 2, 3]);
  });

  it("places each strip once, in order, whatever stays with what", () => {
    const strip = fc.record({
      height: fc.double({ min: 1, max: textHeight("portrait") * 2, noNaN: true }),
      keep: fc.constantFrom(false, true, "soft" as const),
    });
    fc.assert(
      fc.property(fc.array(strip, { maxLength: 30 }), (strips) => {
        const places = placed(strips);
        expect(places).toHaveLength(strips.length);
        for (const [index, [page, y]] of places.entries()) {
          const [before, above] = places[index - 1] ?? [0, 0];
          expect(page > before || (page === before && y > above)).toBe(true);
        }
      }),
    );
  });
});
