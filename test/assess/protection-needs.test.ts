import { describe, expect, it } from "vitest";
import type { Needs } from "../../src/model/assessed.ts";
import type { ObjectData } from "../../src/model/project.ts";
import { assessedOn, projectOf } from "./in-memory-project.ts";

/** The needs of the object `server`. */
function needsOf(objects: Readonly<Record<string, Partial<ObjectData>>>): Needs | undefined {
  return assessedOn(projectOf({ sites: {}, objects }), "2026-11-23").needs.get("server");
}

const process = (availability: "normal" | "high" | "very-high"): Partial<ObjectData> => ({
  type: "process",
  protection: { availability },
  "depends-on": ["server"],
});

describe("the protection need that an object inherits", () => {
  const server: Partial<ObjectData> = { type: "it-system" };

  it("is the highest of what depends on it, in whatever order that is written", () => {
    for (const [a, b] of [
      ["very-high", "high"],
      ["high", "very-high"],
    ] as const) {
      const needs = needsOf({ a: process(a), b: process(b), server });
      expect(needs?.availability).toMatchObject({ value: "very-high", set: null, inherited: "very-high" });
      expect(needs?.availability.path).toEqual([a === "very-high" ? "a" : "b", "server"]);
    }
  });

  it("gives way to its own", () => {
    const own = { ...server, protection: { availability: "normal" as const } };
    expect(needsOf({ a: process("high"), b: process("normal"), server: own })?.availability).toMatchObject({
      value: "normal",
      inherited: "high",
    });
  });
});
