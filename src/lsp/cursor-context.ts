import type { ContentKind } from "../model/content-kinds.ts";
import { type Attribute, labels } from "../source/labels.ts";
import type { TextPlace } from "../text/edits.ts";
import { schemaFor } from "./content-files.ts";
import { type YamlCursor, yamlCursorAt } from "./yaml-cursor.ts";

/** What a person is about to write at the cursor. */
export type CursorContext =
  /** A label; `below` that of another item. */
  | { readonly kind: "label"; readonly below: boolean }
  | {
      readonly kind:
        | "control-heading"
        | "scope"
        | "status"
        | "evidence-type"
        | "duration"
        | "requirement"
        | "risk"
        | "person"
        | "today"
        | "day-to-come"
        | "audit-severity";
    }
  /** The address of a link, of which `written` stands there; `inherited` in a line `Geerbt:`. */
  | { readonly kind: "evidence-link"; readonly written: string; readonly inherited: boolean }
  | { readonly kind: "metadata"; readonly schema: ContentKind; readonly cursor: YamlCursor };

/** What the text up to the cursor asks for; null where the language server has nothing to offer. */
export function contextAt(path: string, text: string, cursor: TextPlace): CursorContext | null {
  const lines = text.split(/\r?\n/);
  const line = cursor.line - 1;
  const before = (lines[line] ?? "").slice(0, cursor.column - 1);
  const schema = schemaFor(path);
  if (schema !== null && isMetadata(path, lines, line)) {
    const yaml = yamlCursorAt(lines.slice(path.endsWith(".yaml") ? 0 : 1, line), before);
    return yaml && { kind: "metadata", schema, cursor: yaml };
  }
  const address = before.lastIndexOf("](");
  const written = before.slice(address + 2);
  if (address >= 0 && !written.includes(")"))
    return { kind: "evidence-link", written, inherited: labelOn(before)?.attribute === "inherited" };
  if (schema !== "catalog" && schema !== "audit") return null;
  const label = labelOn(before);
  if (label) return valueContext(label, schema);
  if (schema === "catalog") {
    if (/^##\s+\S*$/.test(before)) return { kind: "control-heading" };
    if (/^###\s[^:]*$/.test(before)) return { kind: "scope" };
    if (/^###\s[^:]+:\s*\S*$/.test(before)) return { kind: "status" };
  }
  if (/^[-*+]\s+\p{L}*$/u.test(before)) return { kind: "label", below: false };
  // Below a question of an audit stands what it is about, and its answer.
  return schema === "audit" && /^\s+[-*+]\s+\p{L}*$/u.test(before) ? { kind: "label", below: true } : null;
}

interface WrittenLabel {
  readonly attribute: Attribute;
  /** What stands behind its colon up to the cursor. */
  readonly value: string;
}

/** The label of the list item that is being written. */
function labelOn(before: string): WrittenLabel | null {
  const item = before.trimStart();
  const colon = item.indexOf(":");
  if (!/^[-*+]/.test(item) || colon < 0) return null;
  const word = item.slice(1, colon).trim();
  const found = Object.entries(labels).find(([, { de, en }]) => word === de || word === en);
  return found ? { attribute: found[0] as Attribute, value: item.slice(colon + 1) } : null;
}

function valueContext({ attribute, value }: WrittenLabel, schema: "catalog" | "audit"): CursorContext | null {
  const part = value.slice(Math.max(value.lastIndexOf(","), value.lastIndexOf(";")) + 1);
  switch (attribute) {
    case "requirements":
      return { kind: "requirement" };
    case "evidence":
      return schema === "audit" ? null : { kind: value.includes(",") ? "duration" : "evidence-type" };
    case "responsible":
      return { kind: "person" };
    case "assessed":
      return { kind: value.includes(",") ? "person" : "today" };
    case "open":
      if (/^\s*(?:bis|by)\s/.test(part)) return { kind: "day-to-come" };
      return value.includes(";") ? { kind: "person" } : null;
    case "risk":
      return { kind: "risk" };
    case "severity":
      return { kind: "audit-severity" };
    case "scope":
      return { kind: "scope" };
    case "due":
      return { kind: "day-to-come" };
    case "closed":
      return { kind: "today" };
    case "answer":
      return value.trim() === "" ? { kind: "today" } : null;
    case "inherited":
    case "question":
      return null;
  }
}

function isMetadata(path: string, lines: readonly string[], line: number): boolean {
  if (path.endsWith(".yaml")) return true;
  if (lines[0]?.trimEnd() !== "---" || line === 0) return false;
  const end = lines.findIndex((text, i) => i > 0 && text.trimEnd() === "---");
  return end < 0 || line < end;
}

/** The word under the cursor: an id, a site, an object or a path, with its place in the line. */
export function wordAt(line: string, character: number): { text: string; start: number; end: number } | null {
  for (const pattern of [/\]\(([^)\s\]]+)\)/g, /[\p{L}\p{N}][\p{L}\p{N}.@-]*/gu]) {
    for (const match of line.matchAll(pattern)) {
      const text = match[1] ?? match[0];
      const start = match.index + match[0].indexOf(text);
      const end = start + text.length;
      if (start <= character && character <= end) return { text, start, end };
    }
  }
  return null;
}
