import { evidenceTypes } from "../../model/vocabulary.ts";
import { today } from "../clock.ts";
import { type Field, unknownEntry } from "./new-field.ts";

const always = (): boolean => true;

/** What `nachweis evidence add` needs to know about a file. */
export const evidenceFields: readonly Field[] = [
  {
    key: "site",
    question: { de: "Standort oder domain", en: "site or domain" },
    needed: always,
    fault: (answer, { project }) =>
      unknownEntry(answer, ["domain", ...project.sites.map(({ id }) => id)], {
        de: "den Standort",
        en: "site",
      }),
  },
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
  { key: "title", question: { de: "Titel, den alle lesen", en: "title that readers see" }, needed: always },
  {
    key: "type",
    question: { de: "Nachweisart", en: "type" },
    choices: evidenceTypes,
    needed: always,
    preset: ({ control }, { project }) =>
      project.controls.find(({ id }) => id === control)?.requiredEvidence[0]?.value.type ?? "document",
  },
  {
    key: "issued",
    question: { de: "Tag, für den er spricht (JJJJ-MM-TT)", en: "day it speaks for (YYYY-MM-DD)" },
    needed: always,
    preset: (_answers, { project }) => project.domain.data.example ?? today(),
  },
  { key: "valid-for", question: { de: "wie lange er gilt (P12M)", en: "how long it is valid (P12M)" } },
  { key: "issuer", question: { de: "wer ihn ausgestellt hat", en: "who issued it" } },
  { key: "by", question: { de: "wer ihn aufnimmt", en: "who adds it" } },
];
