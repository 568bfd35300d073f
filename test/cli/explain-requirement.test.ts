import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { explainRequirement } from "../../src/cli/look-up/explain-requirement.ts";
import { readRequirementTexts } from "../../src/source/requirement-texts.ts";

const catalogue = loadCatalogue("kompendium-2023");

describe("explaining a requirement", () => {
  it("says what the catalogue knows and where the text comes from", () => {
    expect(explainRequirement(catalogue, "INF.2.A3", "de", {})).toBe(
      `INF.2.A3 Einsatz einer unterbrechungsfreien Stromversorgung

Baustein       INF.2 Rechenzentrum sowie Serverraum
Stufe          Basis (B)
Zuständig      Haustechnik
Reihenfolge    R2
Zielobjekttyp  Gebäude/Raum
Verbindlich    enthält MUSS, DARF NUR oder DARF NICHT
Regelmäßig     ja: wo der Text keine Frist nennt, legt die Institution sie fest

Der Text gehört dem BSI und liegt nicht bei. Einlesen: nachweis import kompendium DATEI.xml
`,
    );
  });

  it("shows an imported text, marked as the BSI's, in both languages", () => {
    const texts = new Map([["INF.2.A3", ["Erster Absatz.", "• Punkt"]]]);
    for (const language of ["de", "en"] as const) {
      const text = explainRequirement(catalogue, "INF.2.A3", language, { texts });
      expect(text).toContain("\nText (© BSI):\n\nErster Absatz.\n\n• Punkt\n");
    }
  });

  it("names the module's main role where the requirement names none", () => {
    const requirement = catalogue
      .requirementsOf("ISMS.1")
      .find(({ roles, withdrawn }) => roles.length === 0 && !withdrawn);
    expect(explainRequirement(catalogue, requirement?.id ?? "", "en", {})).toMatch(
      /^Responsible +Informationssicherheitsbeauftragte \(ISB\)$/m,
    );
  });

  it("says of a withdrawn one only that", () => {
    const text = explainRequirement(catalogue, "INF.2.A18", "en", {});
    expect(text).toContain("withdrawn: not checked, has no status");
    expect(text).not.toContain("Responsible");
  });

  it("adds the errata of requirement and module", () => {
    expect(explainRequirement(catalogue, "CON.11.1.A2", "en", {})).toMatch(
      /^Errata .*federal authorities only.*\(as of 2026-03-26\)$/m,
    );
    expect(explainRequirement(catalogue, "OPS.1.2.6.A1", "de", {})).toMatch(/^Zielobjekttyp +IT-System$/m);
  });

  it("knows no other", () => {
    expect(explainRequirement(catalogue, "INF.2.A333", "de", {})).toBeUndefined();
  });
});

describe("the imported texts", () => {
  let root = "";
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "nachweis-texts-"));
    await mkdir(join(root, ".nachweis"));
  });
  afterEach(() => rm(root, { recursive: true }));

  const read = async (content: string) => {
    await writeFile(join(root, ".nachweis/kompendium-2023-texts.json"), content);
    return readRequirementTexts(root, "kompendium-2023");
  };

  it("are undefined before an import", async () => {
    expect(await readRequirementTexts(root, "kompendium-2023")).toBeUndefined();
  });

  it("are read as the import writes them", async () => {
    const texts = await read('{"catalogue":"kompendium-2023","texts":{"INF.2.A3":["Absatz"]}}');
    expect(texts).toEqual(new Map([["INF.2.A3", ["Absatz"]]]));
  });

  it.each([
    ["no JSON", "{"],
    ["another shape", "[]"],
    ["another catalogue", '{"catalogue":"x","texts":{}}'],
    ["a text that is none", '{"catalogue":"kompendium-2023","texts":{"INF.2.A3":"Absatz"}}'],
    [
      "characters that steer a terminal",
      '{"catalogue":"kompendium-2023","texts":{"INF.2.A3":["\\u001b[2J"]}}',
    ],
  ])("are refused if the file holds %s", async (_name, content) => {
    await expect(read(content)).rejects.toThrow("import the Kompendium again");
  });
});
