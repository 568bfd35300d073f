import { expect, it } from "vitest";
import { Progress } from "../../src/cli/progress.ts";
import { publishedReport } from "../../src/cli/publish/published-report.ts";
import type { Clearance } from "../../src/model/vocabulary.ts";
import { type Content, day, writeContent } from "../content-root.ts";
import { changed, clean, sidecar } from "../format/clean-root.ts";
import { commitAll } from "./git.ts";

const named = changed(clean, "controls/domain.md", "title: ", "persons: withheld\ntitle: ");
const content: Content = {
  ...changed(named, "controls/sites/rz-b.md", "title: ", "classification: confidential\ntitle: "),
  "evidence/rz-b/murmelplan.txt": "Plan",
  "evidence/rz-b/murmelplan.txt.yaml": sidecar("type: document\nissued: 2026-03-14"),
};

it("an edition tells of the custody of evidence what its clearance allows; without Git nothing", async () => {
  const { root } = await writeContent(content);
  const edition = async (clearance: Clearance) => {
    const given = { root, asOf: day, lang: "de" as const, clearance, isGiven: () => false };
    return publishedReport(given as Parameters<typeof publishedReport>[0], new Progress("de"));
  };
  expect(await edition("internal")).not.toHaveProperty("custody");

  commitAll(root);
  const whole = await edition("vs-nfd");
  const paths = whole.evidence.map(({ path }) => path);
  expect(paths).toContain("evidence/rz-b/murmelplan.txt");
  expect(whole.custody?.evidence.map(({ path }) => path)).toEqual(paths);
  for (const { acts } of whole.custody?.evidence ?? [])
    expect(acts).toMatchObject([{ act: "recorded", author: "Test", commit: whole.revision?.slice(0, 12) }]);

  const lower = await edition("internal");
  const shown = lower.evidence.filter(({ withheld }) => !withheld).map(({ path }) => path);
  expect(shown.length).toBeLessThan(paths.length);
  expect(lower.custody?.evidence.map(({ path }) => path)).toEqual(shown);
  expect(JSON.stringify(lower.custody)).not.toMatch(/murmel|rz-b|Test/);
  for (const { acts } of lower.custody?.evidence ?? [])
    expect(acts).toMatchObject([{ act: "recorded", author: null }]);
});
