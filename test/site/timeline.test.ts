import { expect, test } from "vitest";
import { timeline } from "../../site/src/timeline.ts";
import type { ReportEvidence } from "../../src/model/report.ts";

const entry = (issued: string | null, validUntil: string | null) =>
  ({ issued, validUntil }) as ReportEvidence;

test("bars lie where their days are, from the first year to the end of the last", () => {
  const line = timeline([entry("2026-01-01", "2026-12-31"), entry("2025-07-02", null)], "2026-07-02");
  expect(line?.years).toEqual([
    { label: "2025", at: 0 },
    { label: "2026", at: 50 },
  ]);
  expect(line?.today).toBeCloseTo(74.93, 1);
  expect(line?.bars.map(({ from, width }) => [from, width])).toEqual([
    [50, 49.86],
    [24.93, 75.07],
  ]);
});

test("what reaches further than the line is cut, and a moment is still seen", () => {
  const line = timeline([entry("1999-01-01", "2060-01-01"), entry("2026-07-02", "2026-07-02")], "2026-07-02");
  expect(line?.years[0]?.label).toBe("2020");
  expect(line?.years.at(-1)?.label).toBe("2030");
  expect(line?.bars[0]).toMatchObject({ from: 0, width: 100 });
  expect(line?.bars[1]?.width).toBe(0.5);
});

test("without a date there is no line", () => {
  expect(timeline([entry(null, null)], "2026-07-02")).toBeNull();
});
