import { expect, it } from "vitest";
import { sharing } from "../../src/text/sharing.ts";

const value = () => ({ list: [{ a: 1 }, { b: 2 }], map: new Map([["k", { c: [3] }]]), set: new Set([4]) });

it("what is equal is the same thing, and nothing else is", () => {
  const before = value();
  expect(sharing(value(), before)).toBe(before);
  const now = { ...value(), list: [{ a: 1 }, { b: 3 }] };
  const shared = sharing(now, before);
  expect(shared).toEqual(now);
  expect(shared).not.toBe(before);
  expect(shared.list[0]).toBe(before.list[0]);
  expect(shared.map).toBe(before.map);
  expect(now.list[0], "what was made is left as it is").not.toBe(before.list[0]);
});

it("keys in another order are something else: a report would have another text", () => {
  const before = { a: 1, b: 2 };
  expect(JSON.stringify(sharing({ b: 2, a: 1 }, before))).toBe('{"b":2,"a":1}');
});

it("two things stay two, and one that stands in several places stays one", () => {
  const one = { a: 1 };
  const twice = sharing([{ a: 1 }, { a: 1 }], [one, one]);
  expect(twice[0]).toBe(one);
  expect(twice[1]).not.toBe(one);
  const link = { a: 1 };
  const shared = sharing([link, link, 2], [{ a: 1 }, { a: 1 }, 1]);
  expect(shared[0]).toBe(shared[1]);
});

it("an object without a prototype stays one", () => {
  const bare = (b: number): object => Object.assign(Object.create(null), { a: {}, b });
  const shared = sharing(bare(2), bare(1));
  expect(Object.getPrototypeOf(shared)).toBe(null);
  expect(shared).toEqual(bare(2));
});
