import { createHash } from "node:crypto";
import type { CatalogueLookup, Requirement } from "../model/catalogue.ts";
import { accessibilityFile, domainFile, fileOf } from "../model/content-kinds.ts";
import type { Bilingual, Language } from "../model/position.ts";
import { scopeWords } from "../model/scope-words.ts";
import { endOf } from "../text/date.ts";
import { controlText } from "./control-text.ts";
import { frontMatterText, yamlText } from "./metadata-text.ts";
import { accessibilityDraft, domainProse, readme } from "./starter-prose.ts";

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
    controlText({ id, title, requirements: [], scope, status: "no", action }, language);
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
            action,
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

/** Names of the institution and its two sites, where nobody gives any. */
export const presetNames = {
  organisation: { de: "Beispiel: Institution", en: "Example: institution" },
  siteA: { de: "Beispiel: Rechenzentrum A", en: "Example: data centre A" },
  siteB: { de: "Beispiel: Rechenzentrum B", en: "Example: data centre B" },
} as const satisfies Record<string, Bilingual>;

/** Texts of a new content root that are to be replaced. */
export const placeholders = {
  domain: { de: "Beispiel: Informationsverbund", en: "Example: information domain" },
  owner: { de: "Beispiel: zuständige Rolle", en: "Example: responsible role" },
  room: { de: "Beispiel: Rechnerraum", en: "Example: computer room" },
  note: {
    de: "> Beispiel: Platzhalter von „nachweis init“. Ersetzen Sie die Angaben, und löschen Sie diese Zeile.",
    en: "> Example: a placeholder of “nachweis init”. Replace what is said here, and delete this line.",
  },
  partial: {
    de: "Beispiel, so wird ein Nachweis verlinkt",
    en: "Example of how evidence is linked",
  },
  evidenceTitle: { de: "Beispiel, kein Nachweis", en: "Example, no evidence" },
  evidence: {
    de: "BEISPIEL, KEIN NACHWEIS\n\nDiese Datei zeigt, wo ein Nachweis liegt. Nehmen Sie einen echten auf:\nnpx nachweis evidence add DATEI --site rz-a --control INF.2.A1\nund löschen Sie diese Datei, ihre Metadaten (.yaml) und den Link auf sie.\n",
    en: "EXAMPLE, NO EVIDENCE\n\nThis file shows where evidence lies. Add real evidence:\nnpx nachweis evidence add FILE --site rz-a --control INF.2.A1\nand delete this file, its sidecar (.yaml) and the link to it.\n",
  },
} as const satisfies Record<string, Bilingual>;
