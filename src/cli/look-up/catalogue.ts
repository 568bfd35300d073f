import type { Command } from "commander";
import { writeCatalogueDocument } from "../../catalogue/write.ts";
import type { CatalogueLookup, Module } from "../../model/catalogue.ts";
import type { Bilingual, Language } from "../../model/position.ts";
import { readCatalogue } from "../../source/read-catalogue.ts";
import { addCommand } from "../command.ts";
import { options } from "../options.ts";

/** Adds `nachweis catalogue [--json]`; returns the command. */
export function addCatalogueCommand(program: Command): Command {
  return addCommand<"catalogue", { readonly json?: boolean }>(program, "catalogue", {
    does: { de: "Bausteine und Anforderungen des Katalogs", en: "modules and requirements of the catalogue" },
    options: [options.json(), options.root()],
    async run({ json, root, lang }) {
      const catalogue = await readCatalogue(root);
      process.stdout.write(json ? writeCatalogueDocument(catalogue.data) : catalogueTable(catalogue, lang));
    },
  });
}

const texts = {
  edition: { de: "Edition", en: "edition" },
  errata: { de: "Errata", en: "errata" },
  modules: { de: "Bausteine", en: "modules" },
  active: { de: "Anforderungen", en: "requirements" },
  withdrawn: { de: "entfallen", en: "withdrawn" },
} satisfies Record<string, Bilingual>;

/** Returns a table for a person: each module with its order and its numbers of requirements per level. */
export function catalogueTable(catalogue: CatalogueLookup, language: Language): string {
  const { title, edition, errata, layers, modules } = catalogue.data;
  const { levels } = catalogue.method;
  const lines = [
    `${title}, ${texts.edition[language]} ${edition}${errata ? `, ${texts.errata[language]} ${errata.date}` : ""}`,
    `${levels.map(({ id, name }) => `${id}: ${name[language]}`).join("  ")}  –: ${texts.withdrawn[language]}`,
  ];
  for (const layer of layers) {
    lines.push("", `${layer.id} ${layer.title}`, row("", "", [...levels.map(({ id }) => id), "–"], ""));
    for (const module of modules.filter((each) => each.layer === layer.id)) {
      lines.push(row(module.id, module.order, numbers(catalogue, [module]), module.title));
    }
  }
  const all = numbers(catalogue, modules);
  const active = all.slice(0, -1).reduce((sum, number) => sum + number, 0);
  lines.push(
    "",
    row("", "", all, `${modules.length} ${texts.modules[language]}, ${active} ${texts.active[language]}`),
  );
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
