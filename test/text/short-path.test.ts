import { describe, expect, it } from "vitest";
import { extendPath, shortPath } from "../../src/text/short-path.ts";

const ids = (count: number) => Array.from({ length: count }, (_, i) => `o${i}`);

describe("a path of ids", () => {
  it("stays as it is while it is short", () => {
    expect(shortPath(ids(24))).toEqual(ids(24));
    expect(shortPath(["a", "b", "c"], 3)).toEqual(["a", "b", "c"]);
  });

  it("keeps both ends when it is long", () => {
    expect(shortPath(ids(9), 5)).toEqual(["o0", "o1", "…", "o7", "o8"]);
    expect(shortPath(ids(9), 6)).toEqual(["o0", "o1", "…", "o6", "o7", "o8"]);
  });

  it("grown step by step is the same as shortened at once, and never longer", () => {
    let path: string[] = [];
    for (const id of ids(500)) {
      path = extendPath(path, id);
      expect(path.length).toBeLessThanOrEqual(24);
    }
    expect(path).toEqual(shortPath(ids(500)));
  });
});
