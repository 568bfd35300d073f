import { createReadStream, existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { writeCatalogue } from "../../src/catalogue/write.ts";
import { requireEdition2023 } from "../../src/formats/docbook/edition-2023.ts";
import { readDocbook } from "../../src/formats/docbook/read.ts";
import type { Catalogue } from "../../src/model/catalogue.ts";
import {
  active,
  levelCounts,
  modulesOfOrder,
  mustAboveBasis,
  perLayer,
  withdrawn,
} from "./kompendium-2023.ts";

const xml = fileURLToPath(
  new URL("../../../shared/bsi/kompendium-2023/XML_Kompendium_2023.xml", import.meta.url),
);
const shippedText = readFileSync(
  new URL("../../src/catalogue/data/kompendium-2023.json", import.meta.url),
  "utf8",
);

describe("the shipped Kompendium 2023", () => {
  behavesAsTheEdition(async () => JSON.parse(shippedText));

  it("names its source and rights", () => {
    const { source, rights } = loadCatalogue("kompendium-2023").data;
    expect(source).toMatch(/Bundesamt für Sicherheit in der Informationstechnik.*Edition 2023.*XML/);
    expect(rights).toContain("© BSI");
  });

  it("holds facts only: its longest texts are titles", () => {
    const { requirements } = loadCatalogue("kompendium-2023").data;
    const keys = new Set(requirements.flatMap((requirement) => Object.keys(requirement)));
    expect([...keys].sort()).toEqual([
      "id",
      "key",
      "level",
      "module",
      "must",
      "parent",
      "regular",
      "roles",
      "title",
      "withdrawn",
    ]);
    expect(Math.max(...requirements.map(({ title }) => title.length))).toBeLessThan(160);
  });
});

describe.skipIf(!existsSync(xml))("the BSI's XML (skipped without ../shared/bsi/kompendium-2023)", () => {
  const content = existsSync(xml) ? readDocbook(createReadStream(xml)) : undefined;
  const read = async () => (await content)?.catalogue ?? expect.unreachable("no XML");
  behavesAsTheEdition(read);

  it("gives the shipped data byte by byte", async () => {
    expect(writeCatalogue(await read()) === shippedText).toBe(true);
  });

  it("passes as the edition 2023, and does not with one requirement less", async () => {
    const catalogue = await read();
    expect(() => requireEdition2023(catalogue)).not.toThrow();
    const fewer = { ...catalogue, requirements: catalogue.requirements.slice(1) };
    expect(() => requireEdition2023(fewer)).toThrow("B: 562 (563)");
  });

  it("gives a text for each active requirement and none for others", async () => {
    const texts = (await content)?.texts;
    expect([...(texts?.keys() ?? [])]).toEqual(active(await read()).map(({ id }) => id));
    for (const paragraphs of texts?.values() ?? []) {
      expect(paragraphs.length).toBeGreaterThan(0);
      for (const paragraph of paragraphs) expect(paragraph).toMatch(/^\S(.*\S)?$/);
    }
  });
});

/** The numbers and each irregularity of the file, whether shipped or freshly read. */
function behavesAsTheEdition(read: () => Promise<Catalogue>): void {
  const requirement = async (id: string) =>
    (await read()).requirements.find((each) => each.id === id) ?? expect.unreachable(`${id} is missing`);
  const module = async (id: string) =>
    (await read()).modules.find((each) => each.id === id) ?? expect.unreachable(`${id} is missing`);
  const activeIn = async (id: string) =>
    levelCounts(active(await read()).filter((each) => each.module === id));

  it("has 111 modules, 1,835 active requirements, 290 withdrawn ones, 47 threats", async () => {
    const catalogue = await read();
    expect(catalogue.modules).toHaveLength(111);
    expect(catalogue.requirements).toHaveLength(2125);
    expect(active(catalogue)).toHaveLength(1835);
    expect(levelCounts(active(catalogue))).toEqual([563, 867, 405]);
    expect(withdrawn(catalogue)).toHaveLength(290);
    expect(levelCounts(withdrawn(catalogue))).toEqual([89, 147, 54]);
    expect(catalogue.threats.map(({ id }) => id)).toEqual(
      Array.from({ length: 47 }, (_, i) => `G 0.${i + 1}`),
    );
    expect(catalogue.threats.at(0)?.title).toBe("Feuer");
  });

  it("has the numbers of each layer", async () => {
    const catalogue = await read();
    const counted = catalogue.layers.map(({ id }) => {
      const modules = catalogue.modules.filter(({ layer }) => layer === id);
      const inLayer = (each: { module: string }) => each.module.startsWith(`${id}.`);
      return [
        id,
        [
          modules.length,
          ...levelCounts(active(catalogue).filter(inLayer)),
          withdrawn(catalogue).filter(inLayer).length,
        ],
      ];
    });
    expect(Object.fromEntries(counted)).toEqual(perLayer);
    expect(catalogue.modules.filter(({ kind }) => kind === "process")).toHaveLength(36);
    expect(catalogue.modules.filter(({ kind }) => kind === "system")).toHaveLength(75);
  });

  it("has 15 modules in R1, 80 in R2, 16 in R3", async () => {
    const catalogue = await read();
    expect(modulesOfOrder(catalogue, "R1")).toEqual(
      "ISMS.1 ORP.1 ORP.2 ORP.3 ORP.4 CON.3 CON.6 OPS.1.1.1 OPS.1.1.2 OPS.1.1.3 OPS.1.1.4 OPS.1.1.5 OPS.1.1.6 DER.1 DER.2.1".split(
        " ",
      ),
    );
    expect(modulesOfOrder(catalogue, "R2")).toHaveLength(80);
    expect(modulesOfOrder(catalogue, "R3")).toEqual(
      "ORP.5 CON.1 CON.7 CON.8 CON.9 CON.11.1 OPS.1.2.2 OPS.1.2.5 OPS.3.2 DER.2.2 DER.2.3 DER.3.1 DER.3.2 DER.4 APP.7 INF.11".split(
        " ",
      ),
    );
  });

  it("has the target objects of the modelling table", async () => {
    const { modules } = await read();
    const of = (target: string) =>
      modules.filter(({ targetObject }) => targetObject === target).map(({ id }) => id);
    expect(of("domain")).toHaveLength(39);
    expect(of("domain")).toEqual(expect.arrayContaining(["APP.7", "SYS.3.2.2", "IND.1", "INF.9"]));
    expect(of("it-system")).toHaveLength(38);
    expect(of("application")).toHaveLength(20);
    expect(of("building-room")).toHaveLength(11);
    expect(of("network")).toEqual(["NET.1.1", "NET.2.1", "NET.4.2"]);
  });

  it("finds MUSS, DARF NUR or DARF NICHT in every B, in 42 S and 5 H, and in no withdrawn one", async () => {
    const catalogue = await read();
    const musts = (level: string) =>
      catalogue.requirements.filter((each) => each.must && each.level === level);
    expect(musts("B")).toHaveLength(563);
    expect(musts("S").map(({ id }) => id)).toEqual(mustAboveBasis.S);
    expect(musts("H").map(({ id }) => id)).toEqual(mustAboveBasis.H);
    expect(withdrawn(catalogue).some(({ must, regular }) => must || regular)).toBe(false);
  });

  it("finds 326 that ask for something regularly", async () => {
    expect(levelCounts((await read()).requirements.filter(({ regular }) => regular))).toEqual([90, 175, 61]);
  });

  it("1: OPS.2.3A22 without its dot is OPS.2.3.A22", async () => {
    expect(await requirement("OPS.2.3.A22")).toMatchObject({ module: "OPS.2.3", level: "H" });
    expect(await activeIn("OPS.2.3")).toEqual([7, 13, 5]);
  });

  it("2: spaces at the end of 146 titles lose nothing", async () => {
    expect((await requirement("CON.9.A2")).level).toBe("B");
    expect(await activeIn("OPS.3.2")).not.toContain(0);
    const { requirements, modules, threats } = await read();
    for (const { title } of [...requirements, ...modules, ...threats]) expect(title).toMatch(/^\S(.*\S)?$/);
    expect(requirements.filter(({ roles }) => roles.length > 0)).toHaveLength(570);
  });

  it("3: parentheses in a title stay in it", async () => {
    expect(await requirement("SYS.1.2.3.A8")).toMatchObject({
      title: expect.stringMatching(/\(VSM\)$/),
      level: "H",
    });
    expect(await requirement("SYS.2.2.3.A26")).toMatchObject({
      title: expect.stringMatching(/\(VSM\)$/),
      level: "H",
    });
  });

  it("4: a comma in a role's parentheses does not split it", async () => {
    const { requirements } = await read();
    const role = "OT-Betrieb (Operational Technology, OT)";
    expect(requirements.filter(({ roles }) => roles.includes(role))).toHaveLength(26);
    for (const name of requirements.flatMap(({ roles }) => roles)) {
      expect(name.split("(").length).toBe(name.split(")").length);
      expect(name).toMatch(/^\S(.*\S)?$/);
    }
  });

  it("5: the heading Basis-Anforderung in the singular is read in CON.7 and SYS.4.4", async () => {
    expect((await activeIn("CON.7"))[0]).toBe(11);
    expect((await activeIn("SYS.4.4"))[0]).toBeGreaterThan(0);
  });

  it("6: the stray number in a heading of OPS.1.1.1 does no harm", async () => {
    expect(await activeIn("OPS.1.1.1")).toEqual([2, 18, 6]);
  });

  it("7: OPS.2.2 comes before OPS.2.3, and numbers are sorted as numbers", async () => {
    const { modules, requirements } = await read();
    const ids = modules.map(({ id }) => id);
    expect(ids.indexOf("OPS.2.3")).toBe(ids.indexOf("OPS.2.2") + 1);
    expect(ids.slice(-4)).toEqual(["INF.11", "INF.12", "INF.13", "INF.14"]);
    const numbers = requirements.filter((each) => each.module === "INF.2").map(({ id }) => id);
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, i) => `INF.2.A${i + 1}`));
    for (const dropped of ["OPS.2.1", "OPS.3.1", "SYS.2.2.2"]) expect(ids).not.toContain(dropped);
  });

  it("8: ids have one to three numbers", async () => {
    for (const id of ["APP.6", "APP.7", "INF.2", "CON.11.1", "OPS.1.1.1", "SYS.3.2.1"]) {
      expect((await module(id)).layer).toBe(id.split(".")[0]);
    }
  });

  it("9: responsibilities are read under each variant of the table's header", async () => {
    expect((await module("SYS.4.4")).mainRole).toBe("IT-Betrieb");
    expect((await module("IND.1")).mainRole).toBe("ICS-Informationssicherheitsbeauftragte");
    expect((await module("ISMS.1")).furtherRoles).toEqual(["Vorgesetzte", "Institutionsleitung"]);
    expect((await module("INF.1")).furtherRoles).toContain("Haustechnik");
    const { modules } = await read();
    expect(modules.flatMap(({ furtherRoles }) => furtherRoles)).not.toContain("Keine");
  });

  it("10: levels without active requirements are empty", async () => {
    expect(await activeIn("DER.4")).toEqual([0, 2, 13]);
    expect(await activeIn("SYS.3.2.4")).toEqual([0, expect.any(Number), 0]);
    expect(await activeIn("IND.2.2")).toEqual([0, expect.any(Number), 0]);
    for (const id of ["CON.2", "CON.11.1", "IND.2.4"]) expect((await activeIn(id)).slice(1)).toEqual([0, 0]);
    for (const id of ["ORP.5", "OPS.1.2.4", "DER.3.1", "DER.3.2", "APP.2.3", "NET.2.2", "NET.3.3"]) {
      expect((await activeIn(id))[2]).toBe(0);
    }
  });

  it("11: a module has its own title, not the modelling table's", async () => {
    expect((await module("INF.14")).title).toBe("Gebäudeautomation");
    expect((await module("OPS.1.2.6")).title).toBe("NTP-Zeitsynchronisation");
  });

  it("12: official typos stay", async () => {
    expect((await requirement("INF.2.A30")).title).toBe("Anlagen zur, Löschung oder Vermeidung von Bränden");
  });

  it("13: odd bodies are read", async () => {
    expect(await requirement("OPS.2.3.A8")).toMatchObject({ withdrawn: false, must: false });
    expect(await requirement("SYS.2.2.3.A14")).toMatchObject({ withdrawn: false, must: false });
  });

  it("14: it is the edition as published, without errata", async () => {
    expect((await read()).errata).toBeUndefined();
    expect((await module("OPS.1.2.6")).targetObject).toBe("application");
  });
}
