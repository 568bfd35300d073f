import { describe, expect, it } from "vitest";
import { buildSummary } from "../../src/cli/publish/build-summary.ts";
import { withhold } from "../../src/report/withhold/withhold.ts";
import { reportOn } from "../content-root.ts";
import { certifiable } from "../format/certifiable-root.ts";
import { assessed, changed, clean, yes } from "../format/clean-root.ts";

const inf7 = "controls/catalog/inf-7.md";
const gap = `### rz-b: nein\n\n- Offen: Türen \u001b[2Jtauschen; bis 2027-03-31; Haustechnik\n${assessed}\n`;
const withGap = changed(clean, inf7, yes("rz-b", "evidence/rz-b/begehung.txt"), gap);

describe("the summary of a build", () => {
  it("names what stops a certificate, the next dates, and where to open the result", async () => {
    const lines = buildSummary(await reportOn(withGap), "/dist/index.html", "de", false).split("\n");
    const urgent = lines.indexOf("Am dringendsten:");
    // The hidden character of its text comes first.
    expect(lines[urgent + 2]).toMatch(
      /^ {2}INF\.7\.A1 .* \(Basis\) ist nicht .* \[rz-b\] {2}.*inf-7\.md:14$/,
    );
    expect(lines[lines.indexOf("Nächste Fristen:") + 1]).toMatch(/^ {2}2027-03-31 {2}INF\.7\.A1 \(rz-b\): /);
    expect(lines.at(-2)).toBe("Öffnen: file:///dist/index.html");
  });

  it("puts errors before what has an action in time", async () => {
    const broken = changed(
      withGap,
      inf7,
      yes("raum-b@rz-b", "evidence/rz-b/begehung.txt"),
      `### raum-b: ja\n\n${assessed}\n`,
    );
    const lines = buildSummary(await reportOn(broken), "/dist/index.html", "en", false).split("\n");
    const urgent = lines.slice(lines.indexOf("Most urgent:") + 1).slice(0, 3);
    expect(urgent[0]).toMatch(/^ {2}There is no evidence/);
    expect(urgent[2]).toMatch(/^ {2}INF\.7\.A1 /);
  });

  it("says where nothing stands in the way that no obstacle follows, and names no gap", async () => {
    const text = buildSummary(await reportOn(certifiable), "/dist/index.html", "en", false);
    expect(text.replaceAll("\n", " ")).toMatch(
      /From what is written no obstacle follows; .* auditor and BSI decide\./,
    );
    expect(text).not.toContain("Most urgent");
  });

  it("does not say that nothing stops a certificate where that is withheld", async () => {
    const report = withhold(await reportOn(withGap), "public");
    const text = buildSummary(report, "/dist/index.html", "en", false).replaceAll("\n", " ");
    expect(report.withheld?.blockers).toBeGreaterThan(0);
    expect(text).toContain(
      `What stands in the way of a certificate is withheld at this clearance: ${report.withheld?.blockers} obstacles.`,
    );
    expect(text).not.toContain("no obstacle follows");
  });

  it("says how much is withheld of what it counts, and that results are", async () => {
    const whole = await reportOn(withGap);
    const [control] = whole.controls;
    const [blocker] = whole.blockers;
    if (!control || !blocker) throw new Error("the content has a control and an obstacle");
    const other = { ...control, id: "ORP.1.A1", file: "controls/catalog/geheim.md", assessments: [] };
    const more = {
      ...whole,
      controls: [...whole.controls, { ...other, classification: "confidential" as const }],
      blockers: [...whole.blockers, { ...blocker, file: other.file }],
    };
    const lines = buildSummary(withhold(more, "internal"), "/dist/index.html", "de", false).split("\n");
    expect(lines.join(" ")).toMatch(
      /Einem Zertifikat im Weg: 1 Prüfpunkt \(Basis oder MUSS\); .*; dazu 1 zurückgehalten\./,
    );
    expect(lines).toContain("Freigabestufe „intern“; zurückgehalten: 1 Maßnahme");
    expect(lines).toContain("  zurückgehalten: 1 Hindernis");
  });

  it("lets no control character of the content reach the terminal", async () => {
    const text = buildSummary(await reportOn(withGap), "/dist/index.html", "de", false);
    expect(text).not.toMatch(/[^\P{Cc}\n]/u);
  });
});
