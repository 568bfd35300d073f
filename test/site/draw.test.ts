import { describe, expect, it } from "vitest";
import { drawn } from "../../site/client/draw.ts";
import fc from "../properties.ts";

const units = Array.from({ length: 40 }, (_, number) => `INF.${number}|raum|rz-a`);

describe("drawn", () => {
  it("draws the same from the same on every machine", () => {
    expect([...drawn(["INF.1|a|x", "INF.2|a|x", "INF.5|b|x", "SYS.1.1|c|y"], "4711", 2)]).toEqual([
      "INF.2|a|x",
      "INF.1|a|x",
    ]);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(units, { minLength: 40 }),
        fc.string(),
        fc.nat(50),
        (order, seed, count) => {
          expect(drawn(order, seed, count)).toEqual(drawn(units, seed, count));
          expect(drawn(order, seed, count).size).toBe(Math.min(count, units.length));
        },
      ),
    );
  });

  it("draws each unit about as often as any other", () => {
    const times = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed += 1) {
      for (const unit of drawn(units, String(seed), 10)) times.set(unit, (times.get(unit) ?? 0) + 1);
    }
    // 500 times on average; five standard deviations.
    for (const unit of units) expect(Math.abs((times.get(unit) ?? 0) - 500)).toBeLessThan(97);
  });

  it("keeps what it drew where more is drawn", () => {
    const few = drawn(units, "x", 5);
    const more = drawn(units, "x", 9);
    expect([...few].every((unit) => more.has(unit))).toBe(true);
  });
});
