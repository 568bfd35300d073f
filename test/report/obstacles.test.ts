import { describe, expect, it } from "vitest";
import { kompendium2023Method } from "../../src/catalogue/kompendium-2023-method.ts";
import { blockerCriteria, deviationCriteria, maySet } from "../../src/model/certificate-criteria.ts";
import type { Report } from "../../src/model/report.ts";
import { schemaOf } from "../../src/source/schemas.ts";
import { type Content, reportOn } from "../content-root.ts";
import { auditFile, certifiable, documentPath } from "../format/certifiable-root.ts";
import { assessed, changed, replaced, sidecar, without } from "../format/clean-root.ts";

const domain = "controls/domain.md";
const con2 = "controls/catalog/con-2.md";
const inf7 = "controls/catalog/inf-7.md";
const isms1 = "controls/catalog/isms-1.md";
const action = "- Offen: Türen tauschen; bis 2027-03-31; Haustechnik";

const brief = ({ blockers }: Report) =>
  blockers.map(({ kind, requirement, object, site, file, line }) =>
    [kind, requirement, object, site, `${file}:${line}`].filter((part) => part !== null).join(" "),
  );
const blockersOn = async (content: Content) => brief(await reportOn(content));
const kindsOn = async (content: Content) => (await reportOn(content)).blockers.map(({ kind }) => kind);
const deviationsOn = async (content: Content) =>
  (await reportOn(content)).probableDeviations.map(({ kind, file }) => `${kind} ${file}`);

/** The root with the assessment of one control replaced. */
function assessing(path: string, id: string, assessment: string): Content {
  const text = String(certifiable[path]);
  const start = text.indexOf("### ", text.indexOf(`## ${id} `));
  const end = text.indexOf("\n## ", start);
  return {
    ...certifiable,
    [path]: `${text.slice(0, start)}${assessment}\n${end < 0 ? "" : text.slice(end)}`,
  };
}
const domainWith = (from: string, to: string): Content => changed(certifiable, domain, from, to);
const documentWith = (id: string, from: string, to: string): Content =>
  changed(certifiable, `${documentPath(id)}.yaml`, from, to);
const withAudit = (findings: string): Content => ({
  ...certifiable,
  "controls/audits/mehr.md": auditFile("internal", "2026-09-20", findings),
});
const withRisk = (lines: string): Content => ({
  ...certifiable,
  "controls/risks/brand.md": `---\ntitle: Brand\nobjects: [raum-a]\n${lines}\n---\n`,
});
const raised = (content: Content): Content =>
  changed(content, "controls/objects/raum-a.md", "availability: normal", "availability: high");

describe("what stands in the way of a certificate", () => {
  it("is nothing in a root that has all that is checked, and only there the good sentence stands", async () => {
    const { blockers, probableDeviations, certificate, findings, summary } = await reportOn(certifiable);
    expect([blockers, probableDeviations, findings]).toEqual([[], [], []]);
    expect(summary.unformed).toEqual({ objects: 0, sites: 0, catalogues: 0 });
    expect(certificate.clear).toBe(true);
    expect(certificate.blockers.de).toMatch(
      /^Aus dem, was hier steht, folgt kein Hindernis für ein Zertifikat; geprüft wurde: Basis- und MUSS-Anforderungen, .*, Lesbarkeit aller Inhalte; es entscheiden Auditteam und BSI\.$/,
    );
    expect(certificate.blockers.en).toMatch(
      /^From what is written no obstacle follows; checked was: Basis and MUSS requirements, .*; auditor and BSI decide\.$/,
    );
  });

  it("is a Basis requirement that is open though its action is in time, unproven, or unassessed", async () => {
    const open = await reportOn(assessing(inf7, "INF.7.A1", `### alle: nein\n\n${action}\n${assessed}`));
    expect(brief(open)).toEqual([
      "requirement INF.7.A1 raum-a rz-a controls/catalog/inf-7.md:8",
      "requirement INF.7.A1 raum-b rz-b controls/catalog/inf-7.md:8",
    ]);
    expect(open.findings).toEqual([]);
    expect(open.certificate.clear).toBe(false);
    expect(open.certificate.blockers.de).toBe("Einem Zertifikat im Weg: 2 Prüfpunkte (Basis oder MUSS).");
    const unproven = await reportOn(assessing(con2, "CON.2.A1", `### alle: ja\n\n${assessed}`));
    expect(brief(unproven)).toEqual(["requirement CON.2.A1 controls/catalog/con-2.md:8"]);
    expect(unproven.findings.map(({ rule, stops }) => [rule, stops?.de])).toEqual([
      [
        "evidence-missing",
        "Für ein Zertifikat müssen Basis-Anforderungen erfüllt und belegt sein (CON.2.A1).",
      ],
    ]);
    const missing = await reportOn(without(certifiable, con2));
    expect(brief(missing)).toEqual(["requirement CON.2.A1 controls/domain.md:5"]);
    expect(missing.findings.every(({ stops }) => stops !== null)).toBe(true);
  });

  it("is not a dispensable one", async () => {
    const dispensable = `### alle: entbehrlich\n\nDer Raum hat kein Fenster.\n\n${assessed}`;
    expect(await blockersOn(assessing(inf7, "INF.7.A1", dispensable))).toEqual([]);
  });

  it("is a Standard requirement only if its text contains MUSS, DARF NUR or DARF NICHT", async () => {
    const planned = `### alle: nein\n\n${action}\n${assessed}`;
    expect(await blockersOn(assessing(isms1, "ISMS.1.A10", planned))).toEqual([
      expect.stringMatching(/^requirement ISMS\.1\.A10 /),
    ]);
    expect(await blockersOn(assessing(isms1, "ISMS.1.A11", planned))).toEqual([]);
  });

  it("is an assessment older than twelve months, whatever the domain allows itself", async () => {
    const onDay = (day: string) => changed(certifiable, con2, "2026-09-14", day);
    const kinds = async (content: Content) =>
      (await reportOn(content)).findings.map((f) => [f.rule, f.stops !== null]);
    expect(await blockersOn(onDay("2025-11-22"))).toEqual([
      "assessment-old CON.2.A1 controls/catalog/con-2.md:12",
    ]);
    expect(await kinds(onDay("2025-11-22"))).toEqual([["assessment-stale", true]]);
    expect(await blockersOn(onDay("2025-11-23"))).toEqual([]);

    const lenient = changed(onDay("2025-11-22"), domain, "needs:", "assessed-within: P24M\nneeds:");
    expect(await kindsOn(lenient)).toEqual(["assessment-old"]);
    expect(await kinds(lenient)).toEqual([]);

    const strict = domainWith("needs:", "assessed-within: P1M\nneeds:");
    expect(await blockersOn(strict)).toEqual([]);
    expect((await kinds(strict)).every(([rule, stops]) => rule === "assessment-stale" && !stops)).toBe(true);
  });

  it("is a major deviation until the day it is closed", async () => {
    const major = (more: string) =>
      blockersOn(withAudit(`## F-01 Türen\n\n- Schwere: schwerwiegend\n${more}`));
    expect(await major("")).toEqual(["deviation controls/audits/mehr.md:8"]);
    expect(await major("- Erledigt: 2026-11-24")).toHaveLength(1);
    expect(await major("- Erledigt: 2026-11-23")).toEqual([]);
    expect(await blockersOn(withAudit("## F-01 Türen\n\n- Schwere: geringfügig"))).toEqual([]);
  });

  it("is a module that is neither modelled nor excluded, even where nobody wants the finding", async () => {
    const undecided = domainWith("INF.11: hier nicht, ", "");
    expect(await blockersOn(undecided)).toEqual(["module-undecided controls/domain.md:5"]);
    const silent = changed(undecided, domain, "interval-undefined: off", "module-unconsidered: off");
    expect(await kindsOn(silent)).toEqual(["module-undecided"]);
    expect(await kindsOn(domainWith("INF.11: hier nicht", "INF.11: ' '"))).toEqual(["module-undecided"]);
  });

  it("is a reference document that is not there", async () => {
    for (const id of ["A.0.1", "A.0.5", "A.1"])
      expect(
        await blockersOn(without(certifiable, documentPath(id), `${documentPath(id)}.yaml`)),
        id,
      ).toEqual(["document-missing controls/domain.md:1"]);
    expect(await kindsOn(documentWith("A.0.2", "issued: 2026-03-14", "issued: 2026-12-01"))).toContain(
      "document-missing",
    );
    const undefinedNeeds = domainWith(
      "  - {scenario: Aufgabenerfüllung, normal: tragbar, high: erheblich, very-high: bedrohlich}\n",
      "  []\n",
    );
    expect(await kindsOn(undefinedNeeds)).toEqual(["document-missing"]);
  });

  it("is one that is not approved, or whose approval or review is over", async () => {
    const approved = "approved: {by: Leitung (Beispiel), on: 2026-03-20}\n";
    const outdated = async (id: string, from: string, to: string) =>
      (await reportOn(documentWith(id, from, to))).blockers.map(({ kind, text }) => `${kind} ${text.de}`);
    expect(await outdated("A.0.3", approved, "")).toEqual(["document-outdated A.0.3 ist nicht freigegeben."]);
    expect(await outdated("A.0.3", "on: 2026-03-20}\nnext", "on: 2026-11-24}\nnext")).toHaveLength(1);
    expect(await outdated("A.0.3", "next-review: 2027-03-14", "next-review: 2026-11-22")).toHaveLength(1);
    expect(await outdated("A.0.3", "next-review: 2027-03-14", "next-review: 2026-11-23")).toEqual([]);
    expect(await outdated("A.0.1", "on: 2026-03-20}\nnext", "on: 2024-11-22}\nnext")).toHaveLength(1);
    expect(await outdated("A.0.1", "on: 2026-03-20}\nnext", "on: 2024-11-23}\nnext")).toEqual([]);
    expect(await outdated("A.0.3", "on: 2026-03-20}\nnext", "on: 2024-11-22}\nnext")).toEqual([]);
    const altered = {
      ...certifiable,
      [`${documentPath("A.1")}.yaml`]: sidecar("type: document\nissued: 2026-03-14\ndocument: A.1").replace(
        "@sha256",
        "0".repeat(64),
      ),
    };
    expect(await kindsOn(altered)).toEqual(["document-outdated"]);
  });

  it("is an approval of A.1 to A.6 that is missing, or older than twelve months", async () => {
    const line = 'documents: {version: "1.0", approved: {by: Leitung (Beispiel), on: 2026-09-30}}\n';
    expect(await blockersOn(domainWith(line, ""))).toEqual(["document-outdated controls/domain.md:1"]);
    expect(await kindsOn(domainWith("on: 2026-09-30", "on: 2025-11-22"))).toEqual(["document-outdated"]);
    expect(await kindsOn(domainWith("on: 2026-09-30", "on: 2025-11-23"))).toEqual([]);
    expect(await kindsOn(domainWith("on: 2026-09-30", "on: 2026-11-24"))).toEqual(["document-outdated"]);
  });

  it("is an object above normal without a risk analysis", async () => {
    const reason = changed(
      raised(certifiable),
      "controls/objects/raum-a.md",
      "type: room",
      "type: room\nprotection-reason: Akten",
    );
    expect(await blockersOn(reason)).toEqual(["risk-missing raum-a controls/objects/raum-a.md:3"]);
    const silent = changed(reason, domain, "interval-undefined: off", "risk-analysis-missing: off");
    expect(await kindsOn(silent)).toEqual(["risk-missing"]);
  });

  it("is a risk that is neither treated nor validly accepted", async () => {
    const accept = (until: string) =>
      `treatment: accept\naccepted: {by: Leitung, on: 2026-03-01, until: ${until}}`;
    expect(await blockersOn(withRisk(""))).toEqual(["risk-untreated controls/risks/brand.md:1"]);
    expect(await kindsOn(withRisk("treatment: reduce"))).toEqual([]);
    expect(await kindsOn(withRisk("treatment: accept"))).toEqual(["risk-untreated"]);
    expect(await kindsOn(withRisk(accept("2026-11-22")))).toEqual(["risk-untreated"]);
    expect(await kindsOn(withRisk(accept("2026-11-23")))).toEqual([]);
    expect(await kindsOn(withRisk("treatment: ignore"))).toEqual(["unread"]);
  });

  it("is the approach basic, for which no certificate exists", async () => {
    expect(await blockersOn(domainWith("approach: standard", "approach: basic"))).toEqual([
      "approach controls/domain.md:4",
    ]);
  });
});

describe("what could not be read", () => {
  const unread: readonly [string, Content][] = [
    ["an audit finding without a severity", withAudit("## F-01 Türen\n\nEtwas.")],
    ["a heading that is no assessment", changed(certifiable, con2, "### alle: ja", "### alle: vielleicht")],
    [
      "a file in the wrong encoding",
      { ...certifiable, "controls/risks/x.md": new Uint8Array([0xff, 0xfe, 0x41]) },
    ],
    [
      "an object of a site that does not exist",
      changed(certifiable, "controls/objects/raum-a.md", "[rz-a]", "[rz-west]"),
    ],
    [
      "an object of a module that does not exist",
      changed(certifiable, "controls/objects/raum-a.md", "[INF.7]", "[INF.7, INF.77]"),
    ],
    [
      "a front matter that is no YAML",
      changed(certifiable, "controls/audits/intern.md", "title: ", "title: ["),
    ],
    [
      "a control that stands twice",
      { ...certifiable, "controls/catalog/more.md": String(certifiable[con2]).replace(": ja", ": nein") },
    ],
  ];

  it.each(unread)("stands in the way: %s, whatever severity the domain gives it", async (_, content) => {
    const rules = [
      "catalog-syntax",
      "file-unreadable",
      "front-matter-invalid",
      "reference-unknown",
      "module-unknown",
      "control-duplicate",
    ];
    const silent = {
      ...content,
      [domain]: replaced(
        content[domain],
        "interval-undefined: off",
        rules.map((id) => `${id}: off`).join(", "),
      ),
    };
    for (const one of [content, silent]) {
      const { blockers, certificate } = await reportOn(one);
      expect(blockers.map(({ kind }) => kind)).toContain("unread");
      expect(certificate.clear).toBe(false);
      expect(certificate.blockers.de).not.toContain("kein Hindernis");
    }
  });

  it("names the file once, with its first place", async () => {
    const twice = withAudit("## F-01 Türen\n\nEtwas.\n\n## F-02 Fenster\n\nEtwas.");
    const [blocker, ...more] = (await reportOn(twice)).blockers;
    expect(more).toEqual([]);
    expect(blocker).toMatchObject({ kind: "unread", file: "controls/audits/mehr.md", line: 8 });
    expect(blocker?.text.de).toMatch(/^Nicht gelesen: .*dazu 1 weitere Stelle\)$/);
  });

  const unformed = async (content: Content) => {
    const { summary, certificate } = await reportOn(content);
    return [summary.unformed, certificate.unformed?.de ?? null];
  };

  it("is counted where items may be missing because of it", async () => {
    const room = "controls/objects/raum-a.md";
    const one = { objects: 1, sites: 0, catalogues: 0 };
    const sentence = expect.stringMatching(/^Prüfpunkte von 1 Zielobjekt konnten nicht gebildet werden/);
    for (const [from, to] of [
      ["[rz-a]", "[rz-west]"],
      ["[rz-a]", "rz-a"],
      ["[INF.7]", "INF.7"],
      ["[INF.7]", "[INF.77]"],
      ["type: room", "type: raum"],
    ] as const)
      expect(await unformed(changed(certifiable, room, from, to)), to).toEqual([one, sentence]);
    const misnamed = { ...without(certifiable, room), "controls/objects/Raum A.md": certifiable[room] ?? "" };
    expect(await unformed(misnamed)).toEqual([one, sentence]);
    const domainModules = domainWith("modules: [CON.2, ISMS.1]", "modules: CON.2");
    expect((await unformed(domainModules))[0]).toEqual(one);
  });

  it("is counted for sites and catalogues too", async () => {
    const site = changed(certifiable, "controls/sites/rz-a.md", "state: active", "state: aktiv");
    expect(await unformed(site)).toEqual([
      { objects: 0, sites: 1, catalogues: 0 },
      expect.stringMatching(/^Prüfpunkte von 1 Standort konnten nicht gebildet werden/),
    ]);
    const catalogue = changed(certifiable, con2, "## CON.2.A1 ", "## CON2A1");
    expect(await unformed(catalogue)).toEqual([
      { objects: 0, sites: 0, catalogues: 1 },
      expect.stringMatching(/^1 Maßnahmenkatalog ist nicht oder nicht ganz gelesen/),
    ]);
  });
});

describe("what would probably be a minor deviation", () => {
  it("is a Standard requirement with neither action nor accepted risk", async () => {
    const risk = (until: string) =>
      withRisk(`treatment: accept\naccepted: {by: Leitung, on: 2026-03-01, until: ${until}}`);
    const on = (lines: string, content = certifiable) =>
      deviationsOn({
        ...content,
        [isms1]: assessing(isms1, "ISMS.1.A11", `### alle: nein\n\n${lines}\n${assessed}`)[isms1] ?? "",
      });
    const found = [`standard-unplanned ${isms1}`];
    expect(await on("Noch nicht.")).toEqual(found);
    expect(await on("- Offen: Plan schreiben")).toEqual(found);
    expect(await on(action)).toEqual([]);
    expect(await on("- Risiko: brand", risk("2026-11-23"))).toEqual([]);
    expect(await on("- Risiko: brand", risk("2026-11-22"))).toEqual(found);
    // Basis stands in the way instead.
    expect(await deviationsOn(assessing(con2, "CON.2.A1", `### alle: nein\n\n${assessed}`))).toEqual([]);
  });

  it("is a minor deviation past its date that is not closed", async () => {
    const minor = (more: string) =>
      deviationsOn(withAudit(`## F-01 Türen\n\n- Schwere: geringfügig\n${more}`));
    expect(await minor("- Frist: 2026-11-22")).toEqual(["deviation-overdue controls/audits/mehr.md"]);
    expect(await minor("- Frist: 2026-11-23")).toEqual([]);
    expect(await minor("- Frist: 2026-11-22\n- Erledigt: 2026-11-23")).toEqual([]);
    expect(await minor("")).toEqual([]);
  });

  it("is that there was no internal audit within twelve months", async () => {
    const audit = "controls/audits/intern.md";
    const on = (day: string) => deviationsOn(changed(certifiable, audit, "date: 2026-05-20", `date: ${day}`));
    expect(await on("2025-11-23")).toEqual([]);
    expect(await on("2025-11-22")).toEqual([`internal-audit-missing ${domain}`]);
    expect(await on("2026-11-24")).toEqual([`internal-audit-missing ${domain}`]);
    const other = changed(certifiable, audit, "kind: internal", "kind: surveillance");
    expect(await deviationsOn(other)).toEqual([`internal-audit-missing ${domain}`]);
  });

  it("is that nothing of twelve months shows a management review", async () => {
    const own = "evidence/domain/bericht.txt";
    const on = (issued: string) =>
      deviationsOn({
        ...assessing(isms1, "ISMS.1.A12", `### alle: ja\n\n[Bericht](../../${own})\n\n${assessed}`),
        [own]: "Bericht (Beispiel)\n",
        [`${own}.yaml`]: sidecar(`type: document\nissued: ${issued}`),
      });
    expect(await on("2025-11-23")).toEqual([]);
    expect(await on("2025-11-22")).toEqual([`management-review-missing ${domain}`]);
  });

  it("is a surveillance audit that is missing a year after the certification, or two", async () => {
    const audits = (certification: string, ...surveillance: string[]): Content => ({
      ...certifiable,
      "controls/audits/zert.md": auditFile(
        "certification",
        certification,
        "## F-01 X\n\n- Schwere: empfehlung\n- Erledigt: 2026-11-01",
      ),
      ...Object.fromEntries(
        surveillance.map((day, i) => [
          `controls/audits/u-${i}.md`,
          auditFile("surveillance", day, "## F-01 X\n\n- Schwere: empfehlung\n- Erledigt: 2026-11-01"),
        ]),
      ),
    });
    const missed = ["surveillance-missed controls/audits/zert.md"];
    expect(await deviationsOn(audits("2025-11-23"))).toEqual([]);
    expect(await deviationsOn(audits("2025-11-22"))).toEqual(missed);
    expect(await deviationsOn(audits("2025-11-22", "2026-10-01"))).toEqual([]);
    expect(await deviationsOn(audits("2024-11-22", "2025-10-01"))).toEqual(missed);
    expect(await deviationsOn(audits("2024-11-22", "2025-10-01", "2026-10-01"))).toEqual([]);
    // Two in one year, as of two sites, are that year's; one that was late is its year's all the same.
    expect(await deviationsOn(audits("2024-11-22", "2025-10-01", "2025-10-02"))).toEqual(missed);
    expect(await deviationsOn(audits("2024-11-22", "2025-12-01", "2026-10-01"))).toEqual([]);
    // One from before the certification is of the certificate before.
    expect(await deviationsOn(audits("2025-11-22", "2025-10-01"))).toEqual(missed);
  });

  it("is one that the institution's own certificate lacks, not that of a provider", async () => {
    const path = "evidence/domain/zertifikat.txt";
    const held = (holder: string): Content => ({
      ...domainWith("title: Verbund (Beispiel)", "title: Verbund (Beispiel)\norganisation: Kreis (Beispiel)"),
      [path]: "Zertifikat (Beispiel)\n",
      [`${path}.yaml`]: sidecar(
        `type: certificate\nissued: 2025-06-01\nvalid-until: 2028-05-31\nbasis: it-grundschutz\nholder: ${holder}\nnumber: X\nscope: alles\ncovers: [INF.7]\nsites: [rz-a]`,
      ),
    });
    expect(await deviationsOn(held("Kreis (Beispiel)"))).toEqual([`surveillance-missed ${path}`]);
    expect(await deviationsOn(held("Dienstleister (Beispiel)"))).toEqual([]);
  });
});

describe("the criteria", () => {
  it("name each a source, and are set by the institution only where no primary source was read", async () => {
    const all = [...blockerCriteria(kompendium2023Method), ...deviationCriteria(kompendium2023Method)];
    const settable = all.filter(maySet).map(({ id }) => id);
    expect(settable).not.toContain("requirement");
    expect(settable).not.toContain("unread");
    expect(all.every(({ source }) => source.de !== "" && source.en !== "")).toBe(true);
    expect(Object.keys(schemaOf("domain").properties?.criteria?.properties ?? {}).sort()).toEqual(
      settable.sort(),
    );
  });

  it("that are set aside find nothing, are named as not checked, and stop no finding", async () => {
    const off = domainWith(
      "approach: standard",
      "approach: basic\ncriteria: {approach: off, assessment-old: off}",
    );
    const old = changed(off, con2, "2026-09-14", "2025-11-22");
    const { blockers, certificate, findings, criteria } = await reportOn(old);
    expect(blockers).toEqual([]);
    expect(certificate.clear).toBe(true);
    expect(certificate.blockers.de).toContain(
      "; hier nicht geprüft: Alter der Bewertungen (zwölf Monate), Vorgehensweise;",
    );
    expect(certificate.blockers.de.split("hier nicht geprüft")[0]).not.toContain("Vorgehensweise");
    expect(findings.map(({ rule, stops }) => [rule, stops])).toEqual([["assessment-stale", null]]);
    expect(criteria.filter(({ checked }) => !checked).map(({ id }) => id)).toEqual([
      "assessment-old",
      "approach",
    ]);
  });

  it("that must be checked can't be set aside", async () => {
    const off = domainWith("approach: standard", "approach: standard\ncriteria: {requirement: off}");
    const { findings, criteria } = await reportOn(off);
    expect(findings.map(({ rule }) => rule)).toEqual(["front-matter-invalid"]);
    expect(criteria.every(({ checked }) => checked)).toBe(true);
  });
});
