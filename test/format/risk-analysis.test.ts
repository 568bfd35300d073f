import { describe, expect, it } from "vitest";
import type { Report, ReportRisk } from "../../src/model/report.ts";
import { type Content, expectMarked, reportOn, statesOf } from "../content-root.ts";
import { changed, clean, domainFile, objectFile } from "./clean-root.ts";

const withRisk = (lines: string, content: Content = clean): Content => ({
  ...content,
  "controls/risks/brand.md": `---\ntitle: Brand\nobjects: [server]\n${lines.trim()}\n---\n`,
});

const withDomain = (more: string): Content => ({
  ...clean,
  "controls/domain.md": domainFile(["CON.2"], ["INF.7", "NET.3.4"], more),
});

const riskOf = async (content: Content): Promise<ReportRisk> => {
  const [risk] = (await reportOn(content)).risks;
  if (risk === undefined) throw new Error("no risk");
  return risk;
};

const ownMatrix = `risk-matrix:
  frequency: [{id: never, title: fast nie}, {id: weekly, title: wöchentlich, means: jede Woche}]
  impact: [{id: small, title: klein}, {id: big, title: groß}, {id: huge, title: riesig}]
  categories: [{id: green, title: grün}, {id: red, title: rot}]
  table: {small: [green, green], big: [green, red], huge: [red, red]}
`;

describe("the category of a risk", () => {
  it.each([
    ["rare", "negligible", "low"],
    ["very-frequent", "negligible", "low"],
    ["medium", "limited", "low"],
    ["frequent", "limited", "medium"],
    ["rare", "considerable", "medium"],
    ["very-frequent", "considerable", "very-high"],
    ["rare", "existential", "medium"],
    ["medium", "existential", "high"],
  ])("is by BSI-Standard 200-3 where it is %s and %s: %s", async (frequency, impact, category) => {
    const risk = await riskOf(withRisk(`frequency: ${frequency}\nimpact: ${impact}`));
    expect(risk).toMatchObject({ frequency, impact, category, matrixCategory: category, residual: null });
  });

  it("comes from the institution's own matrix, before and after its treatment", async () => {
    const content = withRisk(
      "frequency: weekly\nimpact: big\nresidual: {frequency: never, impact: big}\ntreatment: reduce\nmeasures: [NET.3.4.A1]",
      withDomain(ownMatrix),
    );
    const report = await reportOn(content);
    expect(report.risks[0]).toMatchObject({ category: "red", residual: { category: "green" } });
    expect(report.riskMatrix).toMatchObject({ origin: "own", table: { big: ["green", "red"] } });
    expect(report.findings).toEqual([]);
  });

  it("is that of the highest impact where each basic value has its own", async () => {
    const risk = await riskOf(
      withRisk("frequency: rare\nimpact: {integrity: negligible, availability: existential}"),
    );
    expect(risk).toMatchObject({
      impact: "existential",
      category: "medium",
      values: ["integrity", "availability"],
    });
  });

  it("is not inferred where nobody says how often or how much", async () => {
    expect(await riskOf(withRisk("impact: limited\ntreatment: accept"))).toMatchObject({
      category: null,
      residual: null,
    });
  });

  it("counts as stated only where a reason says why it is not that of the matrix", async () => {
    const rated = "frequency: rare\nimpact: considerable";
    await expectMarked(withRisk(`${rated}\ncategory: ⟦risk-category-differs⟧low`));
    await expectMarked(
      withRisk(
        `${rated}\nresidual: {frequency: rare, impact: limited, category: ⟦risk-category-differs⟧high}`,
      ),
    );
    expect(await riskOf(withRisk(`${rated}\ncategory: low`))).toMatchObject({ category: "medium" });
    const reasoned = withRisk(`${rated}\ncategory: low\ncategory-reason: steht leer`);
    await expectMarked(reasoned);
    expect(await riskOf(reasoned)).toMatchObject({ category: "low", matrixCategory: "medium" });
    await expectMarked(withRisk(`${rated}\ncategory: medium`));
  });
});

describe("what is left of a risk", () => {
  const rated = (residual: string) =>
    withRisk(`frequency: rare\nimpact: considerable\ntreatment: reduce\nmeasures: [NET.3.4.A1]\n${residual}`);

  it("is not graver than it was before", async () => {
    await expectMarked(rated("⟦risk-category-differs⟧residual: {frequency: medium, impact: existential}"));
    await expectMarked(rated("residual: {frequency: rare, impact: limited}"));
    // As grave: nothing was gained, which may be so.
    await expectMarked(rated("residual: {frequency: medium, impact: considerable}"));
  });

  it("is compared in the institution's own matrix, and not where it has no category", async () => {
    const own = (residual: string) =>
      withRisk(
        `frequency: never\nimpact: big\n${residual}\ntreatment: reduce\nmeasures: [NET.3.4.A1]`,
        withDomain(ownMatrix),
      );
    await expectMarked(own("⟦risk-category-differs⟧residual: {frequency: weekly, impact: big}"));
    await expectMarked(own("residual: {frequency: weekly}"));
  });
});

describe("a matrix that can't be read", () => {
  const written = (more: string) => ownMatrix.replace(/ {2}table: .*/, `  table: ${more}`);

  it.each([
    ["a row is missing", written("⟦front-matter-invalid⟧{small: [green, green], big: [green, red]}")],
    [
      "a row is too short",
      written("{small: [green, green], big: [green, red], huge: ⟦front-matter-invalid⟧[red]}"),
    ],
    [
      "a row is of no impact",
      ownMatrix.replace("table: {", "table: {bigger: ⟦front-matter-invalid⟧[red, red], "),
    ],
    [
      "a category is unknown",
      ownMatrix.replace("huge: [red, red]", "huge: [red, ⟦front-matter-invalid⟧rot]"),
    ],
    [
      "a level stands twice",
      ownMatrix.replace("{id: red,", "{id: red, title: rot}, {id: ⟦front-matter-invalid⟧red,"),
    ],
    [
      "a scale has one level",
      ownMatrix.replace(/impact: .*/, "impact: ⟦front-matter-invalid⟧[{id: small, title: klein}]"),
    ],
  ])("counts as none, not as the standard's: %s", async (_what, matrix) => {
    const content = withRisk("frequency: weekly\nimpact: big", withDomain(matrix));
    const report = await expectMarked(content);
    expect(report.riskMatrix).toBeNull();
    expect(report.risks[0]).toMatchObject({ category: null, matrixCategory: null });
  });
});

describe("levels, values and measures of a risk", () => {
  it.each([
    "frequency: ⟦front-matter-invalid⟧weekly",
    "impact: {availability: ⟦front-matter-invalid⟧big}",
    "impact: {⟦front-matter-invalid⟧availabilty: limited}",
    "category: ⟦front-matter-invalid⟧gruen",
    "residual: {frequency: rare, impact: ⟦front-matter-invalid⟧enormous}",
    "values: [availability, ⟦front-matter-invalid⟧money]",
    "measures: [CON.2.A1, NET.3.4.A1]",
    "measures: [⟦reference-unknown⟧LWL-99]",
    "measures: [⟦requirement-unknown⟧NET.3.4.A99]",
    "measures: [⟦module-not-modelled⟧IND.1.A1]",
  ])("%s", async (lines) => {
    await expectMarked(withRisk(lines));
  });

  it("go by the domain's own matrix where it has one", async () => {
    await expectMarked(withRisk("frequency: ⟦front-matter-invalid⟧rare\nimpact: big", withDomain(ownMatrix)));
  });

  it("say what was probably meant", async () => {
    const [finding] = (await reportOn(withRisk("frequency: häufig"))).findings;
    expect(finding?.message.de).toContain("meinten Sie „frequent“");
    expect(finding?.suggestion?.text).toBe("frequent");
  });
});

describe("what a risk adds to the check (consolidation)", () => {
  const h = "NET.3.4.A20";
  const names = (report: Report) => Object.keys(statesOf(report)).filter((name) => name.startsWith(h));

  it("has items at its objects, named as requirement or as measure", async () => {
    expect(names(await reportOn(withRisk("treatment: reduce")))).toEqual([]);
    for (const key of ["requirements", "measures"])
      expect(names(await reportOn(withRisk(`treatment: reduce\n${key}: [${h}]`))), key).toEqual([
        `${h} server@rz-a`,
        `${h} server@rz-b`,
      ]);
  });
});

describe("an acceptance", () => {
  const accepted = (by: string) =>
    `frequency: rare\nimpact: limited\ntreatment: accept\naccepted: {by: ${by}, on: 2026-01-01, until: 2026-12-31}`;
  const held = withDomain("management: [Leitung, Vorstand]\n");

  it("holds by anybody where the domain does not say who may", async () => {
    const report = await reportOn(withRisk(accepted("Pforte")));
    expect(report.risks[0]).toMatchObject({ acceptanceHolds: true, acceptanceFault: null });
    expect(report.blockers.filter(({ kind }) => kind === "risk-untreated")).toEqual([]);
  });

  it("holds by one of the management alone, and until its last day", async () => {
    await expectMarked(withRisk(accepted("Vorstand"), held));
    const content = withRisk(accepted("⟦acceptance-unauthorised⟧Pforte"), held);
    const report = await expectMarked(content);
    expect(report.risks[0]).toMatchObject({ acceptanceHolds: false, acceptanceFault: "not-management" });
    expect(report.blockers.filter(({ kind }) => kind === "risk-untreated")).toHaveLength(1);
  });

  it("by nobody counts while who may can't be read", async () => {
    const content = withRisk(
      accepted("Vorstand"),
      withDomain("management: ⟦front-matter-invalid⟧Vorstand\n"),
    );
    const report = await expectMarked(content);
    expect(report.risks[0]).toMatchObject({ acceptanceHolds: false });
  });
});

describe("threats", () => {
  const none = (ids: readonly number[]) =>
    `threats: {${ids.map((id) => `G 0.${id}: {relevance: none, reason: hier nicht}`).join(", ")}}`;
  const all = Array.from({ length: 47 }, (_, i) => i + 1);
  const withObject = (lines: string): Content => ({
    ...clean,
    "controls/objects/silo.md": objectFile(`type: building\nsites: [rz-a]\n${lines}`),
  });

  it.each([
    "application",
    "it-system",
    "ics",
    "room",
    "building",
    "service",
  ])("of an object without module need an analysis: %s", async (type) => {
    const text = objectFile(`type: ${type}\nsites: [rz-a]`);
    await expectMarked({
      ...clean,
      "controls/objects/silo.md": `⟦risk-analysis-missing object=silo⟧${text}`,
    });
  });

  it.each(["process", "provider", "network"])("of a %s do not", async (type) => {
    await expectMarked({ ...clean, "controls/objects/silo.md": objectFile(`type: ${type}\nsites: [rz-a]`) });
  });

  it("that nobody judged are undecided, one finding an object", async () => {
    const content: Content = {
      ...withObject(`⟦risk-unanalysed object=silo⟧${none([1, 2, 3])}`),
      "controls/risks/wasser.md":
        "---\ntitle: Wasser\nobjects: [silo]\nthreats: [G 0.3, G 0.4]\ntreatment: reduce\n---\n[Plan](../../evidence/domain/konzept.txt).\n",
    };
    const report = await expectMarked(content);
    const analysis = report.objects.find(({ id }) => id === "silo")?.analysis;
    expect(analysis?.undecided).toEqual(all.slice(4).map((id) => `G 0.${id}`));
    expect(analysis?.judged.map(({ id, relevance, risks }) => [id, relevance, risks])).toEqual([
      ["G 0.1", "none", []],
      ["G 0.2", "none", []],
      ["G 0.3", "none", ["wasser"]],
      ["G 0.4", null, ["wasser"]],
    ]);
  });

  it("that were all judged not relevant are an analysis", async () => {
    await expectMarked(withObject(none(all)));
    const oneWorks = objectFile(
      `type: building\nsites: [rz-a]\n${none(all).replace("relevance: none", "relevance: direct")}`,
    );
    await expectMarked({ ...clean, "controls/objects/silo.md": `⟦risk-analysis-missing⟧${oneWorks}` });
  });

  it("of an object with modules are only those that are written, while the cross-reference is not imported", async () => {
    const content = changed(
      clean,
      "controls/objects/server.md",
      "modules: [NET.3.4]",
      "modules: [NET.3.4]\nthreats: {G 0.8: {relevance: none, reason: hier nicht}}",
    );
    const report = await expectMarked(content);
    expect(report.objects.find(({ id }) => id === "server")?.analysis).toMatchObject({
      source: "written",
      undecided: [],
    });
  });

  it("are elementary ones", async () => {
    await expectMarked({
      ...clean,
      "controls/objects/server.md": String(clean["controls/objects/server.md"]).replace(
        "\n---\n",
        "\nthreats: {⟦front-matter-invalid⟧G 0.48: {relevance: none, reason: x}}\n---\n",
      ),
    });
  });

  it("beside the elementary ones were looked for by whom, when: of the object, else of the domain, and never before the day", async () => {
    const content = {
      ...withDomain("further-threats: {by: ISB, on: 2026-09-15}\n"),
      "controls/objects/silo.md": objectFile(
        `type: building\nsites: [rz-a]\n${none(all)}\nfurther-threats: {by: Planung, on: 2027-01-01}`,
      ),
    };
    const report = await reportOn(content);
    expect(report.domain.furtherThreats).toEqual({ by: "ISB", on: "2026-09-15" });
    expect(report.objects.find(({ id }) => id === "silo")?.analysis?.further).toBeNull();
  });
});
