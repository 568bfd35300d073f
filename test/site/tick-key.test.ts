import { describe, expect, it } from "vitest";
import { identityOf, keyOf, ticksFrom, ticksText } from "../../site/client/tick-key.ts";
import fc from "../properties.ts";

const identity = identityOf("INF.2.A3", "rz-raum", "rz-a");

describe("the key of an item", () => {
  it("is the same on every machine and in every edition", () => {
    expect(keyOf(identity)).toBe("ZB2L6S");
  });

  it("does not depend on a sign that rows of lists keep for themselves", () => {
    expect(identityOf("INF.2.A3", "a|b", "c")).toBe("INF.2.A3|a/b|c");
  });

  it("is another for each of 4,000 items", () => {
    const keys = Array.from({ length: 4000 }, (_, number) =>
      keyOf(identityOf(`SYS.1.${number % 9}.A${number}`, `server-${number % 40}`, `rz-${number % 3}`)),
    );
    expect(new Set(keys).size).toBe(4000);
    for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_-]{6}$/);
  });
});

describe("ticks in an address", () => {
  const keys = fc.uniqueArray(fc.string().map(keyOf), { minLength: 1 });

  it("come back, whatever the order in which somebody ticked", () => {
    fc.assert(
      fc.property(keys, (chosen) => {
        const text = ticksText(chosen);
        expect(text).toBe(ticksText([...chosen].reverse()));
        expect(encodeURIComponent(text)).toBe(text);
        expect(ticksFrom(text)).toEqual({ count: chosen.length, keys: [...chosen].sort() });
      }),
    );
    expect(ticksText([])).toBe("");
    expect(ticksFrom("")).toEqual({ count: 0, keys: [] });
  });

  it("tell how many were chosen where a program has cut the address off", () => {
    fc.assert(
      fc.property(keys, fc.nat(), (chosen, place) => {
        const text = ticksText(chosen);
        const from = text.indexOf(".") + 1;
        const cut = text.slice(0, from + (place % (text.length - from)));
        const arrived = ticksFrom(cut);
        expect(arrived.count).toBe(chosen.length);
        expect(arrived.keys.length).toBeLessThan(chosen.length);
      }),
    );
  });

  it("are nothing that was not chosen, whatever an address says", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { count, keys: found } = ticksFrom(text);
        expect(count).toBeGreaterThanOrEqual(found.length);
        for (const key of found) expect(text).toContain(key);
      }),
    );
  });
});
