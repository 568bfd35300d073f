import { describe, expect, it } from "vitest";
import { droppedItems } from "../../src/model/comparison.ts";
import type { Report, ReportEvidence } from "../../src/model/report.ts";
import { compareReports } from "../../src/report/compare.ts";
import { reportOn } from "../content-root.ts";
import { changed, clean } from "../format/clean-root.ts";

const path = "evidence/rz-a/begehung.txt";

/** What a comparison says of one piece of evidence that was and is so. */
async function changeOf(was: Partial<ReportEvidence>, is: Partial<ReportEvidence>): Promise<string[]> {
  const report = await reportOn(clean);
  const having = (change: Partial<ReportEvidence>): Report => ({
    ...report,
    evidence: report.evidence.map((one) => (one.path === path ? { ...one, ...change } : one)),
  });
  const { evidence } = compareReports(having(was), having(is), { before: "", after: "" });
  return evidence.map(({ change }) => change);
}

describe("evidence that differs between two reports", () => {
  it.each<[string, Partial<ReportEvidence>, Partial<ReportEvidence>]>([
    ["lapsed", { validity: "valid" }, { validity: "expired" }],
    ["lapsed", { validity: "expiring" }, { validity: "expired", digest: "0" }],
    ["renewed", { validity: "expired" }, { validity: "valid" }],
    [
      "renewed",
      { validity: "expired", validUntil: "2026-01-01" },
      { validity: "expiring", validUntil: null },
    ],
    ["began", { validity: "not-yet-valid" }, { validity: "valid" }],
    ["changed", { validity: "expired", digest: "0" }, { validity: "valid" }],
    ["redated", { issued: "2026-01-01" }, {}],
    ["redated", { validUntil: "2026-01-01" }, {}],
  ])("is called %s", async (change, was, is) => {
    expect(await changeOf(was, is)).toEqual([change]);
  });

  it("is not named where nothing that counts differs", async () => {
    expect(await changeOf({ validity: "expiring" }, { validity: "valid" })).toEqual([]);
  });
});

it("items that were proven and are none any more are told apart from what changed otherwise", async () => {
  const before = await reportOn(clean);
  const after = await reportOn(changed(clean, "controls/objects/server.md", "type: it-system", "type: ["));
  const dropped = (was: Report, is: Report): string[] =>
    droppedItems(compareReports(was, is, { before: "", after: "" })).map(({ requirement }) => requirement);
  expect(dropped(before, after)).toEqual(["NET.3.4.A1", "NET.3.4.A1"]);
  expect(dropped(after, before)).toEqual([]);
});
