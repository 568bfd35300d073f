import type { Bilingual } from "../model/position.ts";
import type { BasicValue } from "../model/vocabulary.ts";

/** The basic values (Grundwerte) as readers know them. */
export const valueNames: Readonly<Record<BasicValue, Bilingual>> = {
  confidentiality: { de: "Vertraulichkeit", en: "confidentiality" },
  integrity: { de: "Integrität", en: "integrity" },
  availability: { de: "Verfügbarkeit", en: "availability" },
};
