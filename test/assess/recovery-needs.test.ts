import { describe, expect, it } from "vitest";
import type { ObjectData } from "../../src/model/project.ts";
import { activeSite, assessedOn, projectOf } from "./in-memory-project.ts";

/** BSI-Standard 200-4: a resource must be back as soon as its most urgent process (Minimalprinzip). */

const process = (rto: string, rpo: string, ...needs: string[]): Partial<ObjectData> => ({
  type: "process",
  "depends-on": needs,
  recovery: { rto, rpo, mtpd: "P7D" },
});
const inherited = (objects: Readonly<Record<string, Partial<ObjectData>>>, id: string) =>
  assessedOn(projectOf({ sites: { "rz-a": activeSite }, objects }), "2026-11-23").recovery.get(id);

describe("recovery times", () => {
  it("are the shortest of what depends on an object, each with the path it came by", () => {
    const objects = {
      langsam: process("PT24H", "PT5M", "server"),
      eilig: process("PT60M", "PT1H", "anwendung"),
      anwendung: { type: "application", "depends-on": ["server"] } as const,
      server: { type: "it-system", "depends-on": [["san-a", "san-b"]] } as const,
      "san-a": { type: "it-system" } as const,
      "san-b": { type: "it-system" } as const,
    };
    expect(inherited(objects, "server")).toEqual({
      rto: { value: "PT60M", path: ["eilig", "anwendung", "server"] },
      rpo: { value: "PT5M", path: ["langsam", "server"] },
    });
    expect(inherited(objects, "san-b")?.rto?.path).toEqual(["eilig", "anwendung", "server", "san-b"]);
    expect(inherited(objects, "eilig")).toEqual({ rto: null, rpo: null });
  });

  it("compare by length, whatever the unit; of equal ones the first stays", () => {
    const objects = { a: process("PT90M", "P1D", "s"), b: process("PT1H30M", "PT24H", "s"), s: {} };
    expect(inherited(objects, "s")).toEqual({
      rto: { value: "PT90M", path: ["a", "s"] },
      rpo: { value: "P1D", path: ["a", "s"] },
    });
  });

  it("of a process may be shorter than those it inherits, and go on downwards then", () => {
    const objects = { oben: process("PT8H", "PT1H", "unten"), unten: process("PT2H", "PT4H", "s"), s: {} };
    expect(inherited(objects, "s")).toEqual({
      rto: { value: "PT2H", path: ["unten", "s"] },
      rpo: { value: "PT1H", path: ["oben", "unten", "s"] },
    });
  });

  it("are cut where a circle closes", () => {
    const objects = {
      p: process("PT8H", "PT1H", "a"),
      a: { "depends-on": ["b"] },
      b: { "depends-on": ["a"] },
    };
    expect(inherited(objects, "a")?.rto?.value).toBe("PT8H");
  });
});
