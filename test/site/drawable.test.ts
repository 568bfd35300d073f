import { expect, test } from "vitest";
import { drawn, isDrawable } from "../../site/src/drawable.ts";
import type { ReportObject } from "../../src/model/report.ts";

const objects = (count: number) =>
  Array.from(
    { length: count },
    (_, place) =>
      ({
        id: `o${place}`,
        critical: place === 0,
        dependsOn: place < 3 ? [[`o${place + 1}`, "weg"]] : [],
      }) as unknown as ReportObject,
  );

test("few objects are drawn as they are", () => {
  const few = objects(80);
  expect(drawn(few)).toBe(few);
  expect(isDrawable(few)).toBe(true);
});

test("of many those are drawn that the critical processes need, and those that must be", () => {
  const many = objects(300);
  expect(isDrawable(many)).toBe(false);
  expect(drawn(many, ({ id }) => id === "o200").map(({ id }) => id)).toEqual([
    "o0",
    "o1",
    "o2",
    "o3",
    "o200",
  ]);
});
