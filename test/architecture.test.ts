import { readFileSync } from "node:fs";
import { globSync } from "glob";
import { describe, expect, it } from "vitest";
import { boundaries, mostLines, violationsOf } from "./architecture/boundaries.ts";
import { circlesOf } from "./architecture/circles.ts";
import { readSourceFacts } from "./architecture/source-facts.ts";

function brokenBy(path: string, text: string): string[] {
  return [...new Set(violationsOf(readSourceFacts(path, text)).map(({ boundary }) => boundary))].sort();
}

describe("the architecture's boundaries", () => {
  const files = globSync(["src/**/*.ts", "site/**/*.{ts,astro}"], {
    posix: true,
    ignore: "**/node_modules/**",
  }).sort();

  const facts = files.map((path) => readSourceFacts(path, readFileSync(path, "utf8")));
  const violations = facts.flatMap(violationsOf);

  it("looks at all source files", () => {
    for (const path of ["src/pipeline.ts", "src/cli/main.ts", "src/rules/run.ts", "site/src/data.ts"])
      expect(files).toContain(path);
  });

  it.each(boundaries)("$name", ({ name, why }) => {
    const broken = violations.filter(({ boundary }) => boundary === name).map(({ message }) => message);
    expect(broken, why).toEqual([]);
  });

  it("no file imports itself by way of others", () => {
    expect(circlesOf(facts)).toEqual([]);
  });

  it("says why, for each", () => {
    for (const { why } of boundaries) expect(why.length).toBeGreaterThan(60);
  });
});

/** Made-up sources: path, text, the boundaries that they break. */
const breaking: readonly (readonly [string, string, readonly string[]])[] = [
  ["src/model/x.ts", 'import { a } from "../text/date.ts";', ["folders"]],
  ["src/text/x.ts", 'import type { A } from "../model/finding.ts";', ["folders"]],
  ["src/catalogue/x.ts", 'import { a } from "../source/markdown.ts";', ["folders"]],
  ["src/rules/x.ts", 'import { a } from "../assess/assess.ts";', ["folders"]],
  ["src/report/x.ts", 'export { a } from "../rules/run.ts";', ["folders"]],
  ["src/source/x.ts", 'const a = await import("../pipeline.ts");', ["folders"]],
  ["src/assess/x.ts", 'type A = import("../cli/check.ts").A;', ["folders"]],
  ["src/formats/xlsx/read.ts", 'import { a } from "../../source/edit/write.ts";', ["folders"]],
  ["src/import/x.ts", 'import { a } from "../pipeline.ts";', ["folders"]],
  ["src/source/x.ts", 'import { a } from "../import/outcome.ts";', ["folders"]],
  ["src/lsp/x.ts", 'import { a } from "../cli/clock.ts";', ["folders"]],
  ["src/pipeline.ts", 'import { a } from "./cli/clock.ts";', ["folders"]],
  ["src/utils/x.ts", "/** One. */ export const a = 1;", ["folders"]],
  ["src/pdf/x.ts", 'import type { A } from "../model/project.ts";', ["report-alone"]],
  ["src/reporters/x.ts", 'import type { A } from "../model/assessed.ts";', ["report-alone"]],
  [
    "site/src/views/X.astro",
    '---\nimport type { A } from "../../../src/model/project.ts";\n---\n<p />',
    ["site-data"],
  ],
  ["site/src/x.ts", 'import { a } from "../../src/index.ts";', ["site-data"]],
  ["site/src/x.ts", 'import { readFileSync } from "node:fs";', ["site-data"]],
  ["src/pdf/x.ts", 'import { readFileSync } from "node:fs";', ["file-system"]],
  ["src/formats/oscal/x.ts", 'import { open } from "fs/promises";', ["file-system"]],
  ["src/catalogue/x.ts", 'import { readFile } from "node:fs/promises";', ["file-system"]],
  ["src/seal/x.ts", 'import { readFile } from "node:fs/promises";', ["file-system"]],
  ["src/cli/x.ts", 'import { randomBytes, sign } from "node:crypto";', ["cryptography"]],
  ["src/publish/x.ts", 'import * as all from "crypto";', ["cryptography"]],
  ["src/cli/x.ts", 'import { execFile } from "node:child_process";', ["programs"]],
  ["src/source/x.ts", 'import { execFile } from "node:child_process";', ["programs"]],
  ["src/cli/x.ts", 'import { mkdir, rm } from "node:fs/promises";', ["making-folders"]],
  ["src/source/x.ts", 'import { mkdirSync as make } from "fs";', ["making-folders"]],
  ["src/source/x.ts", 'console.log("a");', ["console"]],
  ["src/pdf/x.ts", "function f() { console.warn(1); }", ["console"]],
  ["site/src/x.ts", "const { log } = console;", ["console"]],
  ["src/source/x.ts", "const a = Date.now();", ["clock"]],
  ["src/pdf/x.ts", "const a = new Date();", ["clock"]],
  ["src/pdf/x.ts", "const a = new Date;", ["clock"]],
  ["src/lsp/x.ts", "const a = performance.now();", ["clock"]],
  ["src/seal/x.ts", "const Clock = Date; const a = new Clock();", ["clock"]],
  ["site/src/views/X.astro", "---\nconst a = 1;\n---\n<p>{new Date()}</p>", ["clock"]],
  ["src/pdf/x.ts", "const a = process.env.HOME;", ["surroundings"]],
  ["src/reporters/x.ts", 'import { env } from "node:process";', ["surroundings"]],
  ["src/assess/x.ts", "for (const process of a) f(process); g(process.env);", ["surroundings"]],
  ["src/catalogue/x.ts", "globalThis.setTimeout(f);", ["surroundings"]],
  ["src/rules/x.ts", "const a = Math.random();", ["pure"]],
  ["src/report/x.ts", "const a = crypto.randomUUID();", ["pure"]],
  ["src/report/x.ts", 'import { createHash, randomUUID } from "node:crypto";', ["pure"]],
  ["src/assess/x.ts", 'import { join } from "node:path";', ["pure"]],
  ["src/assess/x.ts", 'import { readFileSync } from "node:fs";', ["file-system", "pure"]],
  ["src/rules/x.ts", "const a = process.env.LANG;", ["surroundings"]],
  ["src/cli/x.ts", 'const a = await fetch("a");', ["network"]],
  ["site/client/x.ts", 'fetch("index.json");', ["network"]],
  ["src/source/x.ts", 'import { get } from "node:https";', ["network"]],
  ["src/rules/x.ts", "const a = list.sort((a, b) => a.localeCompare(b));", ["locale"]],
  ["src/pdf/x.ts", "const a = count.toLocaleString();", ["locale"]],
  ["src/reporters/x.ts", "const a = new Intl.NumberFormat();", ["locale"]],
  ["src/text/x.ts", "const a = day.getDate();", ["locale"]],
  ["src/rules/x.ts", "\n".repeat(mostLines + 1), ["length"]],
  ["src/model/x.ts", "/** A day. */\nexport type A = string;\nexport const a = 1;", ["docstrings"]],
];

/** Made-up sources that look alike and break nothing. */
const harmless: readonly (readonly [string, string])[] = [
  ["src/rules/x.ts", 'import { a } from "../text/date.ts";\nimport { b } from "./rule.ts";'],
  ["src/pdf/layout/x.ts", 'import type { A } from "../../model/report.ts";'],
  ["src/pipeline.ts", 'import { a } from "./rules/run.ts";'],
  ["src/cli/x.ts", 'import { a } from "../pdf/x.ts"; console.log(Date.now(), process.argv);'],
  [
    "src/source/git.ts",
    'import { execFile } from "node:child_process"; import { open } from "node:fs/promises";',
  ],
  [
    "src/rules/x.ts",
    '// console.log(Date.now())\nconst a = "new Date()"; const b = new Date(0); const c = Date.UTC(1);',
  ],
  ["src/seal/x.ts", 'import { createPublicKey, randomBytes } from "node:crypto";'],
  ["src/rules/x.ts", "const a = risk.process; const b = { process: 1, console: 2 };"],
  ["src/rules/x.ts", "for (const process of processes) { f(process.id, { process }); }"],
  ["src/rules/x.ts", "const f = ({ process }) => process.id; function g(process) { return process; }"],
  ["src/report/x.ts", 'import { createHash } from "node:crypto";'],
  [
    "site/src/views/X.astro",
    '---\nimport { report } from "../data.ts";\n---\n<p>{report.asOf} fetch console</p>',
  ],
  [
    "site/src/data.ts",
    'import { readFileSync } from "node:fs"; import type { A } from "../../src/model/report.ts";',
  ],
  ["src/rules/x.ts", "\n".repeat(mostLines)],
  ["site/src/views/X.astro", '---\nimport { words } from "../../../src/model/words.ts";\n---\n<p />'],
  ["site/src/x.ts", 'import { dateText } from "../../src/text/date.ts";'],
];

describe("the test of the architecture bites", () => {
  it.each(breaking)("%s: %j", (path, text, expected) => {
    expect(brokenBy(path, text)).toEqual(expected);
  });

  it.each(harmless)("but not at %s: %j", (path, text) => {
    expect(brokenBy(path, text)).toEqual([]);
  });

  it("at each boundary", () => {
    const bitten = new Set(breaking.flatMap(([, , names]) => names));
    expect([...bitten].sort()).toEqual(boundaries.map(({ name }) => name).sort());
  });

  it("with file, line and what", () => {
    const [violation] = violationsOf(readSourceFacts("src/rules/x.ts", "\nconst a = Date.now();\n"));
    expect(violation).toEqual({ boundary: "clock", message: "src/rules/x.ts:2 uses Date.now" });
  });
});

describe("circles", () => {
  const facts = (text: Readonly<Record<string, string>>) =>
    Object.entries(text).map(([path, source]) => readSourceFacts(path, source));

  it("are found, of any length", () => {
    expect(
      circlesOf(
        facts({
          "src/text/a.ts": 'import { b } from "./b.ts";',
          "src/text/b.ts": 'export * from "./c.ts";',
          "src/text/c.ts": 'const a = await import("./a.ts");',
          "src/text/d.ts": 'import { a } from "./a.ts";',
        }),
      ),
    ).toEqual([["src/text/a.ts", "src/text/b.ts", "src/text/c.ts"]]);
  });

  it("are none of types, which are gone when the program runs", () => {
    expect(
      circlesOf(
        facts({
          "src/text/a.ts": 'import { b } from "./b.ts";',
          "src/text/b.ts":
            'import type { A } from "./a.ts"; import { type B } from "./a.ts"; type C = import("./a.ts").C;',
        }),
      ),
    ).toEqual([]);
  });
});
