import type {
  CatalogueLookup,
  CrossReference,
  CrossReferenceMarks,
  ModuleTarget,
  Requirement,
} from "../../model/catalogue.ts";
import { levelName, type MethodVerbs } from "../../model/method.ts";
import type { Bilingual, Language } from "../../model/position.ts";
import { words } from "../../model/words.ts";
import type { RequirementTexts } from "../../source/requirement-texts.ts";

const targets: Record<ModuleTarget, Bilingual> = {
  ...words.objectType,
  domain: { de: "Informationsverbund", en: "information domain" },
  "building-room": { de: "Gebäude/Raum", en: "building/room" },
};

const notIncluded: Bilingual = {
  de: "Der Text gehört dem BSI und liegt nicht bei. Einlesen: nachweis import kompendium DATEI.xml",
  en: "The text belongs to the BSI and is not included. To read it in: nachweis import kompendium FILE.xml",
};

/** What was imported of the BSI's works, and stays on this machine. */
export interface ImportedFacts {
  readonly texts?: RequirementTexts | undefined;
  readonly marks?: CrossReference | undefined;
}

/** What the catalogue says about a requirement, and its text and threats if they have been imported; undefined if there is none of the id. */
export function explainRequirement(
  catalogue: CatalogueLookup,
  id: string,
  language: Language,
  { texts, marks }: ImportedFacts,
): string | undefined {
  const requirement = catalogue.requirement(id);
  if (!requirement) return undefined;
  const facts = [...factsOf(catalogue, requirement), ...markedFacts(catalogue, marks?.get(id))];
  const width = Math.max(...facts.map(([label]) => label[language].length)) + 2;
  const lines = facts.map(([label, value]) => label[language].padEnd(width) + value[language]);
  const text = requirement.withdrawn ? [] : ["", ...textOf(requirement, language, texts)];
  return `${[`${requirement.id} ${requirement.title}`, "", ...lines, ...text].join("\n")}\n`;
}

function factsOf(catalogue: CatalogueLookup, requirement: Requirement): [Bilingual, Bilingual][] {
  const { level, parent, roles, withdrawn, must, regular } = requirement;
  const { essential } = catalogue.method;
  const name = levelName(catalogue.method, level);
  const module = catalogue.module(requirement.module);
  const facts: [Bilingual, Bilingual][] = [
    [{ de: "Baustein", en: "Module" }, same(`${requirement.module} ${module?.title ?? ""}`)],
    [
      { de: "Stufe", en: "Level" },
      { de: `${name.de} (${level})`, en: `${name.en} (${level})` },
    ],
  ];
  const above = parent === null ? undefined : catalogue.requirement(parent);
  if (above) facts.push([{ de: "Gehört zu", en: "Part of" }, same(`${above.id} ${above.title}`)]);
  if (withdrawn) {
    facts.push([
      { de: "Stand", en: "State" },
      {
        de: "entfallen: wird nicht geprüft und hat keinen Status; das BSI nennt keinen Nachfolger",
        en: "withdrawn: not checked, has no status; the BSI names no successor",
      },
    ]);
  }
  if (module && !withdrawn) {
    facts.push(
      [{ de: "Zuständig", en: "Responsible" }, same(roles.length > 0 ? roles.join(", ") : module.mainRole)],
      [{ de: "Reihenfolge", en: "Order" }, same(module.order)],
      [{ de: "Zielobjekttyp", en: "Target object" }, targets[module.targetObject]],
      ...(essential.must === null ? [] : [binding(essential.must, must)]),
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

/** What the cross-reference marks, a line for each threat. */
function markedFacts(
  { data }: CatalogueLookup,
  marks: CrossReferenceMarks | undefined,
): [Bilingual, Bilingual][] {
  const titles = new Map(data.threats.map((threat) => [threat.id, threat.title]));
  const label = { de: "Gegen (Kreuzreferenz)", en: "Against (cross-ref.)" };
  const values = (marks?.values ?? []).map((value) => words.basicValue[value]);
  return [
    ...(marks?.threats ?? []).map((id, i): [Bilingual, Bilingual] => [
      i === 0 ? label : same(""),
      same(`${id} ${titles.get(id) ?? ""}`),
    ]),
    ...(values.length === 0
      ? []
      : [
          [
            { de: "Grundwerte", en: "Basic values" },
            { de: values.map(({ de }) => de).join(", "), en: values.map(({ en }) => en).join(", ") },
          ] satisfies [Bilingual, Bilingual],
        ]),
  ];
}

function binding({ all }: MethodVerbs, must: boolean): [Bilingual, Bilingual] {
  return [
    { de: "Verbindlich", en: "Binding" },
    must
      ? { de: `enthält ${all.de}`, en: `contains ${all.en} (must)` }
      : { de: `ohne ${all.de}`, en: `without ${all.en} (must)` },
  ];
}

function textOf(requirement: Requirement, language: Language, texts: RequirementTexts | undefined): string[] {
  const paragraphs = texts?.get(requirement.id);
  if (paragraphs) return ["Text (© BSI):", ...paragraphs.flatMap((paragraph) => ["", paragraph])];
  return [notIncluded[language]];
}

function same(text: string): Bilingual {
  return { de: text, en: text };
}
