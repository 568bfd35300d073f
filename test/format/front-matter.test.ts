import { describe, expect, it } from "vitest";
import { type Content, expectMarked, itemOf, placesOf, reportOn, statesOf } from "../content-root.ts";
import {
  assessed,
  catalogFile,
  changed,
  clean,
  domainFile,
  objectFile,
  proofA,
  proofB,
  replaced,
  sidecar,
  withA1,
  without,
  yes,
} from "./clean-root.ts";

/** FORMAT.md: keys of domain, sites, objects, catalogues, risks and evidence. */
const normal = "protection: {confidentiality: normal, integrity: normal, availability: normal}";
const domain = (from: string, to: string) => changed(clean, "controls/domain.md", from, to);

describe("the domain", () => {
  it("has a stable name if it states one, and a finding if that is none", async () => {
    const named = (id: string) => domain("title: Verbund", `id: ${id}\ntitle: Verbund`);
    expect((await reportOn(named("rz-verbund"))).domain.id).toBe("rz-verbund");
    expect((await reportOn(clean)).domain.id).toBeNull();
    const wrong = await expectMarked(named("⟦front-matter-invalid⟧RZ Verbund"));
    expect(wrong.domain.id).toBeNull();
    expect(wrong.findings[0]?.message.de).toBe("„id“: „RZ Verbund“ ist keine Kennung.");
  });

  it("may have all its keys", async () => {
    await expectMarked(
      domain(
        "rules: {interval-undefined: off}",
        `id: rz-verbund
organisation: Verband
contact: ISB
example: 2026-11-23
documents: {version: "2.1", approved: {by: Leitung, on: 2026-09-30}}
assessed-within: P12M
expiring: P90D
rules:
  interval-undefined: off
  evidence-unreviewed: warning`,
      ),
    );
  });

  it("missing is one finding in its place", async () => {
    const report = await reportOn(without(clean, "controls/domain.md"));
    expect(placesOf(report).filter((place) => place.includes("domain.md"))).toEqual([
      "front-matter-invalid controls/domain.md:1",
    ]);
  });

  it.each([
    ["catalogue: kompendium-2023", "catalogue: ⟦front-matter-invalid⟧kompendium-2024"],
    ["approach: basic", "approach: ⟦front-matter-invalid⟧complete"],
    [
      "rules: {interval-undefined: off}",
      "rules: {interval-undefined: off, ⟦front-matter-invalid⟧evidence-expird: off}",
    ],
    [
      "rules: {interval-undefined: off}",
      "rules: {interval-undefined: off, evidence-expired: ⟦front-matter-invalid⟧fatal}",
    ],
    [
      "rules: {interval-undefined: off}",
      "rules: {interval-undefined: off}\nexample: ⟦front-matter-invalid⟧2026-11-31",
    ],
    [
      "rules: {interval-undefined: off}",
      "rules: {interval-undefined: off}\nexpiring: ⟦front-matter-invalid⟧90",
    ],
    [
      "rules: {interval-undefined: off}",
      "rules: {interval-undefined: off}\ndocuments: {⟦front-matter-invalid⟧versoin: '2'}",
    ],
    [
      "rules: {interval-undefined: off}",
      "rules: {interval-undefined: off}\ncontact: ⟦front-matter-invalid⟧[ISB]",
    ],
    ["modules: [CON.2]", "modules: [CON.2, ⟦module-unknown⟧CON.99]"],
    ["modules: [CON.2]", "modules: [CON.2, ⟦module-unknown⟧OPS.2.1]"],
    ["modules: [CON.2]", "modules:\n  - CON.2\n  - ⟦module-unknown⟧con.2"],
    ["excluded: {", "excluded: {⟦module-unknown⟧CON.4: gibt es nicht, "],
  ])("%s → %s", async (from, to) => {
    await expectMarked(domain(from, to));
  });

  it("a module that is neither modelled nor excluded, at `modules`", async () => {
    const report = await expectMarked(
      changed(
        domain("IND.1: hier nicht, ", ""),
        "controls/domain.md",
        "modules:",
        "⟦module-unconsidered⟧modules:",
      ),
    );
    expect(report.findings[0]).toMatchObject({ severity: "warning" });
    expect(report.findings[0]?.message.de).toContain("IND.1");
  });

  it.each([
    "IND.1: ''",
    "IND.1: '  '",
    "IND.1:",
    "IND.1: null",
  ])("a module that is excluded without a reason: %s", async (entry) => {
    await expectMarked(
      changed(
        domain("IND.1: hier nicht", entry),
        "controls/domain.md",
        "modules:",
        "⟦module-unconsidered⟧modules:",
      ),
    );
  });

  it("a reason that is no text hides no other reason", async () => {
    await expectMarked(domain("IND.1: hier nicht", "IND.1: ⟦front-matter-invalid⟧[]"));
  });

  it("without `modules` modules that are not considered stand at 1:1", async () => {
    const content = {
      ...clean,
      "controls/domain.md": replaced(
        replaced(domainFile([], ["INF.7", "NET.3.4"]), "modules: []\n", ""),
        "IND.1: hier nicht, ",
        "",
      ),
    };
    await expectMarked({
      ...without(content, "controls/catalog/con-2.md"),
      "controls/domain.md": `⟦module-unconsidered⟧${content["controls/domain.md"]}`,
    });
  });

  it("severity of a rule is what it says", async () => {
    const orphan = { "evidence/domain/weiter.txt": "x", "evidence/domain/weiter.txt.yaml": sidecar() };
    const severe = await reportOn({ ...domain("off}", "off, evidence-orphan: error}"), ...orphan });
    expect(severe.findings.map((f) => [f.rule, f.severity])).toEqual([["evidence-orphan", "error"]]);
    expect(severe.summary).toMatchObject({ errors: 1, warnings: 0, infos: 0 });
    const usual = await reportOn({ ...clean, ...orphan });
    expect(usual.findings.map((f) => [f.rule, f.severity])).toEqual([["evidence-orphan", "info"]]);
    expect(usual.summary).toMatchObject({ errors: 0, warnings: 0, infos: 1 });
    const off = await reportOn({ ...domain("off}", "off, evidence-orphan: off}"), ...orphan });
    expect(off.findings).toEqual([]);
  });
});

describe("a site", () => {
  const withSite = (lines: string): Content => ({
    ...clean,
    "controls/sites/rz-c.md": `---\ntitle: C\n${lines}\n---\n`,
  });

  it("may have all its keys", async () => {
    await expectMarked(
      withSite(`operator: citeq
location: {latitude: 51.9557, longitude: 7.6340}
phases:
  - {from: 2026-10-01, state: transition}
  - {from: 2027-01-15, state: active}
replaces: rz-a
emergency: {holds: P30D, decides: Krisenstab 1, calls: Leitwarte (24/7/365)}`),
    );
  });

  it.each([
    "phases: ⟦front-matter-invalid⟧active",
    "phases:\n  - {from: 2026-10-01, state: ⟦front-matter-invalid⟧aktiv}",
    "phases:\n  - {from: ⟦front-matter-invalid⟧gestern, state: active}",
    "phases:\n  - {from: 2026-10-01, state: planned}\n  - {from: ⟦front-matter-invalid⟧2026-09-01, state: active}",
    "phases:\n  - {from: 2026-10-01, state: retired}\n  - {from: ⟦front-matter-invalid⟧2026-10-01, state: active}",
    "phases: [{from: 2026-10-01, state: planned}]\nreplaces: ⟦reference-unknown⟧rz-x",
    "phases: [{from: 2026-10-01, state: planned}]\nreplaces: ⟦reference-unknown⟧raum-a",
    "phases: [{from: 2026-10-01, state: planned}]\nlocation: {latitude: ⟦front-matter-invalid⟧north, longitude: 7}",
    "phases: [{from: 2026-10-01, state: planned}]\nlocation: {latitude: ⟦front-matter-invalid⟧191, longitude: 7}",
    "phases: [{from: 2026-10-01, state: planned}]\nemergency: {holds: ⟦front-matter-invalid⟧30}",
    "phases: [{from: 2026-10-01, state: planned}]\nemergency: {calls: ⟦front-matter-invalid⟧Leitwarte 0251 591-00}",
    "phases: [{from: 2026-10-01, state: planned}]\nemergency: {decides: ⟦front-matter-invalid⟧'+49 (170) 0000000'}",
  ])("%s", async (lines) => {
    await expectMarked(withSite(lines));
  });

  it("does not take a phone number for a role, and keeps what stands beside it", async () => {
    const report = await reportOn(
      withSite(
        "phases: [{from: 2020-01-01, state: active}]\nemergency: {holds: P30D, decides: Krisenstab, calls: 0170-91837260}",
      ),
    );
    expect(JSON.stringify(report.sites)).not.toContain("91837260");
    expect(report.sites.find(({ id }) => id === "rz-c")).toMatchObject({
      holds: "P30D",
      decides: "Krisenstab",
      calls: null,
    });
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ["itself", { "rz-a": "⟦front-matter-invalid site=rz-a⟧rz-a" }],
    ["each other", { "rz-a": "⟦front-matter-invalid site=rz-a⟧rz-b", "rz-b": "rz-a" }],
    [
      "each other in a longer circle",
      { "rz-a": "⟦front-matter-invalid⟧rz-c", "rz-b": "rz-a", "rz-c": "rz-b" },
    ],
  ])("may not replace %s, which counts for nothing", async (_, replaces) => {
    const other = "---\ntitle: C\nphases:\n  - {from: 2030-01-01, state: planned}\n---\n";
    const circle = (content: Content) =>
      Object.entries(replaces).reduce<Content>(
        (files, [id, of]) => changed(files, `controls/sites/${id}.md`, "phases:", `replaces: ${of}\nphases:`),
        { ...content, "controls/sites/rz-c.md": other },
      );
    const report = await expectMarked(circle(clean));
    expect(report.relocations).toEqual([]);
    // Evidence of one site would count for whatever replaces it.
    const [one, to] = ["evidence/domain/konzept.txt", "evidence/rz-b/begehung.txt"];
    const lent = await reportOn(circle(changed(clean, "controls/catalog/net-3-4.md", one, to)));
    expect(statesOf(lent)).toMatchObject({
      "NET.3.4.A1 server@rz-a": "unproven",
      "NET.3.4.A1 server@rz-b": "proven",
    });
  });

  it.each<[string, string | undefined]>([
    ["2026-09-30", undefined],
    ["2026-10-01", "proven"],
    ["2027-01-14", "proven"],
    ["2027-01-15", "proven"],
    ["2027-03-01", undefined],
  ])("on %s its items are %s", async (asOf, state) => {
    const report = await reportOn(
      changed(
        changed(
          clean,
          "controls/sites/rz-b.md",
          "  - {from: 2020-01-01, state: active}",
          "  - {from: 2026-10-01, state: transition}\n  - {from: 2027-01-15, state: active}\n  - {from: 2027-03-01, state: retired}",
        ),
        "controls/domain.md",
        "rules:",
        "assessed-within: P9Y\nrules:",
      ),
      asOf,
    );
    expect(statesOf(report)["INF.7.A1 raum-b@rz-b"]).toBe(state);
    expect(statesOf(report)["NET.3.4.A1 server@rz-b"]).toBe(state);
    expect(report.findings).toEqual([]);
  });

  it("in a phase `planned` has no items either", async () => {
    const report = await expectMarked(
      changed(clean, "controls/sites/rz-b.md", "state: active", "state: planned"),
    );
    expect(report.summary.items).toBe(4);
  });
});

describe("an object", () => {
  const withObject = (lines: string): Content => ({
    ...clean,
    "controls/objects/neu.md": `---\ntitle: Neu\n${lines}\n---\n`,
  });

  it("may have all its keys", async () => {
    const report = await reportOn({
      ...withObject(`type: process
sites: [rz-a, rz-b]
redundancy: active-passive
depends-on: [server, [raum-a, raum-b]]
${normal}
modules: []
owner: Fachbereich
quantity: 3
connects: [server, rz-a]
external: false
external-reason: Eigener Grund
no-transfer: true
platform: Linux (Beispiel)
users: alle Beschäftigten
room-type: data-centre
protection-reason: Alle Werte
protection-reasons: {integrity: {scenario: Finanzielle Auswirkungen, reason: Folgen}, availability: {reason: Fristen}}
critical: true
recovery: {rto: PT4H, rpo: PT0S, mtpd: P1W}`),
    });
    expect(placesOf(report).filter((place) => !place.startsWith("exercise-missing"))).toEqual([]);
  });

  it.each([
    `type: ⟦front-matter-invalid⟧server\n${normal}`,
    `type: provider\n${normal}\nredundancy: none\nsites: [rz-a, ⟦reference-unknown⟧rz-x]`,
    `type: provider\n${normal}\nsites: [⟦reference-unknown⟧server]`,
    `type: provider\n${normal}\nsites: ⟦front-matter-invalid⟧rz-a`,
    `type: process\n${normal}\nsites: [rz-a, rz-b]\nredundancy: ⟦front-matter-invalid⟧active`,
    `type: provider\n${normal}\ndepends-on: [server, ⟦reference-unknown⟧sever]`,
    `type: provider\n${normal}\ndepends-on:\n  - server\n  - [raum-a, ⟦reference-unknown⟧raum-x]`,
    `type: provider\n${normal}\ndepends-on: [⟦reference-unknown⟧rz-a]`,
    `type: provider\nprotection: {confidentiality: normal, integrity: ⟦front-matter-invalid⟧hoch, availability: normal}`,
    `type: provider\nprotection: {confidentiality: normal, integrity: normal, availability: normal, ⟦front-matter-invalid⟧avail: normal}`,
    `type: provider\n${normal}\nmodules: [⟦module-unknown⟧SYS.1.99]`,
    `type: provider\n${normal}\nquantity: ⟦front-matter-invalid⟧0`,
    `type: provider\n${normal}\nquantity: ⟦front-matter-invalid⟧viele`,
    `type: network\n${normal}\nconnects: [rz-a, ⟦reference-unknown⟧rz-x]`,
    `type: network\n${normal}\nexternal: ⟦front-matter-invalid⟧ja`,
    `type: provider\n${normal}\nroom-type: ⟦front-matter-invalid⟧keller`,
    `type: provider\n${normal}\nplatform: ⟦front-matter-invalid⟧""`,
    `type: provider\n${normal}\nusers: ⟦front-matter-invalid⟧[alle]`,
    `type: network\n${normal}\nno-transfer: ⟦front-matter-invalid⟧ja`,
    `type: network\n${normal}\nconnects: [rz-a, rz-b]\nexternal: ⟦protection-unjustified⟧false`,
    `type: network\n${normal}\nconnects: [raum-a, raum-b]\nexternal: ⟦protection-unjustified⟧false`,
    `type: network\n${normal}\nconnects: [raum-a, raum-b]\nexternal: false\nexternal-reason: Ein Grundstück`,
    `type: network\n${normal}\nconnects: [raum-a, server]\nexternal: false`,
    `type: process\n${normal}\nprotection-reasons: {integrity: {reason: Folgen, ⟦front-matter-invalid⟧szenario: x}}`,
    `type: process\n${normal}\nprotection-reasons: {⟦front-matter-invalid⟧avail: {reason: Folgen}}`,
    `type: process\n${normal}\ncritical: ⟦front-matter-invalid⟧yes`,
    `type: process\n${normal}\nrecovery: {rto: ⟦front-matter-invalid⟧4h, rpo: PT1H, mtpd: PT24H}`,
    `type: process\n${normal}\nrecovery: {rto: ⟦front-matter-invalid⟧P1M, rpo: PT1H, mtpd: P9W}`,
    `type: process\n${normal}\nrecovery: {rto: PT1H, rpo: PT1H, mtpd: ⟦front-matter-invalid⟧P1Y}`,
  ])("%s", async (lines) => {
    await expectMarked(withObject(lines));
  });

  it.each([
    ["redundancy with several sites", `type: process\n${normal}\nsites: [rz-a, rz-b]`],
    ["recovery when critical", `type: process\n${normal}\nsites: [rz-a]\ncritical: true`],
  ])("needs %s", async (_, lines) => {
    const report = await reportOn(withObject(lines));
    expect(placesOf(report).filter((place) => !/process-not|exercise/.test(place))).toEqual([
      "front-matter-invalid controls/objects/neu.md:1",
    ]);
  });

  it.each([
    ["all protection needs", "type: provider", 1],
    ["each protection need", "type: provider\nprotection: {confidentiality: normal, integrity: normal}", 4],
  ])("is warned of %s that it lacks where nothing depends on it", async (_, lines, line) => {
    const report = await reportOn(withObject(lines));
    expect(placesOf(report)).toEqual([`protection-missing controls/objects/neu.md:${line}`]);
    expect(report.summary.errors).toBe(0);
  });

  it("inherits protection needs from what depends on it", async () => {
    const report = await reportOn({
      ...withObject(
        "type: process\nprotection: {confidentiality: high, integrity: normal, availability: very-high}\ndepends-on: [server]",
      ),
      "controls/objects/server.md": replaced(clean["controls/objects/server.md"], `${normal}\n`, ""),
      "controls/risks/r.md": "---\ntitle: R\nobjects: [server, neu]\n---\n",
    });
    expect(placesOf(report)).toEqual([]);
    expect(report.objects.find(({ id }) => id === "server")?.protection).toMatchObject({
      confidentiality: { value: "high" },
      integrity: { value: "normal" },
      availability: { value: "very-high" },
    });
  });

  it("without sites and without modules has no items", async () => {
    expect((await expectMarked(withObject(`type: provider\n${normal}`))).summary.items).toBe(7);
  });
});

describe("objects that depend on each other", () => {
  it("are one finding at the `depends-on` entry of the first", async () => {
    await expectMarked({
      ...clean,
      "controls/objects/a.md": objectFile("type: process\ndepends-on: [server, ⟦dependency-cycle⟧b]"),
      "controls/objects/b.md": objectFile("type: process\ndepends-on: [[raum-a, c]]"),
      "controls/objects/c.md": objectFile("type: process\ndepends-on: [a]"),
    });
  });

  it("an object that depends on itself", async () => {
    await expectMarked({
      ...clean,
      "controls/objects/a.md": objectFile("type: process\ndepends-on: [⟦dependency-cycle⟧a]"),
    });
  });

  it("two circles are two findings", async () => {
    await expectMarked({
      ...clean,
      "controls/objects/a.md": objectFile("type: process\ndepends-on: [⟦dependency-cycle⟧b]"),
      "controls/objects/b.md": objectFile("type: process\ndepends-on: [a]"),
      "controls/objects/y.md": objectFile("type: process\ndepends-on: [⟦dependency-cycle⟧z]"),
      "controls/objects/z.md": objectFile("type: process\ndepends-on: [y, a]"),
    });
  });

  it("a diamond is no circle", async () => {
    await expectMarked({
      ...clean,
      "controls/objects/a.md": objectFile("type: process\ndepends-on: [b, c]"),
      "controls/objects/b.md": objectFile("type: process\ndepends-on: [server]"),
      "controls/objects/c.md": objectFile("type: process\ndepends-on: [server]"),
    });
  });
});

describe("a catalogue", () => {
  it("may have all its keys", async () => {
    await expectMarked(
      changed(
        clean,
        "controls/catalog/con-2.md",
        "module: CON.2",
        "module: CON.2\nowner: ISB\ncatalogue: kompendium-2023",
      ),
    );
  });

  it.each([
    ["module: CON.2", "module: ⟦module-unknown⟧CON.22"],
    ["module: CON.2", "catalogue: ⟦front-matter-invalid⟧kompendium-1999"],
    ["module: CON.2", "owner: ⟦front-matter-invalid⟧{}"],
  ])("%s → %s", async (from, to) => {
    await expectMarked(changed(clean, "controls/catalog/con-2.md", from, to));
  });

  it("may stand in sub-folders", async () => {
    await expectMarked({
      ...without(clean, "controls/catalog/con-2.md"),
      "controls/catalog/x/y/z/con-2.md": String(clean["controls/catalog/con-2.md"]).replaceAll(
        "../../",
        "../../../../../",
      ),
    });
  });
});

describe("a risk", () => {
  const withRisk = (lines: string): Content => ({
    ...clean,
    "controls/risks/brand.md": `---\ntitle: Brand\n${lines}\n---\n`,
  });

  it("may have all its keys", async () => {
    await expectMarked(
      withRisk(`objects: [server, raum-a]
threats: [G 0.1, G 0.8]
frequency: very-frequent
impact: existential
treatment: accept
accepted: {by: Leitung, on: 2026-01-01, until: 2026-12-31}
requirements: [NET.3.4.A1]`),
    );
  });

  it.each([
    "objects: [server, ⟦reference-unknown⟧sever]",
    "objects: [⟦reference-unknown⟧rz-a]",
    "objects: ⟦front-matter-invalid⟧server",
    "objects: [server]\nfrequency: ⟦front-matter-invalid⟧often",
    "objects: [server]\nimpact: ⟦front-matter-invalid⟧big",
    "objects: [server]\ntreatment: ⟦front-matter-invalid⟧ignore",
    "objects: [server]\naccepted: {by: L, on: 2026-01-01, until: ⟦front-matter-invalid⟧immer}",
    "objects: [server]\nrequirements: [NET.3.4.A1, ⟦requirement-unknown⟧NET.3.4.A99]",
    "objects: [server]\nrequirements: [⟦requirement-withdrawn⟧NET.4.1.A3]",
    "objects: [server]\nrequirements: [⟦module-not-modelled⟧IND.1.A1]",
  ])("%s", async (lines) => {
    await expectMarked(withRisk(lines));
  });

  it("names threats of the catalogue", async () => {
    const report = await reportOn(withRisk("objects: [server]\nthreats: [G 0.1, G 0.99]"));
    expect(placesOf(report)).toHaveLength(1);
    expect(placesOf(report)[0]).toMatch(/controls\/risks\/brand\.md:4$/);
  });
});

describe("a sidecar", () => {
  const withSidecar = (lines: string): Content => ({
    ...clean,
    "evidence/domain/konzept.txt.yaml": sidecar(lines),
  });

  it("may have all its keys", async () => {
    await expectMarked(
      withSidecar(`type: document
issued: 2026-03-14
valid-for: P5Y
classification: internal
sites: [rz-a, rz-b]
document: A.0.1
version: "1.0"
approved: {by: Leitung, on: 2026-03-14}
next-review: 2027-03-14`),
    );
  });

  it.each([
    "public",
    "internal",
    "confidential",
    "vs-nfd",
    "tlp:clear",
    "tlp:green",
    "tlp:amber",
    "tlp:amber+strict",
    "tlp:red",
  ])("may be classified %s", async (label) => {
    await expectMarked(withSidecar(`type: document\nissued: 2026-03-14\nclassification: ${label}`));
  });

  it.each([
    "approval",
    "contract",
    "document",
    "export",
    "inspection",
    "log",
    "maintenance",
    "measurement",
    "photo",
    "restore",
    "test",
    "training",
  ])("may be of type %s", async (type) => {
    await expectMarked(withSidecar(`type: ${type}\nissued: 2026-03-14`));
  });

  it.each([
    "type: ⟦front-matter-invalid⟧protocol\nissued: 2026-03-14",
    "type: document\nissued: ⟦front-matter-invalid⟧2026",
    "type: document\nissued: 2026-03-14\nvalid-for: ⟦front-matter-invalid⟧12",
    "type: document\nissued: 2026-03-14\nvalid-until: ⟦front-matter-invalid⟧12",
    "type: document\nissued: 2026-03-14\nclassification: ⟦front-matter-invalid⟧secret",
    "type: document\nissued: 2026-03-14\nclassification: ⟦front-matter-invalid⟧tlp:purple",
    "type: document\nissued: 2026-03-14\nsites: [rz-a, rz-b, ⟦reference-unknown⟧rz-x]",
  ])("%s", async (lines) => {
    await expectMarked(withSidecar(lines));
  });

  it.each([
    "⟦front-matter-invalid⟧abc",
    "⟦front-matter-invalid⟧''",
    "⟦front-matter-invalid⟧[]",
  ])("a sha256 that is none: %s", async (value) => {
    await expectMarked({
      ...clean,
      "evidence/domain/konzept.txt.yaml": sidecar().replace("@sha256", value),
    });
  });

  it("a sha256 may stand in capitals", async () => {
    const report = await reportOn(clean);
    const digest = report.evidence.find(({ path }) => path === "evidence/domain/konzept.txt")?.digest ?? "";
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    await expectMarked({
      ...clean,
      "evidence/domain/konzept.txt.yaml": sidecar().replace("@sha256", digest.toUpperCase()),
    });
  });

  it("of a certificate or an exercise has more keys", async () => {
    await expectMarked({
      ...clean,
      "evidence/domain/konzept.txt.yaml": sidecar(`type: certificate
issued: 2026-03-14
number: BSI-IGZ-0000-BEISPIEL
holder: citeq
scope: Gebäude
covers: [INF.1, INF.2.A3]
sites: [rz-a]
basis: it-grundschutz
surveillance: [2026-03-15]
suspended: 2027-01-01
duties: [INF.2.A6]`),
      "controls/catalog/con-2.md": String(clean["controls/catalog/con-2.md"]).replace(
        ".\n\n- Gep",
        ", [Übung](../../evidence/domain/uebung.txt).\n\n- Gep",
      ),
      "evidence/domain/uebung.txt": "Übung",
      "evidence/domain/uebung.txt.yaml": sidecar(`type: exercise
issued: 2026-03-14
scenario: {lost-site: rz-a, kind: table-top, carried-by: [rz-b]}
processes: {server: {rto: PT3H, rpo: PT15M}}
passed: true`),
      "controls/catalog/net-3-4.md": String(clean["controls/catalog/net-3-4.md"]).replace(
        "domain/konzept",
        "domain/anderes",
      ),
      "evidence/domain/anderes.txt": "x",
      "evidence/domain/anderes.txt.yaml": sidecar(),
    });
  });

  it.each([
    ["certificate", "basis: ⟦front-matter-invalid⟧iso27001"],
    ["certificate", "covers: [INF.1, ⟦module-unknown⟧INF.99]"],
    ["certificate", "covers: [⟦requirement-unknown⟧INF.1.A99]"],
    ["certificate", "duties: [⟦requirement-unknown⟧INF.1.A99]"],
    ["certificate", "surveillance: [⟦front-matter-invalid⟧gestern]"],
    ["certificate", "suspended: ⟦front-matter-invalid⟧true"],
    ["exercise", "scenario: {lost-site: ⟦reference-unknown⟧rz-x}"],
    ["exercise", "scenario: {lost-site: rz-a, carried-by: [⟦reference-unknown⟧rz-x]}"],
    ["exercise", "scenario: {lost-site: rz-a, carried-by: [rz-b, ⟦front-matter-invalid⟧rz-a]}"],
    ["exercise", "processes: {⟦reference-unknown⟧sever: {rto: PT3H}}"],
    ["exercise", "processes: {server: {rto: ⟦front-matter-invalid⟧3h}}"],
    ["exercise", "passed: ⟦front-matter-invalid⟧ja"],
  ])("of a %s: %s", async (type, line) => {
    await expectMarked(withSidecar(`type: ${type}\nissued: 2026-03-14\n${line}`));
  });
});

describe("items of the front matter", () => {
  it("a module of the domain that an object has too gives both items", async () => {
    const report = await reportOn({
      ...clean,
      "controls/objects/amt.md": objectFile("type: provider\nmodules: [CON.2]"),
      "controls/catalog/con-2.md": catalogFile(
        "CON.2",
        `## CON.2.A1 Umsetzung Standard-Datenschutzmodell\n\n${yes("alle", "evidence/domain/konzept.txt")}`,
      ),
    });
    expect(itemOf(report, "CON.2.A1 -@-").state).toBe("proven");
    expect(itemOf(report, "CON.2.A1 amt@-").state).toBe("proven");
  });
});

describe("an acceptance of a risk", () => {
  it("that ends before it begins accepts nothing, and is one finding", async () => {
    await expectMarked({
      ...withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### alle: ja\n\n${proofA} ${proofB}\n\n${assessed}`,
      ),
      "controls/risks/fenster.md": `---
title: Fenster
objects: [server]
threats: [G 0.16]
accepted: {by: Leitung, on: 2026-10-01, until: ⟦front-matter-invalid⟧2026-01-01}
---
`,
    });
  });
});

describe("a key that there is not", () => {
  it.each([
    ["operater: Haus A", "Schreiben Sie „operator“."],
    [
      "farbe: blau",
      "Erlaubt sind: title, operator, location, phases, replaces, emergency, source, classification.",
    ],
  ])("%s is answered by what may be meant, or else by what there is", async (line, help) => {
    const { findings } = await reportOn(
      changed(
        clean,
        "controls/sites/rz-a.md",
        "title: Rechenzentrum A\n",
        `title: Rechenzentrum A\n${line}\n`,
      ),
    );
    expect(findings.map((one) => one.help.de)).toEqual([help]);
  });
});
