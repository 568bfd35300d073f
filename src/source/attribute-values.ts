import type { AssessedOn, RequiredEvidence } from "../model/project.ts";
import { type AuditSeverity, type EvidenceType, evidenceTypes, type Status } from "../model/vocabulary.ts";
import { isDate } from "../text/date.ts";
import { parseDuration } from "../text/duration.ts";
import { correct, suggest } from "../text/suggest.ts";

/** A value that could be read, or what was wrong with it in both languages. */
export type Reading<T> =
  | { readonly value: T }
  | {
      readonly de: string;
      readonly en: string;
      /** The word that can't be read and what it was meant to be, if there is no doubt about it. */
      readonly correction?: { readonly wrong: string; readonly right: string };
    };

const statusWords: Readonly<Record<string, Status>> = {
  ja: "yes",
  yes: "yes",
  teilweise: "partial",
  partial: "partial",
  nein: "no",
  no: "no",
  entbehrlich: "dispensable",
  dispensable: "dispensable",
};

/** Reads a status word of an assessment, German or English. */
export function readStatus(word: string): Reading<Status> {
  const status = statusWords[word.toLowerCase()];
  if (status) return { value: status };
  const { suggestion, correction } = meantBy(word, Object.keys(statusWords));
  return {
    de: `„${word}“ ist kein Status${suggestion ? `; meinten Sie „${suggestion}“?` : "; erlaubt sind ja, teilweise, nein, entbehrlich."}`,
    en: `“${word}” is no status${suggestion ? `; did you mean “${suggestion}”?` : "; allowed are yes, partial, no, dispensable."}`,
    ...correction,
  };
}

/** Reads `Nachweis:` of a control: evidence type and optional duration. */
export function readRequiredEvidence(text: string): Reading<RequiredEvidence> {
  const [type = "", within, ...more] = text.split(",").map((part) => part.trim());
  if (!(evidenceTypes as readonly string[]).includes(type)) {
    const { suggestion: hint, correction } = meantBy(type, evidenceTypes);
    return {
      de: `„${type}“ ist keine Nachweisart${hint ? `; meinten Sie „${hint}“?` : `; erlaubt sind ${evidenceTypes.join(", ")}.`}`,
      en: `“${type}” is no type of evidence${hint ? `; did you mean “${hint}”?` : `; allowed are ${evidenceTypes.join(", ")}.`}`,
      ...correction,
    };
  }
  if (within !== undefined && parseDuration(within) === null) {
    return { de: `„${within}“ ist keine Dauer wie P12M.`, en: `“${within}” is no duration such as P12M.` };
  }
  if (more.length > 0) {
    return { de: `„${more.join(", ")}“ ist zu viel.`, en: `“${more.join(", ")}” is too much.` };
  }
  return { value: { type: type as EvidenceType, within: within ?? null } };
}

/** Reads `Geprüft:` date, assessor, persons asked. */
export function readAssessedOn(text: string): Reading<AssessedOn> {
  const [date = "", assessor, ...asked] = text.split(",").map((part) => part.trim());
  if (!isDate(date)) return { de: `„${date}“ ist kein Datum.`, en: `“${date}” is no date.` };
  return { value: { date, assessor: assessor || null, asked: asked.join(", ") || null } };
}

/** Reads a date. */
export function readDate(text: string): Reading<string> {
  if (isDate(text)) return { value: text };
  return { de: `„${text}“ ist kein Datum.`, en: `“${text}” is no date.` };
}

const severityWords: Readonly<Record<string, AuditSeverity>> = {
  schwerwiegend: "major",
  major: "major",
  geringfügig: "minor",
  minor: "minor",
  empfehlung: "recommendation",
  recommendation: "recommendation",
};

/** Reads the severity of an audit finding, German or English. */
export function readAuditSeverity(text: string): Reading<AuditSeverity> {
  const severity = severityWords[text.toLowerCase()];
  if (severity) return { value: severity };
  const { suggestion, correction } = meantBy(text, Object.keys(severityWords));
  return {
    de: `„${text}“ ist keine Schwere${suggestion ? `; meinten Sie „${suggestion}“?` : "; erlaubt sind schwerwiegend, geringfügig, empfehlung."}`,
    en: `“${text}” is no severity${suggestion ? `; did you mean “${suggestion}”?` : "; allowed are major, minor, recommendation."}`,
    ...correction,
  };
}

/** What was probably meant by a word, and as a correction where there is no doubt. */
function meantBy(word: string, known: readonly string[]) {
  const sure = correct(word, known);
  return {
    suggestion: sure ?? suggest(word, known),
    correction: sure === null ? {} : { correction: { wrong: word, right: sure } },
  };
}
