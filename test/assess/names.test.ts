import { expect, it } from "vitest";
import { namesIn } from "../../src/assess/names.ts";
import { activeSite, assessedOn, projectOf } from "./in-memory-project.ts";

it("calls sites and objects by their titles, with the id only where two have the same, or one has none", () => {
  const { index } = assessedOn(
    projectOf({
      sites: { "rz-a": { ...activeSite, title: "Rechenzentrum A" }, "rz-b": { ...activeSite, title: "B" } },
      objects: {
        usv: { type: "it-system", sites: ["rz-a"], title: "USV" },
        "usv-2": { type: "it-system", sites: ["rz-a"], title: "USV" },
        b: { type: "building", sites: ["rz-b"], title: "B" },
        ohne: { type: "room", sites: ["rz-b"] },
      },
    }),
    "2026-11-23",
  );
  expect(["rz-a", "rz-b", "usv", "usv-2", "b", "ohne", "fort"].map(namesIn(index))).toEqual([
    "Rechenzentrum A",
    "B (rz-b)",
    "USV (usv)",
    "USV (usv-2)",
    "B (b)",
    "ohne",
    "fort",
  ]);
});
