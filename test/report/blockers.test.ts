import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { type Content, reportOn } from "../content-root.ts";
import { assessed, catalogFile, changed, clean, without, yes } from "../format/clean-root.ts";

const brief = ({ blockers }: Report) =>
  blockers.map(({ kind, requirement, site, file, line }) =>
    [kind, requirement, site, `${file}:${line}`].join(" "),
  );
const on = async (content: Content) => brief(await reportOn(content));
const inf7 = "controls/catalog/inf-7.md";
const met = yes("rz-b", "evidence/rz-b/begehung.txt");
const planned = "- Offen: Türen tauschen; bis 2027-03-31; Haustechnik";
const audit = (lines: string): Content => ({
  ...clean,
  "controls/audits/a.md": `---\ntitle: Audit (Beispiel)\nkind: internal\ndate: 2026-05-20\n---\n\n## F-01 Türen\n\n${lines}\n`,
});

describe("what stops a certificate", () => {
  it("is nothing in a clean root", async () => {
    expect(await on(clean)).toEqual([]);
  });

  it("is a Basis requirement that is open, though its action is in time and there is no finding", async () => {
    const report = await reportOn(changed(clean, inf7, met, `### rz-b: nein\n\n${planned}\n${assessed}\n`));
    expect(brief(report)).toEqual(["unmet INF.7.A1 rz-b controls/catalog/inf-7.md:14"]);
    expect(report.findings).toEqual([]);
  });

  it("is one that is unproven or unassessed, with a finding that says so", async () => {
    const unproven = await reportOn(changed(clean, inf7, met, `### rz-b: ja\n\n${assessed}\n`));
    expect(brief(unproven)).toEqual(["unmet INF.7.A1 rz-b controls/catalog/inf-7.md:14"]);
    expect(unproven.findings.map(({ rule, stops }) => [rule, stops?.de])).toEqual([
      [
        "evidence-missing",
        "Für ein Zertifikat müssen Basis-Anforderungen erfüllt und belegt sein (INF.7.A1).",
      ],
    ]);
    const missing = await reportOn(without(clean, "controls/catalog/con-2.md"));
    expect(brief(missing)).toEqual(["unmet CON.2.A1  controls/domain.md:5"]);
    expect(missing.findings.every(({ stops }) => stops !== null)).toBe(true);
  });

  it("is not a dispensable one", async () => {
    const dispensable = `### rz-b: entbehrlich\n\nDer Raum hat kein Fenster.\n\n${assessed}\n`;
    expect(await on(changed(clean, inf7, met, dispensable))).toEqual([]);
  });

  it("is a Standard requirement only if its text contains MUSS or DARF", async () => {
    const standard = (id: string): Content => ({
      ...clean,
      "controls/catalog/more.md": catalogFile(
        "INF.2",
        `## ${id} Anforderung\n\n### alle: nein\n\n${planned}\n${assessed}`,
      ),
      "controls/objects/raum-a.md": String(clean["controls/objects/raum-a.md"]).replace(
        "INF.7",
        "INF.7, INF.2",
      ),
    });
    const at = async (id: string) => (await on(standard(id))).filter((text) => text.includes(`${id} `));
    expect(await at("INF.2.A13")).toEqual(["unmet INF.2.A13 rz-a controls/catalog/more.md:8"]);
    expect(await at("INF.2.A12")).toEqual([]);
  });

  it("is an assessment older than twelve months, whatever the domain allows itself", async () => {
    const old = changed(clean, "controls/catalog/con-2.md", "2026-09-14", "2025-11-22");
    const kinds = async (content: Content) =>
      (await reportOn(content)).findings.map((f) => [f.rule, f.stops !== null]);
    expect(await on(old)).toEqual(["old-assessment CON.2.A1  controls/catalog/con-2.md:12"]);
    expect(await kinds(old)).toEqual([["assessment-stale", true]]);
    expect(await on(changed(clean, "controls/catalog/con-2.md", "2026-09-14", "2025-11-23"))).toEqual([]);

    const lenient = changed(
      old,
      "controls/domain.md",
      "approach: basic",
      "approach: basic\nassessed-within: P24M",
    );
    expect(await on(lenient)).toHaveLength(1);
    expect(await kinds(lenient)).toEqual([]);

    const strict = changed(
      clean,
      "controls/domain.md",
      "approach: basic",
      "approach: basic\nassessed-within: P1M",
    );
    expect(await on(strict)).toEqual([]);
    expect((await kinds(strict)).every(([rule, stops]) => rule === "assessment-stale" && !stops)).toBe(true);
  });

  it("is a major deviation until the day it is closed", async () => {
    expect(await on(audit("- Schwere: schwerwiegend"))).toEqual(["major-deviation   controls/audits/a.md:7"]);
    expect(await on(audit("- Schwere: schwerwiegend\n- Erledigt: 2026-11-24"))).toHaveLength(1);
    expect(await on(audit("- Schwere: schwerwiegend\n- Erledigt: 2026-11-23"))).toEqual([]);
    expect(await on(audit("- Schwere: geringfügig"))).toEqual([]);
  });
});
