import { describe, expect, it } from "vitest";
import type { ProcessLoss } from "../../../src/model/failover.ts";
import type { EvidenceData } from "../../../src/model/project.ts";
import { activeSite, assessedOn, type DescribedAssessment, projectOf } from "../in-memory-project.ts";

/** Issue "Two data centres", Failover sufficiency: whether the security level holds at the remaining site. */

const day = "2026-11-23";
const rooms = ["INF.7.A1", "INF.7.A2", "INF.7.A3", "INF.7.A4"];

interface Case {
  /** Requirement → assessment at the remaining site; those not named are proven for good. */
  readonly assessments?: Readonly<Record<string, DescribedAssessment | null>>;
  /** Last day of `evidence/rz-b/knapp.txt`. */
  readonly until?: string;
  readonly holds?: string;
  readonly rto?: string;
  readonly evidence?: Readonly<Record<string, Partial<EvidenceData>>>;
}

function lossOf({ assessments = {}, until = day, holds, rto = "PT4H", evidence = {} }: Case): ProcessLoss {
  const good = { title: "Beleg", type: "document", issued: "2026-03-01" } as const;
  const proven: DescribedAssessment = { status: "yes", evidence: ["evidence/rz-b/beleg.txt"] };
  const controls = Object.fromEntries(
    rooms.map((id) => {
      const described = assessments[id] === undefined ? proven : assessments[id];
      const elsewhere = { status: "yes", evidence: ["evidence/rz-a/beleg.txt"] } as const;
      return [id, { "rz-a": elsewhere, ...(described ? { "rz-b": described } : {}) }];
    }),
  );
  const project = projectOf({
    sites: { "rz-a": activeSite, "rz-b": { ...activeSite, ...(holds ? { emergency: { holds } } : {}) } },
    objects: {
      p: {
        type: "process",
        sites: ["rz-a", "rz-b"],
        redundancy: "active-passive",
        critical: true,
        recovery: { rto, rpo: "PT1H", mtpd: "PT8H" },
        "depends-on": ["netz"],
      },
      netz: { type: "network" },
      "raum-a": { type: "room", sites: ["rz-a"], modules: [{ id: "INF.7" }] },
      "raum-b": { type: "room", sites: ["rz-b"], modules: [{ id: "INF.7" }] },
    },
    controls,
    evidence: {
      "evidence/rz-a/beleg.txt": good,
      "evidence/rz-b/beleg.txt": good,
      "evidence/rz-b/knapp.txt": { ...good, "valid-until": until },
      "evidence/domain/uebung.md": {
        ...good,
        type: "exercise",
        scenario: { "lost-site": "rz-a" },
        processes: { p: { rto: "PT1H", rpo: "PT0S" } },
        passed: true,
      },
      ...evidence,
    },
  });
  const loss = assessedOn(project, day).failover.processes.find(({ lost }) => lost === "rz-a");
  if (!loss) throw new Error("the loss of rz-a is not judged");
  return loss;
}

const soon: DescribedAssessment = { status: "yes", evidence: ["evidence/rz-b/knapp.txt"] };

describe("at the remaining site", () => {
  it("nothing lapses: sufficient", () => {
    expect(lossOf({ holds: "P30D" })).toMatchObject({ verdict: "sufficient", until: null, reasons: [] });
  });

  it.each([
    ["INF.7.A1", "2026-12-22", "sufficient-until", "2026-12-22"],
    ["INF.7.A3", "2026-12-22", "sufficient-until", "2026-12-22"],
    // What is valid on the last day that the site must hold holds.
    ["INF.7.A1", "2026-12-23", "sufficient", null],
    ["INF.7.A1", day, "sufficient-until", day],
  ])("evidence of %s holds until %s: %s", (requirement, until, verdict, last) => {
    const loss = lossOf({ assessments: { [requirement]: soon }, until, holds: "P30D" });
    expect(loss).toMatchObject({ verdict, until: last });
  });

  it.each([
    ["PT72H", "2026-11-25", "sufficient-until"],
    ["PT72H", "2026-11-26", "sufficient"],
    ["PT4H", day, "sufficient-until"],
  ])("it must hold %s, of which each day begun counts; evidence holds until %s: %s", (holds, until, verdict) => {
    expect(lossOf({ assessments: { "INF.7.A1": soon }, until, holds })).toMatchObject({ verdict });
  });

  it("what lapses first gives the day", () => {
    const loss = lossOf({
      assessments: { "INF.7.A1": soon, "INF.7.A2": { status: "yes", evidence: ["evidence/rz-b/eher.txt"] } },
      until: "2026-12-20",
      holds: "P30D",
      evidence: {
        "evidence/rz-b/eher.txt": { title: "Beleg", issued: "2026-03-01", "valid-until": "2026-12-01" },
      },
    });
    expect(loss.until).toBe("2026-12-01");
    expect(loss.reasons.map(({ kind, evidence, day: last }) => [kind, evidence, last])).toEqual([
      ["lapses", "evidence/rz-b/eher.txt", "2026-12-01"],
      ["lapses", "evidence/rz-b/knapp.txt", "2026-12-20"],
    ]);
  });

  it.each([
    ["2026-12-05", "sufficient-until", "2026-12-04"],
    ["2026-12-24", "sufficient", null],
  ])("a certificate linked as evidence is to be suspended on %s: %s", (suspended, verdict, last) => {
    const certificate = {
      title: "Zertifikat",
      type: "certificate",
      issued: "2026-03-01",
      "valid-until": "2029-02-28",
      suspended,
    } as const;
    const loss = lossOf({
      assessments: { "INF.7.A1": soon },
      holds: "P30D",
      evidence: { "evidence/rz-b/knapp.txt": certificate },
    });
    expect(loss).toMatchObject({ verdict, until: last });
  });

  it("without a time that it must hold, nothing lapses within it", () => {
    expect(lossOf({ assessments: { "INF.7.A1": soon } }).verdict).toBe("sufficient");
  });

  it.each<[string, DescribedAssessment | null, string, string]>([
    ["unmet", { status: "no" }, "nicht erfüllt", "not met"],
    [
      "partly met",
      { status: "partial", evidence: ["evidence/rz-b/beleg.txt"] },
      "nur teilweise erfüllt",
      "met only in part",
    ],
    ["unproven", { status: "yes", evidence: ["evidence/rz-b/fehlt.txt"] }, "nicht belegt", "not proven"],
    ["unassessed", null, "nicht bewertet", "not assessed"],
  ])("a Basis requirement is %s: not sufficient, and the reason says so", (_, assessment, de, en) => {
    const loss = lossOf({ assessments: { "INF.7.A1": assessment } });
    expect(loss.verdict).toBe("not-sufficient");
    expect(loss.reasons).toMatchObject([
      { kind: "requirement-unmet", requirement: "INF.7.A1", site: "rz-b" },
    ]);
    expect(loss.reasons[0]?.text.de).toContain(` ist am Standort Rechenzentrum (rz-b) ${de} (raum-b).`);
    expect(loss.reasons[0]?.text.en).toContain(` is ${en} at the site Rechenzentrum (rz-b) (raum-b).`);
  });

  it.each<[string, DescribedAssessment | null]>([
    ["unmet", { status: "no" }],
    ["partly met", { status: "partial", evidence: ["evidence/rz-b/beleg.txt"] }],
    ["unassessed", null],
  ])("another requirement is %s: it stands beside the verdict", (_, assessment) => {
    const loss = lossOf({ assessments: { "INF.7.A3": assessment } });
    expect(loss).toMatchObject({ verdict: "sufficient", openBeside: lossOf({}).openBeside + 1 });
  });

  it("another requirement is claimed and not proven: not shown, as it was no better before its evidence lapsed", () => {
    const loss = lossOf({ assessments: { "INF.7.A3": soon }, until: "2026-11-22" });
    expect(loss.verdict).toBe("not-shown");
    expect(loss.reasons).toMatchObject([{ kind: "requirement-unproven", requirement: "INF.7.A3" }]);
  });

  it("an RTO that is not below the MTPD shows nothing", () => {
    expect(lossOf({ rto: "PT8H" })).toMatchObject({
      verdict: "not-shown",
      reasons: [{ kind: "recovery-inconsistent" }],
    });
    expect(lossOf({ rto: "PT7H59M59S" }).verdict).toBe("sufficient");
  });

  it("every reason says in both languages what would remove it", () => {
    const loss = lossOf({
      assessments: { "INF.7.A1": { status: "no" }, "INF.7.A2": soon },
      holds: "P30D",
      rto: "PT8H",
    });
    expect(loss.reasons.map(({ kind }) => kind)).toEqual([
      "requirement-unmet",
      "recovery-inconsistent",
      "lapses",
    ]);
    for (const { text, change } of loss.reasons) {
      for (const words of [text.de, text.en, change.de, change.en]) expect(words).toMatch(/\.$/);
    }
  });
});
