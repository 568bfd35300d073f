import { requirementForm } from "../catalogue/requirement-form.ts";
import type { CatalogueLookup } from "../model/catalogue.ts";
import { kindOf } from "../model/content-kinds.ts";
import { evidenceTypes } from "../model/vocabulary.ts";
import { replaceBetween } from "../text/between.ts";
import { trimEnd } from "../text/trim.ts";
import { readAuditSeverity, readStatus } from "./attribute-values.ts";
import { idHeading, isControlId } from "./headed-sections.ts";
import { idOf, takenIds } from "./ids.ts";
import { type Attribute, labelOf, type Place } from "./labels.ts";
import type { MarkedLine } from "./line-marks.ts";
import { type Markdown, plainText } from "./markdown.ts";

/** Words that a file's lines may mean; of files that are not read yet, their names. */
export interface KnownWords {
  /** Words for a scope, in lower case: ids of sites and objects, and those for more than one. */
  readonly scopes: ReadonlySet<string>;
  readonly risks: ReadonlySet<string>;
  /** Whether an id is one of a requirement: the catalogue has it, or it has the form of the catalogue's ids. */
  readonly isRequirement: (id: string) => boolean;
}

/** The words that the names of a content root's files, and the ids of its catalogue, stand for. */
export function knownWords(paths: readonly string[], catalogue: CatalogueLookup | null): KnownWords {
  const form = catalogue && requirementForm(catalogue.method);
  const ids = (...kinds: readonly (string | null)[]) =>
    paths.filter((path) => kinds.includes(kindOf(path))).map(idOf);
  return {
    scopes: new Set([...takenIds, ...ids("site", "object")]),
    risks: new Set(ids("risk")),
    isRequirement: (id) => catalogue?.requirement(id) !== undefined || form?.test(id) === true,
  };
}

/** Where a line stands, as far as its meaning depends on it. */
export interface LineContext {
  readonly kind: "catalog" | "audit";
  readonly place: Place;
  /** Beginnings of the ids that the file's headings have (`LWL-`). */
  readonly prefixes: ReadonlySet<string>;
  /** Level of the heading that Markdown sees in the line, 0 if it sees none. */
  readonly level: number;
  /** Whether it is a paragraph of its own. */
  readonly alone: boolean;
  /** Whether what can only stand in a control follows next: an attribute or an assessment. */
  readonly followed: boolean;
  /** Whether it is the head of a table. */
  readonly head: boolean;
  /** Id of the control in which it stands. */
  readonly control: string | null;
}

/** What a line would be read as if its marks were right: `text` is the line as it should be written. */
export interface LineMeaning {
  readonly kind: "control" | "assessment" | "attribute";
  readonly attribute?: Attribute;
  readonly text: string;
  /** Length of the marks (and label) in `text`, and of what they take the place of in the line's own text. */
  readonly prefix: number;
  readonly replaced: number;
}

/** What a line was probably meant to be; null if it is prose that can be nothing else. */
export function meaningOf(line: MarkedLine, context: LineContext, known: KnownWords): LineMeaning | null {
  const level = context.level || line.hashes;
  if (level > 0 || isBare(line)) {
    const heading = headingMeaning(line, level, context, known);
    if (heading) return heading;
  }
  if (level === 0 && context.kind === "catalog" && saysScopeAndStatus(line.text, known, true)) {
    return { kind: "assessment", text: `### ${line.text}`, prefix: 4, replaced: 0 };
  }
  return attributeMeaning(line, context, known);
}

/** Whether nothing that makes a list, quotation or table stands before the text. */
function isBare({ lead }: MarkedLine): boolean {
  const signs = replaceBetween(lead, "<", ">", "");
  return /^[\s*_"“”„'`\\|]*$/u.test(signs) && !/^\s*[*_]\s/u.test(signs);
}

function headingMeaning(
  { text }: MarkedLine,
  level: number,
  context: LineContext,
  known: KnownWords,
): LineMeaning | null {
  if (context.kind === "catalog" && level > 0 && saysScopeAndStatus(text, known, false)) {
    return { kind: "assessment", text: `### ${text}`, prefix: 4, replaced: 0 };
  }
  const plain = text.replace(/^\S+\s/u, (word) => `${trimEnd(word.slice(0, -1), /[*_]/)}${word.slice(-1)}`);
  const match = idHeading.exec(plain);
  const [, id = "", title = ""] = match ?? [];
  if (!match || !isControlId(id) || title === "") return null;
  const control: LineMeaning = { kind: "control", text: `## ${plain}`, prefix: 3, replaced: 0 };
  if (level === 2) return control;
  const strong =
    known.isRequirement(id) ||
    context.prefixes.has(prefixOf(id)) ||
    (context.followed && /^\p{Lu}[\p{Lu}\d]*-\d+$/u.test(id));
  if (context.kind === "audit" && level > 0) return strong || /^\p{Lu}{1,4}-?\d+$/u.test(id) ? control : null;
  if (level > 3) return strong && id !== context.control ? control : null;
  if (level > 0) return strong ? control : null;
  const sentence = /[.:;,!?]$/.test(title) || title.includes("](") || title.split(/\s+/).length > 14;
  return strong && context.alone && !sentence ? control : null;
}

/** The beginning of an id up to its last number. */
function prefixOf(id: string): string {
  const upToNumber = trimEnd(id, /\D/);
  return upToNumber === "" ? id : trimEnd(upToNumber, /\d/);
}

/**
 * Whether a text is `SCOPE: STATUS`.
 *
 * @param surely whether nothing but its words says that it is a heading
 */
function saysScopeAndStatus(text: string, { scopes }: KnownWords, surely: boolean): boolean {
  const colon = text.lastIndexOf(":");
  if (colon < 1) return false;
  const plain = (word: string): string => word.replace(/[*_`\\]/g, "").trim();
  const words = text.slice(0, colon).split(",").map(plain);
  const status = plain(text.slice(colon + 1));
  const areKnown = words.every((word) =>
    word
      .toLowerCase()
      .split("@")
      .every((part) => scopes.has(part.trim())),
  );
  const isStatus = "value" in readStatus(status);
  if (surely) return areKnown && isStatus;
  const idLike = words.every((word) => /^[\p{L}\d-]+(?:\s*@\s*[\p{L}\d-]+)?$/u.test(word));
  return idLike && (isStatus || areKnown);
}

function attributeMeaning(line: MarkedLine, context: LineContext, known: KnownWords): LineMeaning | null {
  const read = readLabelAndValue(line, context);
  if (read === null || !/[\p{L}\p{N}[]/u.test(read.value)) return null;
  const { attribute, label, value, colon } = read;
  // A mark makes a list item of it, in which every value counts.
  const marked =
    colon &&
    line.text.includes(":") &&
    /[^\s*_~"“”„'‘’>|\\`<\p{L}]/u.test(line.lead) &&
    !/[>|]/.test(line.lead);
  if (attribute === "responsible" && context.head) return null;
  const inTable = line.lead.includes("|") || line.text.includes("|");
  if (!marked && !isReadable(attribute, value, colon || inTable, known)) {
    // `- Zuständig Haustechnik`, `- Risiko ausfall-klima`: in a list hardly anything but a name.
    const isName = attribute === "responsible" ? isRole(value) : /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(value);
    const mayBeName = (attribute === "responsible" || attribute === "risk") && line.lead.trim() !== "";
    if (!mayBeName || !isName || /[.:!?]$/.test(value)) return null;
  }
  const text = `- ${label}: ${value}`;
  return {
    kind: "attribute",
    attribute,
    text,
    prefix: text.length - value.length,
    replaced: Math.max(line.text.lastIndexOf(value), 0),
  };
}

/** Whether a few words can be a role or person (`Haustechnik`, `facility management`), and no sentence goes on with them. */
function isRole(words: string): boolean {
  const [first = "", ...others] = words.split(" ");
  if (/^\p{Lu}/u.test(first)) return others.length <= 2;
  return /^\p{Ll}/u.test(first) && others.length <= 1 && !sentenceWords.has(first);
}
const sentenceWords: ReadonlySet<string> = new Set([
  "für",
  "ist",
  "sind",
  "war",
  "waren",
  "wird",
  "bleibt",
  "for",
  "is",
  "are",
  "was",
  "were",
  "will",
  "remains",
]);

function readLabelAndValue(
  { text, lead }: MarkedLine,
  { kind, place }: LineContext,
): { attribute: Attribute; label: string; value: string; colon: boolean } | null {
  const [before = ""] = /^\p{L}[\p{L} ]{0,28}/u.exec(text) ?? [];
  const rest = text.slice(before.length);
  const sign = /^[\s*_~\\]*(?:<\/?\w+>\s*)*([:|])[\s*_~:|]*(?:<\/?\w+>)*\s*/u.exec(rest);
  const found = sign ? labelOf(before.trimEnd(), kind, place) : null;
  if (sign && found) {
    const inTable = sign[1] === "|" || lead.includes("|");
    const behind = rest.slice(sign[0].length);
    const separator = found.attribute === "open" ? "; " : ", ";
    const value = inTable
      ? behind
          .split("|")
          .map((cell) => cell.trim())
          .filter(Boolean)
          .join(separator)
      : behind;
    return { ...found, value, colon: !inTable };
  }
  // Another sign in place of the colon, or none.
  const [all = "", word = "", other = ""] = /^(\p{L}+(?: am)?)(\s*[;.,=>–—-]+\s+|\s+)/u.exec(text) ?? [];
  const bare = labelOf(word, kind, place);
  if (!bare || all === "") return null;
  return { ...bare, value: text.slice(all.length), colon: other.trim() !== "" && lead.trim() !== "" };
}

const date = /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{2,4})/;

/** Whether a value is one of its kind, so that the line is hardly a sentence. */
export function isReadable(
  attribute: Attribute,
  value: string,
  colon: boolean,
  { scopes, risks }: KnownWords,
): boolean {
  const words = value.split(",").map((word) => word.trim());
  switch (attribute) {
    case "assessed":
      return date.test(value);
    case "due":
    case "closed":
      return date.test(value) && (colon || value.length <= 10);
    case "open":
      return /[;,]\s*(?:bis|by)\b\s*(?::\s*)?\d/i.test(value) || (colon && value.includes(";"));
    case "severity":
      return "value" in readAuditSeverity(words[0] ?? "") && words.length === 1;
    case "requirements":
      return words.every((word) => /^\p{Lu}\S*\d$/u.test(word));
    case "evidence":
      return (evidenceTypes as readonly string[]).includes(words[0] ?? "") && words.length <= 2;
    case "inherited":
      return value.includes("](") || value.includes("evidence/");
    case "risk":
      return words.every((word) => risks.has(word) || (colon && /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(word)));
    case "scope":
      return words.every((word) => word.split("@").every((part) => scopes.has(part.trim().toLowerCase())));
    case "question":
    case "answer":
      return colon;
    case "responsible":
      return colon && value.length <= 60 && !/[.!?]$/.test(value);
  }
}

/** Beginnings of the ids of a file's controls or findings. */
export function prefixesOf({ root }: Markdown): Set<string> {
  return new Set(
    root.children.flatMap((node) => {
      if (node.type !== "heading" || node.depth !== 2) return [];
      const id = idHeading.exec(plainText(node).trim())?.[1] ?? "";
      return isControlId(id) ? [prefixOf(id)] : [];
    }),
  );
}
