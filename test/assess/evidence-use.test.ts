import { describe, expect, it } from "vitest";
import { validUntil } from "../../src/assess/evidence-use.ts";
import type { Evidence, EvidenceData } from "../../src/model/project.ts";
import { projectOf } from "./in-memory-project.ts";

/** Evidence with these metadata. */
function evidenceOf(data: Partial<EvidenceData>): Evidence {
  const [evidence] = projectOf({ sites: {}, objects: {}, evidence: { "evidence/a.txt": data } }).evidence;
  if (!evidence) throw new Error("no evidence");
  return evidence;
}

describe("the last day on which evidence is valid", () => {
  it.each<[string, Partial<EvidenceData>, string | null]>([
    ["none, where nothing ends it", {}, null],
    ["that of valid-for", { "valid-for": "P12M" }, "2027-03-14"],
    ["that of valid-until", { "valid-until": "2026-12-31" }, "2026-12-31"],
    ["the earlier of both: valid-until", { "valid-for": "P12M", "valid-until": "2026-12-31" }, "2026-12-31"],
    ["the earlier of both: valid-for", { "valid-for": "P6M", "valid-until": "2026-12-31" }, "2026-09-14"],
  ])("is %s", (_, data, expected) => {
    expect(validUntil(evidenceOf({ issued: "2026-03-14", ...data }))).toBe(expected);
  });
});
