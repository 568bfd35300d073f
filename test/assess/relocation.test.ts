import { describe, expect, it } from "vitest";
import type { EvidenceData, ObjectData, Project, SiteData } from "../../src/model/project.ts";
import type { Relocation } from "../../src/model/relocation.ts";
import {
  activeSite,
  assessedOn,
  type Described,
  type DescribedAssessment,
  projectOf,
} from "./in-memory-project.ts";

/** Issue "Two data centres", Relocation as time. */

const day = "2026-11-23";
const cutOver = "2027-01-15";

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
      { from: cutOver, state: "active" },
    ],
    replaces: "alt",
  },
};
const room = (site: string): Partial<ObjectData> => ({
  type: "room",
  sites: [site],
  modules: [{ id: "INF.7" }],
  owner: "Haus",
});
const objects: Record<string, Partial<ObjectData>> = {
  "raum-alt": room("alt"),
  "raum-neu": room("neu"),
  server: {
    type: "it-system",
    sites: ["bleibt", "alt", "neu"],
    redundancy: "active-active",
    modules: [{ id: "NET.3.4" }],
    "depends-on": ["raum-alt", "raum-neu"],
  },
};
const doc = (more: Partial<EvidenceData> = {}): Partial<EvidenceData> => ({
  title: "Beleg",
  type: "document",
  issued: "2026-03-01",
  ...more,
});
const yes = (...evidence: string[]): DescribedAssessment => ({ status: "yes", evidence });

function relocationOf(described: Partial<Described>, asOf = day): Relocation {
  const project = projectOf({ domain: { approach: "basic" }, sites, objects, ...described });
  const [relocation, ...more] = assessedOn(project, asOf).relocations;
  if (!relocation || more.length > 0) throw new Error("not exactly one relocation");
  return relocation;
}

const names = (items: readonly { requirement: string }[]) => items.map(({ requirement }) => requirement);

describe("what the new site has on the day of cut-over", () => {
  const controls = {
    "INF.7.A1": { neu: yes("evidence/neu/abnahme.txt") },
    "INF.7.A2": { neu: yes("evidence/alt/begehung.txt") },
    "NET.3.4.A1": {
      "alt, neu": yes(),
      alt: yes("evidence/alt/server.txt"),
      neu: yes("evidence/alt/server.txt"),
    },
  };
  const evidence = {
    "evidence/neu/abnahme.txt": doc(),
    "evidence/alt/begehung.txt": doc(),
    "evidence/alt/server.txt": doc(),
  };

  it("is proven there, carried over with the systems, or missing: what is bound to the old place stays behind", () => {
    const relocation = relocationOf({ controls, evidence });
    expect(relocation).toMatchObject({
      to: "neu",
      from: "alt",
      state: "transition",
      transitionFrom: "2026-10-01",
      cutOver,
      retired: "2027-02-01",
    });
    expect(names(relocation.proven)).toEqual(["INF.7.A1"]);
    expect(names(relocation.carriedOver)).toEqual(["NET.3.4.A1"]);
    expect(names(relocation.missing)).toEqual(["INF.7.A2"]);
  });

  it("is inherited where a certificate that names the new site gives credit", () => {
    const certificate = doc({
      type: "certificate",
      basis: "it-grundschutz",
      covers: ["INF.7"],
      sites: ["neu"],
      surveillance: [],
    });
    const described = {
      controls: { "INF.7.A1": { neu: { ...yes(), inherited: "evidence/neu/zertifikat.pdf" } } },
      evidence: { "evidence/neu/zertifikat.pdf": { ...certificate, "valid-until": "2027-01-15" } },
    };
    expect(names(relocationOf(described).inherited)).toEqual(["INF.7.A1"]);
    // One day less, and it has lapsed when it is needed.
    const lapsed = { "evidence/neu/zertifikat.pdf": { ...certificate, "valid-until": "2027-01-14" } };
    expect(names(relocationOf({ ...described, evidence: lapsed }).missing)).toContain("INF.7.A1");
  });

  it("is judged for that day: evidence that holds today and not then is missing", () => {
    const lapsing = { ...evidence, "evidence/neu/abnahme.txt": doc({ "valid-until": "2027-01-14" }) };
    expect(relocationOf({ controls, evidence: lapsing }).missing).toMatchObject([
      { requirement: "INF.7.A1", state: "unproven" },
      { requirement: "INF.7.A2" },
    ]);
  });

  it("is no gap of today while the site is planned", () => {
    const planned = {
      ...sites,
      neu: { ...sites.neu, phases: [{ from: cutOver, state: "active" as const }] },
    };
    const project = projectOf({ domain: { approach: "basic" }, sites: planned, objects });
    const assessed = assessedOn(project, day);
    expect(assessed.items.filter(({ site }) => site === "neu")).toEqual([]);
    expect(assessed.relocations[0]).toMatchObject({ state: "planned", transitionFrom: null });
    expect(names(assessed.relocations[0]?.missing ?? [])).toEqual(["INF.7.A1", "INF.7.A2", "NET.3.4.A1"]);
  });
});

describe("what is missing", () => {
  const open = (due: string | null, responsible: string | null = "Umzugsleitung") => ({ due, responsible });

  function withActions(actions: Record<string, ReturnType<typeof open>[]>): Project {
    const controls = Object.fromEntries(
      Object.keys(actions).map((id) => [id, { neu: { status: "no" } as const }]),
    );
    const project = projectOf({ domain: { approach: "standard" }, sites, objects, controls });
    return {
      ...project,
      controls: project.controls.map((control) => ({
        ...control,
        assessments: control.assessments.map((assessment) => ({
          ...assessment,
          actions: (actions[control.id] ?? []).map((action) => ({
            at: assessment.at,
            value: {
              text: "Nachholen",
              effort: null,
              id: null,
              amounts: [],
              described: true,
              ...action,
            },
          })),
        })),
      })),
    };
  }

  it("comes in the order in which it must happen: R1 to R3, the place before the systems, Basis first, then by day", () => {
    const project = withActions({
      "INF.7.A1": [open("2027-01-10")],
      "INF.7.A2": [open("2026-12-01")],
      "INF.7.A3": [open("2026-11-30")],
      "NET.3.4.A1": [open("2026-11-25")],
    });
    const [relocation] = assessedOn(project, day).relocations;
    const planned = relocation?.missing.filter(({ action }) => action !== null) ?? [];
    expect(names(planned)).toEqual(["INF.7.A2", "INF.7.A1", "INF.7.A3", "NET.3.4.A1"]);
    expect(planned.map(({ before }) => before)).toEqual(["move-in", "move-in", "move-in", "cut-over"]);
    expect(planned.find(({ object }) => object === "server")?.waitsFor).toEqual(["raum-neu"]);
  });

  it("has an owner and a day, and says if that is too late", () => {
    const project = withActions({
      "INF.7.A1": [open("2026-12-01"), open("2027-01-16", "Später dran")],
      "INF.7.A2": [open(cutOver, null)],
    });
    const [relocation] = assessedOn(project, day).relocations;
    expect(relocation?.missing).toContainEqual(
      expect.objectContaining({ requirement: "INF.7.A1", responsible: "Später dran", late: true }),
    );
    expect(relocation?.missing).toContainEqual(
      expect.objectContaining({ requirement: "INF.7.A2", responsible: "Haus", late: false }),
    );
  });
});

describe("obligations", () => {
  const metOf = (relocation: Relocation, kind: string, requirement: string | null = null) =>
    relocation.obligations.find((one) => one.kind === kind && one.requirement === requirement)?.met;

  it("begin with the notice of a substantial change: only one for this site, that holds on the day", () => {
    const notice = (more: Partial<EvidenceData>) =>
      metOf(relocationOf({ evidence: { "evidence/domain/meldung.pdf": doc(more) } }), "change-notice");
    expect(notice({})).toBe(false);
    expect(notice({ "change-notice": "neu" })).toBe(true);
    expect(notice({ "change-notice": "bleibt" })).toBe(false);
    expect(notice({ "change-notice": "neu", issued: "2027-01-16" })).toBe(false);
  });

  it("hold a network plan made since the first day of the move, that day included", () => {
    const plan = (issued: string) =>
      metOf(
        relocationOf({ evidence: { "evidence/domain/netz.png": doc({ document: "A.1", issued }) } }),
        "network-plan",
      );
    expect(plan("2026-09-30")).toBe(false);
    expect(plan("2026-10-01")).toBe(true);
  });

  it("say in plain words what is asked for, and apart from that how it is recorded", () => {
    const { obligations } = relocationOf({});
    for (const { text } of obligations)
      for (const words of [text.de, text.en]) expect(words).not.toMatch(/change-notice|document:|issued/);
    const hints = obligations.flatMap(({ hint }) => hint?.en ?? []).join("; ");
    expect(hints).toMatch(/change-notice: neu; in .* document: A\.1, issued from 2026-10-01 on$/);
  });

  it("hold the requirements that speak of moving; one that nobody has is neither met nor unmet", () => {
    const none = relocationOf({});
    expect(metOf(none, "requirement", "ORP.1.A13")).toBeNull();
    expect(metOf(none, "requirement", "INF.1.A31")).toBeNull();
    const described = {
      domain: { approach: "standard", modules: [{ id: "ORP.1" }] } as const,
      objects: {
        ...objects,
        "haus-alt": { type: "building" as const, sites: ["alt"], modules: [{ id: "INF.1" }] },
      },
      evidence: { "evidence/alt/auszug.txt": doc(), "evidence/domain/umzug.txt": doc() },
    };
    const controls = {
      "ORP.1.A13": { verbund: yes("evidence/domain/umzug.txt") },
      "INF.1.A31": { alt: { status: "partial" as const, evidence: ["evidence/alt/auszug.txt"] } },
    };
    const both = relocationOf({ ...described, controls });
    expect(metOf(both, "requirement", "ORP.1.A13")).toBe(true);
    expect(metOf(both, "requirement", "INF.1.A31")).toBe(false);
    expect(both.obligations.find(({ requirement }) => requirement === "INF.1.A31")?.due).toBe("2027-02-01");
  });

  it("hold OPS.2.3 only where somebody else runs the new building", () => {
    expect(metOf(relocationOf({}), "outsourcing")).toBeUndefined();
    const operated = { ...sites, neu: { ...sites.neu, operator: "Stadt" } };
    expect(metOf(relocationOf({ sites: operated }), "outsourcing")).toBeNull();
    const sameOperator = { ...operated, alt: { ...sites.alt, operator: "Stadt" } };
    expect(metOf(relocationOf({ sites: sameOperator }), "outsourcing")).toBeUndefined();
  });
});

describe("the exposure", () => {
  const exercise = (lost: string, carrier: string, issued: string, passed = true) =>
    doc({
      type: "exercise",
      issued,
      scenario: { "lost-site": lost, "carried-by": [carrier] },
      processes: { p: { rto: "PT1H", rpo: "PT0S" } },
      passed,
    });
  const p: Partial<ObjectData> = {
    type: "process",
    critical: true,
    sites: ["bleibt", "alt", "neu"],
    redundancy: "active-passive",
    recovery: { rto: "PT4H", rpo: "PT1H", mtpd: "PT8H" },
  };
  const exposureOf = (evidence: Record<string, Partial<EvidenceData>>, more = {}) =>
    relocationOf({ objects: { p, ...more }, evidence }).exposure.map(({ from, to, site }) => [
      from,
      to,
      site,
    ]);

  it("says from when to when a critical process has one proven site at most", () => {
    const both = {
      "evidence/domain/1.md": exercise("alt", "bleibt", "2026-05-09"),
      "evidence/domain/2.md": exercise("bleibt", "alt", "2026-06-13"),
    };
    expect(exposureOf(both)).toEqual([
      ["2027-02-01", "2027-05-09", "bleibt"],
      ["2027-05-10", null, null],
    ]);
    const shown = { ...both, "evidence/domain/3.md": exercise("bleibt", "neu", "2027-02-13") };
    expect(exposureOf(shown)).toEqual([
      ["2027-02-01", "2027-02-12", "bleibt"],
      ["2027-05-10", null, "neu"],
    ]);
  });

  it("begins with the transition where the old site has not shown it, or a Basis requirement is unmet there", () => {
    const failed = {
      "evidence/domain/1.md": exercise("alt", "bleibt", "2026-05-09"),
      "evidence/domain/2.md": exercise("bleibt", "alt", "2026-06-13", false),
    };
    expect(exposureOf(failed)[0]).toEqual(["2026-10-01", "2027-05-09", "bleibt"]);
    const passed = { ...failed, "evidence/domain/2.md": exercise("bleibt", "alt", "2026-06-13") };
    expect(exposureOf(passed, { "raum-alt": room("alt") })[0]).toEqual([
      "2026-10-01",
      "2027-05-09",
      "bleibt",
    ]);
  });
});

describe("odd plans", () => {
  const relocations = (more: Partial<SiteData>) =>
    assessedOn(projectOf({ sites: { ...sites, neu: { ...sites.neu, ...more } }, objects: {} }), day)
      .relocations;

  it("are no relocations: no day of cut-over, an unknown site, the site itself", () => {
    expect(relocations({ phases: [{ from: "2026-10-01", state: "transition" }] })).toEqual([]);
    expect(relocations({ replaces: "gibt-es-nicht" })).toEqual([]);
    expect(relocations({ replaces: "neu" })).toEqual([]);
  });
});
