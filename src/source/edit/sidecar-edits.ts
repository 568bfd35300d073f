import { isMap, isScalar, type Pair, type ParsedNode, parseDocument, Scalar, stringify } from "yaml";
import { applyEdits, insertAt, replaceRange, type TextEdit } from "../../text/edits.ts";

/** The SHA-256 that a sidecar records: the text as written; empty if the key has no value, null if there is no key. */
export function recordedHash(sidecar: string): string | null {
  const pair = hashPair(sidecar);
  if (!pair) return null;
  return isScalar(pair.value) && typeof pair.value.value === "string" ? pair.value.value : "";
}

/**
 * The edit that records a SHA-256 in the YAML text of a sidecar and leaves everything else as it is, comments and order
 * included. Null if the text has no place for it (it is no YAML, or written as `{…}`).
 */
export function hashEdit(sidecar: string, sha256: string): TextEdit | null {
  const pair = hashPair(sidecar);
  const edit = pair ? valueEdit(sidecar, pair, sha256) : newLineEdit(sidecar, `sha256: ${sha256}`);
  return edit && recordedHash(applyEdits(sidecar, [edit])) === sha256 ? edit : null;
}

/** A sidecar with the hash of its file. Null if it has no place for it. */
export function withHash(sidecar: string, digest: string): string | null {
  const edit = hashEdit(sidecar, digest);
  return edit && applyEdits(sidecar, [edit]);
}

/** What somebody has said of the bytes of a file, not of what it is to be. */
const saidOfBytes = ["reviewed", "approved"];

/** A sidecar with the hash of other bytes than before, which nobody has reviewed or approved yet. Null if it has no place for that. */
export function withNewBytes(sidecar: string, digest: string): string | null {
  return saidOfBytes.reduce<string | null>(
    (text, key) => {
      if (text === null || !hasKey(text, key)) return text;
      const edit = removalEdit(text, key);
      return edit && applyEdits(text, [edit]);
    },
    withHash(sidecar, digest),
  );
}

/** Whether the YAML text of a sidecar has a key. */
function hasKey(sidecar: string, key: string): boolean {
  return mapOf(sidecar)?.pairs.some((pair) => isScalar(pair.key) && pair.key.value === key) === true;
}

/**
 * The edit that takes a key with its lines out of the YAML text of a sidecar. Null if the key is not there, or can't go
 * without touching what else stands there.
 */
export function removalEdit(sidecar: string, key: string): TextEdit | null {
  const pair = mapOf(sidecar)?.pairs.find((each) => isScalar(each.key) && each.key.value === key);
  if (!pair) return null;
  const from = Math.max(...["\n", "\r"].map((end) => sidecar.lastIndexOf(end, pair.key.range[0] - 1) + 1));
  const edit = replaceRange(
    sidecar,
    from,
    endOfLine(sidecar, pair.value?.range[1] ?? pair.key.range[1]).offset,
    "",
  );
  const [before, after] = [valuesOf(sidecar), valuesOf(applyEdits(sidecar, [edit]))];
  if (before) delete before[key];
  return before && JSON.stringify(before) === JSON.stringify(after) ? edit : null;
}

/** A sidecar that names sites, in place of those that it named. Null if it has no place for them. */
export function withSites(sidecar: string, sites: readonly string[]): string | null {
  const old = removalEdit(sidecar, "sites");
  if (old === null && hasKey(sidecar, "sites")) return null;
  const text = old === null ? sidecar : applyEdits(sidecar, [old]);
  const edit = newLineEdit(
    text,
    `sites: ${stringify(sites, { collectionStyle: "flow", lineWidth: 0 }).trim()}`,
  );
  const after = edit && applyEdits(text, [edit]);
  if (after === null) return null;
  const [before, written] = [valuesOf(text), valuesOf(after)];
  return before && JSON.stringify({ ...before, sites }) === JSON.stringify(written) ? after : null;
}

function valuesOf(sidecar: string): Record<string, unknown> | null {
  if (mapOf(sidecar) === null) return null;
  try {
    return parseDocument(sidecar, { schema: "failsafe" }).toJS() as Record<string, unknown>;
  } catch {
    // A reference to what is not there.
    return null;
  }
}

function mapOf(sidecar: string) {
  const document = parseDocument(sidecar, { schema: "failsafe", logLevel: "silent", prettyErrors: false });
  if (document.errors.length > 0) return null;
  if (document.contents === null) return { pairs: [] };
  return isMap<ParsedNode, ParsedNode | null>(document.contents) && !document.contents.flow
    ? { pairs: document.contents.items }
    : null;
}

function hashPair(sidecar: string): Pair<ParsedNode, ParsedNode | null> | null {
  return mapOf(sidecar)?.pairs.find(({ key }) => isScalar(key) && key.value === "sha256") ?? null;
}

function valueEdit(
  sidecar: string,
  pair: Pair<ParsedNode, ParsedNode | null>,
  sha256: string,
): TextEdit | null {
  if (!isScalar(pair.value)) return null;
  const [from, to] = pair.value.range;
  const block = pair.value.type === Scalar.BLOCK_FOLDED || pair.value.type === Scalar.BLOCK_LITERAL;
  if (block) return null;
  const colon = sidecar.lastIndexOf(":", from);
  return from === to
    ? replaceRange(sidecar, colon + 1, colon + 1, ` ${sha256}`)
    : replaceRange(sidecar, from, to, sha256);
}

function newLineEdit(sidecar: string, key: string): TextEdit | null {
  const map = mapOf(sidecar);
  if (!map) return null;
  const last = map.pairs.at(-1);
  const lineEnd = /\r\n|\n|\r/.exec(sidecar)?.[0] ?? "\n";
  if (!last) return sidecar.trim() === "" ? insertAt(sidecar, 0, `${key}${lineEnd}`) : null;
  const end = endOfLine(sidecar, last.value?.range[1] ?? last.key.range[1]);
  const indent = " ".repeat(columnOf(sidecar, last.key.range[0]));
  const line = `${indent}${key}`;
  return insertAt(sidecar, end.offset, end.closed ? `${line}${lineEnd}` : `${lineEnd}${line}`);
}

/** Where the next line begins, at or after an offset; not `closed` if the text ends before. */
function endOfLine(text: string, offset: number): { offset: number; closed: boolean } {
  if (offset > 0 && /[\n\r]/.test(text.charAt(offset - 1))) return { offset, closed: true };
  const found = /\r\n|\n|\r/g;
  found.lastIndex = offset;
  const match = found.exec(text);
  return match
    ? { offset: match.index + match[0].length, closed: true }
    : { offset: text.length, closed: false };
}

function columnOf(text: string, offset: number): number {
  return offset - Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) - 1;
}
