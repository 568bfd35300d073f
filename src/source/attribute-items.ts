import type { List, ListItem, Paragraph, RootContent } from "mdast";
import type { Located, Position } from "../model/position.ts";
import type { Problem, ProblemOf } from "../model/project.ts";
import { saysSomething } from "../text/says-something.ts";
import type { Reading } from "./attribute-values.ts";
import { type Attribute, type LabelReading, labels, mayStand, type Place, readLabel } from "./labels.ts";
import { lazyLineProblem, withoutLazyLines } from "./lazy-lines.ts";
import { isMended, type Markdown, placeIn, plainText, startOf, wordChange } from "./markdown.ts";

/** A list item `Label: value`. */
export interface AttributeItem {
  readonly attribute: Attribute;
  /** The label as written. */
  readonly word: string;
  /** The value as one line, without markup; empty if it says nothing. */
  readonly value: string;
  /** Where the value begins. */
  readonly at: Position;
  /** True if the label is misspelt: it is reported, and counts as meant, so that nothing else is found to be missing. */
  readonly guessed: boolean;
  readonly paragraph: Paragraph;
  readonly item: ListItem;
}

/** Attributes of a section and what else stands in it. */
export interface Section {
  readonly attributes: readonly AttributeItem[];
  readonly prose: readonly RootContent[];
}

/** Splits a section into its attributes and its prose; misspelt and misplaced labels become problems. */
export function splitSection(
  markdown: Markdown,
  nodes: readonly RootContent[],
  place: Place,
  problems: Problem[],
): Section {
  const attributes: AttributeItem[] = [];
  const prose: RootContent[] = [];
  for (const node of nodes) {
    if (node.type !== "list") {
      prose.push(node);
      continue;
    }
    const rest: ListItem[] = [];
    for (const item of node.children) {
      const [paragraph] = item.children;
      const { own, below } = withoutLazyLines(markdown, item);
      const taken = readItem(markdown, own, place, problems);
      const [lazy] = below;
      if (lazy && paragraph && taken !== "prose" && !isMended(markdown, paragraph))
        problems.push(lazyLineProblem(startOf(markdown, lazy)));
      if (taken === "prose") rest.push(item);
      else {
        if (taken !== null) attributes.push(taken);
        // What is written below an attribute is prose of the section: nothing is lost.
        prose.push(...below, ...item.children.slice(1));
      }
    }
    if (rest.length > 0) prose.push({ ...node, children: rest } satisfies List);
  }
  return { attributes, prose };
}

/** The label of a list item and what it is in a place; null if the item is prose. */
export function labelledItem(
  item: ListItem,
  place: Place,
): {
  readonly word: string;
  readonly text: string;
  readonly reading: Exclude<LabelReading, { kind: "prose" }>;
  readonly paragraph: Paragraph;
} | null {
  const paragraph = item.children[0];
  if (paragraph?.type !== "paragraph") return null;
  const all = plainText(paragraph);
  const colon = all.indexOf(":");
  const word = all.slice(0, Math.max(colon, 0)).trim();
  if (!/^\p{L}[^\n]{0,30}$/u.test(word)) return null;
  const reading = readLabel(word, place);
  return reading.kind === "prose"
    ? null
    : { word, text: all.slice(colon + 1).trimStart(), reading, paragraph };
}

function readItem(
  markdown: Markdown,
  item: ListItem,
  place: Place,
  problems: Problem[],
): AttributeItem | "prose" | null {
  const labelled = labelledItem(item, place);
  if (labelled === null) return "prose";
  const { word, text, reading, paragraph } = labelled;
  const mended = isMended(markdown, paragraph);
  if (reading.kind !== "attribute" && !mended)
    problems.push(labelProblem(markdown, paragraph, word, place, reading));
  if (reading.kind === "misplaced" || !mayStand(reading.attribute, place)) return null;
  const value = text
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  // An empty part says nothing, and its line is no broken one: what lacks there is said where it is missed.
  if (/[^\s,;]\s*[,;]$/.test(value) && !mended)
    problems.push(openEndProblem(placeIn(markdown, paragraph, word), value));
  if (place === "assessment" && reading.attribute === "due" && !/\d/.test(value)) return "prose";
  const firstWord = value.split(" ")[0] ?? "";
  return {
    attribute: reading.attribute,
    word,
    value: saysSomething(value) ? value : "",
    at: placeIn(markdown, paragraph, firstWord, ":"),
    guessed: reading.kind === "misspelt" || mended,
    paragraph,
    item,
  };
}

function labelProblem(
  markdown: Markdown,
  paragraph: Paragraph,
  word: string,
  place: Place,
  reading: { kind: "misspelt" | "misplaced" | "synonym"; label: string; attribute: Attribute },
): Problem {
  const at = placeIn(markdown, paragraph, word);
  if (reading.kind === "synonym") {
    return {
      rule: "catalog-syntax",
      severity: "warning",
      at,
      message: {
        de: `„${word}:“ wird als „${reading.label}:“ gelesen.`,
        en: `“${word}:” is read as “${reading.label}:”.`,
      },
      help: {
        de: `Schreiben Sie „${reading.label}: …“, damit überall dasselbe Wort steht.`,
        en: `Write “${reading.label}: …”, so that it is the same word everywhere.`,
      },
      ...wordChange(markdown, at, { wrong: word, right: reading.label, safe: true }),
    };
  }
  if (reading.kind === "misspelt") {
    return {
      rule: "catalog-syntax",
      at,
      message: {
        de: `„${word}:“ ist keine bekannte Angabe; meinten Sie „${reading.label}:“?`,
        en: `“${word}:” is no known label; did you mean “${reading.label}:”?`,
      },
      help: {
        de: `Schreiben Sie „${reading.label}: …“, oder formulieren Sie den Satz ohne Doppelpunkt, wenn es Fließtext ist.`,
        en: `Write “${reading.label}: …”, or put the sentence without a colon if it is prose.`,
      },
      ...wordChange(markdown, at, { wrong: word, right: reading.label, safe: true }),
    };
  }
  const home = ["requirements", "evidence"].includes(reading.attribute)
    ? { de: "direkt unter die Überschrift der Maßnahme", en: "directly below the control's heading" }
    : { de: "unter eine Bewertung („### standort: status“)", en: "below an assessment (“### site: status”)" };
  const label = labels[reading.attribute];
  return {
    rule: "catalog-syntax",
    at,
    message: {
      de: `„${word}:“ steht an der falschen Stelle; „${label.de}:“ gehört ${home.de}.`,
      en: `“${word}:” is in the wrong place; “${label.en}:” belongs ${home.en}.`,
    },
    help: {
      de:
        place === "before-controls"
          ? "Verschieben Sie die Zeile unter die Überschrift, zu der sie gehört."
          : `Verschieben Sie die Zeile ${home.de}.`,
      en:
        place === "before-controls"
          ? "Move the line below the heading it belongs to."
          : `Move the line ${home.en}.`,
    },
  };
}

/** The problem of a value that ends where another part of it should follow. */
function openEndProblem(at: Position, value: string): Problem {
  return {
    rule: "catalog-syntax",
    severity: "warning",
    at,
    message: {
      de: `Die Angabe endet mit „${value.slice(-1)}“; was folgen sollte, fehlt oder gehört nicht mehr zu ihr.`,
      en: `The attribute ends with “${value.slice(-1)}”; what should follow is missing or no part of it any more.`,
    },
    help: {
      de: "Ergänzen Sie, was fehlt, oder löschen Sie das Zeichen am Ende. Eine Fortsetzung in der nächsten Zeile wird eingerückt.",
      en: "Add what is missing, or delete the sign at the end. What goes on in the next line is indented.",
    },
  };
}

/** The problem of a value that can't be read. */
export function valueProblem(
  at: Position,
  de: string,
  en: string,
  helpDe: string,
  helpEn: string,
): ProblemOf<"catalog-syntax"> {
  return {
    rule: "catalog-syntax",
    at,
    message: { de, en },
    help: { de: helpDe, en: helpEn },
  };
}

/** The parts of a comma-separated value, each with its place. Empty parts are left out. */
export function listed(markdown: Markdown, item: AttributeItem): { value: string; at: Position }[] {
  const parts: { value: string; at: Position }[] = [];
  let after = ":";
  for (const raw of item.value.split(",")) {
    const value = raw.trim();
    if (value === "") continue;
    parts.push({ value, at: placeIn(markdown, item.paragraph, value, after) });
    after = value;
  }
  return parts;
}

/** Takes a value that could be read, or reports what was wrong with it (behind a misspelt label that is enough). */
export function take<T>(
  markdown: Markdown,
  item: AttributeItem,
  reading: Reading<T>,
  into: Located<T>[],
  problems: Problem[],
  helpDe: string,
  helpEn: string,
): void {
  if ("value" in reading) into.push({ value: reading.value, at: item.at });
  else if (!item.guessed)
    problems.push({
      ...valueProblem(item.at, reading.de, reading.en, helpDe, helpEn),
      ...(reading.correction &&
        wordChange(markdown, placeOfWord(markdown, item, reading.correction.wrong), reading.correction)),
    });
}

/** Reports an attribute without a value. */
export function emptyValue(item: AttributeItem, problems: Problem[]): void {
  if (item.guessed) return;
  problems.push(
    valueProblem(
      item.at,
      "Nach dem Doppelpunkt steht kein Wert.",
      "There is no value after the colon.",
      "Tragen Sie den Wert ein, oder löschen Sie die Zeile.",
      "Enter the value, or delete the line.",
    ),
  );
}

/** Where a word of a value stands; where the value begins if it stands there more than once. */
function placeOfWord(markdown: Markdown, { at, paragraph, value }: AttributeItem, word: string): Position {
  return value.split(word).length === 2 ? placeIn(markdown, paragraph, word, ":") : at;
}
