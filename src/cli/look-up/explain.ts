import type { Command } from "commander";
import type { CatalogueLookup } from "../../model/catalogue.ts";
import { CommandError } from "../../publish/command-error.ts";
import { readRulePages } from "../../publish/rule-pages.ts";
import { formerEdition } from "../../rules/former-edition.ts";
import { rules } from "../../rules/index.ts";
import { readCrossReference } from "../../source/cross-reference.ts";
import { readCatalogue } from "../../source/read-catalogue.ts";
import {
  type RequirementTexts,
  readRequirementTexts,
  requirementTextsPath,
} from "../../source/requirement-texts.ts";
import { suggest } from "../../text/suggest.ts";
import { addCommand, type Given } from "../command.ts";
import { argument, options } from "../options.ts";
import { isColourful } from "../print.ts";
import { explainRequirement } from "./explain-requirement.ts";
import { explainRule } from "./explain-rule.ts";

/** Adds `nachweis explain RULE|REQUIREMENT`; an unknown id ends with exit code 2. */
export function addExplainCommand(program: Command): Command {
  return addCommand<"explain", object, [id: string]>(program, "explain", {
    does: { de: "eine Regel oder Anforderung erklären", en: "explain a rule or requirement" },
    arguments: [argument("<id>", "evidence-missing, INF.2.A3")],
    options: [options.root()],
    async run(given, id) {
      process.stdout.write(await explain(id, given));
    },
  });
}

/**
 * What a rule looks for, or what a requirement is, for a person.
 *
 * @throws {CommandError} if it is neither; names what was probably meant
 */
async function explain(id: string, { root, lang }: Given): Promise<string> {
  const rule = rules.find((known) => known.id === id);
  if (rule) {
    const page = (await readRulePages([id])).get(id);
    if (page) return explainRule(rule, page, lang, isColourful());
  }
  const catalogue = await readCatalogue(root);
  const text = explainRequirement(catalogue, id, lang, {
    texts: await readTexts(root, catalogue.data.id),
    marks: await readCrossReference(root, catalogue),
  });
  if (text === undefined) throw unknown(id, catalogue);
  return text;
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

function unknown(id: string, catalogue: CatalogueLookup): CommandError {
  const { data } = catalogue;
  const former = formerEdition(catalogue, id);
  if (former !== null)
    return new CommandError({
      de: `${id}: steht nicht im Katalog ${data.id}${former.clause.de} ${former.help.de}`,
      en: `${id}: is not in the catalogue ${data.id}${former.clause.en} ${former.help.en}`,
    });
  const known = [...rules.map((rule) => rule.id), ...data.requirements.map((requirement) => requirement.id)];
  const meant = suggest(id, known);
  return new CommandError({
    de: `${id}: weder eine Regel noch eine Anforderung des Katalogs ${data.id}${meant ? `; meinten Sie ${meant}?` : "; nachweis rules zeigt alle Regeln"}`,
    en: `${id}: neither a rule nor a requirement of the catalogue ${data.id}${meant ? `; did you mean ${meant}?` : "; nachweis rules shows all rules"}`,
  });
}
