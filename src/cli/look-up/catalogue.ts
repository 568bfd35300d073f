import type { Command } from "commander";
import { writeCatalogueDocument } from "../../catalogue/write.ts";
import type { CatalogueLookup, Module } from "../../model/catalogue.ts";
import type { Language } from "../../model/position.ts";
import { readCatalogue } from "../../source/read-catalogue.ts";
import { languageOption } from "../language.ts";

/** Adds `nachweis catalogue [--json]`; returns the command. */
export function addCatalogueCommand(program: Command): Command {
  return program
    .command("catalogue")
    .description("Bausteine und Anforderungen des Katalogs / modules and requirements of the catalogue")
    .option("--json", "als JSON-Dokument / as a JSON document")
    .option(
      "--root <dir>",
      "Inhaltsverzeichnis, dessen Katalog gemeint ist / content root whose catalogue is meant",
      ".",
    )
    .addOption(languageOption())
    .action(async (options: { json?: boolean; root: string; lang: Language }) => {
      const catalogue = await readCatalogue(options.root);
      process.stdout.write(
        options.json ? writeCatalogueDocument(catalogue.data) : catalogueTable(catalogue, options.lang),
      );
    });
}

const texts = {
  de: {
    edition: "Edition",
    errata: "Errata",
    modules: "Bausteine",
    active: "Anforderungen",
    withdrawn: "entfallen",
  },
  en: {
    edition: "edition",
    errata: "errata",
    modules: "modules",
    active: "requirements",
    withdrawn: "withdrawn",
  },
};

/** Returns a table for a person: each module with its order and its numbers of requirements per level. */
export function catalogueTable(catalogue: CatalogueLookup, language: Language): string {
  const { title, edition, errata, layers, modules } = catalogue.data;
  const { levels } = catalogue.method;
  const text = texts[language];
  const lines = [
    `${title}, ${text.edition} ${edition}${errata ? `, ${text.errata} ${errata.date}` : ""}`,
    `${levels.map(({ id, name }) => `${id}: ${name[language]}`).join("  ")}  –: ${text.withdrawn}`,
  ];
  for (const layer of layers) {
    lines.push("", `${layer.id} ${layer.title}`, row("", "", [...levels.map(({ id }) => id), "–"], ""));
    for (const module of modules.filter((each) => each.layer === layer.id)) {
      lines.push(row(module.id, module.order, numbers(catalogue, [module]), module.title));
    }
  }
  const all = numbers(catalogue, modules);
  const active = all.slice(0, -1).reduce((sum, number) => sum + number, 0);
  lines.push("", row("", "", all, `${modules.length} ${text.modules}, ${active} ${text.active}`));
  return `${lines.join("\n")}\n`;
}

/** Active requirements of each level, then the withdrawn ones. */
function numbers(catalogue: CatalogueLookup, modules: readonly Module[]): number[] {
  const requirements = modules.flatMap(({ id }) => catalogue.requirementsOf(id));
  const active = requirements.filter(({ withdrawn }) => !withdrawn);
  const of = (level: string) => active.filter((requirement) => requirement.level === level).length;
  return [...catalogue.method.levels.map(({ id }) => of(id)), requirements.length - active.length];
}

function row(id: string, order: string, cells: readonly (string | number)[], title: string): string {
  const numbers = cells.map((cell) => String(cell).padStart(5)).join("");
  return `  ${id.padEnd(10)} ${order.padEnd(2)}${numbers}  ${title}`.trimEnd();
}
