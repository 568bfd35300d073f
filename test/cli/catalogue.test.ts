import { Command } from "commander";
import { describe, expect, it, vi } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { addCatalogueCommand, catalogueTable } from "../../src/cli/look-up/catalogue.ts";

/** What the command prints on standard output. */
async function output(...args: string[]): Promise<string> {
  const program = new Command();
  addCatalogueCommand(program);
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  await program.parseAsync(["catalogue", ...args], { from: "user" });
  const text = write.mock.calls.map(([chunk]) => String(chunk)).join("");
  write.mockRestore();
  return text;
}

describe("nachweis catalogue", () => {
  it("prints one JSON document with --json", async () => {
    const { catalogue, modules, requirements } = JSON.parse(await output("--json"));
    expect(catalogue).toBe("kompendium-2023");
    expect(modules).toHaveLength(111);
    expect(modules).toContainEqual(
      expect.objectContaining({
        id: "INF.2",
        title: "Rechenzentrum sowie Serverraum",
        layer: "INF",
        kind: "system",
        order: "R2",
      }),
    );
    expect(requirements).toHaveLength(2125);
    expect(requirements).toContainEqual(
      expect.objectContaining({
        id: "INF.2.A3",
        module: "INF.2",
        title: "Einsatz einer unterbrechungsfreien Stromversorgung",
        level: "B",
        roles: ["Haustechnik"],
        withdrawn: false,
      }),
    );
  });

  it("prints a table for a person without it, in the language asked for", async () => {
    const catalogue = loadCatalogue("kompendium-2023");
    expect(await output("--lang", "de")).toBe(catalogueTable(catalogue, "de"));
    expect(await output("--lang", "en")).toBe(catalogueTable(catalogue, "en"));
  });
});

describe("the table", () => {
  const lines = catalogueTable(loadCatalogue("kompendium-2023"), "de").split("\n");

  it("begins with edition and errata and ends with the sums", () => {
    expect(lines[0]).toBe("IT-Grundschutz-Kompendium, Edition 2023, Errata 2026-03-26");
    expect(lines.at(-2)?.trim()).toBe("563  867  405  290  111 Bausteine, 1835 Anforderungen");
  });

  it("has a line per module with its order and its requirements per level", () => {
    expect(lines).toContain("  INF.2      R2   13    7    7    3  Rechenzentrum sowie Serverraum");
    expect(lines).toContain("  DER.4      R3    0    2   13    1  Notfallmanagement");
    expect(lines.filter((line) => / R[123] /.test(line))).toHaveLength(111);
  });
});
