import { isAlias, isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseAllDocuments } from "yaml";
import { knownPlace, type Places, placeNumber } from "../model/places.ts";
import type { Bilingual, Position } from "../model/position.ts";
import { escapePointer } from "../text/json-pointer.ts";
import type { SchemaNode } from "./schemas.ts";
import { otherError, yamlMessage } from "./yaml-message.ts";

/** Values of a YAML text with the place of each; `errors` if it is not valid YAML (then `data` is null). */
export interface YamlValues {
  readonly data: Record<string, unknown> | null;
  readonly positions: Places;
  readonly errors: readonly { readonly at: Position; readonly message: Bilingual }[];
}

/** Deeper nesting is an attack, not metadata. */
const maxDepth = 20;

/** More values (aliases resolved) are an attack: aliases of aliases can stand for billions. */
const maxValues = 10_000;

/** Beyond as many errors the text is no YAML, and one more helps nobody. */
const mostErrors = 100;

/** Tags that say what holds anyway: text, a list, a group. Any other would make of a value what nobody reads here. */
const plainTags = new Set(["!", ...["str", "seq", "map"].map((name) => `tag:yaml.org,2002:${name}`)]);

/**
 * Reads YAML 1.2. All scalars stay the text that was written (`version: 2.10` is not a number), but those for which the
 * schema wants a number or a truth value.
 *
 * @param firstLine line of the file on which `text` begins
 */
export function readYaml(text: string, file: string, firstLine: number, schema: SchemaNode): YamlValues {
  const lines = new LineCounter();
  const positions = new Map<string, number>();
  const errors: { at: Position; message: Bilingual }[] = [];
  const anchors = new Map<string, ParsedNode>();
  let count = 0;
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line: line + firstLine - 1, column: Math.max(col, 1) };
  };
  const refuse = (offset: number, de: string, en: string): null => {
    if (errors.length < mostErrors) errors.push({ at: place(offset), message: { de, en } });
    return null;
  };

  const convert = (
    node: ParsedNode | null,
    pointer: string,
    wanted: SchemaNode | undefined,
    depth: number,
  ): unknown => {
    // Beyond the limit once is one finding, not one for each value that is left.
    if (node === null || count > maxValues) return null;
    positions.set(pointer, placeNumber(place(node.range[0])));
    count += 1;
    if (depth > maxDepth) return refuse(node.range[0], "zu tief verschachtelt", "too deeply nested");
    if (count > maxValues) return refuse(node.range[0], "zu viele Werte", "too many values");
    if (isAlias(node)) {
      const meant = anchors.get(node.source);
      return meant
        ? convert(meant, pointer, wanted, depth + 1)
        : refuse(
            node.range[0],
            `„*${node.source}“ wiederholt einen Wert, den es darüber nicht gibt`,
            `“*${node.source}” repeats a value that is not there above`,
          );
    }
    if (node.tag !== undefined && !plainTags.has(node.tag)) return refuseTag(node, node.tag);
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isScalar(node)) {
      const value = typeof node.value === "string" ? node.value : "";
      const isWord = node.type === "PLAIN" && node.tag === undefined;
      return isWord ? plain(value, wanted) : value.normalize("NFC");
    }
    if (isSeq(node)) {
      return node.items.map((item, i) =>
        convert(item as ParsedNode, `${pointer}/${i}`, wanted?.items, depth + 1),
      );
    }
    if (isMap(node)) {
      const result: Record<string, unknown> = Object.create(null);
      for (const pair of node.items) {
        const key = keyOf(pair.key as ParsedNode, result);
        if (key === null) continue;
        const child = `${pointer}/${escapePointer(key)}`;
        positions.set(`#${child}`, placeNumber(place((pair.key as ParsedNode).range[0])));
        const extra =
          typeof wanted?.additionalProperties === "object" ? wanted.additionalProperties : undefined;
        result[key] = convert(
          pair.value as ParsedNode | null,
          child,
          wanted?.properties?.[key] ?? extra,
          depth + 1,
        );
      }
      return result;
    }
    return refuse(0, "ein Wert, der nicht zu lesen ist", "a value that can't be read");
  };

  /** The key of a line; null, and an error, if it is none or stands there already: its value would be lost. */
  const keyOf = (node: ParsedNode, group: Readonly<Record<string, unknown>>): string | null => {
    const at = node.range[0];
    if (!isScalar(node) || node.value === null || node.value === "")
      return refuse(at, "vor dem Doppelpunkt muss ein Wort stehen", "a word must stand before the colon");
    if (node.tag !== undefined && !plainTags.has(node.tag)) return refuseTag(node, node.tag);
    if (node.anchor !== undefined) {
      return refuse(
        beforeOf(at, "&"),
        `eine Marke „&${node.anchor}“ darf nicht vor einem Schlüssel stehen`,
        `a mark “&${node.anchor}” can't stand before a key`,
      );
    }
    const key = String(node.value).normalize("NFC");
    if (key === "<<" && node.type === "PLAIN")
      return refuse(at, "„<<“ fügt hier nichts ein", "“<<” inserts nothing here");
    if (Object.hasOwn(group, key))
      return refuse(
        at,
        `der Schlüssel „${key}“ steht zweimal; löschen Sie einen von beiden`,
        `the key “${key}” stands twice; delete one of the two`,
      );
    return key;
  };

  const refuseTag = (node: ParsedNode, tag: string): null => {
    const shown = tag.replace(/^tag:yaml\.org,2002:/, "!!");
    return refuse(
      beforeOf(node.range[0], "!"),
      `„${shown}“ vor einem Wert wird hier nicht gelesen; Werte sind Texte, Listen und Gruppen`,
      `“${shown}” before a value is not read here; values are texts, lists and groups`,
    );
  };

  /** Where the mark stands that belongs to what begins at an offset, such as the `!` of a tag. */
  const beforeOf = (offset: number, mark: string): number => {
    const found = text.lastIndexOf(mark, offset);
    return found < 0 ? offset : text[found - 1] === mark ? found - 1 : found;
  };

  // A lone carriage return ends a line for editors and for Markdown.
  const lineFeeds = text.replace(/\r(?!\n)/g, "\n");
  let data: unknown = null;
  try {
    const documents = parseAllDocuments(lineFeeds, {
      lineCounter: lines,
      schema: "failsafe",
      logLevel: "silent",
      prettyErrors: false,
      // It compares each key with each other: `keyOf` looks them up.
      uniqueKeys: false,
    });
    const [first, ...others] = "empty" in documents ? [] : documents;
    // What the parser says after its first error mostly follows from it.
    const [error] = first?.errors ?? [];
    if (error)
      errors.push({ at: place(error.pos[0]), message: yamlMessage(error.code, lineFeeds, error.pos[0]) });
    // A closing `---` or `...` begins a document without content; what stands in another would be lost.
    const second = others.find(({ contents, errors }) => holdsValue(contents) || errors.length > 0);
    if (errors.length === 0 && second) {
      refuse(
        second.range[0],
        "hier beginnen zweite Metadaten, die niemand liest",
        "second metadata begin here, which nobody reads",
      );
    }
    if (errors.length === 0) data = convert((first?.contents ?? null) as ParsedNode | null, "", schema, 0);
  } catch {
    // The parser recurses: text made to nest very deeply ends in a stack overflow, which is bad content, no bug.
    errors.push({ at: { file, line: firstLine, column: 1 }, message: otherError });
  }
  if (errors.length > 0) return { data: null, positions, errors };
  if (data === null) return { data: Object.create(null), positions, errors };
  if (typeof data !== "object" || Array.isArray(data)) {
    const at = knownPlace(positions, file, "") ?? { file, line: firstLine, column: 1 };
    const message = {
      de: "erwartet werden Zeilen der Form „schlüssel: wert“",
      en: "expected lines of the form “key: value”",
    };
    return { data: null, positions, errors: [{ at, message }] };
  }
  return { data: data as Record<string, unknown>, positions, errors };
}

function holdsValue(contents: unknown): boolean {
  return contents !== null && !(isScalar(contents) && contents.source === "" && contents.tag === undefined);
}

/** A word without quotation marks, after the core schema of YAML 1.2 (10.3.2) where `wanted` asks for more than text. */
function plain(value: string, wanted: SchemaNode | undefined): unknown {
  if (/^(~|null|Null|NULL)?$/.test(value)) return null;
  if (wanted?.type === "boolean" && /^(true|True|TRUE|false|False|FALSE)$/.test(value))
    return value.toLowerCase() === "true";
  if (wanted?.type === "number" || wanted?.type === "integer") {
    if (/^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(value)) return Number(value);
  }
  return value.normalize("NFC");
}
