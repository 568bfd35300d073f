import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { reportOn } from "../content-root.ts";
import { changed, clean } from "../format/clean-root.ts";

/** The clean content with an exclusion, and maybe its sites in other phases. */
async function judged(excluded: string, phases?: string): Promise<Report> {
  const domain = changed(clean, "controls/domain.md", "IND.1: hier nicht", excluded);
  const sites = Object.keys(domain).filter((path) => path.startsWith("controls/sites/"));
  const of = (id: string) =>
    `---\ntitle: ${id} (Beispiel)\nphases:\n  - {from: 2020-01-01, state: ${phases}}\n---\n`;
  const moved = phases === undefined ? [] : sites.map((path) => [path, of(path)] as const);
  return reportOn({ ...domain, ...Object.fromEntries(moved) });
}

const contradictions = ({ findings }: Report) =>
  findings.filter(({ rule }) => rule === "module-contradictory");

describe("module-contradictory", () => {
  it("names each place that has the module, which counts as modelled", async () => {
    const report = await judged("INF.7: kein Büro, IND.1: hier nicht");
    const [found, ...others] = contradictions(report);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ severity: "warning", module: "INF.7", file: "controls/domain.md" });
    expect(found?.related.map(({ file }) => file)).toEqual([
      "controls/objects/raum-a.md",
      "controls/objects/raum-b.md",
    ]);
    expect(report.modules.find(({ id }) => id === "INF.7")?.modelling).toBe("modelled");
  });

  it("concerns modules of the domain, too", async () => {
    const report = await judged("CON.2: keine Personaldaten, IND.1: hier nicht");
    expect(contradictions(report).map(({ module, related }) => [module, related.length])).toEqual([
      ["CON.2", 1],
    ]);
  });

  it("is none while the exclusion is to come, or where the module has no item on the day", async () => {
    expect(
      contradictions(await judged("INF.7: {reason: kein Büro, on: 2026-12-01}, IND.1: hier nicht")),
    ).toEqual([]);
    expect(contradictions(await judged("INF.7: kein Büro, IND.1: hier nicht", "planned"))).toEqual([]);
    expect(contradictions(await judged("IND.1: hier nicht"))).toEqual([]);
  });
});
