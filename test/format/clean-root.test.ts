import { expect, it } from "vitest";
import { expectMarked, statesOf } from "../content-root.ts";
import { clean, cleanItems } from "./clean-root.ts";

it("a clean content root has no finding, and every item is proven", async () => {
  const report = await expectMarked(clean);
  expect(Object.keys(statesOf(report))).toEqual(cleanItems);
  expect(new Set(Object.values(statesOf(report)))).toEqual(new Set(["proven"]));
  expect(report.summary).toEqual({
    items: 7,
    proven: 7,
    unproven: 0,
    open: 0,
    dispensable: 0,
    unassessed: 0,
    errors: 0,
    warnings: 0,
    infos: 0,
    unformed: { objects: 0, sites: 0, catalogues: 0 },
    status: { yes: 7, partial: 0, no: 0, dispensable: 0 },
  });
});
