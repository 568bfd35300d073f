import { describe, expect, it } from "vitest";
import { type Content, expectMarked, itemOf, placesOf, reportOn, statesOf } from "../content-root.ts";
import { assessed, catalogFile, domainFile, objectFile, sidecar } from "./clean-root.ts";

/** FORMAT.md, Whose evidence: sites alt ← neu ← neuer (each replaces the one before), and another one. */
const site = (more: string, state = "active") =>
  `---\ntitle: S\nphases: [{from: 2020-01-01, state: ${state}}]\n${more}---\n`;
const evidence = (path: string, more = ""): Content => ({
  [path]: `x ${path}`,
  [`${path}.yaml`]: sidecar(`type: document\nissued: 2026-03-14${more}`),
});
const files = {
  alt: "evidence/alt/x.txt",
  neu: "evidence/neu/x.txt",
  neuer: "evidence/neuer/x.txt",
  anders: "evidence/anders/x.txt",
  domain: "evidence/domain/x.txt",
  named: "evidence/domain/named.txt",
} as const;
const link = (file: keyof typeof files) => `[${file}](../../${files[file]})`;

/** One system at neuer (IND.2.3), one room there (INF.7: A1 tested, A2 dispensable), CON.2 for the domain. */
const root = (
  bodies: { system?: string; room?: string; domain?: string },
  used: (keyof typeof files)[],
  extra: Content = {},
): Content => ({
  "controls/domain.md": domainFile(["CON.2"], ["INF.7", "IND.2.3"]),
  "controls/sites/alt.md": site("", "retired"),
  "controls/sites/neu.md": site("replaces: alt\n", "retired"),
  "controls/sites/neuer.md": site("replaces: neu\n"),
  "controls/sites/anders.md": site(""),
  "controls/objects/raum.md": objectFile("type: room\nsites: [neuer]\nmodules: [INF.7]"),
  "controls/objects/system.md": objectFile("type: it-system\nsites: [neuer]\nmodules: [IND.2.3]"),
  "controls/catalog/a.md": catalogFile(
    "IND.2.3",
    `## IND.2.3.A1 Installation von Sensoren\n\n${bodies.system ?? `### alle: entbehrlich\n\nGrund.\n\n${assessed}`}\n`,
  ),
  "controls/catalog/b.md": catalogFile(
    "INF.7",
    `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${bodies.room ?? `### alle: entbehrlich\n\nGrund.\n\n${assessed}`}\n\n## INF.7.A2 Geschlossene Fenster und abgeschlossene Türen\n\n### alle: entbehrlich\n\nGrund.\n\n${assessed}\n`,
  ),
  "controls/catalog/c.md": catalogFile(
    "CON.2",
    `## CON.2.A1 Umsetzung Standard-Datenschutzmodell\n\n${bodies.domain ?? `### alle: entbehrlich\n\nGrund.\n\n${assessed}`}\n`,
  ),
  ...Object.assign(
    {},
    ...used.map((name) => evidence(files[name], name === "named" ? "\nsites: [neuer, anders]" : "")),
  ),
  ...extra,
});
const says = (text: string, scope = "neuer") => `### ${scope}: ja\n\n${text}\n\n${assessed}`;

describe("for an item without a site", () => {
  it.each(Object.keys(files) as (keyof typeof files)[])("evidence of %s counts", async (name) => {
    const report = await expectMarked(root({ domain: says(link(name), "verbund") }, [name]));
    expect(itemOf(report, "CON.2.A1 -@-")).toMatchObject({ state: "proven", evidence: [files[name]] });
  });
});

describe("for an item of a site that is not bound to the place", () => {
  it.each(["neuer", "neu", "alt", "domain", "named"] as const)("evidence of %s counts", async (name) => {
    const report = await expectMarked(root({ system: says(link(name)) }, [name]));
    expect(itemOf(report, "IND.2.3.A1 system@neuer")).toMatchObject({
      state: "proven",
      evidence: [files[name]],
    });
  });

  it("evidence of another site does not", async () => {
    const report = await expectMarked(
      root({ system: says(`⟦evidence-wrong-site site=neuer evidence=${files.anders}⟧${link("anders")}`) }, [
        "anders",
      ]),
    );
    expect(itemOf(report, "IND.2.3.A1 system@neuer")).toMatchObject({ state: "unproven", evidence: [] });
  });

  it("evidence of another site beside its own leaves it unproven", async () => {
    const report = await expectMarked(
      root({ system: says(`${link("neuer")} ⟦evidence-wrong-site⟧${link("anders")}`) }, ["neuer", "anders"]),
    );
    expect(itemOf(report, "IND.2.3.A1 system@neuer")).toMatchObject({
      state: "unproven",
      evidence: [files.neuer],
    });
  });

  it("evidence of a successor does not count for the site it replaces", async () => {
    const content = root({ system: says(`⟦evidence-wrong-site⟧${link("neuer")}`, "neu") }, ["neuer"]);
    const report = await expectMarked({
      ...content,
      "controls/sites/neu.md": site("replaces: alt\n"),
      "controls/objects/system.md": objectFile("type: it-system\nsites: [neu]\nmodules: [IND.2.3]"),
    });
    expect(statesOf(report)["IND.2.3.A1 system@neu"]).toBe("unproven");
  });

  it("domain evidence that names other sites does not", async () => {
    const report = await expectMarked(
      root(
        { system: says(`⟦evidence-wrong-site⟧${link("named")}`) },
        [],
        evidence(files.named, "\nsites: [anders]"),
      ),
    );
    expect(statesOf(report)["IND.2.3.A1 system@neuer"]).toBe("unproven");
  });
});

describe("for an item of layer INF", () => {
  it.each(["neuer", "named"] as const)("evidence of %s counts", async (name) => {
    const report = await expectMarked(root({ room: says(link(name)) }, [name]));
    expect(itemOf(report, "INF.7.A1 raum@neuer")).toMatchObject({ state: "proven", evidence: [files[name]] });
  });

  it("evidence of the whole domain does not: it is missing", async () => {
    const content = root({ room: `⟦evidence-missing site=neuer⟧${says(link("domain"))}` }, ["domain"]);
    const report = await expectMarked(content);
    expect(itemOf(report, "INF.7.A1 raum@neuer")).toMatchObject({ state: "unproven", evidence: [] });
  });

  it.each(["neu", "alt"] as const)("evidence of the replaced site %s is left behind", async (name) => {
    const report = await expectMarked(
      root({ room: says(`⟦site-evidence-left-behind site=neuer requirement=INF.7.A1⟧${link(name)}`) }, [
        name,
      ]),
    );
    expect(itemOf(report, "INF.7.A1 raum@neuer")).toMatchObject({ state: "unproven", evidence: [] });
  });

  it("evidence left behind beside its own leaves it unproven", async () => {
    const report = await expectMarked(
      root({ room: says(`${link("neuer")} ⟦site-evidence-left-behind⟧${link("neu")}`) }, ["neuer", "neu"]),
    );
    expect(itemOf(report, "INF.7.A1 raum@neuer")).toMatchObject({
      state: "unproven",
      evidence: [files.neuer],
    });
  });

  it("evidence of any other site is of another site", async () => {
    await expectMarked(root({ room: says(`⟦evidence-wrong-site site=neuer⟧${link("anders")}`) }, ["anders"]));
  });
});

describe("a link", () => {
  const two = (body: string, used: (keyof typeof files)[]) => ({
    ...root({ room: body }, used),
    "controls/objects/raum-x.md": objectFile("type: room\nsites: [anders]\nmodules: [INF.7]"),
  });

  it("that counts for one site in scope is no fault for the other, which lacks its own", async () => {
    const report = await expectMarked(
      two(`⟦evidence-missing site=anders⟧${says(link("neuer"), "alle")}`, ["neuer"]),
    );
    expect(statesOf(report)).toMatchObject({
      "INF.7.A1 raum@neuer": "proven",
      "INF.7.A1 raum-x@anders": "unproven",
    });
  });

  it("of another site concerns all in scope", async () => {
    const content = {
      ...two(
        says(
          `${link("neuer")} ${link("anders")} ⟦evidence-wrong-site site=null object=null requirement=INF.7.A1⟧[s](../../evidence/still/x.txt)`,
          "alle",
        ),
        ["neuer", "anders"],
      ),
      "controls/sites/still.md": site(""),
      ...evidence("evidence/still/x.txt"),
    };
    expect(statesOf(await expectMarked(content))).toMatchObject({
      "INF.7.A1 raum@neuer": "unproven",
      "INF.7.A1 raum-x@anders": "unproven",
    });
  });

  it("to expired evidence of one site leaves the other proven", async () => {
    const content = {
      ...two(says(`⟦evidence-expired site=neuer⟧${link("neuer")} ${link("anders")}`, "alle"), ["anders"]),
      ...evidence(files.neuer, "\nvalid-until: 2026-11-22"),
    };
    expect(statesOf(await expectMarked(content))).toMatchObject({
      "INF.7.A1 raum@neuer": "unproven",
      "INF.7.A1 raum-x@anders": "proven",
    });
  });

  it("under alle to evidence of a site for which a more specific heading decides is of no other site", async () => {
    const content = two(
      `${says(`${link("neuer")} ${link("anders")}`, "alle")}\n\n### anders: entbehrlich\n\nGrund.\n\n${assessed}`,
      ["neuer", "anders"],
    );
    expect(statesOf(await expectMarked(content))).toMatchObject({
      "INF.7.A1 raum@neuer": "proven",
      "INF.7.A1 raum-x@anders": "dispensable",
    });
  });
});

describe("the domain's evidence", () => {
  it("with sites that do not exist", async () => {
    const report = await reportOn(
      root({ system: says(link("named")) }, [], evidence(files.named, "\nsites: [neuer, weg]")),
    );
    expect(placesOf(report)).toEqual([`reference-unknown ${files.named}.yaml:7`]);
  });

  it("of a control that maps to a room and a system: each by its own rule", async () => {
    const content = {
      ...root({}, ["domain"]),
      "controls/catalog/a.md": catalogFile(
        "IND.2.3",
        `## EIGEN-1 Beides\n\n- Anforderungen: IND.2.3.A1, INF.7.A1\n\n⟦evidence-missing site=neuer object=raum requirement=INF.7.A1⟧${says(link("domain"))}\n`,
      ),
      "controls/catalog/b.md": catalogFile(
        "INF.7",
        `## INF.7.A2 Geschlossene Fenster und abgeschlossene Türen\n\n### alle: entbehrlich\n\nGrund.\n\n${assessed}\n`,
      ),
    };
    expect(statesOf(await expectMarked(content))).toMatchObject({
      "IND.2.3.A1 system@neuer": "proven",
      "INF.7.A1 raum@neuer": "unproven",
    });
  });
});
