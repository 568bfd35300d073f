import { describe, expect, it } from "vitest";
import errataData from "../../src/catalogue/data/errata-2026-03-26.json" with { type: "json" };
import kompendiumData from "../../src/catalogue/data/kompendium-2023.json" with { type: "json" };
import { catalogueOf } from "../../src/catalogue/document.ts";
import { applyErrata, type ErrataOverlay } from "../../src/catalogue/errata.ts";
import { catalogueIds, loadCatalogue } from "../../src/catalogue/index.ts";
import { writeCatalogue, writeCatalogueDocument } from "../../src/catalogue/write.ts";
import { compareIds, kindOfLayer, layers } from "../../src/formats/docbook/id-order.ts";
import type { Catalogue } from "../../src/model/catalogue.ts";

const kompendium = catalogueOf(kompendiumData);
const errata: ErrataOverlay = errataData;

describe("looking up a catalogue", () => {
  const catalogue = loadCatalogue("kompendium-2023");

  it("finds modules and requirements by their exact id", () => {
    expect(catalogue.module("INF.2")?.title).toBe("Rechenzentrum sowie Serverraum");
    expect(catalogue.requirement("INF.2.A3")?.module).toBe("INF.2");
    for (const id of ["inf.2", "INF.2 ", "OPS.2.1", "__proto__", ""]) {
      expect(catalogue.module(id)).toBeUndefined();
      expect(catalogue.requirement(id)).toBeUndefined();
      expect(catalogue.requirementsOf(id)).toEqual([]);
    }
  });

  it("lists a module's requirements in order, withdrawn ones included", () => {
    const requirements = catalogue.requirementsOf("INF.2");
    expect(requirements).toHaveLength(30);
    expect(requirements.filter(({ withdrawn }) => withdrawn).map(({ id }) => id)).toEqual([
      "INF.2.A18",
      "INF.2.A20",
      "INF.2.A27",
    ]);
  });

  it("orders requirements as the Kompendium does, unknown ones last", () => {
    const ids = ["X.1.A1", "INF.12.A1", "INF.2.A10", "INF.2.A9", "APP.7.A1", "ISMS.1.A1"];
    ids.sort((a, b) => catalogue.order(a) - catalogue.order(b));
    expect(ids).toEqual(["ISMS.1.A1", "APP.7.A1", "INF.2.A9", "INF.2.A10", "INF.12.A1", "X.1.A1"]);
  });

  it("is loaded once and refuses an unknown name", () => {
    expect(loadCatalogue("kompendium-2023")).toBe(catalogue);
    expect(catalogueIds).toContain("kompendium-2023");
    expect(() => loadCatalogue("kompendium-2022")).toThrow(RangeError);
  });
});

describe("the errata of 2026-03-26", () => {
  const catalogue = loadCatalogue("kompendium-2023");

  it("are named in the catalogue with their date and changes", () => {
    expect(catalogue.data.errata).toMatchObject({ id: "errata-2026-03-26", date: "2026-03-26" });
    expect(catalogue.data.errata?.source).toContain("Errata");
    expect(catalogue.data.errata?.changes.map(({ id }) => id)).toEqual([
      "CON.10.A7",
      "CON.11.1",
      "OPS.1.2.6",
      "SYS.1.2.3.A5",
      "SYS.2.2.3.A6",
      "INF.2.A13",
      "INF.2.A29",
    ]);
    expect(catalogue.erratum("CON.11.1")?.de).toContain("Bundesbehörden");
    expect(catalogue.erratum("INF.2")).toBeUndefined();
  });

  it("change exactly one fact: OPS.1.2.6 belongs to IT systems", () => {
    const differing = (key: "modules" | "requirements") =>
      catalogue.data[key].filter((entry, i) => JSON.stringify(entry) !== JSON.stringify(kompendium[key][i]));
    expect(differing("requirements")).toEqual([]);
    expect(differing("modules")).toEqual([{ ...catalogue.module("OPS.1.2.6"), targetObject: "it-system" }]);
  });

  it("leave SYS.2.2.3.A6 binding: its third sentence still forbids", () => {
    expect(catalogue.requirement("SYS.2.2.3.A6")).toMatchObject({ level: "B", must: true });
  });

  it("leave the data as published untouched", () => {
    const before = JSON.stringify(kompendium);
    applyErrata(kompendium, errata);
    expect(JSON.stringify(kompendium)).toBe(before);
  });

  it("fail when they do not fit the catalogue", () => {
    const change = { de: "", en: "" };
    expect(() => applyErrata({ ...kompendium, id: "other" }, errata)).toThrow("not other");
    expect(() => applyErrata(kompendium, { ...errata, changes: [{ ...change, id: "INF.3" }] })).toThrow(
      "INF.3",
    );
    const wrongKey = { ...change, id: "INF.2", set: { level: "B" as const } };
    expect(() => applyErrata(kompendium, { ...errata, changes: [wrongKey] })).toThrow("sets level of INF.2");
  });
});

describe("the order of ids", () => {
  it("has ten layers, five of processes and five of systems", () => {
    expect(layers).toHaveLength(10);
    expect(layers.filter((layer) => kindOfLayer(layer) === "process")).toEqual([
      "ISMS",
      "ORP",
      "CON",
      "OPS",
      "DER",
    ]);
  });

  it("compares numbers as numbers and puts the shorter first", () => {
    const ids = ["INF.12", "INF.2", "INF.2.A10", "INF.2.A2", "SYS.1.2.3", "SYS.1.2", "ISMS.1"];
    expect(ids.sort(compareIds)).toEqual([
      "ISMS.1",
      "SYS.1.2",
      "SYS.1.2.3",
      "INF.2",
      "INF.2.A2",
      "INF.2.A10",
      "INF.12",
    ]);
  });
});

describe("writing a catalogue", () => {
  it("keeps keys and parents, and leaves out what goes without saying", () => {
    const [first, second] = kompendium.requirements;
    const nested = { ...second, id: "INF.2.A3.1", key: "uuid", parent: "INF.2.A3" };
    const text = writeCatalogue({ ...kompendium, requirements: [first, nested] } as Catalogue);
    expect(catalogueOf(JSON.parse(text)).requirements).toEqual([first, nested]);
    expect(JSON.parse(text).requirements[0]).not.toHaveProperty("key");
  });

  it("names the place of a word that no vocabulary has", () => {
    const broken = { ...kompendium, modules: kompendium.modules.map((one) => ({ ...one, kind: "other" })) };
    expect(() => catalogueOf(broken)).toThrow('modules[0].kind is "other", expected one of process, system');
  });

  it("gives JSON with a line per entry that reads back the same", () => {
    const text = writeCatalogue(kompendium);
    expect(catalogueOf(JSON.parse(text))).toEqual(kompendium);
    expect(text).toMatch(/^ {4}\{"id":"INF.2.A3",.*\},$/m);
  });

  it("gives the document of `catalogue --json` with the catalogue's id first", () => {
    const document = JSON.parse(writeCatalogueDocument(loadCatalogue("kompendium-2023").data));
    expect(Object.keys(document)[0]).toBe("catalogue");
    expect(document.catalogue).toBe("kompendium-2023");
    expect(document.requirements).toHaveLength(2125);
    expect(document.modules).toHaveLength(111);
  });
});
