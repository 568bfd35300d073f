import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { check } from "../../src/pipeline.ts";
import { withhold } from "../../src/report/withhold/withhold.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let whole: Report;

beforeAll(async () => {
  whole = await check(root, { today: "2026-11-23", version: "0.0.0" });
});

/** Everything that names an evidence file: none of it may stand in a report that withholds it. */
function namesOf({ path, title, file }: Report["evidence"][number]): string[] {
  return [path, file, title, path.slice(path.lastIndexOf("/") + 1)];
}

/** All that a report says, but for the catalogue's own titles and roles: facts that anybody may read. */
function textOf(report: Report): string {
  const { requirements: _r, modules: _m, catalogueInfo: _c, rules: _u, ...rest } = report;
  return JSON.stringify(rest);
}

/** The example with a room, the controls of a module, an audit with open findings and a risk above `internal`. */
function withSecrets(report: Report): Report {
  const raised = <T extends { readonly id: string }>(entries: readonly T[], isSecret: RegExp): T[] =>
    entries.map((entry) => (isSecret.test(entry.id) ? { ...entry, classification: "confidential" } : entry));
  return {
    ...report,
    objects: raised(report.objects, /^rz-raum-alt$/),
    controls: raised(report.controls, /^INF\.2\./),
    audits: raised(report.audits, /^internes-audit-2026$/),
    risks: raised(report.risks, /^stromausfall$/),
  };
}

describe("withhold", () => {
  it("keeps everything at the highest clearance", () => {
    expect(withhold(whole, "vs-nfd")).toEqual({
      ...whole,
      withheld: expect.objectContaining({ evidence: 0, items: 0 }),
    });
  });

  it("hides every name of confidential evidence in an internal report, but not that it is there", () => {
    const text = textOf(withhold(whole, "internal"));
    const hidden = whole.evidence.filter(({ classification }) => classification === "confidential");
    expect(hidden.length).toBeGreaterThan(0);
    // A file name that shown evidence of another folder has too is no secret.
    const open = new Set(whole.evidence.filter((evidence) => !hidden.includes(evidence)).flatMap(namesOf));
    const secret = hidden.flatMap(namesOf).filter((name) => !open.has(name));
    expect(secret.filter((name) => text.includes(name))).toEqual([]);
    const register = withhold(whole, "internal").evidence;
    expect(register).toHaveLength(whole.evidence.length);
    expect(register.filter(({ withheld }) => withheld)).toHaveLength(hidden.length);
  });

  it("keeps the domain's id, but for one that holds a withheld name, or of a withheld domain", () => {
    const named = (id: string, classification: "internal" | "confidential" = "internal"): Report => {
      const report = withSecrets(whole);
      return { ...report, domain: { ...report.domain, id, classification } };
    };
    expect(withhold(named("rz-verbund"), "internal").domain.id).toBe("rz-verbund");
    for (const id of ["rz-raum-alt", "verbund-rz-raum-alt"]) {
      expect(withhold(named(id), "internal").domain.id).toBeNull();
      expect(withhold(named(id), "confidential").domain.id).toBe(id);
    }
    expect(withhold(named("rz-verbund", "confidential"), "internal").domain.id).toBeNull();
  });

  it("leaves requirement titles and counts alone in a public report of unlabelled content", () => {
    const report = withhold(whole, "public");
    expect(report.items).toEqual([]);
    expect(report.controls).toEqual([]);
    expect(report.findings).toEqual([]);
    expect(report.risks).toEqual([]);
    expect(report.summary).toEqual(whole.summary);
    expect(report.requirements.map(({ id, title }) => ({ id, title }))).toEqual(
      whole.requirements.map(({ id, title }) => ({ id, title })),
    );
    expect(report.moduleCounts.map(({ counts }) => counts)).toEqual(
      whole.moduleCounts.map(({ counts }) => counts),
    );
  });

  it("lets no name, person, action, prose or hash of withheld content into a public report", () => {
    const text = textOf(withhold(whole, "public"));
    const strings = [
      ...whole.sites.flatMap(({ id, title }) => [id, title]),
      ...whole.objects.flatMap(({ title, file }) => [title, file]),
      ...whole.controls.flatMap(({ file }) => file),
      ...whole.controls.flatMap(({ assessments }) =>
        assessments.flatMap(({ actions, assessed }) => [
          ...actions.map((action) => action.text),
          ...(assessed?.assessor ? [assessed.assessor] : []),
        ]),
      ),
      ...whole.risks.map(({ title }) => title),
      ...whole.audits.map(({ title }) => title),
      ...whole.evidence.flatMap((evidence) => [
        ...namesOf(evidence),
        evidence.sha256 ?? "\u0000",
        evidence.issuer ?? "\u0000",
      ]),
    ];
    expect(strings.filter((string) => text.includes(string))).toEqual([]);
  });

  it("adds up: what is withheld and what is shown is the whole", () => {
    for (const clearance of ["public", "internal", "confidential"] as const) {
      const report = withhold(whole, clearance);
      expect(report.items.length + (report.withheld?.items ?? 0)).toBe(whole.items.length);
      expect(report.controls.length + (report.withheld?.controls ?? 0)).toBe(whole.controls.length);
      expect(report.findings.length + (report.withheld?.findings ?? 0)).toBe(whole.findings.length);
    }
  });

  it("says of every list how much of it is missing, and of each requirement how many items", () => {
    // The example has nothing that would probably be a minor deviation.
    const room = { ...(whole.blockers[0] as Report["blockers"][number]), object: "rz-raum-alt" };
    const deviation = { ...room, kind: "standard-unplanned" as const };
    const report = withhold(withSecrets({ ...whole, probableDeviations: [deviation] }), "internal");
    const { withheld } = report;
    const gaps = ({ items }: Report) =>
      items.filter(({ state }) => !["proven", "dispensable"].includes(state)).length;
    const findings = ({ audits }: Report) => audits.flatMap((audit) => audit.findings);
    const open = (of: Report) => findings(of).filter(({ state }) => state !== "closed").length;
    const actions = ({ controls, audits }: Report) =>
      [
        ...controls.flatMap(({ assessments }) => assessments),
        ...audits.flatMap(({ findings }) => findings),
      ].flatMap((one) => one.actions).length;
    expect(withheld).toMatchObject({
      blockers: whole.blockers.length - report.blockers.length,
      gaps: gaps(whole) - gaps(report),
      actions: actions(whole) - actions(report),
      auditFindings: findings(whole).length - findings(report).length,
      openAuditFindings: open(whole) - open(report),
      failover: whole.failover.losses.length,
      relocations: whole.relocations.length,
      certificates: whole.certificates.length,
    });
    for (const [kind, number] of Object.entries(withheld ?? {}))
      if (typeof number === "number") expect(number, kind).toBeGreaterThan(0);

    const itemsOf = (of: Report, id: string) =>
      of.items.filter(({ requirement }) => requirement === id).length;
    for (const { id } of whole.requirements)
      expect(withheld?.itemsByRequirement[id] ?? 0, id).toBe(itemsOf(whole, id) - itemsOf(report, id));
    expect(itemsOf(report, "INF.2.A3")).toBe(0);
    expect(withheld?.itemsByRequirement["INF.2.A3"]).toBe(3);
  });

  it("withholds what stops a certificate only with the items, the control or the audit that it is about", () => {
    const old = {
      ...(whole.blockers[0] as Report["blockers"][number]),
      kind: "assessment-old" as const,
      requirement: null,
      object: null,
      site: null,
    };
    // Evidence alone is above `internal` in the example.
    expect(withhold({ ...whole, blockers: [old] }, "internal").blockers).toHaveLength(1);
    expect(withhold(withSecrets({ ...whole, blockers: [old] }), "internal").blockers).toHaveLength(0);
    const named = { ...old, requirement: "INF.1.A1" };
    expect(withhold(withSecrets({ ...whole, blockers: [named] }), "internal").blockers).toHaveLength(1);
  });

  it("changes nothing in the report that it is given", () => {
    const before = JSON.stringify(whole);
    withhold(whole, "public");
    expect(JSON.stringify(whole)).toBe(before);
  });
});
