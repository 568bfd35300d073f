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
  withA1,
  without,
  yes,
} from "./clean-root.ts";

/** FORMAT.md: items, states, the summary and its sums. */
const names = (report: Awaited<ReturnType<typeof reportOn>>) => Object.keys(statesOf(report));
const approach = (name: string, modules = ["CON.2"]): Content => ({
  ...clean,
  "controls/domain.md": domainFile(modules, ["INF.7", "NET.3.4"], "", name),
});

describe("levels", () => {
  it.each([
    ["basic", ["A1", "A2"]],
    ["standard", ["A1", "A2", "A3", "A5", "A6", "A7"]],
    ["core", ["A1", "A2", "A3", "A5", "A6", "A7"]],
  ])("%s: INF.7 has %s, no withdrawn one, no H", async (name, expected) => {
    const report = await reportOn(approach(name));
    expect(names(report).filter((item) => item.endsWith("raum-a@rz-a"))).toEqual(
      expected.map((a) => `INF.7.${a} raum-a@rz-a`),
    );
  });

  it("an H requirement applies where an assessment's scope takes it in", async () => {
    const report = await expectMarked({
      ...clean,
      "controls/catalog/h.md": catalogFile(
        "INF.7",
        `## INF.7.A8 Einsatz von Diebstahlsicherungen\n\n${yes("rz-a", "evidence/rz-a/begehung.txt")}`,
      ),
    });
    expect(itemOf(report, "INF.7.A8 raum-a@rz-a")).toMatchObject({ level: "H", state: "proven" });
    expect(names(report)).not.toContain("INF.7.A8 raum-b@rz-b");
  });

  it("so does a Standard requirement with the basic approach", async () => {
    const report = await expectMarked({
      ...clean,
      "controls/catalog/s.md": catalogFile(
        "INF.7",
        `## INF.7.A3 Fliegende Verkabelung\n\n### alle: entbehrlich\n\nGrund.\n\n${assessed}\n`,
      ),
    });
    expect(names(report).filter((item) => item.startsWith("INF.7.A3"))).toEqual([
      "INF.7.A3 raum-a@rz-a",
      "INF.7.A3 raum-b@rz-b",
    ]);
  });

  it("an H requirement applies where a risk names it: to its objects with the module", async () => {
    const report = await expectMarked({
      ...clean,
      "controls/risks/r.md": "---\ntitle: R\nobjects: [raum-a, server]\nrequirements: [INF.7.A8]\n---\n",
      "controls/objects/raum-a.md": String(clean["controls/objects/raum-a.md"]).replace(
        "modules: [",
        "modules: [⟦status-unassessed object=raum-a site=rz-a requirement=INF.7.A8⟧",
      ),
    });
    expect(names(report)).toContain("INF.7.A8 raum-a@rz-a");
    expect(names(report)).not.toContain("INF.7.A8 raum-b@rz-b");
  });

  it("and to the domain if it has it", async () => {
    const report = await expectMarked({
      ...approach("basic", ["CON.2", "DER.4"]),
      "controls/risks/r.md": "---\ntitle: R\nobjects: [raum-a]\nrequirements: [DER.4.A3]\n---\n",
      "controls/domain.md": domainFile(
        ["CON.2", "⟦status-unassessed requirement=DER.4.A3 object=null site=null⟧DER.4"],
        ["DER.4", "INF.7", "NET.3.4"],
      ),
    });
    expect(statesOf(report)["DER.4.A3 -@-"]).toBe("unassessed");
  });

  it("a module without a Basis requirement has no item with the basic approach", async () => {
    expect(names(await expectMarked(approach("basic", ["CON.2", "DER.4"])))).toHaveLength(7);
  });
});

describe("an item", () => {
  it("is one requirement × object × site: two data centres are two", async () => {
    const report = await expectMarked({
      ...clean,
      "controls/objects/raum-a2.md": objectFile("type: room\nsites: [rz-a]\nmodules: [INF.7]"),
      "controls/catalog/inf-7.md": String(clean["controls/catalog/inf-7.md"]).replace(
        "### raum-a:",
        "### raum-a, raum-a2:",
      ),
    });
    expect(names(report).filter((item) => item.startsWith("INF.7.A1"))).toEqual([
      "INF.7.A1 raum-a@rz-a",
      "INF.7.A1 raum-a2@rz-a",
      "INF.7.A1 raum-b@rz-b",
    ]);
  });

  it("of an object without sites has none", async () => {
    const report = await expectMarked({
      ...clean,
      "controls/objects/dienstleister.md": objectFile("type: provider\nmodules: [NET.3.4]"),
    });
    expect(itemOf(report, "NET.3.4.A1 dienstleister@-")).toMatchObject({ site: null, state: "proven" });
  });

  it("of an object whose sites are all planned does not exist", async () => {
    const report = await expectMarked(changed(clean, "controls/sites/rz-b.md", "active", "planned"));
    expect(names(report).filter((item) => item.includes("rz-b"))).toEqual([]);
    expect(names(report).filter((item) => item.includes("@-"))).toEqual(["CON.2.A1 -@-"]);
  });

  it("is sorted by requirement in the catalogue's order, then object, then site", async () => {
    const report = await reportOn({ ...approach("standard", ["ISMS.1", "CON.2", "ORP.1", "OPS.1.1.3"]) });
    const ids = [...new Set(report.items.map(({ requirement }) => requirement))];
    const order = new Map(report.requirements.map(({ id }, i) => [id, i]));
    expect(ids).toEqual([...ids].sort((x, y) => (order.get(x) ?? 0) - (order.get(y) ?? 0)));
    const modules = [...new Set(ids.map((id) => id.replace(/\.A\d+$/, "")))];
    expect(modules).toEqual(["ISMS.1", "ORP.1", "CON.2", "OPS.1.1.3", "NET.3.4", "INF.7"]);
    expect(ids.filter((id) => id.startsWith("ISMS.1.")).slice(0, 3)).toEqual([
      "ISMS.1.A1",
      "ISMS.1.A2",
      "ISMS.1.A3",
    ]);
  });
});

describe("an unassessed item", () => {
  it("points at the first control for the requirement", async () => {
    await expectMarked({
      ...withA1(
        `⟦status-unassessed object=raum-b site=rz-b requirement=INF.7.A1⟧## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${yes("rz-a", "evidence/rz-a/begehung.txt")}\n## LWL-2 Andere\n\n- Anforderungen: INF.7.A1\n`,
      ),
    });
  });

  it("without a control points at the module of its object or of the domain", async () => {
    await expectMarked({
      ...without(
        clean,
        "controls/catalog/con-2.md",
        "controls/catalog/net-3-4.md",
        "evidence/domain/konzept.txt",
        "evidence/domain/konzept.txt.yaml",
      ),
      "controls/domain.md": domainFile(
        ["⟦status-unassessed object=null site=null⟧CON.2"],
        ["CON.2", "INF.7", "NET.3.4"],
      ),
      "controls/objects/server.md": String(clean["controls/objects/server.md"]).replace(
        "modules: [",
        "modules: [⟦status-unassessed object=server site=rz-a requirement=NET.3.4.A1⟧⟦status-unassessed object=server site=rz-b⟧",
      ),
    });
  });

  it("of a control without any assessment", async () => {
    const report = await expectMarked(
      withA1(
        "⟦status-unassessed site=rz-a⟧⟦status-unassessed site=rz-b⟧## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\nText.\n",
      ),
    );
    expect(itemOf(report, "INF.7.A1 raum-a@rz-a")).toMatchObject({
      declared: null,
      state: "unassessed",
      evidence: [],
      inherited: null,
    });
  });

  it("has no finding where a heading can't be read", async () => {
    const report = await expectMarked(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### alle: ⟦catalog-syntax⟧erledigt\n\n${assessed}\n`,
      ),
    );
    expect(statesOf(report)).toMatchObject({
      "INF.7.A1 raum-a@rz-a": "unassessed",
      "INF.7.A1 raum-b@rz-b": "unassessed",
    });
  });

  it("has no finding where the control's heading can't be read", async () => {
    await expectMarked(
      withA1(`⟦catalog-syntax⟧## INF.7.A1\n\n### alle: ja\n\n${proofA}, ${proofB}\n\n${assessed}\n`),
    );
  });
});

describe("states", () => {
  const state = async (assessment: string) => {
    const report = await reportOn(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${assessment}\n\n${yes("rz-b", "evidence/rz-b/begehung.txt")}`,
      ),
    );
    return itemOf(report, "INF.7.A1 raum-a@rz-a").state;
  };
  const open = `${assessed}\n- Offen: etwas; bis 2027-01-01; X`;

  it.each([
    ["ja with evidence", `### rz-a: ja\n\n${proofA}\n\n${assessed}`, "proven"],
    ["ja without", `### rz-a: ja\n\nText.\n\n${assessed}`, "unproven"],
    ["teilweise with evidence", `### rz-a: teilweise\n\n${proofA}\n\n${open}`, "open"],
    ["teilweise without", `### rz-a: teilweise\n\nText.\n\n${open}`, "unproven"],
    ["nein with evidence", `### rz-a: nein\n\n${proofA}\n\n${open}`, "open"],
    ["nein without", `### rz-a: nein\n\nText.\n\n${open}`, "open"],
    ["nein with a broken link", `### rz-a: nein\n\n[x](../../evidence/rz-a/fehlt.txt)\n\n${open}`, "open"],
    ["entbehrlich", `### rz-a: entbehrlich\n\nText.\n\n${assessed}`, "dispensable"],
    [
      "entbehrlich with a broken link",
      `### rz-a: entbehrlich\n\nText [x](../../evidence/rz-a/fehlt.txt)\n\n${assessed}`,
      "dispensable",
    ],
    ["nothing", "", "unassessed"],
    ["ja with evidence of another site", `### rz-a: ja\n\n${proofB}\n\n${assessed}`, "unproven"],
    ["ja with evidence and an absolute link", `### rz-a: ja\n\n${proofA} [x](/x)\n\n${assessed}`, "unproven"],
    [
      "ja with evidence and a web link",
      `### rz-a: ja\n\n${proofA} [x](https://example.org)\n\n${assessed}`,
      "proven",
    ],
  ])("%s: %s", async (_, assessment, expected) => {
    expect(await state(assessment)).toBe(expected);
  });

  it("do not hang on the severity of a rule", async () => {
    const report = await reportOn({
      ...withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### alle: ja\n\n[x](../../evidence/rz-a/fehlt.txt)\n\n${assessed}\n`,
      ),
      "controls/domain.md": String(clean["controls/domain.md"]).replace(
        "off}",
        "off, evidence-link-broken: off, evidence-missing: info}",
      ),
    });
    expect(statesOf(report)["INF.7.A1 raum-a@rz-a"]).toBe("unproven");
    expect(report.summary.errors).toBe(0);
  });

  it("add up to the items, and declared statuses stand beside", async () => {
    const report = await reportOn({
      ...approach("standard"),
      "controls/catalog/net-3-4.md": catalogFile(
        "NET.3.4",
        `## NET.3.4.A1 Begründete Entscheidung für den Einsatz von NAC\n\n### rz-a: nein\n\n${open}\n\n### rz-b: teilweise\n\n${open}\n\n## NET.3.4.A2 Planung des Einsatzes von NAC\n\n### alle: entbehrlich\n\nGrund.\n\n${assessed}\n\n## NET.3.4.A3 Erstellung eines Anforderungskatalogs für NAC\n\n### alle: ja\n\n${assessed}\n`,
      ),
    });
    const {
      items,
      proven,
      unproven,
      open: gaps,
      dispensable,
      unassessed,
      status,
      errors,
      warnings,
      infos,
    } = report.summary;
    expect(items).toBe(report.items.length);
    expect(proven + unproven + gaps + dispensable + unassessed).toBe(items);
    for (const [name, count] of Object.entries({ proven, unproven, open: gaps, dispensable, unassessed })) {
      expect(report.items.filter((item) => item.state === name)).toHaveLength(count);
      expect(count).toBeGreaterThan(0);
    }
    for (const [name, count] of Object.entries(status)) {
      expect(report.items.filter((item) => item.declared === name)).toHaveLength(count);
    }
    for (const [severity, count] of Object.entries({ error: errors, warning: warnings, info: infos })) {
      expect(report.findings.filter((finding) => finding.severity === severity)).toHaveLength(count);
    }
  });
});

describe("required types", () => {
  const required = (lines: string, more: Content = {}) =>
    withA1(
      `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${lines}\n\n### rz-a: ja\n\n${proofA}\n\n${assessed}\n\n### rz-b: entbehrlich\n\nGrund.\n\n${assessed}\n`,
      more,
    );
  const a = "INF.7.A1 raum-a@rz-a";

  it("that are there", async () => {
    expect(statesOf(await expectMarked(required("- Nachweis: inspection")))[a]).toBe("proven");
  });

  it("that lack are one finding at the heading", async () => {
    const report = await reportOn(
      required("- Nachweis: maintenance\n- Nachweis: test, P12M\n- Nachweis: inspection"),
    );
    expect(placesOf(report)).toEqual(["evidence-missing controls/catalog/inf-7.md:12"]);
    expect(report.findings[0]).toMatchObject({ site: "rz-a", object: "raum-a", requirement: "INF.7.A1" });
    expect(itemOf(report, a)).toMatchObject({ state: "unproven", evidence: ["evidence/rz-a/begehung.txt"] });
  });

  it.each([
    ["P8M", "2026-11-14", []],
    ["P8M", "2026-11-15", ["evidence-expired controls/catalog/inf-7.md:12"]],
    ["P9M", "2026-11-15", ["evidence-expiring controls/catalog/inf-7.md:12"]],
  ])("within %s on %s", async (within, asOf, expected) => {
    const report = await reportOn(required(`- Nachweis: inspection, ${within}`), asOf);
    const found = placesOf(report).filter(
      (place) => !(place.startsWith("evidence-expiring") && asOf === "2026-11-14"),
    );
    expect(found).toEqual(expected);
    expect(statesOf(report)[a]).toBe(expected[0]?.startsWith("evidence-expired") ? "unproven" : "proven");
  });

  it("count by the newest: an older one beside it is no finding", async () => {
    const report = await expectMarked({
      ...required("- Nachweis: inspection, P12M"),
      "controls/catalog/inf-7.md": String(
        required("- Nachweis: inspection, P12M")["controls/catalog/inf-7.md"],
      ).replace(proofA, `${proofA}, früher [2024](../../evidence/rz-a/alt.txt)`),
      "evidence/rz-a/alt.txt": "x",
      "evidence/rz-a/alt.txt.yaml": String(clean["evidence/rz-a/begehung.txt.yaml"]).replace(
        "issued: 2026-03-14",
        "issued: 2024-01-01",
      ),
    });
    expect(statesOf(report)[a]).toBe("proven");
  });

  it("count by the newest issued up to the day", async () => {
    const report = await reportOn({
      ...required("- Nachweis: inspection, P12M"),
      "evidence/rz-a/begehung.txt.yaml": String(clean["evidence/rz-a/begehung.txt.yaml"]).replace(
        "issued: 2026-03-14",
        "issued: 2026-12-14",
      ),
    });
    expect(placesOf(report)).toEqual([
      "evidence-not-yet-valid controls/catalog/inf-7-a2.md:10",
      "evidence-not-yet-valid controls/catalog/inf-7.md:12",
    ]);
  });

  it("are asked of the control's own items only, in its own assessment", async () => {
    const report = await reportOn(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### alle: ja\n\n${proofA}, ${proofB}\n\n${assessed}\n\n## LWL-2 Zweite\n\n- Anforderungen: INF.7.A1\n- Nachweis: test\n\n### rz-a: ja\n\nText.\n\n${assessed}\n`,
      ),
    );
    expect(placesOf(report)).toEqual(["evidence-missing controls/catalog/inf-7.md:19"]);
    expect(statesOf(report)).toMatchObject({ [a]: "unproven", "INF.7.A1 raum-b@rz-b": "proven" });
  });

  it("may come from the other control's evidence", async () => {
    await expectMarked(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### alle: ja\n\n${proofA}, ${proofB}\n\n${assessed}\n\n## LWL-2 Zweite\n\n- Anforderungen: INF.7.A1\n- Nachweis: inspection\n\n### alle: ja\n\nText.\n\n${assessed}\n`,
      ),
    );
  });
});

describe("a missing evidence", () => {
  it("is one finding per site, objects together", async () => {
    await expectMarked({
      ...withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n⟦evidence-missing site=rz-a object=null⟧⟦evidence-missing site=rz-b object=raum-b⟧### alle: ja\n\nText.\n\n${assessed}\n`,
      ),
      "controls/objects/raum-a2.md": objectFile("type: room\nsites: [rz-a]\nmodules: [INF.7]"),
      "controls/catalog/inf-7-a2.md": catalogFile(
        "INF.7",
        `## INF.7.A2 Geschlossene Fenster und abgeschlossene Türen\n\n### alle: ja\n\n${proofA} ${proofB}\n\n${assessed}\n`,
      ),
    });
  });

  it("is one for a site that the linked evidence does not speak for", async () => {
    await expectMarked(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n⟦evidence-missing site=rz-b object=raum-b requirement=INF.7.A1⟧### alle: teilweise\n\n${proofA}\n\n${assessed}\n- Offen: etwas; bis 2027-01-01; X\n`,
      ),
    );
  });

  it("of an item without a site has no site", async () => {
    await expectMarked({
      ...clean,
      "controls/catalog/con-2.md": catalogFile(
        "CON.2",
        `## CON.2.A1 Umsetzung Standard-Datenschutzmodell\n\n⟦evidence-missing site=null object=null requirement=CON.2.A1⟧### verbund: ja\n\nText.\n\n${assessed}\n`,
      ),
    });
  });

  it("is none where a broken link concerns the site", async () => {
    await expectMarked(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n⟦evidence-missing site=rz-b⟧### alle: ja\n\n⟦evidence-link-broken site=rz-a⟧[x](../../evidence/rz-a/fehlt.txt)\n\n${assessed}\n`,
      ),
    );
  });
});
