import { isMap, isScalar, type Pair, type ParsedNode, parseDocument, type YAMLMap } from "yaml";
import type { Approval, DocumentsData, ReferenceDocumentId } from "../../model/reference-document.ts";
import { canonicalJson } from "../../text/canonical-json.ts";
import { applyEdits, replaceRange, type TextEdit } from "../../text/edits.ts";
import { frontMatterOf } from "../front-matter.ts";

type Node = ParsedNode | null;

/**
 * The text of `controls/domain.md` with the approval of a document, in place of one that stands there; whatever else stands
 * there stays as it is. Null if the text has no place for it, or if reading it back would give anything else.
 */
export function withApproval(text: string, id: ReferenceDocumentId, approval: Approval): string | null {
  if (text.includes("\r")) {
    const plain = text.replaceAll("\r\n", "\n");
    // Of several kinds of line ends nobody can say which a new line has.
    if (plain.includes("\r") || plain.replaceAll("\n", "\r\n") !== text) return null;
    return withApproval(plain, id, approval)?.replaceAll("\n", "\r\n") ?? null;
  }
  const matter = frontMatterOf(text);
  if (matter.kind !== "found") return null;
  const start = text.indexOf("\n") + 1;
  const yaml = text.slice(start, start + matter.yaml.length);
  const before = valuesOf(yaml);
  const edit = editFor(yaml, id, written(approval));
  if (before === null || edit === null) return null;
  const after = applyEdits(yaml, [edit]);
  const documents = (before.documents ?? {}) as DocumentsData;
  const expected = { ...before, documents: { ...documents, [id]: { ...documents[id], approved: approval } } };
  const isProven = canonicalJson(valuesOf(after)) === canonicalJson(expected);
  return isProven ? text.slice(0, start) + after + text.slice(start + yaml.length) : null;
}

/** An approval as YAML on one line; JSON strings are YAML. */
function written({ by, on, digest }: Approval): string {
  return `{by: ${JSON.stringify(by)}, on: ${on}${digest === undefined ? "" : `, digest: ${digest}`}}`;
}

function editFor(yaml: string, id: string, approval: string): TextEdit | null {
  const document = parseDocument<ParsedNode>(yaml, { schema: "failsafe", logLevel: "silent" });
  if (document.errors.length > 0 || !isMap(document.contents)) return null;
  const top = document.contents as YAMLMap.Parsed;
  const documents = mapAt(top, "documents");
  if (documents === undefined) return added(yaml, top, `documents:\n  ${id}:\n    approved: ${approval}`);
  if (documents === null) return null;
  const own = mapAt(documents, id);
  if (own === undefined)
    return documents.flow
      ? added(yaml, documents, `${id}: {approved: ${approval}}`)
      : added(yaml, documents, `${id}:\n  approved: ${approval}`);
  if (own === null) return null;
  const old = pairAt(own, "approved");
  if (!old) return added(yaml, own, `approved: ${approval}`);
  if (!old.value?.range) return null;
  const [from, to] = old.value.range;
  // A block map takes its line end with it.
  const value = yaml.slice(from, to);
  const rest = value.slice(value.trimEnd().length);
  const isBlock = isMap(old.value) && !old.value.flow;
  const colon = yaml.lastIndexOf(":", from) + 1;
  return isBlock
    ? replaceRange(yaml, colon, to, ` ${approval}${rest}`)
    : replaceRange(yaml, from, to, `${approval}${rest}`);
}

function pairAt(map: YAMLMap.Parsed, key: string): Pair<ParsedNode, Node> | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** The map under a key: undefined without the key, null if something else stands there. */
function mapAt(map: YAMLMap.Parsed, key: string): YAMLMap.Parsed | null | undefined {
  const pair = pairAt(map, key);
  if (!pair) return undefined;
  return isMap(pair.value) ? (pair.value as YAMLMap.Parsed) : null;
}

/** Lines behind the last entry of a map, indented as its entries are. */
function added(yaml: string, map: YAMLMap.Parsed, lines: string): TextEdit | null {
  const last = map.items.at(-1);
  if (map.flow) {
    const brace = map.range[1] - 1;
    return replaceRange(yaml, brace, brace, last ? `, ${lines}` : lines);
  }
  if (!last) return null;
  const end = (last.value?.range ?? last.key.range)[1];
  const upTo = yaml.slice(0, end);
  const from = last.key.range[0];
  const indent = " ".repeat(from - yaml.lastIndexOf("\n", from - 1) - 1);
  const block = lines.replaceAll(/^/gm, indent);
  return upTo.endsWith("\n")
    ? replaceRange(yaml, end, end, `${block}\n`)
    : replaceRange(yaml, lineEnd(yaml, end), lineEnd(yaml, end), `\n${block}`);
}

function lineEnd(text: string, offset: number): number {
  const found = text.indexOf("\n", offset);
  return found < 0 ? text.length : found;
}

function valuesOf(yaml: string): Record<string, unknown> | null {
  try {
    const values: unknown = parseDocument(yaml, { schema: "failsafe", logLevel: "silent" }).toJS();
    return values !== null && typeof values === "object" ? { ...values } : null;
  } catch {
    // A reference to what is not there.
    return null;
  }
}
