import { type ContentKind, liesAmong } from "../model/content-kinds.ts";
import type { Bilingual, Language } from "../model/position.ts";
import { wideScope } from "../model/scope-words.ts";
import { statusOfWord } from "../model/status-words.ts";
import { words } from "../model/words.ts";
import { rules } from "../rules/index.ts";
import { type Attribute, labels } from "../source/labels.ts";
import { schemaOf } from "../source/schemas.ts";
import { parseDuration } from "../text/duration.ts";
import { durationWords } from "../text/duration-words.ts";
import type { TextPlace } from "../text/edits.ts";
import { entryOf } from "../text/entry-of.ts";
import { lineAt } from "./content-workspace.ts";
import { type CursorContext, contextAt } from "./cursor-context.ts";
import { explainKey } from "./schema-words.ts";
import { namesOf } from "./vocabulary-names.ts";
import { labelMeanings, scopeMeanings, statusMeanings } from "./word-meanings.ts";
import { schemaAt } from "./yaml-cursor.ts";

/** A word of the format, and what it means. */
export interface Explained {
  readonly word: string;
  readonly text: string;
}

/**
 * What a word of the format means where it stands: a key, label, scope, status, type, severity or duration. Null for a word
 * of the content.
 *
 * @param end where the word ends
 */
export function explainFormat(
  path: string,
  text: string,
  word: string,
  end: TextPlace,
  language: Language,
): Explained | null {
  const rest = lineAt(text, end).slice(end.column - 1);
  const duration = durationMeaning(word, language);
  if (duration !== null) return { word, text: duration };
  const context = contextAt(path, text, end);
  if (context?.kind === "metadata") return explainMetadata(context, word, rest, language);
  if (!liesAmong("catalog", path) && !liesAmong("audit", path)) return null;
  const meaning = explainMarkdown(context, lineAt(text, end), word, rest);
  return meaning && { word, text: meaning[language] };
}

function durationMeaning(word: string, language: Language): string | null {
  return parseDuration(word) === null ? null : durationWords(word)[language];
}

function explainMetadata(
  { schema, cursor }: Extract<CursorContext, { kind: "metadata" }>,
  word: string,
  rest: string,
  language: Language,
): Explained | null {
  const isKey = cursor.writes !== "value" && /^:(?:\s|$)/.test(rest);
  const keys = isKey ? [...cursor.keys, word] : cursor.keys;
  const rule = cursor.keys[0] === "rules" && isKey ? rules.find(({ id }) => id === word) : undefined;
  if (rule) return { word, text: rule.summary[language] };
  if (!isKey) return explainValue(schema, keys, word, language);
  const node = schemaAt(schemaOf(schema), keys);
  if (!node) return null;
  const { title, text } = explainKey(node, language);
  const said = [title, text].filter((part) => part !== "").join(": ");
  const allowed = (node.items ?? node).enum?.join(", ");
  const choice = allowed && { de: `erlaubt: ${allowed}`, en: `allowed: ${allowed}` }[language];
  const whole = [said, choice].filter(Boolean).join("; ");
  return whole === "" ? null : { word, text: whole };
}

function explainValue(
  schema: ContentKind,
  keys: readonly string[],
  word: string,
  language: Language,
): Explained | null {
  const name = entryOf(namesOf(schema, keys.at(-1) ?? ""), word);
  if (name) return { word, text: name[language] };
  const severity = keys[0] === "rules" ? entryOf(severities, word) : undefined;
  return severity ? { word, text: severity[language] } : null;
}

const severities: Readonly<Record<string, Bilingual>> = {
  ...words.severity,
  off: { de: "diese Regel wird nicht geprüft", en: "this rule is not checked" },
};

function explainMarkdown(
  context: CursorContext | null,
  line: string,
  word: string,
  rest: string,
): Bilingual | null {
  if (/^\s*[-*+]\s/.test(line) && rest.startsWith(":")) return labelMeaning(word);
  const status = entryOf(statusOfWord, word.toLowerCase());
  const isHeading = /^###\s/.test(line);
  if (isHeading && status && rest.trim() === "") return statusMeanings[status];
  const scope = isHeading || context?.kind === "scope" ? wideScope(word) : null;
  if (scope) return scopeMeanings[scope];
  return context?.kind === "evidence-type" ? (entryOf(words.evidenceType, word) ?? null) : null;
}

function labelMeaning(word: string): Bilingual | null {
  const found = Object.entries(labels).find(([, { de, en }]) => word === de || word === en);
  return found ? labelMeanings[found[0] as Attribute] : null;
}
