import { today } from "../clock.ts";
import { existing, type Field, siteField } from "./new-field.ts";
import { type Asking, fieldsOf } from "./schema-fields.ts";

/** The metadata that `nachweis evidence add` asks for; the rest follows from the file. */
export const evidenceAsking: Asking = {
  title: {},
  type: {
    preset: ({ control }, { project }) =>
      project.controls.find(({ id }) => id === control)?.requiredEvidence[0]?.value.type ?? "document",
  },
  issued: { preset: (_answers, { project }) => project.domain.data.example ?? today() },
  "valid-for": {},
  issuer: {},
};

/** What `nachweis evidence add` needs to know about a file. */
export const evidenceFields: readonly Field[] = [
  siteField,
  {
    key: "control",
    question: { de: "Maßnahme, die er belegt (INF.2.A3)", en: "control that it proves (INF.2.A3)" },
    needed: () => true,
    fault: existing.control,
  },
  ...fieldsOf("evidence", evidenceAsking),
  { key: "by", question: { de: "wer ihn aufnimmt", en: "who adds it" } },
];
