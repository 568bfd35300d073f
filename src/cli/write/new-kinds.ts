import type { ContentKind } from "../../model/content-kinds.ts";
import { auditDraft } from "../../model/placeholders.ts";
import type { Bilingual, Language } from "../../model/position.ts";
import type { Metadata } from "../../source/metadata-text.ts";
import { type Answers, entries, type Field, siteField } from "./new-field.ts";
import { type Asked, type Asking, fieldsOf, metadataOf } from "./schema-fields.ts";

/** A kind of file with front matter that `nachweis new` writes. */
export interface Kind {
  readonly name: Exclude<ContentKind, "domain" | "catalog">;
  readonly description: Bilingual;
  readonly fields: readonly Field[];
  metadata(answers: Answers): Metadata;
  /** What stands below the front matter, for a person to go on from. */
  body(answers: Answers, language: Language): string;
}

interface Form extends Pick<Kind, "name" | "description"> {
  readonly asking: Asking;
  /** What is asked first and stands in no metadata. */
  readonly first?: readonly Field[];
  body?(answers: Answers): Bilingual;
}

function kindOf({ name, description, asking, first = [], body }: Form): Kind {
  return {
    name,
    description,
    fields: [...first, ...fieldsOf(name, asking)],
    metadata: (answers) => metadataOf(name, asking, answers),
    body: (answers, language) => body?.(answers)[language] ?? "",
  };
}

/** Asked, and needed, if something else was answered so. */
function where(condition: (answers: Answers) => boolean): Asked {
  return { asked: condition, needed: condition };
}

const usual = (preset: string): Asked => ({ preset: () => preset });
const isAccepted = where((answers) => Boolean(answers["accepted-by"]));

/** The kinds with front matter; a control is none of them: it is a part of a catalogue. */
export const kinds: readonly Kind[] = [
  kindOf({
    name: "site",
    description: { de: "ein Standort (Rechenzentrum)", en: "a site (data centre)" },
    asking: {
      title: {},
      operator: {},
      from: { path: "phases.from" },
      state: { path: "phases.state", ...usual("active") },
      replaces: {},
      holds: { path: "emergency.holds" },
    },
  }),
  kindOf({
    name: "object",
    description: { de: "ein Zielobjekt", en: "a target object" },
    asking: {
      title: {},
      type: {},
      sites: {},
      redundancy: where(({ sites }) => entries(sites).length > 1),
      modules: {},
      "depends-on": {},
      confidentiality: { path: "protection.confidentiality", ...usual("normal") },
      integrity: { path: "protection.integrity", ...usual("normal") },
      availability: { path: "protection.availability", ...usual("normal") },
      owner: {},
    },
  }),
  kindOf({
    name: "evidence",
    description: {
      de: "ein Nachweis, der nicht hier liegen kann (Papier, E-Akte); für Dateien: „nachweis evidence add“",
      en: "evidence that can't be here (paper, e-file); for files: “nachweis evidence add”",
    },
    first: [siteField],
    asking: {
      title: {},
      type: {},
      issued: {},
      location: { needed: () => true },
      "valid-for": {},
      issuer: {},
    },
    body: ({ location }) => ({
      de: `Das Original liegt hier: ${location}.\n`,
      en: `The original is kept here: ${location}.\n`,
    }),
  }),
  kindOf({
    name: "risk",
    description: { de: "ein Risiko (A.5)", en: "a risk (A.5)" },
    asking: {
      title: {},
      objects: {},
      threats: {},
      frequency: {},
      impact: {},
      treatment: {},
      "accepted-by": { path: "accepted.by", ...where(({ treatment }) => treatment === "accept") },
      "accepted-on": { path: "accepted.on", ...isAccepted },
      "accepted-until": { path: "accepted.until", ...isAccepted },
      requirements: {},
    },
    body: () => ({
      de: "## Beschreibung\n\n## Behandlung\n\n## Restrisiko\n",
      en: "## Description\n\n## Treatment\n\n## Residual risk\n",
    }),
  }),
  kindOf({
    name: "audit",
    description: { de: "ein Audit mit seinen Feststellungen", en: "an audit with its findings" },
    asking: { title: {}, kind: {}, date: {}, auditor: {} },
    body: () => ({ de: `${auditDraft.de}\n`, en: `${auditDraft.en}\n` }),
  }),
];
