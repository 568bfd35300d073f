import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { requireEdition2023 } from "../../../src/formats/docbook/edition-2023.ts";
import { KompendiumError } from "../../../src/formats/docbook/error.ts";
import { readDocbook } from "../../../src/formats/docbook/read.ts";

const small = readFileSync(new URL("small.xml", import.meta.url), "utf8");

function bytes(text: string): Uint8Array[] {
  return [new TextEncoder().encode(text)];
}

async function errorOf(chunks: Iterable<Uint8Array>): Promise<KompendiumError> {
  const error = await readDocbook(chunks).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof KompendiumError)) throw new Error(`expected a KompendiumError, got ${error}`);
  return error;
}

/** The small file with one place changed; fails if the place is not there. */
function changed(from: string, to: string): Uint8Array[] {
  expect(small).toContain(from);
  return bytes(small.replace(from, to));
}

function lineOf(text: string): number {
  return small.slice(0, small.indexOf(text)).split("\n").length;
}

describe("a small Kompendium with the irregularities of the real one", () => {
  it("yields modules, sorted by layer and number, with what the tables say", async () => {
    const { catalogue } = await readDocbook(bytes(small));
    expect(catalogue.modules).toEqual([
      {
        id: "OPS.2.2",
        title: "Wolken",
        layer: "OPS",
        kind: "process",
        order: "R2",
        mainRole: "Leitung",
        furtherRoles: [],
        targetObject: "application",
      },
      {
        id: "OPS.2.3",
        title: "Fremde Hände",
        layer: "OPS",
        kind: "process",
        order: "R1",
        mainRole: "Leitung",
        furtherRoles: ["Werkstatt (rechts, links)", "Küche"],
        targetObject: "domain",
      },
      {
        id: "INF.11",
        title: "Wagen",
        layer: "INF",
        kind: "system",
        order: "R3",
        mainRole: "Fuhrpark",
        furtherRoles: [],
        targetObject: "building-room",
      },
    ]);
    expect(catalogue.layers).toEqual([
      { id: "OPS", title: "Tun" },
      { id: "INF", title: "Häuser" },
    ]);
  });

  it("yields requirements with the facts of their headings and texts", async () => {
    const { catalogue } = await readDocbook(bytes(small));
    expect(catalogue.requirements).toEqual([
      {
        id: "OPS.2.3.A22",
        key: "OPS.2.3.A22",
        parent: null,
        module: "OPS.2.3",
        title: "Gemeinsam üben",
        level: "S",
        roles: ["Werkstatt (rechts, links)"],
        withdrawn: false,
        must: false,
        regular: false,
      },
      {
        id: "INF.11.A2",
        key: "INF.11.A2",
        parent: null,
        module: "INF.11",
        title: "Geschlossenes Dach (Cabrio)",
        level: "B",
        roles: ["Fahrerin (Tag, Nacht)", "Fuhrpark"],
        withdrawn: false,
        must: true,
        regular: true,
      },
      {
        id: "INF.11.A3",
        key: "INF.11.A3",
        parent: null,
        module: "INF.11",
        title: "ENTFALLEN",
        level: "H",
        roles: [],
        withdrawn: true,
        must: false,
        regular: false,
      },
      {
        id: "INF.11.A10",
        key: "INF.11.A10",
        parent: null,
        module: "INF.11",
        title: "Reifen",
        level: "B",
        roles: [],
        withdrawn: false,
        must: true,
        regular: false,
      },
    ]);
    expect(catalogue.threats).toEqual([
      { id: "G 0.2", title: "Zweitens" },
      { id: "G 0.10", title: "Zehntens" },
    ]);
  });

  it("keeps the texts of active requirements apart from the catalogue, as plain paragraphs", async () => {
    const { catalogue, texts } = await readDocbook(bytes(small));
    expect([...texts]).toEqual([
      ["OPS.2.3.A22", ["Alle SOLLTEN & dürfen üben, ohne Bedarf."]],
      ["INF.11.A2", ["Regelmäßige Blicke nach oben:", "• bei Regen,", "• es DARF nicht tropfen."]],
      ["INF.11.A10", ["Die Reifen MÜSSEN rund sein."]],
    ]);
    expect(JSON.stringify(catalogue)).not.toContain("Reifen MÜSSEN");
  });

  it("reads the same from portions that cut characters and tags", async () => {
    const whole = await readDocbook(bytes(small));
    const single = [...new TextEncoder().encode(small)].map((byte) => Uint8Array.of(byte));
    expect(await readDocbook(single)).toEqual(whole);
  });

  it("is refused as the edition 2023, with the numbers that differ", async () => {
    const { catalogue } = await readDocbook(bytes(small));
    expect(() => requireEdition2023(catalogue)).toThrow(/modules: 3 \(111\).*threats: 2 \(47\)/);
  });
});

describe("a file that is not well-formed or meant to harm", () => {
  const bomb = `<!DOCTYPE book [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
  const external = `<!DOCTYPE book [<!ENTITY a SYSTEM "file:///etc/passwd">]>`;
  const declaration = `<?xml version="1.0" encoding="UTF-8"?>`;

  it.each([
    ["an entity bomb", changed(declaration, declaration + bomb), 1, /document type/],
    ["an external entity", changed(declaration, declaration + external), 1, /document type/],
    [
      "an undefined entity",
      changed("&amp; dürfen", "&boom; dürfen"),
      lineOf("&amp; dürfen"),
      /not well-formed/,
    ],
    ["an unclosed element", changed("sein.</para>", "sein."), lineOf("INF.11.A10") + 2, /not well-formed/],
    [
      "a file cut off",
      bytes(small.slice(0, small.indexOf("INF.11.A3 "))),
      lineOf("INF.11.A3 "),
      /unclosed tag/,
    ],
    ["no XML", bytes("%PDF-1.7"), 1, /not well-formed/],
    ["nothing", bytes(""), 1, /not well-formed/],
    ["another encoding", [Uint8Array.of(...Buffer.from(small, "latin1"))], 1, /not valid UTF-8/],
    ["UTF-8 cut off", [Uint8Array.of(...Buffer.from(small), 0xc3)], lineOf("</book>") + 1, /not valid UTF-8/],
    [
      "endless nesting",
      bytes(`${small.split("<index/>")[0]}${"<section>".repeat(1e5)}`),
      lineOf("<index/>"),
      /deep/,
    ],
    ["an endless heading", changed("Zehntens", "(B) [".repeat(1e5)), lineOf("Zehntens"), /too long/],
    ["too many bytes", [new Uint8Array(64 * 1024 * 1024 + 1)], 1, /64 MiB/],
  ])("is refused with its line: %s", async (_name, chunks, line, message) => {
    const error = await errorOf(chunks);
    expect(error.explanation.en).toMatch(message);
    expect(error.line).toBe(line);
  });

  it("says so in German too", async () => {
    const error = await errorOf(bytes("<html/>"));
    expect(error.explanation.de).toBe(
      "Element <html> gehört nicht zu einem DocBook-Buch; erwartet ist die XML-Datei des BSI",
    );
  });
});

describe("a file that is not the Kompendium", () => {
  it.each([
    ["HTML", "<html><body/></html>", /<html> is not part of a DocBook book/],
    ["another namespace", `<book xmlns="urn:x"/>`, /<book> is not part/],
    [
      "another book",
      `<book xmlns="http://docbook.org/ns/docbook"><info><title>Roman</title></info></book>`,
      /"Roman"/,
    ],
    ["a book without title", `<book xmlns="http://docbook.org/ns/docbook"/>`, /title is ""/],
  ])("is refused: %s", async (_name, text, message) => {
    expect((await errorOf(bytes(text))).explanation.en).toMatch(message);
  });

  it.each([
    ["requirement twice", "INF.11.A10 Reifen", "INF.11.A2 Reifen", /INF.11.A2 stands twice/],
    [
      "requirement of another module",
      "INF.11.A10 Reifen",
      "INF.12.A10 Reifen",
      /INF.12.A10 \(B\) stands in INF.11/,
    ],
    ["level of another group", "Reifen (B)", "Reifen (S)", /stands in INF.11 among .* level B/],
    ["heading of edition 2022", "Reifen (B)", "Reifen [Fuhrpark] (B) Rest", /cannot read requirement/],
    ["module in another layer", "<title>INF.11 Wagen", "<title>APP.11 Wagen", /APP.11 stands in chapter INF/],
    ["module twice", "<title>OPS.2.2 Wolken", "<title>OPS.2.3 Wolken", /OPS.2.3 stands twice/],
    ["unknown group", "<title>Basis-Anforderung<", "<title>Grund-Anforderung<", /cannot read group/],
    [
      "module not modelled",
      "<td><para>INF.11 Wagen",
      "<td><para>INF.12 Wagen",
      /INF.11 is missing in the modelling/,
    ],
    ["unknown order", "<td><para>R3", "<td><para>R4", /cannot read row of the modelling table/],
    [
      "unknown target object",
      "<td><para>Gebäude/Raum",
      "<td><para>Mond",
      /cannot read row of the modelling table/,
    ],
    [
      "roles not readable",
      "<td><para>Weitere Zuständigkeiten",
      "<td><para>Andere",
      /cannot read row of resp/,
    ],
    [
      "main role missing",
      "<tr><td><para>Grundsätzlich zuständig</para></td><td><para>Fuhrpark</para></td></tr>",
      "",
      /no responsibilities/,
    ],
    ["threat not readable", "G 0.10 Zehntens", "Zehntens", /cannot read threat/],
    ["section without a title", "<title>INF.11.A10 Reifen (B)</title>", "", /section without a title/],
    [
      "two titles",
      "<title>INF.11.A10 Reifen (B)</title>",
      "<title>INF.11.A10 Reifen (B)</title><title>x</title>",
      /unexpected title/,
    ],
    [
      "section in a requirement",
      "<para>Die Reifen",
      "<section><title>x</title></section><para>Die Reifen",
      /section "x" in a requirement/,
    ],
  ])("is refused: %s", async (_name, from, to, message) => {
    const error = await errorOf(changed(from, to));
    expect(error.explanation.en).toMatch(message);
    expect(error.line).toBeGreaterThan(0);
  });
});
