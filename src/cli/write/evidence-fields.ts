import { namedKinds } from "../../model/content-kinds.ts";
import { evidenceTypes } from "../../model/vocabulary.ts";
import { today } from "../clock.ts";
import { type Field, unknownEntry } from "./new-field.ts";

const always = (): boolean => true;

/** What `nachweis evidence add` and `nachweis new evidence` both ask. */
export const described = {
  site: {
    key: "site",
    question: { de: "Standort oder domain", en: "site or domain" },
    needed: always,
    fault: (answer, { project }) =>
      unknownEntry(answer, ["domain", ...project.sites.map(({ id }) => id)], namedKinds.site),
  },
  title: {
    key: "title",
    question: { de: "Titel, den alle lesen", en: "title that readers see" },
    needed: always,
  },
  type: {
    key: "type",
    question: { de: "Nachweisart", en: "type" },
    choices: evidenceTypes,
    needed: always,
  },
  issued: {
    key: "issued",
    question: { de: "Tag, für den er spricht (JJJJ-MM-TT)", en: "day it speaks for (YYYY-MM-DD)" },
    needed: always,
  },
  validFor: {
    key: "valid-for",
    question: { de: "wie lange er gilt (P12M)", en: "how long it is valid (P12M)" },
  },
  issuer: { key: "issuer", question: { de: "wer ihn ausgestellt hat", en: "who issued it" } },
} as const satisfies Record<string, Field>;

/** What `nachweis evidence add` needs to know about a file. */
export const evidenceFields: readonly Field[] = [
  described.site,
  {
    key: "control",
    question: { de: "Maßnahme, die er belegt (INF.2.A3)", en: "control that it proves (INF.2.A3)" },
    needed: always,
    fault: (answer, { project }) =>
      unknownEntry(
        answer,
        project.controls.map(({ id }) => id),
        { de: "die Maßnahme", en: "control" },
      ),
  },
  described.title,
  {
    ...described.type,
    preset: ({ control }, { project }) =>
      project.controls.find(({ id }) => id === control)?.requiredEvidence[0]?.value.type ?? "document",
  },
  { ...described.issued, preset: (_answers, { project }) => project.domain.data.example ?? today() },
  described.validFor,
  described.issuer,
  { key: "by", question: { de: "wer ihn aufnimmt", en: "who adds it" } },
];
