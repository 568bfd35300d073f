import { expect, test } from "vitest";
import { gravityOf } from "../../site/src/risk-gravity.ts";

const gravities = (rising: readonly string[]) => rising.map((category) => gravityOf(category, rising));

test("categories of any number rise from low to highest", () => {
  expect(gravities(["a", "b", "c", "d"])).toEqual(["low", "medium", "high", "highest"]);
  expect(gravities(["a", "b", "c"])).toEqual(["low", "medium", "highest"]);
  expect(gravities(["a", "b"])).toEqual(["low", "highest"]);
  expect(gravities(["a"])).toEqual(["low"]);
});

test("what has no category, or none of the matrix, is never shown as harmless", () => {
  expect(gravityOf(null, ["a", "b"])).toBe("highest");
  expect(gravityOf("x", ["a", "b"])).toBe("highest");
});
