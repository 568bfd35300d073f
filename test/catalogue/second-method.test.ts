import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lookupOf } from "../../src/catalogue/index.ts";
import { methodOf } from "../../src/catalogue/methods.ts";
import { catalogueTable } from "../../src/cli/look-up/catalogue.ts";
import { explainRequirement } from "../../src/cli/look-up/explain-requirement.ts";
import type { Catalogue, CatalogueLookup, Requirement } from "../../src/model/catalogue.ts";
import type { Age, Method } from "../../src/model/method.ts";
import type { Report } from "../../src/model/report.ts";
import { check } from "../../src/pipeline.ts";
import { failoverText } from "../../src/reporters/failover.ts";
import { toJson } from "../../src/reporters/json.ts";
import { toJunit } from "../../src/reporters/junit.ts";
import { relocationText } from "../../src/reporters/relocation.ts";
import { readCatalogue } from "../../src/source/read-catalogue.ts";
import { fromJson } from "../../src/source/saved-documents.ts";
import { type Content, day, statesOf, writeContent } from "../content-root.ts";
import { objectFile, sidecar } from "../format/clean-root.ts";

const age = (within: string, de: string, en: string): Age => ({
  within,
  words: { de, en },
  last: { de: `den letzten ${de}n`, en: `the last ${en}` },
});

/**
 * A method that shares nothing with the Kompendium's: two levels, no verbs, ids of another form, requirements nested three
 * deep, another layer that is bound to a place, other ages and orders.
 */
const method: Method = {
  id: "grundschutz++",
  name: { de: "Probekatalog", en: "trial catalogue" },
  levels: [
    { id: "pflicht", name: { de: "Pflicht", en: "Duty" } },
    { id: "kür", name: { de: "Kür", en: "Option" } },
  ],
  orders: [
    { id: "jetzt", name: { de: "sofort", en: "at once" } },
    { id: "bald", name: { de: "danach", en: "next" } },
  ],
  applies: { basic: ["pflicht"], standard: ["pflicht"], core: ["pflicht", "kür"] },
  essential: { levels: ["pflicht"], must: null, source: { de: "Probekatalog, 1", en: "trial catalogue, 1" } },
  unacceptable: [],
  planned: ["kür"],
  placeBound: ["HAUS"],
  outsourcing: "FREMD",
  moving: [{ requirement: "HAUS-1", at: "to", due: "begin" }],
  alternativeSite: { requirement: "KERN-1.1.1", source: { de: "Probekatalog, 2", en: "trial catalogue, 2" } },
  managementReview: null,
  ages: {
    assessment: age("P6M", "sechs Monate", "six months"),
    exercise: age("P3M", "drei Monate", "three months"),
    internalAudit: age("P6M", "sechs Monate", "six months"),
    managementReview: age("P6M", "sechs Monate", "six months"),
    policyApproval: age("P6M", "sechs Monate", "six months"),
    documentsApproval: age("P6M", "sechs Monate", "six months"),
  },
  requirementForm: "^[A-Z]+-\\d+(?:\\.\\d+)*$",
};

function requirement(id: string, level: string, parent: string | null = null): Requirement {
  const [module = ""] = id.split("-");
  const facts = { title: `Titel ${id}`, roles: [], withdrawn: false, must: true, regular: false };
  return { ...facts, id, key: `uuid-${id}`, parent, module, level };
}

const modules = (["HAUS", "KERN", "FREMD"] as const).map((id) => ({
  id,
  title: `Baustein ${id}`,
  layer: id,
  kind: "system" as const,
  order: id === "HAUS" ? "bald" : "jetzt",
  mainRole: "Leitung",
  furtherRoles: [],
  targetObject: "domain" as const,
}));

const data: Catalogue = {
  id: "grundschutz++",
  title: "Probekatalog",
  edition: "1",
  source: "dieser Test",
  rights: "frei",
  layers: modules.map(({ id, title }) => ({ id, title })),
  modules,
  requirements: [
    requirement("HAUS-1", "pflicht"),
    requirement("KERN-1", "pflicht"),
    requirement("KERN-1.1", "kür", "KERN-1"),
    requirement("KERN-1.1.1", "pflicht", "KERN-1.1"),
    requirement("KERN-2", "kür"),
    requirement("FREMD-1", "pflicht"),
  ],
  threats: [],
};

const trial: CatalogueLookup = lookupOf(data, method);

const controls = (text: string): string => `---\ntitle: Maßnahmen\n---\n\n${text.trim()}\n`;
const assessed = "- Geprüft: 2026-09-14, A. Beispiel";

const content: Content = {
  "controls/domain.md":
    "---\ntitle: Verbund\ncatalogue: grundschutz++\napproach: standard\nmodules: [FREMD]\n---\n\nText.\n",
  "controls/sites/rz-a.md":
    "---\ntitle: A\nphases: [{from: 2020-01-01, state: active}, {from: 2027-01-15, state: retired}]\n---\n",
  "controls/sites/rz-b.md": "---\ntitle: B\nphases: [{from: 2020-01-01, state: active}]\n---\n",
  "controls/sites/rz-c.md":
    "---\ntitle: C\nreplaces: rz-a\nphases: [{from: 2026-12-01, state: transition}, {from: 2027-01-15, state: active}]\n---\n",
  "controls/objects/anlage.md": objectFile(
    "type: it-system\nsites: [rz-a, rz-b, rz-c]\nredundancy: active-active\nmodules: [HAUS, KERN]",
  ),
  "controls/objects/verfahren.md": objectFile(
    "type: process\nsites: [rz-a, rz-b]\nredundancy: active-active\ndepends-on: [anlage]\ncritical: true\nrecovery: {rto: PT4H, rpo: PT1H, mtpd: PT24H}",
  ),
  "controls/risks/rest.md":
    "---\ntitle: Rest\nobjects: [anlage]\nthreats: [G 0.8]\nfrequency: rare\nimpact: limited\ntreatment: accept\naccepted: {by: Leitung, on: 2026-02-01, until: 2027-01-31}\n---\n",
  "controls/catalog/alles.md": controls(`## HAUS-1 Haus

### alle: ja

[Konzept](../../evidence/domain/konzept.txt), [A](../../evidence/rz-a/begehung.txt)

${assessed}

## KERN-1 Kern

### alle: ja

[Konzept](../../evidence/domain/konzept.txt)

- Geprüft: 2026-03-14, A. Beispiel

## KERN-1.1.1 Dritte Ebene

### alle: nein

- Risiko: rest

${assessed}

## FREMD-1 Fremd

### verbund: ja

- Geerbt: [Zertifikat](../../evidence/domain/zertifikat.txt)

${assessed}
`),
  "evidence/domain/konzept.txt": "Konzept\n",
  "evidence/domain/konzept.txt.yaml": sidecar(),
  "evidence/rz-a/begehung.txt": "Begehung\n",
  "evidence/rz-a/begehung.txt.yaml": sidecar("type: inspection\nissued: 2026-03-14"),
  "evidence/domain/uebung.txt": "Übung\n",
  "evidence/domain/uebung.txt.yaml": sidecar(
    "type: exercise\nissued: 2026-03-14\nscenario: {lost-site: rz-b, carried-by: [rz-a]}\nprocesses: {verfahren: {rto: PT3H, rpo: PT15M}}\npassed: true",
  ),
  "evidence/domain/zertifikat.txt": "Zertifikat\n",
  "evidence/domain/zertifikat.txt.yaml": sidecar(
    "type: certificate\nissued: 2026-03-14\nvalid-until: 2029-03-13\nnumber: N-1\nholder: Betreiberin\ncovers: [FREMD]\nsites: [rz-a]\nbasis: it-grundschutz",
  ),
};

async function reportOn(changed: Content = {}): Promise<Report> {
  const { root } = await writeContent({ ...content, ...changed });
  return check(root, { asOf: day, today: day, version: "0.0.0", catalogues: [trial] });
}

/** What a rule says, in German, each with its help. */
const said = ({ findings }: Report, rule: string): string[] =>
  findings.filter((one) => one.rule === rule).map(({ message, help }) => `${message.de} ${help.de}`);

describe("a catalogue with a method of its own", () => {
  it("is what the content is judged by, to the last id", async () => {
    const report = await reportOn();
    expect(report.catalogue).toBe("grundschutz++");
    expect(said(report, "front-matter-invalid")).toEqual([]);
    expect(said(report, "requirement-unknown")).toEqual([]);
    expect(report.findings.filter(({ rule }) => rule === "catalog-syntax")).toEqual([]);
  });

  it("says which levels apply, and which layer is bound to a place", async () => {
    const report = await reportOn();
    expect(statesOf(report)).toEqual({
      // The concept of the whole domain proves nothing that is bound to a place.
      "HAUS-1 anlage@rz-a": "proven",
      "HAUS-1 anlage@rz-b": "unproven",
      "KERN-1 anlage@rz-a": "proven",
      "KERN-1 anlage@rz-b": "proven",
      "KERN-1.1.1 anlage@rz-a": "open",
      "KERN-1.1.1 anlage@rz-b": "open",
      "FREMD-1 -@-": "unproven",
    });
  });

  it("asks for the second level where the approach does", async () => {
    const core = await reportOn({
      "controls/domain.md": String(content["controls/domain.md"]).replace("standard", "core"),
    });
    expect(Object.keys(statesOf(core)).filter((name) => name.endsWith("rz-a"))).toEqual([
      "HAUS-1 anlage@rz-a",
      "KERN-1 anlage@rz-a",
      "KERN-1.1 anlage@rz-a",
      "KERN-1.1.1 anlage@rz-a",
      "KERN-2 anlage@rz-a",
    ]);
    expect(core.probableDeviations.map(({ text }) => text.de)).toContain(
      "KERN-2 Titel KERN-2 (Kür) ist nicht bewertet.",
    );
  });

  it("says what is essential: the level, as it knows no verbs", async () => {
    const report = await reportOn();
    expect(report.items.map(({ essential }) => essential)).toEqual(report.items.map(() => true));
    expect(report.blockers.map(({ text }) => text.de)).toContain(
      "HAUS-1 Titel HAUS-1 (Pflicht) ist nicht belegt.",
    );
    const criterion = report.criteria.find(({ id }) => id === "requirement");
    expect(criterion?.checks.de).toBe("Pflicht-Anforderungen");
    expect(criterion?.source.de).toBe("Probekatalog, 1");
    const stops = report.findings.flatMap(({ stops }) => stops?.de ?? []);
    expect(stops).toContain(
      "Für ein Zertifikat müssen Pflicht-Anforderungen erfüllt und belegt sein (FREMD-1).",
    );
  });

  it("says what a risk may stand for", async () => {
    const report = await reportOn();
    // Here for every level, so that the gap of KERN-1.1.1 needs no action.
    expect(said(report, "gap-without-action")).toEqual([]);
  });

  it("says how old assessments and exercises may be", async () => {
    const report = await reportOn();
    expect(said(report, "assessment-stale").join()).toMatch(/vom 2026-03-14 .* galt bis 2026-09-14/);
    expect(report.blockers.map(({ text }) => text.de)).toContain(
      "Die Bewertung von KERN-1 vom 14.03.2026 ist älter als sechs Monate.",
    );
    const reasons = report.failover.processes.flatMap((cell) => cell.reasons.map(({ text }) => text.de));
    expect(reasons).toContain("Die Übung vom 14.03.2026 ist älter als drei Monate.");
    expect(report.probableDeviations.map(({ kind }) => kind)).not.toContain("management-review-missing");
  });

  it("says what stays with the customer", async () => {
    const report = await reportOn();
    expect(said(report, "certificate-scope").join()).toContain("FREMD bleibt immer beim Kunden");
    expect(report.certificates[0]?.mine.outsourcing.map(({ requirement: id }) => id)).toEqual(["FREMD-1"]);
  });

  it("says what a move asks for, and in which order what is missing comes", async () => {
    const report = await reportOn();
    const [move] = report.relocations;
    expect(move?.obligations.map(({ requirement: id }) => id)).toContain("HAUS-1");
    expect(move?.obligations.map(({ source }) => source.de)).toEqual(
      expect.arrayContaining(["Probekatalog, HAUS", "Probekatalog, 2"]),
    );
    expect(move?.missing.map(({ requirement: id, order, before }) => [id, order, before])).toEqual([
      ["KERN-1.1.1", "jetzt", "cut-over"],
      ["HAUS-1", "bald", "move-in"],
    ]);
    expect(report.failover.asksForAll).toBe(true);
  });

  it("tells a slip in an id from an id of the institution's own, and finds a heading that lost its marks", async () => {
    const slips = await reportOn({
      "controls/catalog/weiteres.md": controls(
        "## KERN-7 Vertippt\n\n### alle: ja\n\nText.\n\n## LWL1 Eigenes\n\n- Anforderungen: KERN-2\n\n### alle: nein\n\nText.\n\nKERN-1.1 Zweite Ebene\n\n### alle: ja\n\nText.\n",
      ),
    });
    expect(said(slips, "requirement-unknown")).toEqual([expect.stringContaining("KERN-7")]);
    expect(said(slips, "catalog-syntax").join()).toContain("KERN-1.1 Zweite Ebene");
  });

  it("goes with the report to whoever reads it, also when it is saved", async () => {
    const report = await reportOn();
    const [move] = report.relocations;
    expect(methodOf(fromJson(toJson(report, "de")))).toEqual(method);
    expect(toJunit(report, "de")).toContain('<testsuite name="KERN Baustein KERN"');
    expect(failoverText(report, "de").replace(/\s+/g, " ")).toContain("KERN-1.1.1 verlangt");
    expect(move && relocationText(move, report, "de")).toContain(
      "KERN-1.1.1 (Pflicht, Reihenfolge jetzt) Titel KERN-1.1.1",
    );
  });

  it("is what explains a requirement, and lists the catalogue, of a content root whose domain names it", async () => {
    const { root } = await writeContent(content);
    const catalogue = await readCatalogue(root, { catalogues: [trial] });
    expect(catalogue).toBe(trial);
    const text = explainRequirement(catalogue, "KERN-1.1.1", "de", {}) ?? "";
    expect(text).toMatch(/^Stufe +Pflicht \(pflicht\)$/m);
    expect(text).toMatch(/^Gehört zu +KERN-1\.1 Titel KERN-1\.1$/m);
    expect(text).not.toContain("MUSS");
    expect(catalogueTable(catalogue, "de")).toContain("pflicht: Pflicht  kür: Kür");
    const elsewhere = await readCatalogue(join(root, "evidence"));
    expect(elsewhere.data.id).toBe("kompendium-2023");
  });

  it("keeps what a requirement is nested in, and its key", () => {
    const depth = (id: string): number => {
      const { parent = null } = trial.requirement(id) ?? {};
      return parent === null ? 1 : depth(parent) + 1;
    };
    expect(["KERN-1", "KERN-1.1", "KERN-1.1.1"].map(depth)).toEqual([1, 2, 3]);
    expect(trial.requirement("KERN-1.1.1")?.key).toBe("uuid-KERN-1.1.1");
  });
});
