import type { SchemaNode } from "../source/schemas.ts";

/** Where in metadata the cursor is. */
export interface YamlCursor {
  /** The keys around it, the outermost first; of a value its own is the last. */
  readonly keys: readonly string[];
  /** What is being written: behind a list mark it may be either. */
  readonly writes: "key" | "value" | "either";
  /** What is written of it so far. */
  readonly word: string;
}

interface Frame {
  readonly kind: "map" | "list";
  key: string | null;
}

const blockKey = /^(\s*(?:- +)*)([\p{L}\p{N}_.-]+):\s*(?:#.*)?$/u;

/**
 * Reads metadata up to the cursor: block lines by their indentation, `{…}` and `[…]` on the line itself. Null within a
 * comment or a quotation.
 *
 * @param lines the lines above, of the metadata alone
 * @param before what stands before the cursor on its line
 */
export function yamlCursorAt(lines: readonly string[], before: string): YamlCursor | null {
  const [lead = ""] = /^\s*(?:- +)*/.exec(before) ?? [];
  const dash = lead.indexOf("-");
  const content = before.slice(lead.length);
  if (/^#|\s#/.test(content)) return null;
  const frames = framesOf(content);
  if (frames === null) return null;
  const above = keysAbove(lines, dash < 0 ? lead.length - 1 : dash);
  const own = frames.stack.flatMap(({ key }) => key ?? []);
  const last = frames.stack.at(-1);
  const isItem = dash >= 0 && frames.stack.length === 1 && last?.key === null;
  const writes = isItem ? "either" : last?.kind === "map" && last.key === null ? "key" : "value";
  return { keys: [...above, ...own], writes, word: frames.word };
}

/** What is open at the end of a line's content; null within a quotation. */
function framesOf(content: string): { readonly stack: readonly Frame[]; readonly word: string } | null {
  const stack: Frame[] = [{ kind: "map", key: null }];
  let word = "";
  for (let i = 0; i < content.length; i++) {
    const sign = content.charAt(i);
    const last = stack.at(-1);
    if (sign === '"' || sign === "'") {
      const end = content.indexOf(sign, i + 1);
      if (end < 0) return null;
      word += content.slice(i + 1, end);
      i = end;
    } else if ((sign === "{" || sign === "[") && word.trim() === "") {
      stack.push({ kind: sign === "{" ? "map" : "list", key: null });
      word = "";
    } else if ((sign === "}" || sign === "]") && stack.length > 1) {
      stack.pop();
      word = "";
    } else if (sign === "," && stack.length > 1) {
      if (last) last.key = null;
      word = "";
    } else if (
      sign === ":" &&
      /^(?:\s|$)/.test(content.slice(i + 1)) &&
      last?.kind === "map" &&
      last.key === null
    ) {
      last.key = word.trim();
      word = "";
    } else word += sign;
  }
  return { stack, word: word.trim() };
}

/** The keys of the blocks that a line lies in, whose own content begins behind `column`. */
function keysAbove(lines: readonly string[], column: number): string[] {
  const keys: string[] = [];
  let limit = column;
  for (const line of lines.toReversed()) {
    if (limit < 0) break;
    const [, lead = "", key] = blockKey.exec(line) ?? [];
    if (key === undefined || lead.length > limit) continue;
    keys.unshift(key);
    limit = lead.includes("-") ? lead.indexOf("-") : lead.length - 1;
  }
  return keys;
}

/** What a schema says of a place, by the keys around it; null where it says nothing. */
export function schemaAt(schema: SchemaNode, keys: readonly string[]): SchemaNode | null {
  let node: SchemaNode = schema;
  for (const key of keys) {
    const below = node.properties ? node : (node.items ?? node);
    const more = typeof below.additionalProperties === "object" ? below.additionalProperties : undefined;
    const next = below.properties?.[key] ?? more;
    if (!next) return null;
    node = next;
  }
  return node;
}
