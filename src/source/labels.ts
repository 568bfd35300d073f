import type { Bilingual, Language } from "../model/position.ts";
import { entryOf } from "../text/entry-of.ts";
import { editDistance } from "../text/suggest.ts";

/** The attributes that an officer writes as `Label: value` (FORMAT.md, control catalogues and audits). */
export type Attribute =
  | "requirements"
  | "evidence"
  | "responsible"
  | "assessed"
  | "open"
  | "inherited"
  | "risk"
  | "severity"
  | "scope"
  | "due"
  | "closed"
  | "question"
  | "answer";

/** The labels of each attribute in both languages. */
export const labels: Readonly<Record<Attribute, Bilingual>> = {
  requirements: { de: "Anforderungen", en: "Requirements" },
  evidence: { de: "Nachweis", en: "Evidence" },
  responsible: { de: "Zuständig", en: "Responsible" },
  assessed: { de: "Geprüft", en: "Assessed" },
  open: { de: "Offen", en: "Open" },
  inherited: { de: "Geerbt", en: "Inherited" },
  risk: { de: "Risiko", en: "Risk" },
  severity: { de: "Schwere", en: "Severity" },
  scope: { de: "Bereich", en: "Scope" },
  due: { de: "Frist", en: "Due" },
  closed: { de: "Erledigt", en: "Closed" },
  question: { de: "Frage", en: "Question" },
  answer: { de: "Antwort", en: "Answer" },
};

/** Other words for a label: understood where it may stand, with a warning (FORMAT.md, Second wave). */
const synonyms: Readonly<Record<string, { readonly attribute: Attribute; readonly language: Language }>> = {
  Verantwortlich: { attribute: "responsible", language: "de" },
  "Geprüft am": { attribute: "assessed", language: "de" },
  Prüfdatum: { attribute: "assessed", language: "de" },
  Maßnahme: { attribute: "open", language: "de" },
  Nachweise: { attribute: "evidence", language: "de" },
  Owner: { attribute: "responsible", language: "en" },
  Action: { attribute: "open", language: "en" },
  Checked: { attribute: "assessed", language: "en" },
};

/** Words for the day of an action, which stands in `Offen:` itself; in an audit finding, but for the first, its label. */
const dueWords = ["Termin", labels.due.de, labels.due.en] as const;

/** All labels and other words for them. */
export const allLabels: ReadonlySet<string> = new Set([
  ...Object.values(labels).flatMap(({ de, en }) => [de, en]),
  ...Object.keys(synonyms),
]);

/** Where a list item stands. */
export type Place = "before-controls" | "control" | "assessment" | "audit-finding" | "audit-question";

/** Labels that a catalogue (or an audit) knows at all, and those that may stand in a place. */
const catalogAttributes = [
  "requirements",
  "evidence",
  "responsible",
  "assessed",
  "open",
  "inherited",
  "risk",
] as const;
const allowed: Readonly<Record<Place, readonly Attribute[]>> = {
  "before-controls": [],
  control: ["requirements", "evidence", "responsible"],
  // A day of its own beside an action is read to be reported.
  assessment: ["responsible", "assessed", "open", "inherited", "risk", "due"],
  "audit-finding": ["severity", "requirements", "scope", "due", "closed", "responsible", "open"],
  // What stands indented below a question, which itself stands in the text of the audit.
  "audit-question": ["requirements", "scope", "answer"],
};

/** What stands in the text of an audit, before its findings. */
const textAttributes = ["question", "answer"] as const satisfies readonly Attribute[];

/** Whether an attribute is a question or an answer, which belong to no finding. */
export function isOfText(attribute: Attribute | undefined): boolean {
  return (textAttributes as readonly (Attribute | undefined)[]).includes(attribute);
}

/** Whether a word is exactly a label of an attribute. */
export function isLabelOf(attribute: Attribute, word: string): boolean {
  const { de, en } = labels[attribute];
  return word === de || word === en;
}

/** Whether an attribute may stand in a place. */
export function mayStand(attribute: Attribute, place: Place): boolean {
  return allowed[place].includes(attribute);
}

/**
 * The label that a word is exactly, or another word for it, whether it stands in the right place or not: null where it is
 * prose (`Nachweis:` in an assessment) or none of a catalogue's (an audit's).
 */
export function labelOf(
  word: string,
  kind: "catalog" | "audit",
  place: Place,
): { readonly attribute: Attribute; readonly label: string } | null {
  const ofAudit =
    place === "before-controls" ? [...allowed["audit-finding"], ...textAttributes] : allowed["audit-finding"];
  const known: readonly Attribute[] = kind === "audit" ? ofAudit : catalogAttributes;
  const prose = (attribute: Attribute) =>
    !known.includes(attribute) || (place === "assessment" && attribute === "evidence");
  for (const attribute of known) {
    const { de, en } = labels[attribute];
    if (word === de || word === en) return prose(attribute) ? null : { attribute, label: word };
  }
  const synonym = entryOf(synonyms, word);
  if (!synonym || prose(synonym.attribute)) return null;
  return { attribute: synonym.attribute, label: labels[synonym.attribute][synonym.language] };
}

/** What a word before a colon is in a place: an attribute, another word for one, nearly one, one in the wrong place, or prose. */
export type LabelReading =
  | { readonly kind: "attribute"; readonly attribute: Attribute }
  | { readonly kind: "synonym"; readonly label: string; readonly attribute: Attribute }
  | { readonly kind: "misspelt"; readonly label: string; readonly attribute: Attribute }
  | { readonly kind: "misplaced"; readonly label: string; readonly attribute: Attribute }
  | { readonly kind: "prose" };

/**
 * Reads a word as a label. It nearly is one if it is one letter off, two from seven letters on; `Nachweis:` in an
 * assessment is prose (FORMAT.md, control catalogues).
 */
export function readLabel(word: string, place: Place): LabelReading {
  const known: readonly Attribute[] =
    place === "audit-finding" || place === "audit-question" ? allowed[place] : catalogAttributes;
  const here = allowed[place];
  const candidates = known.filter((attribute) => !(place === "assessment" && attribute === "evidence"));
  for (const attribute of candidates) {
    if (word !== labels[attribute].de && word !== labels[attribute].en) continue;
    if (here.includes(attribute)) return { kind: "attribute", attribute };
    return { kind: "misplaced", label: word, attribute };
  }
  if (place === "before-controls") return { kind: "prose" };
  if ((dueWords as readonly string[]).includes(word)) {
    if (place === "assessment") return { kind: "attribute", attribute: "due" };
    return place === "audit-finding"
      ? { kind: "misspelt", label: labels.due.de, attribute: "due" }
      : { kind: "prose" };
  }
  const synonym = entryOf(synonyms, word);
  if (synonym) {
    const { attribute, language } = synonym;
    return here.includes(attribute)
      ? { kind: "synonym", label: labels[attribute][language], attribute }
      : { kind: "prose" };
  }
  let best: { label: string; attribute: Attribute; distance: number } | null = null;
  for (const attribute of candidates) {
    for (const label of Object.values(labels[attribute]) as string[]) {
      const limit = label.length >= 7 ? 2 : 1;
      const distance = word.toLowerCase() === label.toLowerCase() ? 0 : editDistance(word, label, limit);
      if (distance <= limit && (best === null || distance < best.distance))
        best = { label, attribute, distance };
    }
  }
  return best ? { kind: "misspelt", label: best.label, attribute: best.attribute } : { kind: "prose" };
}
