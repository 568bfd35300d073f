import { liesAmong } from "../model/content-kinds.ts";
import type { Problem } from "../model/project.ts";
import { findHidden, showHidden } from "../text/hidden-characters.ts";

/** The problem of a text that holds characters which nobody sees, at the first of them; none if it holds none. */
export function hiddenCharacters(path: string, text: string): Problem[] {
  const found = findHidden(text);
  const [first] = found;
  if (!first) return [];
  const lines = text.slice(0, first.offset).split(/\r\n|\n|\r/);
  const name = `U+${first.code.toString(16).toUpperCase().padStart(4, "0")}`;
  const more = found.length - 1;
  return [
    {
      rule: path.endsWith(".md") ? "catalog-syntax" : "front-matter-invalid",
      at: { file: path, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 },
      message: {
        de: `Hier steht ein unsichtbares Zeichen (${name}), das ändert, was man liest${more > 0 ? `; ${more} weitere folgen` : ""}.`,
        en: `An invisible character (${name}) stands here, which changes what one reads${more > 0 ? `; ${more} more follow` : ""}.`,
      },
      help: {
        de: "Löschen Sie es: Schreiben Sie die Stelle neu, statt sie aus einem anderen Programm einzufügen.",
        en: "Delete it: write this part anew instead of pasting it from another program.",
      },
      ...(liesAmong("evidence", path) ? { evidence: path.replace(/\.yaml$/, "") } : {}),
    },
  ];
}

/** The problem of a file whose name holds such characters: nobody could tell it from another one. */
export function hiddenInName(path: string): Problem {
  const shown = showHidden(path).replace(/[\t\n\r]/g, "\ufffd");
  return {
    rule: "file-unreadable",
    at: { file: shown, line: 1, column: 1 },
    message: {
      de: `Im Namen der Datei ${shown} steht ein unsichtbares Zeichen, hier als � gezeigt; sie wird nicht gelesen.`,
      en: `The name of the file ${shown} holds an invisible character, shown as � here; the file is not read.`,
    },
    help: {
      de: "Benennen Sie die Datei oder ihren Ordner um, ohne Zeilenumbruch und ohne unsichtbare Zeichen.",
      en: "Rename the file or its folder, without a line break and without invisible characters.",
    },
    ...(liesAmong("evidence", path) ? { evidence: shown } : {}),
  };
}

/** What has been looked through: nothing that was read is ever changed, and the next check finds most of it again. */
const known = new WeakMap<object, object>();

/**
 * What was read, with a visible sign in place of each hidden character: whatever is published is made of this, so that none
 * reaches a page, a PDF or a terminal, however it was written in the source.
 */
export function withoutHidden<T>(value: T): T {
  const shown = (each: unknown): unknown => {
    if (typeof each === "string") return showHidden(each);
    if (typeof each !== "object" || each === null) return each;
    const before = known.get(each);
    if (before !== undefined) return before;
    const now = shownWithin(each, shown);
    // What is named in several places stays one thing. A group of nothing but words that stays as it is needs no memory.
    if (now !== each || Object.values(each).some(isObject) || isCollection(each)) known.set(each, now);
    return now;
  };
  return shown(value) as T;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function isCollection(value: object): boolean {
  return value instanceof Set || value instanceof Map;
}

/** The object itself if nothing in it is hidden; else one with the same prototype. Most is walked through and left alone. */
function shownWithin(value: object, shown: (each: unknown) => unknown): object {
  const isSame = (part: unknown): boolean => shown(part) === part;
  if (Array.isArray(value)) return value.every(isSame) ? value : value.map(shown);
  if (value instanceof Set) return [...value].every(isSame) ? value : new Set([...value].map(shown));
  if (value instanceof Map) {
    for (const [key, part] of value)
      if (!isSame(key) || !isSame(part))
        return new Map([...value].map((entry) => entry.map(shown) as [unknown, unknown]));
    return value;
  }
  const parts = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(value)) {
    if (isSame(key) && isSame(parts[key])) continue;
    const entries = Object.entries(value).map((entry) => entry.map(shown) as [string, unknown]);
    return Object.assign(Object.create(Object.getPrototypeOf(value)), Object.fromEntries(entries));
  }
  return value;
}
