import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { check } from "../../src/pipeline.ts";
import { toMarkdown } from "../../src/reporters/markdown.ts";
import { type PrettyOptions, toPretty } from "../../src/reporters/pretty.ts";
import { writeContent } from "../content-root.ts";
import { fixedReport, hostile } from "./fixture.ts";

const plain: PrettyOptions = { language: "de", colour: false, verbose: false };

/** Text without ANSI styles. */
const unpainted = (text: string) => text.split(/\p{Cc}\[[\d;]*m/u).join("");

/** The report with its first finding of a rule so many times, each for another requirement. */
function repeated(report: Report, rule: string, times: number): Report {
  const found = report.findings.find((finding) => finding.rule === rule);
  if (!found) throw new Error(`no finding of ${rule}`);
  const findings = Array.from({ length: times }, (_, i) => ({ ...found, requirement: `X.1.A${i}` }));
  return { ...report, findings };
}

describe("pretty", () => {
  it.each(["de", "en"] as const)("shows findings and summary in %s", async (language) => {
    const report = await fixedReport();
    const text = toPretty(report, { ...plain, language });
    await expect(text).toMatchFileSnapshot(`golden/${language}-pretty.txt`);
  });

  it("names each thing that stops a certificate when asked to", async () => {
    const report = await fixedReport();
    await expect(toPretty(report, { ...plain, verbose: true })).toMatchFileSnapshot(
      "golden/de-pretty-verbose.txt",
    );
  });

  it("says the same with colours", async () => {
    const report = await fixedReport();
    const coloured = toPretty(report, { ...plain, colour: true });
    expect(coloured).toContain("\u001b[1;31mFehler\u001b[0m");
    expect(unpainted(coloured)).toBe(toPretty(report, plain));
  });

  it("lets no control character of the content reach the terminal", async () => {
    const report = await fixedReport();
    const escaping = { ...report, domain: { ...report.domain, title: `Verbund \u001b[2J${hostile}` } };
    expect(toPretty(escaping, plain)).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });

  it("groups findings of one rule at one place, names what they are about, and opens with --verbose", async () => {
    const many = repeated(await fixedReport(), "status-unassessed", 90);
    const text = toPretty(many, plain);
    expect(text.match(/status-unassessed/g)).toHaveLength(1);
    expect(text).toMatch(/ {2}90-mal \(90 verhindern ein Zertifikat; einzeln mit --verbose\)\n/);
    expect(text).toContain("betrifft: X.1.A0 raum-b@rz-b, X.1.A1 raum-b@rz-b,");
    expect(text).toContain("und 85 weitere");
    const opened = toPretty(many, { ...plain, verbose: true });
    expect(opened.match(/^Fehler status-unassessed/gm)).toHaveLength(90);
  });

  it("groups findings with one mend over files, with the place of each", async () => {
    const report = await fixedReport();
    const found = report.findings.find(({ rule }) => rule === "evidence-unreviewed");
    if (!found) throw new Error("no finding");
    const findings = Array.from({ length: 7 }, (_, i) => ({ ...found, file: `evidence/rz-a/${i}.txt.yaml` }));
    const text = toPretty({ ...report, findings }, plain);
    expect(text).toContain("── in mehreren Dateien ─");
    expect(text.match(/evidence-unreviewed/g)).toHaveLength(1);
    expect(text).toContain("    evidence/rz-a/4.txt.yaml:1:1");
    expect(text).not.toContain("evidence/rz-a/5.txt.yaml");
    expect(text).toContain("und 2 weitere");
    expect(text.match(/Abhilfe: Lassen Sie ihn prüfen/g)).toHaveLength(1);
    const opened = toPretty({ ...report, findings }, { ...plain, verbose: true });
    expect(opened.match(/^Warnung evidence-unreviewed/gm)).toHaveLength(7);
  });

  it("says how much follows from a finding, and lists it with --verbose", async () => {
    const report = await fixedReport();
    const [first, second, third] = report.findings;
    if (!first || !second || !third) throw new Error("no findings");
    const folded = { ...report, findings: [{ ...first, folded: 2 }] };
    const consequences = new Map([[first.fingerprint, [second, third]]]);
    expect(toPretty(folded, { ...plain, consequences })).toContain(
      "daraus folgt: 2 Befunde (einzeln mit --verbose)",
    );
    const opened = toPretty(folded, { ...plain, consequences, verbose: true });
    expect(opened).toContain(`${second.file}:${second.line}:${second.column} ${second.rule}: `);
    expect(opened).toContain(`${third.file}:${third.line}:${third.column} ${third.rule}: `);
  });

  it("does not fold two", async () => {
    const text = toPretty(repeated(await fixedReport(), "status-unassessed", 2), plain);
    expect(text.match(/^Fehler status-unassessed/gm)).toHaveLength(2);
  });

  it("gives no green light to a domain without items", async () => {
    const { root } = await writeContent({
      "controls/domain.md": "---\ntitle: Leer\ncatalogue: kompendium-2023\napproach: standard\n---\n",
    });
    const report = await check(root, { today: "2026-11-23", version: "0.0.0" });
    for (const format of [toPretty(report, plain), toMarkdown(report, "de")]) {
      expect(format).toContain("Es gibt noch keine Prüfpunkte; darüber lässt sich nichts sagen.");
      expect(format).not.toMatch(/kein Hindernis/);
    }
    expect(toPretty(report, { ...plain, language: "en" })).toContain("There are no items yet");
  });

  it("points at what is wrong in a long line", async () => {
    const report = await fixedReport();
    const [finding] = report.findings;
    if (!finding) throw new Error("no finding");
    const excerpt = `${"Text ".repeat(40)}[hier](ziel.md) ${"mehr ".repeat(40)}`;
    const text = toPretty(
      { ...report, findings: [{ ...finding, line: 7, column: 201, excerpt, fix: null, suggestion: null }] },
      plain,
    );
    const [, quoted = "", carets = ""] = /^( +7 │ …\S.*…)\n(.*\^)$/m.exec(text) ?? [];
    expect(quoted.slice(carets.indexOf("^"), carets.length)).toBe("[hier](ziel.md)");
    expect(quoted.length).toBeLessThan(115);
  });
});
