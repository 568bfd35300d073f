import { describe, expect, it } from "vitest";
import type { EvidenceData, ObjectData, SiteData } from "../../src/model/project.ts";
import type { Relocation } from "../../src/model/relocation.ts";
import { activeSite, assessedOn, type Described, projectOf } from "./in-memory-project.ts";

/** Which days a move has, and which exercises it asks for. */

const sites: Record<string, Partial<SiteData>> = {
  bleibt: activeSite,
  alt: {
    phases: [
      { from: "2019-01-01", state: "active" },
      { from: "2027-02-01", state: "retired" },
    ],
  },
  neu: {
    phases: [
      { from: "2026-10-01", state: "transition" },
      { from: "2027-01-15", state: "active" },
    ],
    replaces: "alt",
  },
};
const criticalProcess: Partial<ObjectData> = {
  type: "process",
  critical: true,
  sites: ["bleibt", "alt", "neu"],
  redundancy: "active-passive",
  recovery: { rto: "PT4H", rpo: "PT1H", mtpd: "PT8H" },
};

function relocationOf(described: Partial<Described>): Relocation {
  const project = projectOf({ domain: { approach: "basic" }, sites, objects: {}, ...described });
  const [relocation, ...more] = assessedOn(project, "2026-11-23").relocations;
  if (!relocation || more.length > 0) throw new Error("not exactly one relocation");
  return relocation;
}

describe("exercises that the move asks for", () => {
  const exercise = (lost: string, carrier: string | null) =>
    ({
      title: "Übung",
      type: "exercise",
      issued: "2026-12-01",
      scenario: { "lost-site": lost, ...(carrier === null ? {} : { "carried-by": [carrier] }) },
      processes: { p: { rto: "PT1H", rpo: "PT0S" } },
      passed: true,
    }) satisfies Partial<EvidenceData>;
  const ofLoss = (...evidence: Partial<EvidenceData>[]) => {
    const files = Object.fromEntries(evidence.map((one, i) => [`evidence/domain/${i}.md`, one]));
    const { obligations } = relocationOf({ objects: { p: criticalProcess }, evidence: files });
    const found = obligations.find(
      ({ kind, text }) => kind === "exercise" && text.en.includes("Rechenzentrum"),
    );
    return [found?.met, found?.evidence, found?.text.en.split(": ")[1]];
  };

  it("are not those that only the old site carried: once it is given up, they count no more", () => {
    const only = [false, [], "shown only with the old site for p."];
    expect(ofLoss(exercise("bleibt", "alt"))).toEqual(only);
    // Nobody named: the other sites that were active then, so the old one.
    expect(ofLoss(exercise("bleibt", null))).toEqual(only);
    expect(ofLoss()).toEqual([false, [], "not shown yet for p."]);
  });

  it("are those that the new site carried, also where the old one passed a later one", () => {
    const carried = exercise("bleibt", "neu");
    expect(ofLoss(carried)).toEqual([true, ["evidence/domain/0.md"], undefined]);
    const later = { ...exercise("bleibt", "alt"), issued: "2026-12-02" };
    expect(ofLoss(carried, later)).toEqual([true, ["evidence/domain/0.md"], undefined]);
  });
});

describe("the days of a move", () => {
  const daysOf = (phases: SiteData["phases"], old: SiteData["phases"] = sites.alt?.phases ?? []) => {
    const {
      transitionFrom,
      cutOver: on,
      retired,
    } = relocationOf({
      sites: { ...sites, alt: { phases: old }, neu: { ...sites.neu, phases } },
    });
    return [transitionFrom, on, retired];
  };
  const active = (from: string) => ({ from, state: "active" as const });
  const transition = (from: string) => ({ from, state: "transition" as const });
  const retired = (from: string) => ({ from, state: "retired" as const });

  it("are those of the cut-over to come, where an earlier one was taken back", () => {
    const phases = [
      transition("2026-10-01"),
      active("2026-11-01"),
      transition("2026-11-20"),
      active("2027-03-15"),
    ];
    expect(daysOf(phases)).toEqual(["2026-10-01", "2027-03-15", "2027-02-01"]);
  });

  it("are not those of a site's former life", () => {
    const former = [transition("2014-01-01"), active("2015-01-01"), retired("2019-01-01")];
    expect(daysOf([...former, transition("2026-10-01"), active("2027-01-15")])).toEqual([
      "2026-10-01",
      "2027-01-15",
      "2027-02-01",
    ]);
    expect(daysOf([...former, active("2027-01-15")])[0]).toBeNull();
    const reopened = [active("2010-01-01"), retired("2012-01-01"), active("2013-01-01")];
    expect(daysOf([active("2027-01-15")], reopened)[2]).toBeNull();
    expect(daysOf([active("2027-01-15")], [...reopened, retired("2027-05-01")])[2]).toBe("2027-05-01");
  });

  it("are the first of a state that is written twice in a row", () => {
    expect(daysOf([active("2027-01-15"), active("2027-03-15")])[1]).toBe("2027-01-15");
  });
});
