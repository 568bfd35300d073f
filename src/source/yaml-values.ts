import { isAlias, isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from "yaml";
import type { Position } from "../model/position.ts";
import { escapePointer } from "../text/json-pointer.ts";
import type { SchemaNode } from "./schemas.ts";

/** Values of a YAML text with the place of each; `errors` if it is not valid YAML (then `data` is null). */
export interface YamlValues {
  readonly data: Record<string, unknown> | null;
  readonly positions: ReadonlyMap<string, Position>;
  readonly errors: readonly { readonly at: Position; readonly message: string }[];
}

/** Deeper nesting is an attack, not metadata. */
const maxDepth = 20;

/** More values (aliases resolved) are an attack: aliases of aliases can stand for billions. */
const maxValues = 100_000;

/**
 * Reads YAML 1.2. All scalars stay the text that was written (`version: 2.10` is not a number), but those for which the
 * schema wants a number or a truth value.
 *
 * @param firstLine line of the file on which `text` begins
 */
export function readYaml(text: string, file: string, firstLine: number, schema: SchemaNode): YamlValues {
  const lines = new LineCounter();
  const positions = new Map<string, Position>();
  const errors: { at: Position; message: string }[] = [];
  const anchors = new Map<string, ParsedNode>();
  let count = 0;
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line: line + firstLine - 1, column: Math.max(col, 1) };
  };
  const refuse = (offset: number, message: string): null => {
    errors.push({ at: place(offset), message });
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
    positions.set(pointer, place(node.range[0]));
    count += 1;
    if (depth > maxDepth) return refuse(node.range[0], "too deeply nested");
    if (count > maxValues) return refuse(node.range[0], "too many values");
    if (isAlias(node)) {
      const meant = anchors.get(node.source);
      return meant ? convert(meant, pointer, wanted, depth + 1) : refuse(node.range[0], "unknown alias");
    }
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isScalar(node)) {
      const value = typeof node.value === "string" ? node.value : "";
      return node.type === "PLAIN" ? plain(value, wanted) : value.normalize("NFC");
    }
    if (isSeq(node)) {
      return node.items.map((item, i) =>
        convert(item as ParsedNode, `${pointer}/${i}`, wanted?.items, depth + 1),
      );
    }
    if (isMap(node)) {
      const result: Record<string, unknown> = Object.create(null);
      for (const pair of node.items) {
        const keyNode = pair.key as ParsedNode;
        if (!isScalar(keyNode)) {
          refuse(keyNode.range[0], "a key must be a word");
          continue;
        }
        const key = String(keyNode.value ?? "").normalize("NFC");
        const child = `${pointer}/${escapePointer(key)}`;
        positions.set(`#${child}`, place(keyNode.range[0]));
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
    return refuse(0, "unknown kind of value");
  };

  let data: unknown = null;
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      schema: "failsafe",
      logLevel: "silent",
      prettyErrors: false,
    });
    // What the parser says after its first error mostly follows from it.
    const [error] = document.errors;
    if (error) errors.push({ at: place(error.pos[0]), message: error.message });
    if (errors.length === 0) data = convert(document.contents as ParsedNode | null, "", schema, 0);
  } catch (error) {
    // The parser recurses: text made to nest very deeply ends in a stack overflow, which is bad content, no bug.
    errors.push({ at: { file, line: firstLine, column: 1 }, message: (error as Error).message });
  }
  if (errors.length > 0) return { data: null, positions, errors };
  if (data === null) return { data: Object.create(null), positions, errors };
  if (typeof data !== "object" || Array.isArray(data)) {
    const at = positions.get("") ?? { file, line: firstLine, column: 1 };
    return { data: null, positions, errors: [{ at, message: "expected lines of the form “key: value”" }] };
  }
  return { data: data as Record<string, unknown>, positions, errors };
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
