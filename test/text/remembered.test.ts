import { expect, it } from "vitest";
import { madeOfParts } from "../../src/text/made-of-parts.ts";
import { beginCheck, Remembered } from "../../src/text/remembered.ts";

it("a value is given again while all that it was made of is the same", () => {
  const thing = {};
  const remembered = new Remembered<string>();
  let made = 0;
  const value = (same: readonly unknown[], answers: Readonly<Record<string, unknown>>): string =>
    remembered.of(
      thing,
      same,
      { ask: (word: string) => answers[word] },
      ({ ask }) => `${ask("a")} ${++made}`,
    );
  expect(value([1], { a: "x", b: 1 })).toBe("x 1");
  expect(value([1], { a: "x", b: 2 }), "what was not asked for does not count").toBe("x 1");
  expect(value([1], { a: "y" })).toBe("y 2");
  expect(value([2], { a: "x" })).toBe("x 3");
  expect(value([1], { a: "x" }), "it is judged on several days").toBe("x 1");
  expect(remembered.of({}, [1], {}, () => "other")).toBe("other");
});

it("what two checks have not asked for is forgotten when something new comes", () => {
  const thing = {};
  const remembered = new Remembered<string>();
  let made = 0;
  const value = (day: string, content: number): string =>
    remembered.of(thing, [day, content], {}, () => `${day} ${content}: ${++made}`);
  beginCheck();
  expect([value("today", 1), value("later", 1)]).toEqual(["today 1: 1", "later 1: 2"]);
  beginCheck();
  expect([value("today", 1), value("later", 2)]).toEqual(["today 1: 1", "later 2: 3"]);
  beginCheck();
  expect(value("today", 2)).toBe("today 2: 4");
  expect([value("today", 1), value("later", 2)], "the check before asked for these").toEqual([
    "today 1: 1",
    "later 2: 3",
  ]);
  expect(value("later", 1), "nobody has asked for it since the first").toBe("later 1: 5");
});

it("of a record only that counts which was read, of records within it too, whoever reads it", () => {
  const objects = {};
  interface Day {
    readonly asOf: string;
    readonly index: {
      readonly sites: unknown;
      readonly project: { readonly texts: string; readonly links: string };
    };
  }
  const day = (texts: string, links: string, sites: unknown = null): Day => ({
    asOf: "2026-11-23",
    index: { sites, project: { texts, links } },
  });
  const made = { inner: 0, outer: 0 };
  const within = ["index", "project"];
  const inner = madeOfParts(
    ({ index }: Day) => `${index.project.links} ${++made.inner}`,
    within,
    () => objects,
  );
  const outer = madeOfParts(
    (of: Day) => `${inner(of)}, ${++made.outer}`,
    within,
    () => objects,
  );
  expect(outer(day("a", "b"))).toBe("b 1, 1");
  expect(outer(day("other", "b"))).toBe("b 1, 1");
  expect(outer(day("a", "c")), "what is read on its behalf counts as well").toBe("c 2, 2");
  const all = madeOfParts(
    (of: Day) => JSON.stringify(of),
    within,
    () => objects,
  );
  expect(all(day("a", "b"))).toBe(JSON.stringify(day("a", "b")));
  expect(all(day("a", "b", 1))).toBe(JSON.stringify(day("a", "b", 1)));
});

it("what is read only later could not be noted", () => {
  const holder = {};
  const late = madeOfParts(
    (of: { readonly a: number }) => () => of.a,
    [],
    () => holder,
  );
  expect(() => late({ a: 1 })()).toThrow("a is read too late");
});
