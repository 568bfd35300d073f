import { expect, it } from "vitest";
import { addToList } from "../../src/text/list-by-key.ts";

it("a list by key grows without being copied each time", { timeout: 5_000 }, () => {
  const lists = new Map<string, number[]>();
  const first = [0];
  addToList(lists, "a", first);
  for (let i = 1; i < 200_000; i++) addToList(lists, "a", [i]);
  addToList(lists, "b", []);
  expect(lists.get("a")?.length).toBe(200_000);
  expect(lists.get("a")?.at(-1)).toBe(199_999);
  expect(lists.get("b")).toEqual([]);
  expect(first).toEqual([0]);
});
