import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv, { type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { parse as parseJunit } from "junit2json";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { SaxesParser } from "saxes";
import { unified } from "unified";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { applyBaseline, recordBaseline } from "../../src/report/baseline.ts";
import { toGithub } from "../../src/reporters/github.ts";
import { toGitlab } from "../../src/reporters/gitlab.ts";
import { toJunit } from "../../src/reporters/junit.ts";
import { toMarkdown } from "../../src/reporters/markdown.ts";
import { toSarif } from "../../src/reporters/sarif.ts";
import { fixedReport } from "./fixture.ts";

const languages = ["de", "en"] as const;
const help = new Map([
  [
    "action-overdue",
    {
      title: { de: "Maßnahme überfällig", en: "Action overdue" },
      why: { de: "Warum.", en: "Why." },
      mend: { de: "Beheben.", en: "Mend." },
    },
  ],
]);

let report: Report;
let baselined: Report;

beforeEach(async () => {
  report = await fixedReport();
  // A baseline that accepts the first error, whose time for the second is over, and that knows one that is gone.
  const { findings, ...rest } = recordBaseline(report, "2026-12-31", "de", null);
  const known = findings.slice(0, 2).map((one, i) => (i === 0 ? one : { ...one, until: "2026-11-22" }));
  const gone = {
    ...known[0],
    fingerprint: "0".repeat(32),
    message: "Behoben: <b>@isb</b>",
  } as (typeof known)[0];
  baselined = applyBaseline(report, { ...rest, findings: [...known, gone] });
});

describe.each([
  ["sarif.json", (r: Report, l: "de" | "en") => toSarif(r, l, "inhalt/", help)],
  ["junit.xml", toJunit],
  ["gitlab.json", (r: Report, l: "de" | "en") => toGitlab(r, l, "inhalt/")],
  ["github.txt", (r: Report, l: "de" | "en") => toGithub(r, l, "inhalt/")],
  ["markdown.md", toMarkdown],
] as const)("%s", (name, render) => {
  it.each(languages)("is what it was (%s)", async (language) => {
    await expect(render(report, language)).toMatchFileSnapshot(`golden/${language}-${name}`);
  });

  it("shows what a baseline accepts, with its date", async () => {
    await expect(render(baselined, "de")).toMatchFileSnapshot(`golden/baseline-${name}`);
  });
});

describe("SARIF", () => {
  let validate: ValidateFunction;
  beforeAll(() => {
    // The official schema is of draft 4; what it uses of it means the same in draft 7.
    const { id, $schema, ...schema } = JSON.parse(
      readFileSync(
        fileURLToPath(import.meta.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json")),
        "utf8",
      ),
    );
    expect($schema).toContain("draft-04");
    const ajv = new Ajv.default({ strict: false, unicodeRegExp: false });
    addFormats.default(ajv);
    validate = ajv.compile({ ...schema, $id: id });
  });

  it.each(languages)("is valid against the official schema (%s)", (language) => {
    for (const one of [report, baselined]) {
      validate(JSON.parse(toSarif(one, language, "inhalt/", help)));
      expect(validate.errors).toBeNull();
    }
    validate({ version: "2.1.0", runs: [{ results: [{ level: "fatal" }] }] });
    expect(validate.errors).not.toBeNull();
  });

  it("carries rules with help and translation, fingerprints and fixes", () => {
    const [run] = JSON.parse(toSarif(report, "de", "", help)).runs;
    expect(run.tool.driver.rules).toHaveLength(report.rules.length);
    for (const result of run.results) {
      expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(result.partialFingerprints["nachweis/v1"]).toMatch(/^[0-9a-f]{32}$/);
    }
    const [, rule] = [
      run.translations[0].language,
      run.tool.driver.rules.find(({ id }: never) => id === "action-overdue"),
    ];
    expect(rule.help).toEqual({ text: "Warum.\n\nBeheben.", markdown: "Warum.\n\nBeheben." });
    const translated = run.translations[0].rules.find(({ id }: never) => id === "action-overdue");
    expect(translated.help.text).toBe("Why.\n\nMend.");
    const misspelt = run.results.find(
      ({ ruleId, fixes }: { ruleId: string; fixes?: unknown[] }) => ruleId === "catalog-syntax" && fixes,
    );
    expect(misspelt.fixes[0].artifactChanges[0].replacements[0]).toEqual({
      deletedRegion: { startLine: 12, startColumn: 3, endLine: 12, endColumn: 10 },
      insertedContent: { text: "Geprüft" },
    });
  });

  it("escapes paths as URIs and names no absolute one", () => {
    const text = toSarif(report, "de", "", help);
    expect(text).toContain('"evidence/rz-a/%C3%BCber%20sicht.txt"');
    expect(text).not.toMatch(/"(?:file:)?\/[a-z]/);
  });

  it("suppresses only what the baseline still accepts", () => {
    const [run] = JSON.parse(toSarif(baselined, "en", "", help)).runs;
    const suppressed = run.results.filter(
      ({ suppressions }: { suppressions: unknown[] }) => suppressions.length > 0,
    );
    expect(suppressed).toHaveLength(1);
    expect(suppressed[0]).toMatchObject({
      baselineState: "unchanged",
      suppressions: [{ kind: "external", status: "accepted", justification: "accepted until 2026-12-31" }],
    });
    expect(run.properties.gone).toHaveLength(1);
  });
});

describe("JUnit", () => {
  it("is well-formed XML 1.0, whatever the content says", () => {
    const broken = { ...report, domain: { ...report.domain, title: 'a\u0000\u001b\ud800\uffff"<&>]]>' } };
    for (const one of [report, baselined, broken]) {
      const parser = new SaxesParser({ xmlns: false });
      parser.on("error", (error) => {
        throw error;
      });
      parser.write(toJunit(one, "de")).close();
    }
  });

  it("has one case for each item, with the right result, and one for each error that no item shows", async () => {
    const suites = await parseJunit(toJunit(report, "de"));
    if (!suites || !("testsuite" in suites)) throw new Error("no suites");
    const content = suites.testsuite?.at(-1);
    const ofItems = (suites.testsuite ?? []).slice(0, -1);
    const cases = ofItems.flatMap((suite) => suite.testcase ?? []);
    expect(ofItems.map(({ name }) => name)).toEqual([
      "CON.2 Datenschutz",
      "NET.3.4 Network Access Control",
      "INF.7 Büroarbeitsplatz",
    ]);
    const results = cases.map(({ name, failure, skipped }) => [
      name?.split(" ").slice(0, 2).join(" "),
      failure?.[0]?.type ?? (skipped ? "skipped" : "passed"),
    ]);
    const expected = report.items.map(({ requirement, object, site, state }) => [
      `${requirement} ${object ?? "Verbund"}${site === null ? "" : `@${site}`}`,
      state === "proven" ? "passed" : state === "dispensable" ? "skipped" : state,
    ]);
    expect(results).toEqual(expected);
    expect({ tests: suites.tests, failures: suites.failures }).toEqual({
      tests: 8,
      failures: 4,
    });
    expect(content?.name).toBe("Fehler im Inhalt");
    expect(content?.testcase?.map(({ name }) => name)).toEqual([
      "catalog-syntax controls/catalog/net-3-4.md:12:3",
    ]);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(cases[0]?.failure?.[0]?.inner).toContain("controls/catalog/con-2.md:10:1");
  });

  it("skips a gap whose findings are all accepted, and fails again after the day", async () => {
    const all = recordBaseline(report, "2026-11-23", "de", null);
    const count = (one: Report): number => (toJunit(one, "de").match(/<failure /g) ?? []).length;
    expect(count(applyBaseline(report, all))).toBe(0);
    expect(count(applyBaseline({ ...report, asOf: "2026-11-24" }, all))).toBe(4);
  });

  it("shows an accepted error that no item shows as skipped, and a gap of which only warnings are accepted as failed", () => {
    const all = recordBaseline(report, "2026-12-31", "de", null);
    expect(toJunit(applyBaseline(report, all), "de")).toMatch(
      /name="catalog-syntax [^"]+"><skipped message="[^"]+ \(hingenommen bis 2026-12-31\)"/,
    );
    const item = report.items.find(({ state }) => state === "open");
    const [finding] = report.findings;
    if (!item || !finding) throw new Error("no gap");
    const { requirement, object, site } = item;
    const warning = { ...finding, severity: "warning" as const, requirement, object, site };
    const warned = { ...report, findings: [warning] };
    const accepted = applyBaseline(warned, recordBaseline(warned, "2026-12-31", "de", null));
    expect(toJunit(accepted, "de")).toContain('<failure type="open"');
    expect(toJunit(accepted, "de")).not.toContain('hingenommen bis 2026-12-31"/>');
  });
});

describe("GitLab Code Quality", () => {
  /** https://docs.gitlab.com/ci/testing/code_quality, "Code Quality report format". */
  const schema = {
    type: "array",
    items: {
      type: "object",
      required: ["description", "check_name", "fingerprint", "severity", "location"],
      properties: {
        description: { type: "string", minLength: 1 },
        check_name: { type: "string", minLength: 1 },
        fingerprint: { type: "string", minLength: 1 },
        severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
        location: {
          type: "object",
          required: ["path", "lines"],
          properties: {
            path: { type: "string", pattern: "^(?!\\./|/)" },
            lines: {
              type: "object",
              required: ["begin"],
              properties: { begin: { type: "integer", minimum: 1 } },
            },
          },
        },
      },
    },
  };

  it.each(languages)("has the documented form (%s)", (language) => {
    const validate = new Ajv.default().compile(schema);
    for (const one of [report, baselined]) {
      const issues = JSON.parse(toGitlab(one, language, ""));
      validate(issues);
      expect(validate.errors).toBeNull();
      const fingerprints = issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
      expect(new Set(fingerprints).size).toBe(report.findings.length);
    }
  });
});

describe("GitHub annotations", () => {
  /** As the runner reads a line: command, properties, message. */
  function readCommand(line: string): {
    command: string;
    properties: Record<string, string>;
    message: string;
  } {
    const [, command = "", list = "", message = ""] = /^::(\w+) (.*?)::(.*)$/s.exec(line) ?? [];
    const decode = (text: string): string =>
      text
        .replaceAll("%0D", "\r")
        .replaceAll("%0A", "\n")
        .replaceAll("%3A", ":")
        .replaceAll("%2C", ",")
        .replaceAll("%25", "%");
    const properties = list.split(",").map((pair) => pair.split("=").map(decode));
    return { command, properties: Object.fromEntries(properties), message: decode(message) };
  }

  it("is read back as it was meant", () => {
    const lines = toGithub(report, "de", "inhalt/").trimEnd().split("\n");
    expect(lines).toHaveLength(report.findings.length + 1);
    const commands = lines.slice(0, -1).map(readCommand);
    const overdue = commands.find(({ properties }) => properties.title === "action-overdue");
    expect(overdue?.command).toBe("error");
    expect(overdue?.properties).toEqual({
      file: "inhalt/controls/catalog/con-2.md",
      line: "10",
      col: "10",
      title: "action-overdue",
    });
    expect(overdue?.message).toContain("@isb #1 ]]> \ufffd::error:: %0A");
    expect(commands.map(({ command }) => command).sort()).toEqual(
      report.findings.map(({ severity }) => (severity === "info" ? "notice" : severity)).sort(),
    );
  });
});

describe("Markdown", () => {
  it.each(languages)("shows hostile content as text and nothing else (%s)", async (language) => {
    const markdown = toMarkdown(baselined, language);
    const html = String(
      await unified()
        .use(remarkParse)
        .use(remarkGfm)
        .use(remarkRehype, { allowDangerousHtml: true })
        .use(rehypeStringify, { allowDangerousHtml: true })
        .process(markdown),
    );
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag]) => tag));
    const ours = "br code details h2 li p strong summary table tbody td th thead tr ul".split(" ");
    expect([...tags].filter((tag) => !ours.includes(tag ?? ""))).toEqual([]);
    expect(html.replace(/&#x[0-9A-F]+;/g, "")).not.toMatch(/[@#!]\w|https:\/\//);
    expect(html).toContain("&#x3C;img src=x onerror=alert(1)>");
    expect(html.replaceAll("\u200b", "")).toContain(
      "@isb #1 ]]> \ufffd::error:: %0A rm | https://example.org",
    );
  });
});
