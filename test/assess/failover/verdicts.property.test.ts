import { describe, expect, it } from "vitest";
import { type Failover, verdicts } from "../../../src/model/failover.ts";
import type { EvidenceData, ObjectData, Project } from "../../../src/model/project.ts";
import fc from "../../properties.ts";
import { activeSite, assessedOn, type DescribedAssessment, projectOf } from "../in-memory-project.ts";

/** What must hold of failover verdicts whatever the content says. */

const day = "2026-11-23";
const sites = ["rz-a", "rz-b", "rz-c"];
const systems = ["s0", "s1", "s2", "s3", "s4"];
const processes = ["p0", "p1"];

const someSites = fc.subarray(sites, { minLength: 0 });
const redundancy = fc.constantFrom("active-active", "active-passive", "none", undefined);
const objectType = fc.constantFrom("it-system", "application", "network", "room", "ics", "provider");
/** Any id, its own and unknown ones too: circles and holes are part of it. */
const dependency = fc.constantFrom(...systems, "gibt-es-nicht");
const dependencies = fc.array(fc.oneof(dependency, fc.array(dependency, { minLength: 1, maxLength: 3 })), {
  maxLength: 3,
});

const systemData: fc.Arbitrary<Partial<ObjectData>> = fc.record({
  type: objectType,
  sites: someSites,
  redundancy,
  "depends-on": dependencies,
}) as fc.Arbitrary<Partial<ObjectData>>;
const processData: fc.Arbitrary<Partial<ObjectData>> = fc.record({
  type: fc.constant("process" as const),
  sites: fc.subarray(sites, { minLength: 1 }),
  redundancy: fc.constantFrom("active-active", "active-passive"),
  "depends-on": dependencies,
  critical: fc.constant(true),
  recovery: fc.constant({ rto: "PT4H", rpo: "PT1H", mtpd: "PT24H" }),
}) as fc.Arbitrary<Partial<ObjectData>>;

/** Exercises that show something: passed, in time, of the last twelve months. */
const goodExercise: fc.Arbitrary<Partial<EvidenceData>> = fc
  .record({
    lost: fc.constantFrom(...sites),
    carriers: fc.option(fc.subarray(sites, { minLength: 1 }), { nil: undefined }),
    covered: fc.subarray(processes, { minLength: 1 }),
    issued: fc.constantFrom("2026-02-01", "2026-06-13", "2026-11-23"),
  })
  .map(({ lost, carriers, covered, issued }) => ({
    title: "Übung",
    type: "exercise",
    issued,
    scenario: { "lost-site": lost, ...(carriers ? { "carried-by": carriers } : {}) },
    processes: Object.fromEntries(covered.map((id) => [id, { rto: "PT4H", rpo: "PT1H" }])),
    passed: true,
  }));
const badExercise = fc
  .record({ exercise: goodExercise, fault: fc.constantFrom("failed", "slow", "old", "table-top") })
  .map(({ exercise, fault }): Partial<EvidenceData> => {
    switch (fault) {
      case "failed":
        return { ...exercise, passed: false };
      case "slow":
        return { ...exercise, processes: { p0: { rto: "PT4H1S", rpo: "PT1H" } } };
      case "old":
        return { ...exercise, issued: "2025-11-22" };
      default:
        return { ...exercise, scenario: { "lost-site": "rz-a", kind: "table-top" } };
    }
  });
const capacityProof = fc
  .record({ site: fc.constantFrom(...sites), carries: fc.subarray(processes) })
  .map(({ site, carries }) => ({
    site,
    data: { title: "Last", type: "measurement", issued: "2026-06-13", carries },
  }));

/** Evidence of requirements: it holds for good, lapses while a site must hold alone, or has lapsed. */
const proof = fc.constantFrom(undefined, "2027-12-31", "2026-12-01", "2026-11-22");
const status = fc.constantFrom("yes", "yes", "partial", "no", "dispensable");
/** INF.7.A1 and A2 are Basis, A3 and A4 Standard without MUSS. */
const requirements = ["INF.7.A1", "INF.7.A2", "INF.7.A3", "INF.7.A4"];
const assessment = fc.record({ status, until: proof });

interface World {
  readonly objects: Record<string, Partial<ObjectData>>;
  readonly exercises: readonly Partial<EvidenceData>[];
  readonly bad: readonly Partial<EvidenceData>[];
  readonly capacity: readonly { readonly site: string; readonly data: object }[];
  readonly assessments: readonly { readonly status: string; readonly until: string | undefined }[];
  readonly holds: readonly (string | undefined)[];
}
const world: fc.Arbitrary<World> = fc.record({
  objects: fc
    .tuple(
      fc.array(systemData, { minLength: 5, maxLength: 5 }),
      fc.array(processData, { minLength: 1, maxLength: 2 }),
    )
    .map(([all, top]) =>
      Object.fromEntries([
        ...all.map((data, i) => [systems[i] ?? "", data] as const),
        ...top.map((data, i) => [processes[i] ?? "", data] as const),
      ]),
    ),
  exercises: fc.array(goodExercise, { maxLength: 6 }),
  bad: fc.array(badExercise, { maxLength: 2 }),
  capacity: fc.array(capacityProof, { maxLength: 2 }),
  assessments: fc.array(assessment, { minLength: 12, maxLength: 12 }),
  holds: fc.tuple(...sites.map(() => fc.constantFrom(undefined, "P14D", "P30D"))),
});

function projectFrom({ objects, exercises, bad, capacity, assessments, holds }: World): Project {
  const evidence: Record<string, Partial<EvidenceData>> = {};
  exercises.forEach((data, i) => {
    evidence[`evidence/domain/gut-${i}.md`] = data;
  });
  bad.forEach((data, i) => {
    evidence[`evidence/domain/schlecht-${i}.md`] = data;
  });
  capacity.forEach(({ site, data }, i) => {
    evidence[`evidence/${site}/last-${i}.md`] = data;
  });
  const controls: Record<string, Record<string, DescribedAssessment>> = {};
  requirements.forEach((requirement, i) => {
    sites.forEach((site, j) => {
      const { status: declared = "yes", until } = assessments[i * sites.length + j] ?? {};
      const path = `evidence/${site}/${requirement}.txt`;
      evidence[path] = {
        title: "Beleg",
        type: "document",
        issued: "2026-03-01",
        ...(until ? { "valid-until": until } : {}),
      };
      controls[requirement] = {
        ...controls[requirement],
        [site]: { status: declared as DescribedAssessment["status"], evidence: [path] },
      };
    });
  });
  const rooms = sites.map(
    (site) => [`raum-${site}`, { type: "room", sites: [site], modules: [{ id: "INF.7" }] }] as const,
  );
  return projectOf({
    sites: Object.fromEntries(
      sites.map((id, i) => [id, { ...activeSite, ...(holds[i] ? { emergency: { holds: holds[i] } } : {}) }]),
    ),
    objects: { ...Object.fromEntries(rooms), ...objects } as Record<string, Partial<ObjectData>>,
    evidence,
    controls,
  });
}

function failoverOf(project: Project): Failover {
  return assessedOn(project, day).failover;
}

/** Every verdict by its cell; the last ones are for all processes at once that the loss concerns. */
function cellsOf({ processes: cells, losses }: Failover): Map<string, number> {
  return new Map([
    ...cells.map((cell) => [`${cell.process} without ${cell.lost}`, verdicts.indexOf(cell.verdict)] as const),
    ...losses.map(
      (loss) =>
        [
          `${loss.processes.join(" and ")} at once without ${loss.lost}`,
          verdicts.indexOf(loss.verdict),
        ] as const,
    ),
  ]);
}

function expectNoneBetter(before: Failover, after: Failover): void {
  const now = cellsOf(after);
  for (const [cell, verdict] of cellsOf(before)) expect(now.get(cell), cell).toBeGreaterThanOrEqual(verdict);
}

/** Who stands at one more site has one more loss to survive: a cell that was not there before is not compared. */
function expectNoneWorse(before: Failover, after: Failover): void {
  const now = cellsOf(after);
  for (const [cell, verdict] of cellsOf(before))
    expect(now.get(cell) ?? verdict, cell).toBeLessThanOrEqual(verdict);
}

const runs = { numRuns: 150 };

describe("a verdict", () => {
  it("on a process goes with what the loss does to it as an object", () => {
    fc.assert(
      fc.property(world, (content) => {
        const { processes: cells, losses } = failoverOf(projectFrom(content));
        for (const { process, lost, survives } of cells) {
          const touched = losses.find((loss) => loss.lost === lost)?.objects;
          expect((touched?.find(({ object }) => object === process)?.falls ?? null) === null).toBe(survives);
        }
      }),
      runs,
    );
  });

  it("is never improved by taking valid evidence or a passed exercise away", () => {
    fc.assert(
      fc.property(world, (content) => {
        const project = projectFrom(content);
        const before = failoverOf(project);
        const valid = project.evidence.filter(
          ({ path, data }) => !path.includes("schlecht") && (data["valid-until"] ?? day) >= day,
        );
        for (const { path } of valid) {
          const evidence = project.evidence.filter((one) => one.path !== path);
          expectNoneBetter(before, failoverOf({ ...project, evidence }));
        }
      }),
      runs,
    );
  });

  it("is never worsened by one more independent and proven instance", () => {
    fc.assert(
      fc.property(world, fc.constantFrom(...systems, ...processes), (content, id) => {
        const object = content.objects[id];
        fc.pre(object !== undefined && (object.sites ?? []).length > 0);
        // A room, building or ics stands where it stands: another one is another object.
        fc.pre(object?.type !== "room" && object?.type !== "ics");
        // The new instance stands at a site where all is proven for good.
        const assessments = content.assessments.map((one, i) =>
          i % sites.length === 2 ? { status: "yes", until: "2027-12-31" } : one,
        );
        const settled = { ...content, assessments };
        const more = {
          ...object,
          sites: [...new Set([...(object?.sites ?? []), "rz-c"])],
          redundancy: "active-active" as const,
        };
        const objects = { ...content.objects, [id]: more };
        const before = failoverOf(projectFrom(settled));
        expectNoneWorse(before, failoverOf(projectFrom({ ...settled, objects })));
      }),
      runs,
    );
  });

  it("is never worsened by an alternative beside something needed", () => {
    fc.assert(
      fc.property(world, fc.constantFrom(...systems, ...processes), (content, id) => {
        const object = content.objects[id];
        fc.pre(object !== undefined);
        const spare: Partial<ObjectData> = { type: "it-system", sites, redundancy: "active-active" };
        const more = {
          ...object,
          "depends-on": (object?.["depends-on"] ?? []).map((entry) => [entry, "ersatz"].flat()),
        };
        const before = failoverOf(projectFrom(content));
        const objects = { ...content.objects, ersatz: spare, [id]: more };
        expectNoneWorse(before, failoverOf(projectFrom({ ...content, objects })));
      }),
      runs,
    );
  });

  it("does not depend on the order of files", () => {
    fc.assert(
      fc.property(world, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (content, keys) => {
        const project = projectFrom(content);
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((value, i) => ({ value, key: keys[i] ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value);
        const other = {
          ...project,
          sites: shuffled(project.sites),
          objects: shuffled(project.objects),
          evidence: shuffled(project.evidence),
          controls: shuffled(project.controls),
        };
        const [one, two] = [failoverOf(project), failoverOf(other)];
        expect(two.processes.map(({ reasons: _, ...cell }) => cell)).toEqual(
          one.processes.map(({ reasons: _, ...cell }) => cell),
        );
        expect(two.losses.map(({ reasons: _, ...loss }) => loss)).toEqual(
          one.losses.map(({ reasons: _, ...loss }) => loss),
        );
        expect(two.shared).toEqual(one.shared);
      }),
      runs,
    );
  });

  it("takes all four values in these worlds, so that the properties above say something", () => {
    const seen = new Set<string>();
    for (const content of fc.sample(world, { numRuns: 300, seed: 1 })) {
      for (const { verdict } of failoverOf(projectFrom(content)).processes) seen.add(verdict);
    }
    expect([...seen].sort()).toEqual([...verdicts].sort());
  });
});
