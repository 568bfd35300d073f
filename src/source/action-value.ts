import type { Action } from "../model/project.ts";
import { dateWrittenAs, isDate } from "../text/date.ts";
import { noDate, type Reading } from "./attribute-values.ts";

/** A date as it is written, also in the German way, which is no date of the format. */
const written = String.raw`\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{2,4}`;
/** `bis` and what can only be a date, as a part of its own. */
const duePart = /^(?:bis|by)\b:?\s*(\d.*)$/i;
/** `bis` and something else, with nothing else that could be the day. */
const unclearPart = /^(?:bis|by)\b:?\s*(.*)$/i;
/** `bis` and a date within a part, with other signs than a semicolon around them. */
const dueWithin = new RegExp(
  String.raw`^(.*?\S)[,.:]?\s+(bis|by)\s+(${written})(?:$|[,;.]?\s+(.*)$|[,;](.*)$)`,
  "is",
);
/** A date alone between separators, without `bis`. */
const dateAlone = new RegExp(String.raw`^(.*?\S)\s*[,;]\s*(${written})\s*(?:$|[,;]\s*(.*)$)`, "s");

/** How an action is to be written, in German and English. */
export const actionHelp = [
  "Schreiben Sie „Offen: Aufgabe; bis 2027-03-31; Zuständige; Aufwand“.",
  "Write “Open: action; by 2027-03-31; responsible; effort”.",
] as const;

/**
 * Reads `Offen:` action; `bis` date; responsible; effort. What stands before `bis` is the action, with semicolons in it too
 * (FORMAT.md, Second wave). Without a date the first part is the action, the second who is responsible.
 */
export function readAction(text: string): Reading<Action> {
  const parts = text.split(";").map((part) => part.trim());
  const dueAt = parts.findIndex((part) => duePart.test(part));
  if (dueAt < 0) return withoutDue(text, parts);
  const due = duePart.exec(parts[dueAt] ?? "")?.[1] ?? "";
  if (!isDate(due)) {
    const separated = dateWrittenAs(due) === null ? misseparated(text) : null;
    return separated ?? noDate(due);
  }
  const action = parts.slice(0, dueAt).filter(Boolean).join("; ");
  if (action === "") return { de: "Hier fehlt die Aufgabe.", en: "The action is missing here." };
  const rest = parts.slice(dueAt + 1).filter(Boolean);
  if (rest.some((part) => duePart.test(part))) {
    return { de: "Hier stehen zwei Termine.", en: "There are two dates here." };
  }
  return {
    value: { text: action, due, responsible: rest[0] ?? null, effort: rest.slice(1).join("; ") || null },
  };
}

function withoutDue(text: string, parts: readonly string[]): Reading<Action> {
  const separated = misseparated(text);
  if (separated) return separated;
  const unclear = parts.slice(1).find((part) => unclearPart.test(part));
  if (unclear !== undefined) {
    const day = unclearPart.exec(unclear)?.[1] ?? "";
    return noDate(day);
  }
  const [action = "", ...others] = parts.filter((part, position) => part !== "" || position === 0);
  if (action === "") return { de: "Hier fehlt die Aufgabe.", en: "The action is missing here." };
  return {
    value: {
      text: action,
      due: null,
      responsible: others[0] ?? null,
      effort: others.slice(1).join("; ") || null,
    },
  };
}

/** What is wrong where a date is there, but not behind a semicolon and `bis`; null if there is none. */
function misseparated(text: string): Exclude<Reading<Action>, { value: unknown }> | null {
  const within = dueWithin.exec(text);
  if (within) {
    const [, action = "", word = "", day = "", more, glued] = within;
    const right = joined(action, `${word} ${day}`, more ?? glued ?? "");
    return {
      de: "Die Teile einer offenen Aufgabe werden durch Semikolon getrennt, auch vor „bis“ und nach dem Datum.",
      en: "The parts of an open action are separated by semicolons, before “by” and after the date too.",
      correction: { wrong: text, right, safe: true },
    };
  }
  const alone = dateAlone.exec(text);
  if (!alone) return null;
  const [, action = "", day = "", more = ""] = alone;
  return {
    de: `Vor dem Datum „${day}“ fehlt „bis“.`,
    en: `“by” is missing before the date “${day}”.`,
    correction: { wrong: text, right: joined(action, `bis ${day}`, more), safe: false },
  };
}

/** The parts as they are to stand: commas followed by a blank separate what stands behind the date. */
function joined(action: string, due: string, rest: string): string {
  const others = rest.split(/[;,]\s+|;/).map((part) => part.trim());
  return [action.replace(/[\s,;]+$/, ""), due, ...others].filter(Boolean).join("; ");
}
