import { interviewsIn } from "../model/interview.ts";
import type { AssessedOn, RequiredEvidence } from "../model/project.ts";
import { statusOfWord } from "../model/status-words.ts";
import { type AuditSeverity, type EvidenceType, evidenceTypes, type Status } from "../model/vocabulary.ts";
import { dateWrittenAs, isDate } from "../text/date.ts";
import { parseDuration } from "../text/duration.ts";
import { durationCalled } from "../text/duration-words.ts";
import { entryOf } from "../text/entry-of.ts";
import { saysSomething } from "../text/says-something.ts";
import { suggest } from "../text/suggest.ts";
import type { Correction } from "./markdown.ts";
import { allowedValues, evidenceTypeCalled } from "./value-names.ts";

/** A value that could be read, or what was wrong with it in both languages. */
export type Reading<T> =
  | { readonly value: T }
  | {
      readonly de: string;
      readonly en: string;
      /** The word that can't be read and what was probably meant. */
      readonly correction?: Correction;
    };

/** What officers write in lists of their own for a status; only they know whether it is meant here. */
const otherStatusWords: Readonly<Record<string, string>> = {
  erledigt: "ja",
  erfüllt: "ja",
  umgesetzt: "ja",
  done: "yes",
  implemented: "yes",
  teils: "teilweise",
  offen: "nein",
  "nicht umgesetzt": "nein",
  "nicht anwendbar": "entbehrlich",
  entfällt: "entbehrlich",
};

/** Reads a status word of an assessment, German or English. A status is a claim: what may be meant is but a suggestion. */
export function readStatus(word: string): Reading<Status> {
  const written = word.normalize("NFC").toLowerCase();
  const status = entryOf(statusOfWord, written);
  if (status) return { value: status };
  const meant = entryOf(otherStatusWords, written) ?? suggest(word, Object.keys(statusOfWord));
  return {
    de: `„${word}“ ist kein Status${meant ? `; meinten Sie „${meant}“?` : "; erlaubt sind ja, teilweise, nein, entbehrlich."}`,
    en: `“${word}” is no status${meant ? `; did you mean “${meant}”?` : "; allowed are yes, partial, no, dispensable."}`,
    ...suggested(word, meant),
  };
}

/** Reads `Nachweis:` of a control: evidence type and optional duration. */
export function readRequiredEvidence(text: string): Reading<RequiredEvidence> {
  const [type = "", within, ...more] = text.split(",").map((part) => part.trim());
  if (!(evidenceTypes as readonly string[]).includes(type)) {
    const called = evidenceTypeCalled(type);
    const meant = called ?? suggest(type, evidenceTypes);
    const allowed = allowedValues(evidenceTypes);
    return {
      de: `„${type}“ ist keine Nachweisart${meant ? `; meinten Sie „${meant}“?` : `; erlaubt sind ${allowed.de}.`}`,
      en: `“${type}” is no type of evidence${meant ? `; did you mean “${meant}”?` : `; allowed are ${allowed.en}.`}`,
      ...(called ? { correction: { wrong: type, right: called, safe: true } } : suggested(type, meant)),
    };
  }
  if (within !== undefined && parseDuration(within) === null) {
    const meant = durationCalled(within);
    return {
      de: `„${within}“ ist keine Dauer wie P12M${meant ? `; meinten Sie „${meant}“?` : "."}`,
      en: `“${within}” is no duration such as P12M${meant ? `; did you mean “${meant}”?` : "."}`,
      ...suggested(within, meant),
    };
  }
  if (more.length > 0) {
    return { de: `„${more.join(", ")}“ ist zu viel.`, en: `“${more.join(", ")}” is too much.` };
  }
  return { value: { type: type as EvidenceType, within: within ?? null } };
}

/** Reads `Geprüft:` date, assessor, persons asked. */
export function readAssessedOn(text: string): Reading<AssessedOn> {
  const [date = "", assessor = "", ...others] = text.split(",").map((part) => part.trim());
  if (!isDate(date)) return noDate(date);
  const asked = others.filter(saysSomething).join(", ");
  if (asked !== "" && interviewsIn(asked) === null)
    return {
      de: `In „${asked}“ ist nicht klar, wer wo befragt wurde: Eine Klammer nennt den Ort hinter der Rolle.`,
      en: `In “${asked}” it is not clear who was asked where: a bracket names the place behind the role.`,
    };
  return { value: { date, assessor: saysSomething(assessor) ? assessor : null, asked: asked || null } };
}

/** Reads a date. */
export function readDate(text: string): Reading<string> {
  if (isDate(text)) return { value: text };
  return noDate(text);
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
  const severity = entryOf(severityWords, text.toLowerCase());
  if (severity) return { value: severity };
  const meant = suggest(text, Object.keys(severityWords));
  return {
    de: `„${text}“ ist keine Schwere${meant ? `; meinten Sie „${meant}“?` : "; erlaubt sind schwerwiegend, geringfügig, empfehlung."}`,
    en: `“${text}” is no severity${meant ? `; did you mean “${meant}”?` : "; allowed are major, minor, recommendation."}`,
    ...suggested(text, meant),
  };
}

/** What is wrong with a date that can't be read; one written as `14.09.2026` says without doubt which day it is. */
export function noDate(text: string): { de: string; en: string; correction?: Correction } {
  const right = dateWrittenAs(text);
  return right === null
    ? { de: `„${text}“ ist kein Datum.`, en: `“${text}” is no date.` }
    : {
        de: `„${text}“ ist kein Datum in der erwarteten Form; meinten Sie „${right}“?`,
        en: `“${text}” is no date in the expected form; did you mean “${right}”?`,
        correction: { wrong: text, right, safe: true },
      };
}

/** What was probably meant, for a person to decide on. */
function suggested(wrong: string, right: string | null): { correction?: Correction } {
  return right === null ? {} : { correction: { wrong, right, safe: false } };
}
