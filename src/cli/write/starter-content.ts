import { createHash } from "node:crypto";
import type { CatalogueLookup, Requirement } from "../../model/catalogue.ts";
import { accessibilityFile, domainFile, fileOf } from "../../model/content-kinds.ts";
import { accessibilityDraft, domainProse, placeholders } from "../../model/placeholders.ts";
import type { Bilingual, Language } from "../../model/position.ts";
import { scopeWords } from "../../model/scope-words.ts";
import { controlText } from "../../source/edit/control-text.ts";
import { frontMatterText, yamlText } from "../../source/metadata-text.ts";
import { endOf } from "../../text/date.ts";
import { readme } from "./starter-readme.ts";

/** The module that a new content root begins with: what every pair of data centres has. */
export const starterModule = "INF.2";

/** What a new content root is to say. */
export interface Starter {
  readonly language: Language;
  readonly today: string;
  readonly organisation: string;
  /** Titles of the two sites. */
  readonly sites: readonly [string, string];
  /** The catalogue that the content is to be judged by; it has the starter's module. */
  readonly catalogue: CatalogueLookup;
}

/** Its approach: the one that most institutions begin with, and that a certificate exists for. */
const starterApproach = "standard";

/** Time until the placeholders of a new content root are to be replaced. */
const dueWithin = "P3M";

const evidencePath = "evidence/rz-a/inf-2-a1/beispiel.txt";

/**
 * The files of a new content root: a pair of sites with a room each, one module with a control for every requirement that
 * the approach `standard` wants, and evidence. All of it is free for any use (CC0), and says that it is a placeholder.
 */
export function starterContent(starter: Starter): { path: string; content: string }[] {
  const { language, organisation, sites, today } = starter;
  const proof = say(placeholders.evidence, language);
  return [
    {
      path: domainFile,
      content: markdown(
        {
          title: say(placeholders.domain, language),
          organisation,
          catalogue: starter.catalogue.data.id,
          approach: starterApproach,
          contact: say(placeholders.owner, language),
        },
        domainProse[language],
      ),
    },
    { path: accessibilityFile, content: accessibilityDraft(organisation, today)[language] },
    ...sites.flatMap((title, i) => siteFiles(i === 0 ? "rz-a" : "rz-b", title, starter)),
    { path: fileOf("catalog", "inf/inf-2"), content: controlCatalogue(starter) },
    { path: evidencePath, content: proof },
    {
      path: `${evidencePath}.yaml`,
      content: yamlText({
        title: say(placeholders.evidenceTitle, language),
        type: "document",
        issued: today,
        issuer: organisation,
        sha256: createHash("sha256").update(proof).digest("hex"),
      }),
    },
    { path: "README.md", content: readme[language] },
    { path: ".gitignore", content: "node_modules/\ndist/\ncheck/\n.nachweis/\n" },
    { path: ".gitattributes", content: "* text=auto\nevidence/** -text\n" },
  ];
}

function siteFiles(
  id: string,
  title: string,
  { language, today }: Starter,
): { path: string; content: string }[] {
  const note = say(placeholders.note, language);
  return [
    {
      path: fileOf("site", id),
      content: markdown({ title, phases: [{ from: today, state: "active" }] }, note),
    },
    {
      path: fileOf("object", `raum-${id}`),
      content: markdown(
        {
          title: `${say(placeholders.room, language)} ${id}`,
          type: "room",
          sites: [id],
          protection: { confidentiality: "normal", integrity: "normal", availability: "normal" },
          modules: [starterModule],
          owner: say(placeholders.owner, language),
        },
        note,
      ),
    },
  ];
}

/** The catalogue: nothing is claimed, each control says that it is still to be assessed. */
function controlCatalogue({ language, today, catalogue }: Starter): string {
  const owner = say(placeholders.owner, language);
  const action = {
    text: say(firstAction, language),
    due: endOf(today, dueWithin) ?? today,
    responsible: owner,
  };
  const asked = catalogue.method.applies[starterApproach];
  const [first, ...others] = catalogue
    .requirementsOf(starterModule)
    .filter(({ level, withdrawn }) => asked.includes(level) && !withdrawn);
  const control = ({ id, title }: Requirement, scope: string) =>
    controlText({ id, title, requirements: [], scope, status: "no", actions: [action] }, language);
  const example = first
    ? [
        controlText(
          {
            id: first.id,
            title: first.title,
            requirements: [],
            scope: "rz-a",
            status: "partial",
            prose: `${say(placeholders.partial, language)}: [${say(placeholders.evidenceTitle, language)}](../../../${evidencePath}).`,
            actions: [action],
          },
          language,
        ),
        control(first, "rz-b").replace(/^## .*\n\n/, ""),
      ]
    : [];
  const all = scopeWords.all[language];
  const head = frontMatterText({
    title: catalogue.module(starterModule)?.title ?? starterModule,
    module: starterModule,
    owner,
  });
  return [
    head,
    `${say(placeholders.note, language)}\n`,
    ...example,
    ...others.map((each) => control(each, all)),
  ].join("\n");
}

function markdown(metadata: Readonly<Record<string, unknown>>, prose: string): string {
  return `${frontMatterText(metadata)}\n${prose.trim()}\n`;
}

function say(text: Bilingual, language: Language): string {
  return text[language];
}

/** What is to be done first. It is no placeholder: it may stay until it is done. */
const firstAction: Bilingual = {
  de: "Umsetzung erheben und bewerten",
  en: "find out and assess what is done",
};
