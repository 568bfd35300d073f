import type { ContentKind } from "../../model/content-kinds.ts";
import { auditDraft } from "../../model/placeholders.ts";
import type { Bilingual, Language } from "../../model/position.ts";
import * as allowed from "../../model/vocabulary.ts";
import { words } from "../../model/words.ts";
import type { Metadata } from "../../source/metadata-text.ts";
import { described } from "./evidence-fields.ts";
import {
  type Answers,
  entries,
  type Field,
  modulesExist,
  objectsExist,
  requirementsExist,
  sitesExist,
} from "./new-field.ts";

/** A kind of file with front matter that `nachweis new` writes. */
export interface Kind {
  readonly name: Exclude<ContentKind, "domain" | "catalog">;
  readonly description: Bilingual;
  readonly fields: readonly Field[];
  metadata(answers: Answers): Metadata;
  /** What stands below the front matter, for a person to go on from. */
  body(answers: Answers, language: Language): string;
}

const always = (): boolean => true;
const { title } = described;

const site: Kind = {
  name: "site",
  description: { de: "ein Standort (Rechenzentrum)", en: "a site (data centre)" },
  fields: [
    title,
    { key: "operator", question: { de: "wer das Gebäude betreibt", en: "who runs the building" } },
    {
      key: "from",
      question: { de: "ab welchem Tag (JJJJ-MM-TT)", en: "from which day (YYYY-MM-DD)" },
      needed: always,
    },
    {
      key: "state",
      question: { de: "Zustand ab dann", en: "state from then on" },
      choices: allowed.siteStates,
      needed: always,
      preset: () => "active",
    },
    {
      key: "replaces",
      question: { de: "Standort, den er ablöst", en: "site that it succeeds" },
      fault: sitesExist,
    },
    {
      key: "holds",
      question: {
        de: "wie lange er im Notfall allein trägt (P30D)",
        en: "how long it holds alone in an emergency (P30D)",
      },
    },
  ],
  metadata: ({ title, operator, from, state, replaces, holds }) => ({
    title,
    operator,
    phases: from || state ? [{ from, state }] : undefined,
    replaces,
    emergency: holds ? { holds } : undefined,
  }),
  body: () => "",
};

const need = (key: allowed.BasicValue): Field => ({
  key,
  question: { de: `Schutzbedarf: ${words.basicValue[key].de}`, en: `protection need: ${key}` },
  choices: allowed.protectionNeeds,
  needed: always,
  preset: () => "normal",
});

const object: Kind = {
  name: "object",
  description: { de: "ein Zielobjekt", en: "a target object" },
  fields: [
    title,
    { key: "type", question: { de: "Art", en: "type" }, choices: allowed.objectTypes, needed: always },
    {
      key: "sites",
      question: { de: "Standorte, mit Komma", en: "sites, comma-separated" },
      fault: sitesExist,
    },
    {
      key: "redundancy",
      question: { de: "Redundanz der Standorte", en: "redundancy of the sites" },
      choices: allowed.redundancies,
      asked: ({ sites }) => entries(sites).length > 1,
      needed: ({ sites }) => entries(sites).length > 1,
    },
    {
      key: "modules",
      question: { de: "Bausteine, mit Komma (INF.2)", en: "modules, comma-separated (INF.2)" },
      fault: modulesExist,
    },
    {
      key: "depends-on",
      question: { de: "braucht diese Zielobjekte, mit Komma", en: "needs these objects, comma-separated" },
      fault: objectsExist,
    },
    ...allowed.basicValues.map(need),
    { key: "owner", question: { de: "wer verantwortlich ist", en: "who is responsible" } },
  ],
  metadata: ({
    title,
    type,
    sites,
    redundancy,
    modules,
    owner,
    confidentiality,
    integrity,
    availability,
    ...rest
  }) => ({
    title,
    type,
    sites: entries(sites),
    redundancy,
    "depends-on": entries(rest["depends-on"]),
    protection:
      confidentiality || integrity || availability ? { confidentiality, integrity, availability } : undefined,
    modules: entries(modules),
    owner,
  }),
  body: () => "",
};

const evidence: Kind = {
  name: "evidence",
  description: {
    de: "ein Nachweis, der nicht hier liegen kann (Papier, E-Akte); für Dateien: „nachweis evidence add“",
    en: "evidence that can't be here (paper, e-file); for files: “nachweis evidence add”",
  },
  fields: [
    described.site,
    described.title,
    described.type,
    described.issued,
    {
      key: "location",
      question: { de: "wo er aufbewahrt wird (Aktenzeichen)", en: "where it is kept (file number)" },
      needed: always,
    },
    described.validFor,
    described.issuer,
  ],
  metadata: ({ title, type, issued, location, issuer, ...rest }) => ({
    title,
    type,
    issued,
    "valid-for": rest["valid-for"],
    issuer,
    location,
  }),
  body: ({ location }, language) =>
    language === "de"
      ? `Das Original liegt hier: ${location}.\n`
      : `The original is kept here: ${location}.\n`,
};

const risk: Kind = {
  name: "risk",
  description: { de: "ein Risiko (A.5)", en: "a risk (A.5)" },
  fields: [
    title,
    {
      key: "objects",
      question: { de: "Zielobjekte, mit Komma", en: "objects, comma-separated" },
      needed: always,
      fault: objectsExist,
    },
    {
      key: "threats",
      question: { de: "elementare Gefährdungen, mit Komma (G 0.8)", en: "threats, comma-separated (G 0.8)" },
    },
    {
      key: "frequency",
      question: { de: "Eintrittshäufigkeit", en: "frequency" },
      choices: allowed.frequencies,
    },
    {
      key: "impact",
      question: { de: "Schadenshöhe", en: "impact" },
      choices: allowed.impacts,
    },
    {
      key: "treatment",
      question: { de: "Behandlung", en: "treatment" },
      choices: allowed.treatments,
    },
    {
      key: "accepted-by",
      question: { de: "wer das Risiko trägt", en: "who accepts it" },
      asked: ({ treatment }) => treatment === "accept",
      needed: ({ treatment }) => treatment === "accept",
    },
    {
      key: "accepted-on",
      question: { de: "Tag der Entscheidung (JJJJ-MM-TT)", en: "day of the decision (YYYY-MM-DD)" },
      asked: (answers) => Boolean(answers["accepted-by"]),
      needed: (answers) => Boolean(answers["accepted-by"]),
    },
    {
      key: "accepted-until",
      question: { de: "getragen bis (JJJJ-MM-TT)", en: "accepted until (YYYY-MM-DD)" },
      asked: (answers) => Boolean(answers["accepted-by"]),
      needed: (answers) => Boolean(answers["accepted-by"]),
    },
    {
      key: "requirements",
      question: { de: "Anforderungen, mit Komma", en: "requirements, comma-separated" },
      fault: requirementsExist,
    },
  ],
  metadata: ({ title, objects, threats, frequency, impact, treatment, requirements, ...rest }) => {
    const [by, on, until] = [rest["accepted-by"], rest["accepted-on"], rest["accepted-until"]];
    return {
      title,
      objects: entries(objects),
      threats: entries(threats),
      frequency,
      impact,
      treatment,
      accepted: by || on || until ? { by, on, until } : undefined,
      requirements: entries(requirements),
    };
  },
  body: (_answers, language) =>
    language === "de"
      ? "## Beschreibung\n\n## Behandlung\n\n## Restrisiko\n"
      : "## Description\n\n## Treatment\n\n## Residual risk\n",
};

const audit: Kind = {
  name: "audit",
  description: { de: "ein Audit mit seinen Feststellungen", en: "an audit with its findings" },
  fields: [
    title,
    {
      key: "kind",
      question: { de: "Art", en: "kind" },
      choices: allowed.auditKinds,
      needed: always,
    },
    { key: "date", question: { de: "Tag (JJJJ-MM-TT)", en: "day (YYYY-MM-DD)" }, needed: always },
    { key: "auditor", question: { de: "wer prüft", en: "who audits" } },
  ],
  metadata: ({ title, kind, date, auditor }) => ({ title, kind, date, auditor }),
  body: (_answers, language) => `${auditDraft[language]}\n`,
};

/** The kinds with front matter; a control is none of them: it is a part of a catalogue. */
export const kinds: readonly Kind[] = [site, object, evidence, risk, audit];
