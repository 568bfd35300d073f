import { expect, it } from "vitest";
import type { EvidenceData, ObjectData } from "../../src/model/project.ts";
import { distributionUnproven } from "../../src/rules/distribution-unproven.ts";
import { activeSite, assessedOn, projectOf } from "../assess/in-memory-project.ts";

/** Issue "Two data centres", Protection needs: a need lowered by the distribution effect rests on the other site. */

const protection = { confidentiality: "normal", integrity: "normal", availability: "very-high" } as const;
const both = { sites: ["rz-a", "rz-b"], redundancy: "active-active" } as const;
const exercise = (lost: string, passed = true): Partial<EvidenceData> => ({
  type: "exercise",
  issued: "2026-06-13",
  scenario: { "lost-site": lost },
  processes: { p: { rto: "PT1H", rpo: "PT1H" } },
  passed,
});

function messages(
  objects: Readonly<Record<string, Partial<ObjectData>>>,
  exercises: readonly Partial<EvidenceData>[],
): string[] {
  const evidence = Object.fromEntries(exercises.map((one, i) => [`evidence/domain/${i}.md`, one]));
  const project = projectOf({ sites: { "rz-a": activeSite, "rz-b": activeSite }, objects, evidence });
  return [...distributionUnproven.check(assessedOn(project, "2026-11-23"))].map(({ message }) => message.de);
}

const objects = {
  p: {
    ...both,
    type: "process",
    critical: true,
    protection,
    recovery: { rto: "PT4H", rpo: "PT1H", mtpd: "PT8H" },
    "depends-on": ["server"],
  },
  server: { ...both, type: "it-system", "depends-on": ["san"] },
  san: {
    ...both,
    type: "it-system",
    protection: { availability: "high" },
    "protection-reason": "Verteilungseffekt",
  },
} as const satisfies Record<string, Partial<ObjectData>>;

it("warns where a loss that the object's processes must survive is not shown, and names it", () => {
  expect(messages(objects, [exercise("rz-a"), exercise("rz-b")])).toEqual([]);
  const [one, ...more] = messages(objects, [exercise("rz-a"), exercise("rz-b", false)]);
  expect(one).toContain("nicht gezeigt: p (rz-b).");
  expect(more).toEqual([]);
});

it("warns where no critical process shows it", () => {
  const p = { ...objects.p, critical: false };
  expect(messages({ ...objects, p }, [exercise("rz-a"), exercise("rz-b")])).toHaveLength(1);
});

it("is silent about needs that are not lower, other basic values, and what stands at one site", () => {
  const san = (more: Partial<ObjectData>) => messages({ ...objects, san: { ...objects.san, ...more } }, []);
  expect(san({ protection: { availability: "very-high" } })).toEqual([]);
  expect(san({ protection: {} })).toEqual([]);
  expect(san({ protection: { confidentiality: "high" } })).toEqual([]);
  expect(san({ sites: ["rz-a"] })).toEqual([]);
  expect(san({})).toHaveLength(1);
});
