import { execFileSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../src/pipeline.ts";
import { toJson } from "../../src/reporters/json.ts";
import { toPretty } from "../../src/reporters/pretty.ts";
import { fitOf } from "../../src/source/evidence-file/file-names.ts";
import { hasHidden } from "../../src/text/hidden-characters.ts";
import { type Content, day, placesOf, reportOn, writeContent } from "../content-root.ts";
import { assessed, catalogFile, clean, objectFile, proofA, proofB, sidecar, withA1 } from "./clean-root.ts";

/** Bad input is a finding, never a crash, and ends soon: the runner's time limit is the judge of the latter. */
const catalog = "controls/catalog/boese.md";
const body = (text: string): Content => ({ ...clean, [catalog]: `---\ntitle: B\n---\n\n${text}\n` });
const front = (yaml: string): Content => ({ ...clean, [catalog]: `---\n${yaml}\n---\n` });
const depth = 5_000;

/** Everything that can be said about the report must be said too: as JSON, and for a terminal. */
async function survived(content: Content) {
  const report = await reportOn(content);
  expect(JSON.parse(toJson(report, "de")).format).toBe("nachweis-report/1");
  expect(toPretty(report, { language: "de", colour: false, verbose: true }).length).toBeGreaterThan(0);
  return report;
}

describe("Markdown made to harm", () => {
  it.each([
    ["quotations in each other", ">".repeat(depth)],
    ["lists in each other on one line", "- ".repeat(depth)],
    ["numbered lists in each other", "1. ".repeat(depth)],
    [
      "lists in each other over lines",
      Array.from({ length: 1500 }, (_, i) => `${"  ".repeat(i)}- x`).join("\n"),
    ],
    [
      "quotations in each other over lines",
      Array.from({ length: 500 }, (_, i) => `${"> ".repeat(i)}x`).join("\n"),
    ],
    ["brackets", "[".repeat(depth)],
    ["brackets closed", `${"[".repeat(depth)}x${"]".repeat(depth)}`],
    ["brackets with text", "[a".repeat(depth)],
    ["images in each other", "![".repeat(depth)],
    ["emphasis", "*a ".repeat(depth)],
    ["emphasis left and right", "*a _b ".repeat(depth)],
    ["emphasis closed", `${"*a **b ".repeat(2_000)}${"** *".repeat(2_000)}`],
    ["links in each other", "[x](".repeat(30_000)],
    ["backticks of growing length", Array.from({ length: 800 }, (_, i) => "`".repeat(i)).join(" ")],
    ["open HTML", "<a ".repeat(depth)],
    ["open comments", "<!-- ".repeat(depth)],
    ["autolinks", "<x@".repeat(depth)],
    ["www", "www.".repeat(depth)],
    ["mail addresses", "a@a.".repeat(depth)],
    ["a wide table", `|${"a|".repeat(500)}\n|${"-|".repeat(500)}\n|${"b|".repeat(500)}`],
    ["a long table", `| a |\n|---|\n${"| b |\n".repeat(2_000)}`],
    ["footnotes in each other", "[^a]: ".repeat(depth)],
    ["many definitions", Array.from({ length: 2_000 }, (_, i) => `[a${i}]: x`).join("\n")],
    ["headings", "## LWL-1 X\n".repeat(500)],
    ["a huge line", "a".repeat(1_000_000)],
    ["many blanks", `a${" ".repeat(1_000_000)}b`],
    ["many tabs and blanks", `\t${" \t".repeat(300_000)}x`],
    ["entities", "&amp;".repeat(depth)],
    ["many lines", "\n".repeat(50_000)],
    ["strikes", "~~a".repeat(30_000)],
    ["a quotation that goes on", `> a\n${"b\n".repeat(30_000)}`],
    ["a list item that goes on", `- a\n${"b\n".repeat(30_000)}`],
  ])("%s", async (_, text) => {
    const report = await survived(body(text));
    expect(report.summary.proven).toBe(7);
  });

  it.each([
    ["a long heading", `### ${"a".repeat(500_000)}: ja`],
    ["a heading of many scopes", `### ${Array.from({ length: 500 }, (_, i) => `x${i}`).join(", ")}: ja`],
    ["a heading of commas", `### ${",".repeat(200_000)}: ja`],
    ["a heading of colons", `### ${":".repeat(200_000)} ja`],
    ["a long label", `### rz-a: ja\n\n- ${"a".repeat(500_000)}: b`],
    ["a label of blanks", `### rz-a: ja\n\n- a${" ".repeat(200_000)}: b`],
    ["a value of semicolons", `### rz-a: ja\n\n- Offen: x${";".repeat(200_000)}`],
    ["headings within a line", "## x".repeat(16_000)],
    ["labels within a line", "x - Offen: ".repeat(6_000)],
    ["a line of hashes and one of what follows", `${"x ## y".repeat(2_000)}\n${"z ".repeat(50_000)}`],
    ["brackets that do not close", "[a](".repeat(900)],
    ["tags that do not close", `<b ${"href= ".repeat(20_000)}`],
    ["many short parts", "x\n\n".repeat(3_000)],
    ["a value of commas", `- Anforderungen: ${"x,".repeat(500)}`],
    ["a date that is long", `### rz-a: ja\n\n- Geprüft: ${"2".repeat(500_000)}`],
    ["a duration that is long", `- Nachweis: test, P${"1".repeat(500_000)}M`],
  ])("in a control: %s", async (_, text) => {
    const report = await survived({
      ...clean,
      [catalog]: catalogFile("INF.7", `## LWL-9 X\n\n- Anforderungen: INF.7.A1\n\n${text}`),
    });
    expect(report.summary.items).toBe(7);
  });

  it.each([
    ["NUL", "\0"],
    ["controls", "\u0001\u0002\u001b[31m\u0007\u007f\u0085"],
    ["directions", "\u202e\u2066\u200f"],
    ["half a pair", "\\ud800"],
    ["line separators", "\u2028\u2029\v\f"],
    ["a lone CR", "a\rb\r## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\r"],
  ])("characters: %s", async (_, text) => {
    const report = await survived(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes${text}wahl\n\n### alle: ja\n\n${proofA}, ${proofB} ${text}\n\n${assessed}\n`,
      ),
    );
    expect(report.summary.items).toBe(7);
  });

  it("many findings on one long line do not blow the report up", async () => {
    const report = await survived(body("[x](../../evidence/rz-a/y) ".repeat(800)));
    expect(report.findings).toHaveLength(800);
    expect(toJson(report, "de").length).toBeLessThan(20_000_000);
  });

  it.each([
    ["as itself", "\u202e", 3],
    ["as an entity", "&#x202E;", 3],
    ["a control character", "\u001b", 3],
    ["a blank without width", "\u200b", 3],
  ])("a hidden character in prose, %s, is a finding and in nothing that is made of it", async (_, sign, column) => {
    const report = await reportOn(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### alle: ja\n\nSo${sign}ist es: ${proofA}, ${proofB}\n\n${assessed}\n`,
      ),
    );
    expect(report.findings).toEqual([
      expect.objectContaining({
        rule: "catalog-syntax",
        file: "controls/catalog/inf-7.md",
        line: 10,
        column,
      }),
    ]);
    expect(report.summary.proven).toBe(7);
    expect(JSON.stringify(report.controls)).toContain("So\ufffdist");
    expect(
      hasHidden(
        Object.values(report)
          .map((part) => String(JSON.stringify(part)))
          .join(""),
      ),
    ).toBe(false);
  });

  it("a hidden character in metadata and in an address", async () => {
    const report = await reportOn({
      ...clean,
      "evidence/domain/konzept.txt.yaml": `${sidecar()}unit: "a\\u202eb"\n`,
      [catalog]: "---\ntitle: B\n---\n\n[x](../../evidence/rz-a/a%E2%80%AEb.pdf)\n",
    });
    expect(placesOf(report)).toContain("front-matter-invalid evidence/domain/konzept.txt.yaml:7");
    expect(hasHidden(JSON.stringify(report))).toBe(false);
  });

  it("a file whose name holds a hidden character is a finding, and no evidence", async () => {
    const report = await reportOn({ ...clean, "evidence/domain/a\u202eb.txt": "x", "controls/a\nb.md": "x" });
    expect(placesOf(report)).toEqual([
      "file-unreadable controls/a\ufffdb.md:1",
      "file-unreadable evidence/domain/a\ufffdb.txt:1",
    ]);
    expect(hasHidden(JSON.stringify(report))).toBe(false);
  });

  it("writes no control character to a terminal", async () => {
    const report = await reportOn(body("## LWL-1\u001b[31m X\u0007\n\n- Anforderungen: \u001b]0;böse\u0007"));
    expect(toPretty(report, { language: "de", colour: false, verbose: true })).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

describe("YAML made to harm", () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghijk"
    .split("")
    .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghij"[i]}`).join(",")}]`)
    .join("\n")}`;

  it.each([
    ["aliases of aliases", `title: B\n${bomb}`],
    ["an alias of itself", "title: &a [*a]"],
    ["an alias of nothing", "title: *a"],
    ["lists in each other", `title: ${"[".repeat(depth)}`],
    ["lists in each other, closed", `title: ${"[".repeat(10_000)}${"]".repeat(10_000)}`],
    ["mappings in each other", `title: ${"{a: ".repeat(10_000)}`],
    ["mappings over lines", Array.from({ length: 2_000 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")],
    [
      "lists over lines",
      `title:\n${Array.from({ length: 2_000 }, (_, i) => `${" ".repeat(i)}- `).join("\n")}x`,
    ],
    ["lists on one line", `title:\n  ${"- ".repeat(10_000)}`],
    ["explicit keys", "? ".repeat(10_000)],
    ["many keys", Array.from({ length: 3_000 }, (_, i) => `k${i}: x`).join("\n")],
    ["tags", "title: !!js/function 'function(){}'"],
    ["a merge key", "title: B\n<<: {owner: X}"],
    ["a complex key", "{a: b}: c"],
    ["another document", "title: B\n--- \ntitle: C"],
    ["a directive", "%YAML 1.1\ntitle: B"],
    ["no key", ": x"],
    ["a key that is null", "title: B\n~: x"],
    ["controls", "title: \u0001\u0008"],
    ["very many keys", Array.from({ length: 60_000 }, (_, i) => `k${i}: x`).join("\n")],
    ["the same key again and again", "k: x\n".repeat(60_000)],
    ["a long key", `${"k".repeat(500_000)}: x`],
    ["a long value", `title: ${"k".repeat(3_000_000)}`],
    ["an open quotation", `title: "${"a\n".repeat(10_000)}`],
    ["a huge number", `title: B\nowner: ${"9".repeat(100_000)}`],
  ])("%s", async (_, yaml) => {
    const report = await survived(front(yaml));
    expect(report.summary.proven).toBe(7);
    expect(report.findings.length).toBeLessThan(30_000);
  });

  it("aliases of aliases are one finding", async () => {
    const report = await reportOn(front(`title: B\n${bomb}`));
    expect(placesOf(report)).toEqual([
      expect.stringMatching(/^front-matter-invalid controls\/catalog\/boese\.md:\d+$/),
    ]);
  });

  it("an alias that does no harm is read", async () => {
    const report = await reportOn(front("title: &t Titel\nowner: *t"));
    expect(placesOf(report)).toEqual([]);
    expect(report.findings).toEqual([]);
  });

  it.each([
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "prototype",
  ])("the key %s is unknown like any other", async (key) => {
    const object = objectFile(`type: provider\n${key}: {critical: true}`);
    const report = await survived({
      ...clean,
      "controls/objects/x.md": object,
      "evidence/domain/konzept.txt.yaml": `${sidecar()}${key}: x\n`,
    });
    expect(placesOf(report)).toEqual([
      "front-matter-invalid controls/objects/x.md:5",
      "front-matter-invalid evidence/domain/konzept.txt.yaml:7",
    ]);
    expect(({} as { critical?: boolean }).critical).toBeUndefined();
  });

  it.each(["__proto__", "constructor", "tostring"])("the words %s are names like any other", async (word) => {
    const report = await survived({
      ...clean,
      [`evidence/domain/${word}`]: "x",
      "controls/objects/constructor.md": objectFile("type: provider\ndepends-on: [server]"),
      "controls/sites/valueof.md": "---\ntitle: V\nphases: [{from: 2020-01-01, state: active}]\n---\n",
      [catalog]: catalogFile(
        "INF.7",
        `## LWL-9 X\n\n- Anforderungen: INF.7.A1\n- ${word}: x\n\n### ${word}: ${word}\n\n- Risiko: ${word}\n`,
      ),
      "controls/domain.md": String(clean["controls/domain.md"])
        .replace("off}", `off, ${word}: error}`)
        .replace("excluded: {", `excluded: {${word}: x, `),
    });
    expect(report.summary.proven).toBe(7);
    expect(placesOf(report)).toContain(`evidence-without-metadata evidence/domain/${word}:1`);
    expect(placesOf(report)).toContain("front-matter-invalid controls/domain.md:7");
    expect(placesOf(report)).toContain("module-unknown controls/domain.md:6");
  });
});

describe("files with odd names and kinds", () => {
  it("names with blanks, marks, quotes and line breaks are evidence like any other", async () => {
    const names = [
      "a b",
      "a'b\"c",
      "a;b",
      "$(x)",
      "-rf",
      "a*b?[c]",
      "ä€😀",
      "a#b?c%20",
      "x".repeat(200),
      "a.md.txt",
      "NUL",
      "a\\b",
    ];
    const content = Object.fromEntries(
      names.flatMap((name) => [
        [`evidence/domain/${name}`, name],
        [`evidence/domain/${name}.yaml`, sidecar()],
      ]),
    );
    const report = await survived({ ...clean, ...content });
    expect(report.findings.every((finding) => finding.rule === "evidence-orphan")).toBe(true);
    expect(report.findings).toHaveLength(names.length);
  });

  it.each([
    "controls/catalog/x.md",
    "controls/sites/x.md",
    "controls/objects/x.md",
    "controls/risks/x.md",
    "controls/audits/x.md",
    "evidence/rz-a/x.md",
    "evidence/rz-a/begehung2.txt.yaml",
  ])("a folder named %s is a folder", async (path) => {
    const { root } = await writeContent(clean);
    await mkdir(join(root, path), { recursive: true });
    const report = await check(root, { asOf: day, today: day, version: "0.0.0" });
    expect(placesOf(report)).toEqual([]);
  });

  it("a folder in place of domain.md is no domain.md", async () => {
    const { root } = await writeContent({ ...clean, "controls/domain.md": "" });
    execFileSync("rm", [join(root, "controls/domain.md")]);
    await mkdir(join(root, "controls/domain.md"));
    const report = await check(root, { asOf: day, today: day, version: "0.0.0" });
    expect(placesOf(report)).toContain("front-matter-invalid controls/domain.md:1");
  });

  it.each([
    "evidence/rz-a/rohr",
    "controls/catalog/rohr.md",
    "controls/domain.md",
    "evidence/rz-a/x.txt.yaml",
  ])("a pipe is never waited for: %s", async (path) => {
    const { root } = await writeContent(clean);
    execFileSync("rm", ["-f", join(root, path)]);
    execFileSync("mkfifo", [join(root, path)]);
    const report = await check(root, { asOf: day, today: day, version: "0.0.0" });
    expect(placesOf(report)).toContain(`file-unreadable ${path}:1`);
  });

  it.skipIf(process.getuid?.() === 0)("a file that may not be read is a finding", async () => {
    const { root } = await writeContent(clean);
    for (const path of [catalog.replace("boese", "con-2"), "evidence/rz-a/begehung.txt"])
      execFileSync("chmod", ["000", join(root, path)]);
    const report = await check(root, { asOf: day, today: day, version: "0.0.0" });
    expect(placesOf(report)).toContain("file-unreadable controls/catalog/con-2.md:1");
    expect(placesOf(report)).toContain("file-unreadable evidence/rz-a/begehung.txt:1");
  });
});

/** Words that stand for something in every table of a program, if it is asked carelessly. */
describe.each(["constructor", "__proto__"])("the word %s", (word) => {
  it("is no status", async () => {
    const report = await reportOn(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### alle: ${word}\n\n${assessed}\n`,
      ),
    );
    expect(report.findings.map(({ rule, line }) => [rule, line])).toEqual([["catalog-syntax", 8]]);
  });

  it("is no severity", async () => {
    const text = `---\ntitle: A\nkind: internal\ndate: 2026-01-01\n---\n\n## F-01 Titel\n\n- Schwere: ${word}\n`;
    const report = await reportOn({ ...clean, "controls/audits/a.md": text });
    expect(placesOf(report)).toEqual(["catalog-syntax controls/audits/a.md:9"]);
    expect(report.audits[0]?.findings[0]?.severity).toBeNull();
  });

  it("is no classification that anybody may see", async () => {
    const path = "controls/notizen/a.md";
    const report = await reportOn({ ...clean, [path]: `---\ntitle: A\nclassification: ${word}\n---\n` });
    expect(report.otherFiles).toEqual([{ path, title: "A", classification: "vs-nfd" }]);
  });

  it("is no folder that is meant", async () => {
    const path = `controls/${word}/a.md`;
    const [finding] = (await reportOn({ ...clean, [path]: "Text.\n" })).findings;
    expect(finding).toMatchObject({ file: path, message: { de: "Diese Datei wird nicht gelesen." } });
  });

  it("is no ending of evidence", () => {
    expect(fitOf(word, null)).toBeNull();
  });
});
