/** What the closed vocabularies of the content format are called on the pages, and what their words mean. */
import { auditTones, questionTones } from "../../src/model/tones.ts";
import { type Bilingual, method } from "./data.ts";

/** The word for a key; an empty text for none. */
export function wordFor<Key extends string>(
  names: Readonly<Record<Key, Bilingual>>,
  key: NoInfer<Key> | "" | null,
): Bilingual {
  return key ? names[key] : { de: "", en: "" };
}

/** Name of a level of requirements; of one that the method does not have, its id. */
export function levelName(id: string): Bilingual {
  return method.levels.find((level) => level.id === id)?.name ?? { de: id, en: id };
}

/** Ids of the levels, in the order in which they are to be met. */
export const levelIds: readonly string[] = method.levels.map(({ id }) => id);

/** What is essential for a certificate, in a few words: "Basis oder MUSS". */
export const essentialWords: Bilingual = {
  de: essentialNames("de").join(" oder "),
  en: essentialNames("en").join(" or "),
};

function essentialNames(lang: keyof Bilingual): string[] {
  const { levels, must } = method.essential;
  return [...levels.map((id) => levelName(id)[lang]), ...(must === null ? [] : [must.short])];
}

/** How the badge of a finding's state looks. */
export const auditLooks = {
  open: { tone: auditTones.open, icon: "warning" },
  overdue: { tone: auditTones.overdue, icon: "danger" },
  closed: { tone: auditTones.closed, icon: "success" },
} as const;

/** How the badge of a question's state looks. */
export const questionLooks = {
  open: { tone: questionTones.open, icon: "help" },
  answered: { tone: questionTones.answered, icon: "success" },
} as const;

/** The icon of a verdict on the loss of a site. */
export const verdictIcons = {
  sufficient: "success",
  "sufficient-until": "calendar",
  "not-shown": "help",
  "not-sufficient": "danger",
} as const;
