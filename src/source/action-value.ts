import type { Action } from "../model/project.ts";
import { dateWrittenAs, isDate } from "../text/date.ts";
import { trimEnd } from "../text/trim.ts";
import { noDate, type Reading } from "./attribute-values.ts";

/** `bis` and what can only be a date, as a part of its own. */
const duePart = /^(?:bis|by)\b:?\s*(\d.*)$/i;
/** `bis` and something else, with nothing else that could be the day. */
const unclearPart = /^(?:bis|by)\b:?(.*)$/is;
/** `bis` and a date within a part, and a date alone behind a separator. */
const dueWithin = /\s(bis|by)\s+(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{2,4})/gi;
const dateAlone = /[,;]\s*(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{2,4})/g;

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
    const day = unclearPart.exec(unclear)?.[1]?.trim() ?? "";
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
  for (const { index, 0: due, 1: word = "", 2: day = "" } of text.matchAll(dueWithin)) {
    const action = text.slice(0, index).trimEnd();
    const [all, more] = /^(?:[,;.]?\s+|[,;]|$)(.*)$/s.exec(text.slice(index + due.length)) ?? [];
    if (action === "" || all === undefined) continue;
    return {
      de: "Die Teile einer offenen Aufgabe werden durch Semikolon getrennt, auch vor „bis“ und nach dem Datum.",
      en: "The parts of an open action are separated by semicolons, before “by” and after the date too.",
      correction: {
        wrong: text,
        right: joined(action.replace(/[.:]$/, ""), `${word} ${day}`, more ?? ""),
        safe: true,
      },
    };
  }
  for (const { index, 0: due, 1: day = "" } of text.matchAll(dateAlone)) {
    const action = text.slice(0, index).trimEnd();
    const rest = text.slice(index + due.length).trimStart();
    if (action === "" || !/^(?:[,;]|$)/.test(rest)) continue;
    return {
      de: `Vor dem Datum „${day}“ fehlt „bis“.`,
      en: `“by” is missing before the date “${day}”.`,
      correction: {
        wrong: text,
        right: joined(action, `bis ${day}`, rest.slice(1).trimStart()),
        safe: false,
      },
    };
  }
  return null;
}

/** The parts as they are to stand: commas followed by a blank separate what stands behind the date. */
function joined(action: string, due: string, rest: string): string {
  const others = rest.split(/[;,]\s+|;/).map((part) => part.trim());
  return [trimEnd(action, /[\s,;]/), due, ...others].filter(Boolean).join("; ");
}
