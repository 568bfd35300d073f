import { describe, expect, it } from "vitest";
import { expectMarked, itemOf, placesOf, reportOn, statesOf } from "../content-root.ts";
import { assessed, catalogFile, clean, proofA, proofB, sidecar, withA1, yes } from "./clean-root.ts";

/** FORMAT.md, control catalogues: headings, attributes, statuses and scopes. */
const a = "INF.7.A1 raum-a@rz-a";
const b = "INF.7.A1 raum-b@rz-b";
const both = `${proofA}, ${proofB}`;
const yesB = `### rz-b: ja\n\n${proofB}\n\n${assessed}\n`;
/** A control whose assessment of rz-a is the given text; the one of rz-b is faultless. */
const assess = (assessment: string) =>
  withA1(`## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${assessment}\n\n${yesB}`);
/** A control with these lines before its faultless assessments. */
const control = (lines: string) =>
  withA1(`## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${lines}\n\n${yesAll}`);
const yesAll = `### alle: ja\n\n${both}\n\n${assessed}\n`;

describe("a control's heading", () => {
  it.each([
    "⟦catalog-syntax⟧## Einleitung",
    "⟦catalog-syntax⟧## Zutritt zum RZ 2",
    "⟦catalog-syntax⟧## lwl-17 Klein geschrieben",
    "⟦catalog-syntax⟧## LWL-17",
    "⟦catalog-syntax⟧## 17-LWL Titel",
    "⟦catalog-syntax⟧Zutritt\n---",
    "⟦catalog-syntax⟧##",
  ])("%s can't be read", async (heading) => {
    const report = await expectMarked({
      ...clean,
      "controls/catalog/weiter.md": catalogFile("INF.7", `${heading}\n\nText.\n`),
    });
    expect(report.summary.proven).toBe(7);
  });

  it.each([
    "# Teil 1",
    "### Vorab: ja",
    "#### Tiefer",
    "###### Noch tiefer",
    "> ## Zitat",
    "- ## Liste",
  ])("%s before the first control opens none", async (heading) => {
    const report = await reportOn({
      ...clean,
      "controls/catalog/weiter.md": catalogFile("INF.7", `${heading}\n\nText.\n`),
    });
    expect(placesOf(report).filter((place) => !/^catalog-syntax .*weiter\.md:6$/.test(place))).toEqual([]);
  });

  it("may be underlined, have marks in its title, or end in #", async () => {
    const report = await expectMarked(
      withA1(
        `INF.7.A1 Geeignete *Auswahl* und Nutzung eines \`Büroraumes\`\n-----\n\n### alle: ja ###\n\n${both}\n\n${assessed}`,
      ),
    );
    expect(report.controls.find(({ id }) => id === "INF.7.A1")?.title).toBe(
      "Geeignete Auswahl und Nutzung eines Büroraumes",
    );
  });

  it("names a requirement that is not in the catalogue", async () => {
    await expectMarked({
      ...clean,
      "controls/catalog/weiter.md": catalogFile("INF.7", "⟦requirement-unknown⟧## INF.7.A99 Titel\n"),
    });
  });

  it("names a withdrawn requirement", async () => {
    const report = await expectMarked({
      ...clean,
      "controls/catalog/weiter.md": catalogFile(
        "INF.7",
        `⟦requirement-withdrawn⟧## INF.7.A4 Titel\n\n${yesAll}`,
      ),
    });
    expect(report.summary.items).toBe(7);
  });

  it("needs Anforderungen if its id is no requirement", async () => {
    await expectMarked({
      ...clean,
      "controls/catalog/weiter.md": catalogFile("INF.7", "⟦requirement-unknown⟧## LWL-17 Zutrittskonzept\n"),
    });
  });

  it("of a module that nothing has", async () => {
    const report = await expectMarked({
      ...clean,
      "controls/catalog/weiter.md": catalogFile(
        "INF.8",
        "⟦module-not-modelled⟧## INF.8.A1 Sichern von dienstlichen Unterlagen am häuslichen Arbeitsplatz\n",
      ),
    });
    expect(report.findings[0]?.severity).toBe("warning");
  });
});

describe("Anforderungen", () => {
  it("maps a control of an own id to several requirements", async () => {
    const report = await expectMarked({
      ...clean,
      "controls/catalog/inf-7.md": catalogFile(
        "INF.7",
        `## LWL-17 Räume\n\n- Anforderungen: INF.7.A1, INF.7.A2\n\n${yesAll}`,
      ),
    });
    expect(report.summary.proven).toBe(7);
  });

  it("adds to the requirement of the id, over several items and lines", async () => {
    const report = await expectMarked({
      ...clean,
      "controls/catalog/inf-7.md": catalogFile(
        "INF.7",
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n- Anforderungen:\n  INF.7.A1,\n  INF.7.A2\n- Requirements: CON.2.A1\n\n${yesAll}`,
      ),
      "controls/catalog/con-2.md": catalogFile(
        "CON.2",
        `## CON.2.A1 Umsetzung Standard-Datenschutzmodell\n\n${yes("verbund", "evidence/domain/konzept.txt")}`,
      ),
    });
    expect(statesOf(report)["INF.7.A2 raum-b@rz-b"]).toBe("proven");
  });

  it.each([
    ["- Anforderungen: ⟦requirement-unknown⟧INF.7.A99"],
    ["- Anforderungen: INF.7.A2, ⟦requirement-unknown⟧INF.7.A99, INF.7.A2"],
    ["- Anforderungen: INF.7.A2,\n  ⟦requirement-unknown⟧INF.7.A99"],
    ["- Anforderungen: ⟦requirement-unknown⟧Unsinn"],
    ["- Anforderungen: ⟦requirement-unknown⟧inf.7.a2"],
    ["- Anforderungen: ⟦requirement-withdrawn⟧INF.7.A4"],
    ["- Anforderungen: ⟦module-not-modelled⟧INF.8.A1"],
  ])("%s", async (lines) => {
    await expectMarked(control(lines));
  });

  it("needs a value", async () => {
    const report = await reportOn(control("- Anforderungen:"));
    expect(placesOf(report)).toEqual(["catalog-syntax controls/catalog/inf-7.md:8"]);
  });

  it("misspelt is a finding, and its control no second one", async () => {
    await expectMarked({
      ...clean,
      "controls/catalog/weiter.md": catalogFile(
        "INF.7",
        "## LWL-17 Räume\n\n- ⟦catalog-syntax⟧Anforderunge: INF.7.A1\n",
      ),
    });
  });
});

describe("labels", () => {
  it.each([
    ["Anforderungen"],
    ["Requirements"],
    ["Nachweis"],
    ["Evidence"],
    ["Zuständig"],
    ["Responsible"],
  ])("of a control: %s", async (label) => {
    const value = /Anf|Req/.test(label)
      ? "INF.7.A2"
      : /Nach|Evi/.test(label)
        ? "inspection, P12M"
        : "Haustechnik";
    await expectMarked(control(`- ${label}: ${value}`));
  });

  it.each([
    "- Nachwies: inspection",
    "- Nachweiss: inspection",
    "- Nachweise: inspection",
    "- Anforderungn: INF.7.A2",
    "- Anfoderungn: INF.7.A2",
    "- Zustandig: X",
    "- Zuständigg: X",
    "- Evidense: inspection",
    "- Requirement: INF.7.A2",
    "- Responsable: X",
    "- Geprüft: 2026-09-14, A. Beispiel",
    "- Assessed: 2026-09-14, A. Beispiel",
    "- Offen: etwas; bis 2027-01-01; X",
    "- Geerbt: [x](../../evidence/rz-a/begehung.txt)",
    "- Risiko: brand",
  ])("of a control, misspelt or misplaced: %s", async (item) => {
    const report = await expectMarked(control(`- ⟦catalog-syntax⟧${item.slice(2)}`));
    expect(report.findings[0]?.message.de.length).toBeGreaterThan(10);
  });

  it("that is misspelt is offered the right one", async () => {
    const report = await reportOn(control("- Nachwies: inspection"));
    expect(report.findings[0]?.message.de).toMatch(/meinten Sie „Nachweis/);
    expect(report.findings[0]?.message.en).toMatch(/did you mean/);
  });

  it.each(
    [
      "- Nachricht: an alle",
      "- Hinweis: keiner",
      "- Anfang: 2026",
      "- Frist: 2026-01-01",
      "- nur ein Satz",
      "- https://example.org: eine Adresse",
    ].filter((item) => !item.startsWith("- Ofen")),
  )("that is none is prose: %s", async (item) => {
    await expectMarked(control(item));
  });

  it.each([
    "- ⟦catalog-syntax⟧Gepruft: 2026-09-14",
    "- ⟦catalog-syntax⟧Geprüpft: 2026-09-14",
    "- ⟦catalog-syntax⟧Ofen: etwas",
    "- ⟦catalog-syntax⟧Opn: something",
    "- ⟦catalog-syntax⟧Riskio: brand",
    "- ⟦catalog-syntax⟧Geert: x",
    "- ⟦catalog-syntax⟧Anforderungen: INF.7.A2",
    "- ⟦catalog-syntax⟧Requirements: INF.7.A2",
    "- ⟦catalog-syntax⟧Inhereted: x",
  ])("of an assessment, misspelt or misplaced: %s", async (item) => {
    await expectMarked(assess(`### rz-a: ja\n\n${proofA}\n\n${assessed}\n${item}`));
  });

  it.each([
    "- Nachweis: siehe oben",
    "- Evidence: see above",
    "- Hinweis: keiner",
    "- Ort: Keller",
  ])("in an assessment is prose: %s", async (item) => {
    await expectMarked(assess(`### rz-a: ja\n\n${proofA}\n\n${assessed}\n${item}`));
  });

  it("two letters off is too far for a short one, three for a long one", async () => {
    await expectMarked(control("- Ofn: x\n- Rsko: x\n- Nachwei-hier: x\n- Zuständigkeit: x"));
  });

  it("count wherever their list stands, with any bullet, numbered, loose or after prose", async () => {
    const report = await expectMarked(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes

Vorab Prosa.

* Zuständig: Haustechnik

Mehr Prosa.

1. Nachweis: inspection, P12M

#### Zwischenüberschrift

+ Nachweis: document

+ ein Satz

### alle: ja

- Geprüft: 2026-09-14, A. Beispiel

Dann ${both} und [Konzept](../../evidence/rz-a/konzept.txt), [b](../../evidence/rz-b/konzept.txt).

- eine Liste
- Zuständig: jemand anderes
`,
        {
          "evidence/rz-a/konzept.txt": "A",
          "evidence/rz-a/konzept.txt.yaml": sidecar(),
          "evidence/rz-b/konzept.txt": "B",
          "evidence/rz-b/konzept.txt.yaml": sidecar(),
        },
      ),
    );
    const found = report.controls.find(({ id }) => id === "INF.7.A1");
    expect(found?.requiredEvidence).toEqual([
      { type: "inspection", within: "P12M" },
      { type: "document", within: null },
    ]);
    expect(found?.responsible).toEqual(["Haustechnik"]);
    expect(found?.assessments[0]?.responsible).toEqual(["jemand anderes"]);
  });

  it("nested in another list are no attributes, and said to be none", async () => {
    const report = await reportOn(control("- Liste\n  - Nachweis: test\n  - Zuständig: X"));
    expect(statesOf(report)[a]).toBe("proven");
    expect(report.controls.find(({ id }) => id === "INF.7.A1")?.requiredEvidence).toEqual([]);
  });

  it("in code are no attributes; in a quotation or indented they are said to be none", async () => {
    await expectMarked(
      control(
        "```\n- Nachweis: test\n```\n\n⟦catalog-syntax⟧> - Nachweis: test\n\n⟦catalog-syntax⟧    - Nachweis: test",
      ),
    );
  });
});

describe("Nachweis", () => {
  it.each([
    "- Nachweis: ⟦catalog-syntax⟧protocol",
    "- Nachweis: ⟦catalog-syntax⟧inspektion, P12M",
    "- Nachweis: ⟦catalog-syntax⟧inspection, 12M",
    "- Nachweis: ⟦catalog-syntax⟧inspection, P1.5M",
  ])("%s can't be read", async (item) => {
    await expectMarked(control(item));
  });
});

describe("an assessment's heading", () => {
  it.each(["ja", "yes"])("%s", async (status) => {
    expect(
      itemOf(await expectMarked(assess(`### rz-a: ${status}\n\n${proofA}\n\n${assessed}`)), a),
    ).toMatchObject({
      declared: "yes",
      state: "proven",
    });
  });

  it.each(["teilweise", "partial", "nein", "no"])("%s", async (status) => {
    const report = await expectMarked(
      assess(`### rz-a: ${status}\n\n${proofA}\n\n${assessed}\n- Offen: etwas; bis 2027-01-01; X`),
    );
    expect(itemOf(report, a)).toMatchObject({
      declared: /^(nein|no)$/.test(status) ? "no" : "partial",
      state: "open",
    });
  });

  it.each(["entbehrlich", "dispensable"])("%s", async (status) => {
    const report = await expectMarked(assess(`### rz-a: ${status}\n\nEs gibt keinen.\n\n${assessed}`));
    expect(itemOf(report, a)).toMatchObject({ declared: "dispensable", state: "dispensable" });
  });

  it.each([
    "### rz-a: ⟦catalog-syntax⟧erledigt",
    "### rz-a: ⟦catalog-syntax⟧teilwiese",
    "### rz-a: ⟦catalog-syntax⟧ja nein",
  ])("with a status that is none: %s", async (heading) => {
    const report = await expectMarked(assess(`${heading}\n\n${proofA}\n\n${assessed}`));
    expect(statesOf(report)).toMatchObject({ [a]: "unassessed", [b]: "proven" });
  });

  it.each([
    "### rz-a",
    "### rz-a ja",
    "### Anmerkung",
    "###",
    "### rz-a:",
    "### : ja",
  ])("that is none: %s", async (heading) => {
    const report = await reportOn(assess(`${heading}\n\n${proofA}\n\n${assessed}`));
    expect(placesOf(report)).toEqual(["catalog-syntax controls/catalog/inf-7.md:8"]);
    expect(statesOf(report)[a]).toBe("unassessed");
    expect(statesOf(report)[b]).toBe("proven");
  });

  it("suggests the status that is near", async () => {
    const report = await reportOn(assess(`### rz-a: teilwiese\n\n${proofA}\n\n${assessed}`));
    expect(report.findings[0]?.message.de).toMatch(/meinten Sie „teilweise/);
  });

  it.each([
    "### ⟦reference-unknown⟧rz-x: ja",
    "### rz-a, ⟦reference-unknown⟧rz-x: ja",
    "### ⟦reference-unknown⟧raum-x@rz-a: ja",
    "### raum-a@⟦reference-unknown⟧rz-x: ja",
    "### ⟦reference-unknown⟧Rz-a: ja",
  ])("with a scope that does not exist: %s", async (heading) => {
    const marked = heading.replace("@⟦reference-unknown⟧", "@");
    const at = heading.includes("@⟦") ? marked.replace("raum-a@", "⟦reference-unknown⟧raum-a@") : heading;
    const report = await expectMarked(assess(`${at}\n\n${proofA}\n\n${assessed}`));
    expect(statesOf(report)[a]).toBe(heading.includes("rz-a,") ? "proven" : "unassessed");
    expect(statesOf(report)[b]).toBe("proven");
  });

  it("with a scope twice in one control: the first counts", async () => {
    const report = await expectMarked(
      withA1(`## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes

### rz-a: entbehrlich

Nicht nötig.

${assessed}

### rz-b, ⟦control-duplicate⟧rz-a: ja

${proofB}

${assessed}
`),
    );
    expect(statesOf(report)).toMatchObject({ [a]: "dispensable", [b]: "proven" });
    expect(report.findings[0]?.related).toMatchObject([{ line: 8 }]);
  });

  it("alle and all are one scope, verbund and domain too", async () => {
    await expectMarked(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${yesAll}\n### ⟦control-duplicate⟧all: nein\n\n${assessed}\n`,
      ),
    );
    await expectMarked({
      ...clean,
      "controls/catalog/con-2.md": catalogFile(
        "CON.2",
        `## CON.2.A1 Umsetzung Standard-Datenschutzmodell\n\n${yes("verbund", "evidence/domain/konzept.txt")}\n### ⟦control-duplicate⟧domain: nein\n\n${assessed}\n`,
      ),
    });
  });

  it("with a scope twice in one heading", async () => {
    const report = await expectMarked(
      assess(`### rz-a, ⟦control-duplicate⟧rz-a: ja\n\n${proofA}\n\n${assessed}`),
    );
    expect(statesOf(report)[a]).toBe("proven");
  });
});

describe("a control's id twice", () => {
  it("in one file: the first counts", async () => {
    const report = await expectMarked(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${yesAll}\n⟦control-duplicate⟧## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### alle: nein\n`,
      ),
    );
    expect(statesOf(report)[a]).toBe("proven");
    expect(report.findings[0]?.related).toMatchObject([{ file: "controls/catalog/inf-7.md", line: 6 }]);
  });

  it("in two files: the first by file counts", async () => {
    const report = await expectMarked({
      ...clean,
      "controls/catalog/zzz.md": catalogFile(
        "INF.7",
        "⟦control-duplicate⟧## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### alle: nein\n",
      ),
    });
    expect(statesOf(report)[a]).toBe("proven");
  });
});

describe("the most specific scope wins", () => {
  const partial = (scope: string) => `### ${scope}: entbehrlich\n\nGrund.\n\n${assessed}\n`;
  it.each([
    ["raum-a@rz-a", "raum-a"],
    ["raum-a@rz-a", "rz-a"],
    ["raum-a@rz-a", "alle"],
    ["raum-a", "rz-a"],
    ["raum-a", "alle"],
    ["rz-a", "alle"],
  ])("%s over %s, in either order", async (specific, general) => {
    const rest = general === "alle" ? "" : `${yesB}\n`;
    const wide = `### ${general}: ja\n\n${general === "alle" ? both : proofA}\n\n${assessed}\n`;
    for (const body of [`${partial(specific)}\n${wide}`, `${wide}\n${partial(specific)}`]) {
      const report = await reportOn(
        withA1(`## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${rest}${body}`),
      );
      expect(statesOf(report)).toMatchObject({ [a]: "dispensable", [b]: "proven" });
    }
  });

  it("verbund takes in items without a site only, and wins over alle", async () => {
    const report = await reportOn({
      ...withA1(
        `## LWL-1 Alles\n\n- Anforderungen: INF.7.A1, CON.2.A1\n\n${yesAll}\n### verbund: entbehrlich\n\nGrund.\n\n${assessed}\n`,
      ),
      "controls/catalog/con-2.md": catalogFile("CON.2", ""),
    });
    expect(placesOf(report)).toEqual([]);
    expect(statesOf(report)).toMatchObject({ "CON.2.A1 -@-": "dispensable", [a]: "proven", [b]: "proven" });
  });

  it("alle takes in items without a site", async () => {
    const report = await expectMarked({
      ...clean,
      "controls/catalog/con-2.md": catalogFile(
        "CON.2",
        `## CON.2.A1 Umsetzung Standard-Datenschutzmodell\n\n${yes("alle", "evidence/domain/konzept.txt")}`,
      ),
    });
    expect(statesOf(report)["CON.2.A1 -@-"]).toBe("proven");
  });
});

describe("a scope that fits nothing that has the module", () => {
  it.each([
    ["### server: ja", "an object without the module"],
    ["### server@rz-a: ja", "an object without the module at a site"],
    ["### raum-a@rz-b: ja", "an object at a site where it is not"],
    ["### verbund: ja", "the domain without the module"],
  ])("%s: %s", async (heading) => {
    const report = await reportOn(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${yesAll}\n${heading}\n\n${assessed}\n`,
      ),
    );
    expect(placesOf(report)).toEqual(["module-not-modelled controls/catalog/inf-7.md:14"]);
  });

  it("a site without such an object", async () => {
    const report = await reportOn({
      ...clean,
      "controls/sites/rz-c.md": "---\ntitle: C\nphases: [{from: 2020-01-01, state: active}]\n---\n",
      "controls/catalog/inf-7.md": String(clean["controls/catalog/inf-7.md"]).replace(
        "### rz-b: ja",
        "### rz-b, rz-c: ja",
      ),
    });
    expect(placesOf(report)).toEqual(["module-not-modelled controls/catalog/inf-7.md:14"]);
  });

  it("what is written for a planned or retired site is checked for form and references alone", async () => {
    const planned = (state: string) => ({
      "controls/sites/rz-c.md": `---\ntitle: C\nphases: [{from: 2020-01-01, state: ${state}}]\n---\n`,
      "controls/objects/raum-c.md": String(clean["controls/objects/raum-a.md"]).replace("rz-a", "rz-c"),
    });
    for (const state of ["planned", "retired"]) {
      await expectMarked(
        withA1(
          `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes

${yesAll}

### rz-c: nein

### raum-c@rz-c: ja

⟦evidence-link-broken⟧[fehlt](../../evidence/rz-c/fehlt.txt)

### raum-c: ⟦catalog-syntax⟧vielleicht
`,
          planned(state),
        ),
      );
    }
  });
});

describe("several controls for one requirement", () => {
  const second = (status: string, text = proofA) =>
    withA1(`## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes

${yesAll}

## LWL-2 Noch eine

- Anforderungen: INF.7.A1

### rz-a: ${status}

${text}

${assessed}
- Offen: etwas; bis 2027-01-01; X
`);

  it.each([
    ["nein", "no", "open"],
    ["teilweise", "partial", "open"],
    ["ja", "yes", "proven"],
    ["entbehrlich", "yes", "proven"],
  ])("ja and %s are %s, %s", async (status, declared, state) => {
    const report = await expectMarked(second(status));
    expect(itemOf(report, a)).toMatchObject({ declared, state });
    expect(itemOf(report, b)).toMatchObject({ declared: "yes", state: "proven" });
  });

  it("ja and a status that can't be read prove nothing: the other one may be weaker", async () => {
    const report = await expectMarked(second("⟦catalog-syntax⟧vielleicht"));
    expect(itemOf(report, a)).toMatchObject({ declared: "yes", state: "unproven" });
    expect(itemOf(report, b)).toMatchObject({ declared: "yes", state: "proven" });
  });

  it.each([
    [["nein", "teilweise"], "no"],
    [["teilweise", "entbehrlich"], "partial"],
    [["nein", "entbehrlich"], "no"],
    [["entbehrlich", "entbehrlich"], "dispensable"],
  ])("%s", async (statuses, declared) => {
    const [first, other] = statuses;
    const text = (status: string | undefined) =>
      `${status}\n\nText ${proofA}.\n\n${assessed}\n- Offen: etwas; bis 2027-01-01; X\n`;
    const report = await expectMarked(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### rz-a: ${text(first)}\n${yesB}\n## LWL-2 Andere\n\n- Anforderungen: INF.7.A1\n\n### rz-a: ${text(other)}`,
      ),
    );
    expect(itemOf(report, a).declared).toBe(declared);
  });

  it("has the evidence of all: what one lacks the other may bring", async () => {
    const report = await expectMarked(second("ja", "Siehe oben."));
    expect(itemOf(report, a)).toMatchObject({ state: "proven", evidence: ["evidence/rz-a/begehung.txt"] });
    expect(statesOf(report)[a]).toBe("proven");
  });

  it("of those that assess the item: one that does not is no obstacle", async () => {
    const report = await expectMarked(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${yesAll}\n## LWL-2 Andere\n\n- Anforderungen: INF.7.A1\n- Nachweis: test\n`,
      ),
    );
    expect(statesOf(report)[a]).toBe("proven");
  });
});

describe("one cause, one finding: behind what can't be read nothing is missing", () => {
  const gap = "### rz-a: nein\n\nFehlt.\n\n- Geprüft: 2026-09-14, A. Beispiel\n";
  it.each([
    ["a misspelt Geprüft", `### rz-a: ja\n\n${proofA}\n\n- ⟦catalog-syntax⟧Gepruft: 2026-09-14, A. Beispiel`],
    ["an unreadable Geprüft", `### rz-a: ja\n\n${proofA}\n\n- Geprüft: ⟦catalog-syntax⟧im Mai, A. Beispiel`],
    ["a misspelt Offen", `${gap}- ⟦catalog-syntax⟧Ofen: etwas; bis 2027-01-01; X`],
    ["an unreadable date in Offen", `${gap}- Offen: ⟦catalog-syntax⟧etwas; bis 2027-13-01; X`],
    ["an empty Offen", `${gap}- ⟦catalog-syntax⟧Offen:`],
    ["a misspelt Geerbt", `### rz-a: ja\n\n${assessed}\n- ⟦catalog-syntax⟧Geerpt: siehe dort`],
    ["a Geerbt without a link", `### rz-a: ja\n\n${assessed}\n- Geerbt: ⟦catalog-syntax⟧siehe dort`],
  ])("%s", async (_, text) => {
    const report = await reportOn(assess(text.replace(/⟦.*?⟧/, "")));
    const line =
      assess(text)
        ["controls/catalog/inf-7.md"]?.toString()
        .split("\n")
        .findIndex((l) => l.includes("⟦")) ?? -1;
    expect(placesOf(report)).toEqual([`catalog-syntax controls/catalog/inf-7.md:${line + 1}`]);
  });

  it("a misspelt Anforderungen counts as meant", async () => {
    const report = await expectMarked({
      ...clean,
      "controls/catalog/inf-7.md": catalogFile(
        "INF.7",
        `## LWL-1 Räume\n\n- ⟦catalog-syntax⟧Anforderung: INF.7.A1, INF.7.A2\n\n${yesAll}`,
      ),
    });
    expect(statesOf(report)[a]).toBe("proven");
  });

  it("a label needs no space behind its colon", async () => {
    await expectMarked(assess(`### rz-a: ja\n\n${proofA}\n\n- Geprüft:2026-09-14, A. Beispiel`));
  });

  it("a line of hyphens is no attack", async () => {
    await expectMarked(control(`${"-".repeat(100)}\n\n${"=".repeat(100)}\n\n${"*".repeat(100)}`));
  });
});

describe("other words for a label", () => {
  it("are understood where the label may stand, with a warning that a program can mend", async () => {
    const report = await expectMarked(
      withA1(`## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes

- ⟦catalog-syntax⟧Nachweise: inspection
- ⟦catalog-syntax⟧Verantwortlich: Haustechnik

### rz-a: ja

${proofA}

- ⟦catalog-syntax⟧Geprüft am: 2026-09-14, A. Beispiel

### rz-b: teilweise

${proofB}

- ⟦catalog-syntax⟧Maßnahme: Fenster tauschen; bis 2027-03-31; Haustechnik
- ⟦catalog-syntax⟧Checked: 2026-09-14, A. Beispiel
- Nachweise: das ist Text`),
    );
    expect(report.controls.find(({ id }) => id === "INF.7.A1")).toMatchObject({
      assessments: [
        { assessed: { date: "2026-09-14" } },
        { assessed: { date: "2026-09-14" }, actions: [{ due: "2027-03-31" }] },
      ],
    });
    const { findings } = report;
    expect(findings.map(({ severity, fix }) => [severity, fix?.text])).toEqual(
      ["Nachweis", "Zuständig", "Geprüft", "Offen", "Assessed"].map((label) => ["warning", label]),
    );
  });
});

describe("the date of an action", () => {
  it.each(["Termin", "Frist", "Due"])("beside it, as %s, is said, and nothing else", async (word) => {
    await expectMarked(
      withA1(`## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes

### alle: nein

${assessed}
- Offen: Fenster tauschen; Haustechnik
- ⟦catalog-syntax⟧${word}: 2027-03-31`),
    );
  });
});

describe("a line directly below an attribute", () => {
  it("is no part of it but prose, with a warning; an indented one belongs to it", async () => {
    const report = await expectMarked(
      withA1(`## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes

### rz-a: ja

- Geprüft: 2026-09-14, A. Beispiel
⟦catalog-syntax⟧Der Raum ist sauber, siehe ${proofA}.

### rz-b: ja

${proofB}

- Geprüft: 2026-09-14,
  B. Beispiel`),
    );
    expect(report.controls.find(({ id }) => id === "INF.7.A1")?.assessments).toMatchObject([
      { assessed: { date: "2026-09-14", assessor: "A. Beispiel" } },
      { assessed: { date: "2026-09-14", assessor: "B. Beispiel" } },
    ]);
    expect(statesOf(report)["INF.7.A1 raum-a@rz-a"]).toBe("proven");
  });
});
