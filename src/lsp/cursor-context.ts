import type { ContentKind } from "../model/content-kinds.ts";
import type { TextPlace } from "../text/edits.ts";
import { trimEnd } from "../text/trim.ts";
import { schemaFor } from "./content-files.ts";

/** What a person is about to write at the cursor. */
export type CursorContext =
  | {
      readonly kind:
        | "control-heading"
        | "scope"
        | "status"
        | "label"
        | "evidence-type"
        | "requirement"
        | "risk";
    }
  | { readonly kind: "evidence-link" }
  | { readonly kind: "metadata-key"; readonly schema: ContentKind }
  | { readonly kind: "metadata-value"; readonly schema: ContentKind; readonly key: string };

const requirementLabels = /^\s*[-*+]\s*(?:Anforderungen|Requirements):/;
const evidenceLabels = /^\s*[-*+]\s*(?:Nachweis|Evidence):/;
const riskLabels = /^\s*[-*+]\s*(?:Risiko|Risk):/;

/** What the text up to the cursor asks for; null where the language server has nothing to offer. */
export function contextAt(path: string, text: string, cursor: TextPlace): CursorContext | null {
  const lines = text.split(/\r?\n/);
  const line = cursor.line - 1;
  const before = (lines[line] ?? "").slice(0, cursor.column - 1);
  const schema = schemaFor(path);
  if (schema !== null && isMetadata(path, lines, line)) {
    const key = keyOfValue(before);
    if (key !== null) return { kind: "metadata-value", schema, key };
    return /^[\w-]*$/.test(before) ? { kind: "metadata-key", schema } : null;
  }
  const address = before.lastIndexOf("](");
  if (address >= 0 && !/[)\s]/.test(before.slice(address + 2))) return { kind: "evidence-link" };
  if (schema !== "catalog" && schema !== "audit") return null;
  if (requirementLabels.test(before)) return { kind: "requirement" };
  if (schema === "catalog") {
    if (/^##\s+\S*$/.test(before)) return { kind: "control-heading" };
    if (/^###\s[^:]*$/.test(before)) return { kind: "scope" };
    if (/^###\s[^:]+:\s*\S*$/.test(before)) return { kind: "status" };
    if (evidenceLabels.test(before)) return { kind: "evidence-type" };
    if (riskLabels.test(before)) return { kind: "risk" };
    if (/^[-*+]\s+\p{L}*$/u.test(before)) return { kind: "label" };
  }
  return null;
}

/** The key whose value is being written at the end of a line of YAML, also in a list or mapping on it; null if none is. */
function keyOfValue(before: string): string | null {
  const done = trimEnd(before, /[^\s,[\]{}]/);
  const isInList = /[[,]$/.test(done.trimEnd());
  const entries = done.split(/[{,]/);
  const first = entries[0]?.trimStart() ?? "";
  entries[0] = first.startsWith("- ") ? first.slice(2) : first;
  const keys = entries.map((entry) => /^\s*([\w-]+):\s/.exec(entry));
  if (isInList) return keys.findLast((key) => key !== null)?.[1] ?? null;
  const last = keys.at(-1);
  return last && entries.at(-1)?.slice(last[0].length).trim() === "" ? (last[1] ?? null) : null;
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
