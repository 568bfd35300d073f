import { readFileSync } from "node:fs";
import { globSync } from "glob";
import { describe, expect, it } from "vitest";
import { catalogueIds, loadCatalogue } from "../../src/catalogue/index.ts";
import { faultOf, patternsOf, patternsOfSchema } from "./patterns.ts";

const read = (path: string): string => readFileSync(path, "utf8");
const files = globSync(["src/**/*.ts", "site/**/*.{ts,astro}"], {
  posix: true,
  ignore: "**/node_modules/**",
});
const schemas = globSync("schemas/*.json", { posix: true });

/** Where patterns are made: of texts, which are escaped there, and of what shipped methods say, which is proven below. */
const makers = ["src/text/any-of.ts", "src/catalogue/requirement-form.ts"];
const ofMethods = catalogueIds.map((id) => ({
  path: `the method of ${id}`,
  line: 1,
  literal: `/${loadCatalogue(id).method.requirementForm}/`,
}));

describe("regular expressions", () => {
  const patterns = [
    ...files.flatMap((path) => patternsOf(path, read(path))),
    ...schemas.flatMap((path) => patternsOfSchema(path, JSON.parse(read(path)))),
    ...ofMethods,
  ];

  it("are all found", () => {
    expect(patterns.length).toBeGreaterThan(400);
    for (const path of [
      "src/source/classification.ts",
      "site/src/components/EvidencePreview.astro",
      ...makers,
    ])
      expect(patterns.some((pattern) => pattern.path === path)).toBe(true);
  });

  it("are written down, so that they can be proven", () => {
    const made = patterns.filter(({ path, literal }) => literal === null && !makers.includes(path));
    expect(
      made.map(({ path, line }) => `${path}:${line}`),
      "Write the expression as a literal, or use anyOf of src/text/any-of.ts.",
    ).toEqual([]);
  });

  // A minute of the processor alone, which a busy machine makes many of.
  it("take linear time, whatever content they are tried on", { timeout: 600_000 }, () => {
    const places = Map.groupBy(patterns, ({ literal }) => literal ?? "");
    places.delete("");
    const faults = [...places].flatMap(([literal, [first]]) => {
      const fault = faultOf(literal);
      return fault === null ? [] : [`${first?.path}:${first?.line} ${fault} ${literal}`];
    });
    expect(
      faults,
      "A stranger's file can make it take minutes. Use src/text/trim.ts or between.ts, let neighbouring parts of it match different characters, or scan the text once; instead of looking ahead or behind look at the sign that stands there.",
    ).toEqual([]);
  });
});

describe("the proof", () => {
  it.each([
    ["/(a+)+$/", "exponential"],
    ["/[:;,.]+$/", "2nd degree polynomial"],
    ["/<[^>]*>/g", "2nd degree polynomial"],
    ["/,\\s*(?![^()]*\\))/", "not proven: unsupported"],
    ["/[\\p{Cc}--[\\n]]+/v", "not proven: invalid"],
  ])("does not let %s pass", (literal, fault) => {
    expect(faultOf(literal)).toBe(fault);
  });

  it.each(["/^[:;,.]+/", "/\\s+/g", "/<[^<>]*>/g"])("lets %s pass", (literal) => {
    expect(faultOf(literal)).toBeNull();
  });

  it("sees patterns that are put together, and those of Astro files and schemas", () => {
    const literals = (path: string, text: string) => patternsOf(path, text).map(({ literal }) => literal);
    expect(
      literals("src/x.ts", "const a: RegExp = /x/u; new RegExp(b); RegExp(c); [b].map(RegExp);"),
    ).toEqual(["/x/u", null, null, null]);
    expect(literals("site/X.astro", "---\nconst a = /y/;\n---\n<p>{/z/.test(a)}</p>")).toEqual([
      "/y/",
      "/z/",
    ]);
    expect(patternsOfSchema("s", { properties: { a: { pattern: "^x" } } })).toMatchObject([
      { literal: "/^x/u" },
    ]);
  });
});
