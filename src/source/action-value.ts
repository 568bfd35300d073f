import type { Amount } from "../model/amount.ts";
import type { Action } from "../model/project.ts";
import { dateWrittenAs, isDate } from "../text/date.ts";
import { saysSomething } from "../text/says-something.ts";
import { trimEnd } from "../text/trim.ts";
import { readAmount } from "./amount-value.ts";
import { noDate, type Reading } from "./attribute-values.ts";
import { isControlId } from "./headed-sections.ts";

/** `bis` and what can only be a date, as a part of its own. */
const duePart = /^(?:bis|by)\b:?\s*(\d.*)$/i;
/** `bis` and something else, with nothing else that could be the day. */
const unclearPart = /^(?:bis|by)\b:?(.*)$/is;
/** `bis` and a date within a part, and a date alone behind a separator. */
const dueWithin = /\s(bis|by)\s+(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{2,4})/gi;
const dateAlone = /[,;]\s*(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{2,4})/g;

/** The id that an action may begin with; alone it names an action that is described elsewhere. */
const actionId = /^\p{Lu}[\p{L}\d._-]{0,39}$/u;

function isActionId(word: string): boolean {
  return actionId.test(word) && isControlId(word);
}

/** How an action is to be written, in German and English. */
export const actionHelp = [
  "Schreiben Sie „Offen: Aufgabe; bis 2027-03-31; Zuständige; Aufwand“.",
  "Write “Open: action; by 2027-03-31; responsible; effort”.",
] as const;

/**
 * Reads `Offen:` id: action; `bis` date; responsible; effort and cost. What stands before `bis` is the action, with semicolons in it too
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
  if (!saysSomething(action)) return nothingToDo;
  const rest = parts.slice(dueAt + 1).filter(Boolean);
  if (rest.some((part) => duePart.test(part))) {
    return { de: "Hier stehen zwei Termine.", en: "There are two dates here." };
  }
  return described(action, due, rest);
}

const nothingToDo = { de: "Hier fehlt die Aufgabe.", en: "The action is missing here." };

/** The action of a text, with what stands behind its day: who is responsible, then effort and cost. */
function described(action: string, due: string | null, rest: readonly string[]): Reading<Action> {
  const colon = action.indexOf(": ");
  const first = action.slice(0, Math.max(colon, 0));
  const id = isActionId(first) ? first : null;
  // Nobody is called “12 PT”.
  const nobody = rest[0] !== undefined && readAmount(rest[0]) !== null;
  const [responsible = ""] = nobody ? [] : rest;
  const efforts = rest.slice(nobody ? 0 : 1);
  const amounts: Amount[] = [];
  for (const effort of efforts) {
    const amount = readAmount(effort);
    if (amount === null) continue;
    if (
      amount === "unclear" ||
      amounts.some((one) => one.unit === amount.unit && one.yearly === amount.yearly)
    )
      return unclearAmount(effort, amount === "unclear");
    amounts.push(amount);
  }
  return {
    value: {
      id,
      text: id === null ? action : action.slice(colon + 1).trimStart(),
      due,
      responsible: saysSomething(responsible) ? responsible : null,
      effort: efforts.join("; ") || null,
      amounts,
      described: true,
    },
  };
}

function unclearAmount(effort: string, isUnclear: boolean): Reading<Action> {
  return isUnclear
    ? {
        de: `Der Betrag „${effort}“ ist nicht eindeutig: Punkt oder Leerzeichen trennen Tausender, ein Komma die Nachkommastellen (6.000 EUR; 6,50 EUR).`,
        en: `The amount “${effort}” is not clear: a dot or blank groups thousands, a comma stands before decimals (6.000 EUR; 6,50 EUR).`,
      }
    : {
        de: `Mit „${effort}“ stehen zwei Beträge derselben Art hier; schreiben Sie ihre Summe.`,
        en: `With “${effort}” there are two amounts of the same kind; write their sum.`,
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
  if (!saysSomething(action)) return nothingToDo;
  if (others.length === 0 && isActionId(action)) return { value: undescribed(action) };
  return described(action, null, others);
}

/** An action of which only the id is known. */
function undescribed(id: string): Action {
  return {
    id,
    text: id,
    due: null,
    responsible: null,
    effort: null,
    amounts: [],
    described: false,
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
