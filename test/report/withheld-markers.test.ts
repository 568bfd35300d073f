import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import type { Clearance } from "../../src/model/vocabulary.ts";
import { withhold } from "../../src/report/withhold/withhold.ts";
import { reportOn } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";
import {
  classifications,
  damages,
  markedDomain,
  markedEvidence,
  markedFiles,
  secretMark,
} from "../marked-content.ts";

/** What an edition says of what it withholds. */
function markersIn(report: Report, clearance: Clearance): readonly string[] {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === "string") texts.push(value);
    else if (value !== null && typeof value === "object")
      for (const entry of Object.entries(value)) for (const one of entry) walk(one);
  };
  walk(withhold(report, clearance));
  return texts.filter((text) => text.toLowerCase().includes(secretMark));
}

describe("content above the clearance names itself in no field of an edition, well formed or not", () => {
  it.each(Object.entries(classifications))("%s", async (_, front) => {
    const report = await reportOn({ ...clean, ...markedFiles(front), ...markedEvidence(front) });
    for (const clearance of ["public", "internal", "confidential"] as const)
      expect(markersIn(report, clearance), clearance).toEqual([]);
    expect(markersIn(report, "vs-nfd").length).toBeGreaterThan(20);
  });

  it.each(Object.entries(damages))("%s", async (_, damage) => {
    const front = classifications["as it is to be"] ?? "";
    const texts = Object.entries(markedFiles(front)).map(([path, text]) => [path, damage(text)]);
    const report = await reportOn({ ...clean, ...Object.fromEntries(texts) });
    for (const clearance of ["public", "internal", "confidential"] as const)
      expect(markersIn(report, clearance), clearance).toEqual([]);
  });

  it.each([
    ...Object.entries(classifications).map(([name, front]) => [name, markedDomain(front)] as const),
    ...Object.entries(damages).map(
      ([name, damage]) => [name, damage(markedDomain("classification: vs-nfd\n"))] as const,
    ),
  ])("the domain itself, %s", async (_, text) => {
    const report = await reportOn({ ...clean, "controls/domain.md": text });
    expect(markersIn(report, "confidential")).toEqual([]);
  });
});
