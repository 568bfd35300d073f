import { describe, expect, it } from "vitest";
import { askedBy, isSchemeKind, lackOf, type Parts } from "../../site/client/audit-scheme.ts";

const none = { modules: null, sites: null };
const parts = (modules: string[], sites: string[], layers: string[]): Parts => ({
  modules: new Set(modules),
  sites: new Set(sites),
  layers: new Set(layers),
});

describe("the audit scheme", () => {
  it.each([
    ["certification", 1, 1],
    ["certification", 2, 2],
    ["certification", 4, 2],
    ["certification", 5, 3],
    ["surveillance", 2, 1],
    ["surveillance", 4, 2],
    ["recertification", 4, 2],
    ["recertification", 25, 4],
    ["period", 9, null],
  ] as const)("asks at %s, of %i sites, for %s", (kind, count, sites) => {
    expect(askedBy(kind, count, none).sites).toBe(sites);
  });

  it("asks for as many modules as it names, and for none where it names no number", () => {
    expect(askedBy("certification", 2, none).modules).toBe(6);
    expect(askedBy("surveillance", 2, none).modules).toBe(3);
    expect(askedBy("period", 2, none).modules).toBe(12);
    expect(askedBy("recertification", 2, none).modules).toBeNull();
  });

  it("gives way to the numbers of whoever audits, to 0 as well", () => {
    expect(askedBy("certification", 2, { modules: 9, sites: 0 })).toMatchObject({ modules: 9, sites: 0 });
  });

  it("says what a sample lacks: numbers, the module that is always looked at, layers", () => {
    const all = parts(["ISMS.1", "INF.1", "INF.2"], ["a", "b"], ["ISMS", "INF"]);
    const sample = parts(["INF.1", "INF.2"], ["a"], ["INF"]);
    expect(lackOf(askedBy("certification", 2, none), sample, all)).toEqual({
      modules: 4,
      sites: 1,
      named: ["ISMS.1"],
    });
    expect(lackOf(askedBy("period", 2, none), sample, all)).toEqual({
      modules: 10,
      sites: 0,
      named: ["ISMS"],
    });
    const enough = parts(["ISMS.1", "INF.1", "INF.2"], ["a"], ["ISMS", "INF"]);
    expect(lackOf(askedBy("surveillance", 2, none), enough, all)).toEqual({
      modules: 0,
      sites: 0,
      named: [],
    });
  });

  it("knows its kinds, and nothing that an address brings beside them", () => {
    expect(isSchemeKind("surveillance")).toBe(true);
    expect(["constructor", "__proto__", "x", ""].some(isSchemeKind)).toBe(false);
  });
});
