import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { type Content, placesOf, reportOn, statesOf } from "../content-root.ts";
import { domainFile, proofA, sidecar, withA1, yes } from "./clean-root.ts";

/** FORMAT.md: everything that depends on the day, with its inclusive limits. */
const a = "INF.7.A1 raum-a@rz-a";
const at = "controls/catalog/inf-7.md";
const content = (
  lines: string,
  assessment = `### rz-a: ja\n\n${proofA}\n\n- Geprüft: 2026-09-14, A. Beispiel`,
): Content => ({
  ...withA1(
    `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${assessment}\n\n${yes("rz-b", "evidence/rz-b/begehung.txt")}`,
  ),
  "controls/catalog/inf-7-a2.md": `---\ntitle: K\n---\n\n## INF.7.A2 Geschlossene Fenster und abgeschlossene Türen\n\n### alle: entbehrlich\n\nGrund.\n\n- Geprüft: 2026-09-14\n`,
  "evidence/rz-a/begehung.txt.yaml": sidecar(`type: inspection\n${lines}`),
  "controls/domain.md": domainFile(["CON.2"], ["INF.7", "NET.3.4"], "assessed-within: P9Y\n"),
});

describe("validity of evidence", () => {
  it.each([
    ["issued: 2026-03-14", "2030-01-01", "proven", null],
    ["issued: 2026-11-23", "2026-11-23", "proven", null],
    ["issued: 2026-11-24", "2026-11-23", "unproven", "evidence-not-yet-valid"],
    ["issued: 2025-11-23\nvalid-for: P12M", "2026-11-23", "proven", "evidence-expiring"],
    ["issued: 2025-11-23\nvalid-for: P12M", "2026-11-24", "unproven", "evidence-expired"],
    ["issued: 2026-01-31\nvalid-for: P1M", "2026-02-28", "proven", "evidence-expiring"],
    ["issued: 2026-01-31\nvalid-for: P1M", "2026-03-01", "unproven", "evidence-expired"],
    ["issued: 2024-02-29\nvalid-for: P1Y", "2025-02-28", "proven", "evidence-expiring"],
    ["issued: 2024-02-29\nvalid-for: P1Y", "2025-03-01", "unproven", "evidence-expired"],
    ["issued: 2024-02-29\nvalid-for: P4Y", "2028-02-29", "proven", "evidence-expiring"],
    ["issued: 2026-01-01\nvalid-for: P10D", "2026-01-11", "proven", "evidence-expiring"],
    ["issued: 2026-01-01\nvalid-for: P10D", "2026-01-12", "unproven", "evidence-expired"],
    ["issued: 2026-01-01\nvalid-for: P2W", "2026-01-15", "proven", "evidence-expiring"],
    ["issued: 2026-01-31\nvalid-for: P1M1D", "2026-03-01", "proven", "evidence-expiring"],
    ["issued: 2026-01-01\nvalid-until: 2026-06-30", "2026-06-30", "proven", "evidence-expiring"],
    ["issued: 2026-01-01\nvalid-until: 2026-06-30", "2026-07-01", "unproven", "evidence-expired"],
    ["issued: 2026-01-01\nvalid-until: 2026-06-30", "2026-04-01", "proven", "evidence-expiring"],
    ["issued: 2026-01-01\nvalid-until: 2026-06-30", "2026-03-31", "proven", null],
  ])("%s on %s: %s, %s", async (lines, asOf, state, rule) => {
    const report = await reportOn(content(lines), asOf);
    // A review that is still to come is none: that is a warning of its own.
    const found = report.findings.filter(
      (f) => f.evidence === "evidence/rz-a/begehung.txt" && f.rule !== "evidence-unreviewed",
    );
    expect(statesOf(report)[a]).toBe(state);
    expect(found.map((f) => `${f.rule} ${f.file}:${f.line}:${f.column}`)).toEqual(
      rule === null ? [] : [`${rule} ${at}:10:1`],
    );
  });

  it.each([
    ["P0D", "2026-06-30", "evidence-expiring"],
    ["P0D", "2026-06-29", undefined],
    ["P1M", "2026-05-30", "evidence-expiring"],
    ["P1M", "2026-05-29", undefined],
  ])("expiring within %s on %s: %s", async (expiring, asOf, rule) => {
    const files = {
      ...content("issued: 2026-01-01\nvalid-until: 2026-06-30"),
      "controls/domain.md": domainFile(
        ["CON.2"],
        ["INF.7", "NET.3.4"],
        `assessed-within: P9Y\nexpiring: ${expiring}\n`,
      ),
    };
    const found = (await reportOn(files, asOf)).findings.filter(
      (f) => f.evidence === "evidence/rz-a/begehung.txt",
    );
    expect(found[0]?.rule).toBe(rule);
  });
});

describe("the age of an assessment", () => {
  const stale = async (lines: string, asOf: string, within = "P12M") => {
    const files = {
      ...content("issued: 2020-01-01", `### rz-a: ja\n\n${proofA}\n\n${lines}`),
      "controls/domain.md": domainFile(["CON.2"], ["INF.7", "NET.3.4"], `assessed-within: ${within}\n`),
    };
    const report = await reportOn(files, asOf);
    return report.findings.filter((f) => f.rule === "assessment-stale" && f.line < 14 && f.file === at);
  };

  it.each([
    ["- Geprüft: 2025-11-23, A", "2026-11-23", false],
    ["- Geprüft: 2025-11-23, A", "2026-11-24", true],
    ["- Geprüft: 2025-11-22", "2026-11-23", true],
    ["- Geprüft: 2026-11-23", "2026-11-23", false],
    ["- Geprüft: 2026-11-24", "2026-11-23", true],
    ["- Geprüft: 2024-01-01\n- Geprüft: 2026-01-01", "2026-11-23", false],
    ["- Geprüft: 2026-01-01\n- Geprüft: 2024-01-01", "2026-11-23", false],
    ["- Geprüft: 2026-12-01\n- Geprüft: 2026-01-01", "2026-11-23", false],
    ["- Geprüft: 2026-12-01\n- Geprüft: 2024-01-01", "2026-11-23", true],
    ["", "2026-11-23", true],
  ])("%s on %s", async (lines, asOf, expected) => {
    expect((await stale(lines, asOf)).length > 0).toBe(expected);
  });

  it("without a date is found at the heading, with one at the date, as a warning", async () => {
    expect(await stale("", "2026-11-23")).toMatchObject([
      { line: 8, column: 1, severity: "warning", site: "rz-a" },
    ]);
    expect(await stale("- Geprüft: 2024-11-22, A", "2026-11-23")).toMatchObject([{ line: 12, column: 12 }]);
  });

  it("in the future is called so, where the day stands", async () => {
    const [found] = await stale("- Geprüft: 2062-09-14, A. Beispiel", "2026-11-23");
    expect(found).toMatchObject({ line: 12, column: 12 });
    expect(found?.message.de).toContain("2062-09-14 liegt in der Zukunft");
  });

  it("is the domain's", async () => {
    expect(await stale("- Geprüft: 2026-09-14", "2026-11-23", "P1M")).toHaveLength(1);
    expect(await stale("- Geprüft: 2020-09-14", "2026-11-23", "P10Y")).toHaveLength(0);
  });
});

describe("an action", () => {
  const gap = (lines: string) =>
    content("issued: 2026-01-01", `### rz-a: nein\n\nFehlt.\n\n- Geprüft: 2026-09-14\n${lines}`);
  it.each([
    ["- Offen: x; bis 2026-11-23; Y", null],
    ["- Offen: x; bis 2026-11-22; Y", "action-overdue controls/catalog/inf-7.md:13"],
    ["- Open: x; by 2026-11-22; Y; 3 PT", "action-overdue controls/catalog/inf-7.md:13"],
    [
      "- Offen: x; bis 2026-11-22; Y\n- Offen: z; bis 2027-01-01; Y",
      "action-overdue controls/catalog/inf-7.md:13",
    ],
    ["- Offen: x; bis 2027-01-01", "gap-without-action controls/catalog/inf-7.md:8"],
    ["- Offen: x; bis 2027-01-01\n- Zuständig: Y", null],
    ["- Offen: x; Y", "gap-without-action controls/catalog/inf-7.md:8"],
    ["- Offen: x", "gap-without-action controls/catalog/inf-7.md:8"],
    ["", "gap-without-action controls/catalog/inf-7.md:8"],
    ["- Offen: x; bis 2027-01-01; ;", "gap-without-action controls/catalog/inf-7.md:8"],
  ])("%s", async (lines, expected) => {
    const report = await reportOn(gap(lines));
    expect(placesOf(report).filter((place) => !place.startsWith("evidence-orphan"))).toEqual(
      expected === null ? [] : [expected],
    );
    expect(statesOf(report)[a]).toBe("open");
  });

  it("takes the control's Zuständig too", async () => {
    const files = gap("- Offen: x; bis 2027-01-01");
    const report = await reportOn({
      ...files,
      [at]: String(files[at]).replace("Büroraumes\n", "Büroraumes\n\n- Zuständig: Y\n"),
    });
    expect(placesOf(report).filter((place) => !place.startsWith("evidence-orphan"))).toEqual([]);
  });

  it("of an assessment that is met is overdue too", async () => {
    const report = await reportOn(
      content(
        "issued: 2026-01-01",
        `### rz-a: ja\n\n${proofA}\n\n- Geprüft: 2026-09-14\n- Offen: x; bis 2026-01-01; Y`,
      ),
    );
    expect(placesOf(report)).toEqual(["action-overdue controls/catalog/inf-7.md:13"]);
  });
});

describe("an accepted risk", () => {
  const risk = (accepted: string, requirement = "INF.7.A3"): Content => ({
    ...content("issued: 2026-01-01"),
    "controls/catalog/s.md": `---\ntitle: K\n---\n\n## ${requirement} ${loadCatalogue("kompendium-2023").requirement(requirement)?.title}\n\n### rz-a: nein\n\nFehlt.\n\n- Geprüft: 2026-09-14\n- Risiko: brand\n\n### rz-b: entbehrlich\n\nGrund.\n\n- Geprüft: 2026-09-14\n`,
    "controls/risks/brand.md": `---\ntitle: Brand\nobjects: [raum-a]\n${accepted}---\n`,
  });
  it.each([
    ["accepted: {by: L, on: 2026-01-01, until: 2026-11-23}\n", []],
    ["accepted: {by: L, on: 2026-11-23, until: 2026-12-31}\n", []],
    [
      "accepted: {by: L, on: 2026-01-01, until: 2026-11-22}\n",
      ["gap-without-action controls/catalog/s.md:7"],
    ],
    [
      "accepted: {by: L, on: 2026-11-24, until: 2026-12-31}\n",
      ["gap-without-action controls/catalog/s.md:7"],
    ],
    ["", ["gap-without-action controls/catalog/s.md:7"]],
  ])("%s", async (accepted, expected) => {
    expect(placesOf(await reportOn(risk(accepted)))).toEqual(expected);
  });

  it("does not help a Basis requirement", async () => {
    const files = content(
      "issued: 2026-01-01",
      "### rz-a: nein\n\nFehlt.\n\n- Geprüft: 2026-09-14\n- Risiko: brand",
    );
    const report = await reportOn({
      ...files,
      "controls/risks/brand.md":
        "---\ntitle: Brand\nobjects: [raum-a]\naccepted: {by: L, on: 2026-01-01, until: 2027-01-01}\n---\n",
    });
    expect(placesOf(report).filter((place) => !place.startsWith("evidence-orphan"))).toEqual([
      `gap-without-action ${at}:8`,
    ]);
  });

  it("that does not exist is the one finding", async () => {
    const files = risk("");
    const report = await reportOn({
      ...files,
      "controls/catalog/s.md": String(files["controls/catalog/s.md"]).replace(
        "Risiko: brand",
        "Risiko: brannd",
      ),
    });
    expect(placesOf(report)).toEqual(["reference-unknown controls/catalog/s.md:12"]);
  });
});

describe("entbehrlich", () => {
  it.each([
    ["Weil es das nicht gibt.", true],
    ["- weil es das nicht gibt", true],
    ["> weil", true],
    ["", false],
    ["<!-- weil -->", false],
    ["***", false],
  ])("with %j", async (text, justified) => {
    const report = await reportOn(
      content(
        "issued: 2026-01-01",
        `### rz-a: entbehrlich\n\n${text}\n\n- Geprüft: 2026-09-14\n- Zuständig: X`,
      ),
    );
    expect(placesOf(report).filter((place) => !place.startsWith("evidence-orphan"))).toEqual(
      justified ? [] : [`dispensable-unjustified ${at}:8`],
    );
    expect(statesOf(report)[a]).toBe("dispensable");
  });
});
