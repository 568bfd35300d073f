import type { Bilingual } from "../model/position.ts";
import { type EvidenceType, evidenceTypes } from "../model/vocabulary.ts";
import { words } from "../model/words.ts";

type Names = Readonly<Record<string, Bilingual>>;

/** The vocabularies of the content format whose values an officer writes by their English keys. */
const vocabularies: readonly Names[] = [
  words.approach,
  words.auditKind,
  words.basicValue,
  words.certificateBasis,
  words.clearance,
  words.evidenceType,
  words.frequency,
  words.impact,
  words.objectType,
  words.protectionNeed,
  words.redundancy,
  { ...words.severity, off: { de: "aus", en: "off" } },
  words.siteState,
  words.treatment,
];

/** The names of values that a schema allows: of the largest vocabulary that is among them as a whole. */
function namesAmong(allowed: readonly string[]): Names {
  let found: Names = {};
  for (const names of vocabularies) {
    const keys = Object.keys(names);
    if (keys.length > Object.keys(found).length && keys.every((key) => allowed.includes(key))) found = names;
  }
  return found;
}

/** What may be written, for a message: in German the name of each value with what is to be written in parentheses. */
export function allowedValues(allowed: readonly string[]): Bilingual {
  const names = namesAmong(allowed);
  const german = allowed.map((key) => {
    const name = names[key]?.de ?? key;
    return name.toLowerCase() === key ? key : `${name} (${key})`;
  });
  return { de: german.join(", "), en: allowed.join(", ") };
}

/** The one allowed value that is called `word` in German or English, such as `confidential` for „vertraulich“. */
export function valueCalled(word: string, allowed: readonly string[]): string | null {
  const wanted = word.normalize("NFC").trim().toLowerCase();
  const names = namesAmong(allowed);
  const meant = allowed.filter((key) => {
    const { de = "", en = "" } = names[key] ?? {};
    // A value that has two names, such as „Foto oder Plan“, has each of them.
    const called = [key, ...de.split(" oder "), ...en.split(" or ")];
    return called.some((name) => name.toLowerCase() === wanted);
  });
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

/** The type of evidence that is called so, which a fix may write in its place (FORMAT.md, Safe fixes). */
export function evidenceTypeCalled(word: string): EvidenceType | null {
  const called = valueCalled(word, evidenceTypes);
  return evidenceTypes.find((type) => type === called) ?? null;
}
