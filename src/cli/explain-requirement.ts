import type { Command } from "commander";
import { type CatalogueLookup, loadCatalogue } from "../catalogue/index.ts";
import type { Level, ModuleTarget, Requirement } from "../model/catalogue.ts";
import type { Bilingual, Language } from "../model/position.ts";
import {
  type RequirementTexts,
  readRequirementTexts,
  requirementTextsPath,
} from "../source/requirement-texts.ts";
import { suggest } from "../text/suggest.ts";
import { CommandError } from "./command-error.ts";
import { languageOption } from "./language.ts";

/** Adds `nachweis explain REQUIREMENT`; returns the command. */
export function addExplainCommand(program: Command): Command {
  return program
    .command("explain")
    .description("eine Anforderung erklären / explain a requirement")
    .argument("<id>", "INF.2.A3")
    .option("--root <dir>", "Inhaltsverzeichnis mit controls/ / content root", ".")
    .addOption(languageOption())
    .action(async (id: string, options: { root: string; lang: Language }) => {
      const catalogue = loadCatalogue("kompendium-2023");
      const texts = await readTexts(options.root, catalogue.data.id);
      process.stdout.write(explainRequirement(catalogue, id, options.lang, texts));
    });
}

/** The imported texts of a content root; none imported: undefined. */
async function readTexts(root: string, catalogueId: string): Promise<RequirementTexts | undefined> {
  try {
    return await readRequirementTexts(root, catalogueId);
  } catch {
    const path = requirementTextsPath(catalogueId);
    throw new CommandError({
      de: `${path} ist nicht lesbar; bitte das Kompendium noch einmal einlesen (nachweis import kompendium)`,
      en: `${path} cannot be read; import the Kompendium again (nachweis import kompendium)`,
    });
  }
}

const levels: Record<Level, Bilingual> = {
  B: { de: "Basis (B)", en: "Basis (B)" },
  S: { de: "Standard (S)", en: "Standard (S)" },
  H: { de: "erhöhter Schutzbedarf (H)", en: "increased protection needs (H)" },
};

const targets: Record<ModuleTarget, Bilingual> = {
  domain: { de: "Informationsverbund", en: "information domain" },
  "it-system": { de: "IT-System", en: "IT system" },
  application: { de: "Anwendung", en: "application" },
  "building-room": { de: "Gebäude/Raum", en: "building/room" },
  network: { de: "Netz", en: "network" },
};

/**
 * Returns what the catalogue says about a requirement, and its text if it has been imported.
 *
 * @throws {CommandError} if there is no such requirement; names the one that was probably meant
 */
export function explainRequirement(
  catalogue: CatalogueLookup,
  id: string,
  language: Language,
  texts: RequirementTexts | undefined,
): string {
  const requirement = catalogue.requirement(id);
  if (!requirement) throw unknownRequirement(catalogue, id);
  const facts = factsOf(catalogue, requirement);
  const width = Math.max(...facts.map(([label]) => label[language].length)) + 2;
  const lines = facts.map(([label, value]) => label[language].padEnd(width) + value[language]);
  const text = requirement.withdrawn ? [] : ["", ...textOf(requirement, language, texts)];
  return `${[`${requirement.id} ${requirement.title}`, "", ...lines, ...text].join("\n")}\n`;
}

function factsOf(catalogue: CatalogueLookup, requirement: Requirement): [Bilingual, Bilingual][] {
  const { level, roles, withdrawn, must, regular } = requirement;
  const module = catalogue.module(requirement.module);
  const facts: [Bilingual, Bilingual][] = [
    [{ de: "Baustein", en: "Module" }, same(`${requirement.module} ${module?.title ?? ""}`)],
    [{ de: "Stufe", en: "Level" }, levels[level]],
  ];
  if (withdrawn) {
    facts.push([
      { de: "Stand", en: "State" },
      {
        de: "entfallen: wird nicht geprüft und hat keinen Status",
        en: "withdrawn: not checked, has no status",
      },
    ]);
  }
  if (module && !withdrawn) {
    facts.push(
      [{ de: "Zuständig", en: "Responsible" }, same(roles.length > 0 ? roles.join(", ") : module.mainRole)],
      [{ de: "Reihenfolge", en: "Order" }, same(module.order)],
      [{ de: "Zielobjekttyp", en: "Target object" }, targets[module.targetObject]],
      [
        { de: "Verbindlich", en: "Binding" },
        must
          ? { de: "enthält MUSS oder DARF", en: "contains MUSS or DARF (must)" }
          : { de: "ohne MUSS oder DARF", en: "without MUSS or DARF (must)" },
      ],
      [
        { de: "Regelmäßig", en: "Regularly" },
        regular
          ? {
              de: "ja: wo der Text keine Frist nennt, legt die Institution sie fest",
              en: "yes: where the text names no interval, the institution fixes it",
            }
          : { de: "nein", en: "no" },
      ],
    );
  }
  const date = catalogue.data.errata?.date;
  for (const erratum of [catalogue.erratum(requirement.module), catalogue.erratum(requirement.id)]) {
    if (!erratum) continue;
    const { de, en } = erratum;
    facts.push([same("Errata"), { de: `${de} (Stand ${date})`, en: `${en} (as of ${date})` }]);
  }
  return facts;
}

function textOf(requirement: Requirement, language: Language, texts: RequirementTexts | undefined): string[] {
  const paragraphs = texts?.get(requirement.id);
  if (paragraphs) return ["Text (© BSI):", ...paragraphs.flatMap((paragraph) => ["", paragraph])];
  return [
    language === "de"
      ? "Der Text gehört dem BSI und liegt nicht bei. Einlesen: nachweis import kompendium DATEI.xml"
      : "The text belongs to the BSI and is not included. To read it in: nachweis import kompendium FILE.xml",
  ];
}

function unknownRequirement(catalogue: CatalogueLookup, id: string): CommandError {
  const meant = suggest(
    id,
    catalogue.data.requirements.map((requirement) => requirement.id),
  );
  return new CommandError({
    de: `${id}: keine Anforderung des Katalogs ${catalogue.data.id}${meant ? `; meinten Sie ${meant}?` : ""}`,
    en: `${id}: not a requirement of the catalogue ${catalogue.data.id}${meant ? `; did you mean ${meant}?` : ""}`,
  });
}

function same(text: string): Bilingual {
  return { de: text, en: text };
}
