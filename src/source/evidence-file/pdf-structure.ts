import { inflateSync } from "node:zlib";
import type { ByteSource } from "./byte-source.ts";

/**
 * What the structure of a PDF shows at once (ISO 32000-2, 7.5): `sound` is certain, a reader finds its way from the end to
 * the pages; `unsure` has to be asked of a reader: broken, encrypted, or written in a way that is rare.
 */
export type PdfStructure = "sound" | "unsure" | "no-header";

/** Bytes at the beginning in which readers look for the header, and at the end for the way to the table. */
const endsToLookAt = 1024;
/** Bytes of an object or trailer that are looked at, of a table of objects, and of a stream once it is inflated. */
const longestObject = 16 * 1024;
const longestTable = 4 * 1024 * 1024;
/** Tables that updates may have added, one behind the other. */
const mostTables = 100;

/** Where an object stands: at an offset, or in a stream of objects, which is an object itself. */
type Place = { readonly offset: number } | { readonly inStream: number };
type Table = { readonly trailer: string; find(object: number): Place | null };

/** Looks at the structure of a PDF, some kilobytes of it; throws nothing. */
export function pdfStructure(bytes: ByteSource): PdfStructure {
  const header = bytes.at(0, endsToLookAt).indexOf("%PDF-");
  if (header < 0) return "no-header";
  try {
    return isSound(bytes, header) ? "sound" : "unsure";
  } catch {
    return "unsure";
  }
}

function isSound(bytes: ByteSource, header: number): boolean {
  const tail = latin1(bytes, Math.max(0, bytes.size - endsToLookAt), endsToLookAt);
  const start = [...tail.matchAll(/startxref\s+(\d+)/g)].at(-1)?.[1];
  if (start === undefined || !tail.includes("%%EOF")) return false;
  const tables: Table[] = [];
  const read = new Set<number>();
  let next: number | null = Number(start);
  while (next !== null && !read.has(next) && tables.length < mostTables) {
    read.add(next);
    const table = readTable(bytes, next + header);
    if (!table || /\/Encrypt\b/.test(table.trailer)) return false;
    tables.push(table);
    const previous = /\/Prev\s+(\d+)/.exec(table.trailer)?.[1];
    next = previous === undefined ? null : Number(previous);
  }
  const root = /\/Root\s+(\d+)\s+\d+\s+R/.exec(tables[0]?.trailer ?? "")?.[1];
  if (root === undefined) return false;
  const catalogue = objectText(bytes, header, tables, Number(root));
  const pages = /\/Pages\s+(\d+)\s+\d+\s+R/.exec(catalogue ?? "")?.[1];
  return (
    pages !== undefined && /\/Kids\s*\[\s*\d/.test(objectText(bytes, header, tables, Number(pages)) ?? "")
  );
}

function objectText(
  bytes: ByteSource,
  header: number,
  tables: readonly Table[],
  object: number,
): string | null {
  const place = findIn(tables, object);
  if (!place) return null;
  if ("offset" in place) return objectAt(bytes, place.offset + header, object);
  const holder = findIn(tables, place.inStream);
  if (!holder || !("offset" in holder)) return null;
  const text = objectAt(bytes, holder.offset + header, place.inStream);
  const stream = text === null ? null : streamAt(bytes, holder.offset + header, text);
  return text === null || stream === null ? null : objectOfStream(text, stream.toString("latin1"), object);
}

function findIn(tables: readonly Table[], object: number): Place | null {
  for (const table of tables) {
    const place = table.find(object);
    if (place) return place;
  }
  return null;
}

/** The text of an object up to its end or its stream; null if another object, or none, stands there. */
function objectAt(bytes: ByteSource, offset: number, object: number | null): string | null {
  const text = latin1(bytes, offset, longestObject);
  const number = /^\s*(\d+)\s+\d+\s+obj\b/.exec(text)?.[1];
  if (number === undefined || (object !== null && Number(number) !== object)) return null;
  return text.slice(0, /\bendobj\b|\bstream\r?\n/.exec(text)?.index ?? text.length);
}

function readTable(bytes: ByteSource, offset: number): Table | null {
  return /^\s*xref\b/.test(latin1(bytes, offset, 32))
    ? plainTable(bytes, offset)
    : streamTable(bytes, offset);
}

/** A table as text: sections of a first object and a count, then lines of twenty bytes. */
function plainTable(bytes: ByteSource, offset: number): Table | null {
  const text = latin1(bytes, offset, longestTable);
  const end = text.indexOf("trailer");
  if (end < 0) return null;
  const places = new Map<number, Place>();
  const lines = /(\d{1,10})\s{1,3}(\d{1,10})(?:\s{1,3}([nf]))?\s/g;
  lines.lastIndex = text.indexOf("xref") + 4;
  let object = 0;
  for (let line = lines.exec(text); line && line.index < end; line = lines.exec(text)) {
    const [, first = "", , kind] = line;
    if (kind === undefined) object = Number(first);
    else {
      if (kind === "n") places.set(object, { offset: Number(first) });
      object++;
    }
  }
  const trailer = text.slice(end, end + longestObject);
  return {
    trailer: trailer.slice(0, trailer.indexOf("startxref")),
    find: (wanted) => places.get(wanted) ?? null,
  };
}

/** A table as a stream (7.5.8): lines of fields whose widths `W` tells. */
function streamTable(bytes: ByteSource, offset: number): Table | null {
  const trailer = objectAt(bytes, offset, null);
  if (trailer === null || !/\/Type\s*\/XRef\b/.test(trailer)) return null;
  const stream = streamAt(bytes, offset, trailer);
  const widths = numbersOf(trailer, "W");
  const [size = 0] = numbersOf(trailer, "Size");
  if (!stream || widths.length < 3) return null;
  const [kindWidth = 0, firstWidth = 0, secondWidth = 0] = widths;
  const line = kindWidth + firstWidth + secondWidth;
  const index = numbersOf(trailer, "Index");
  const sections = index.length > 0 ? index : [0, size];
  const find = (wanted: number): Place | null => {
    let passed = 0;
    for (let i = 0; i + 1 < sections.length; i += 2) {
      const [first = 0, count = 0] = sections.slice(i, i + 2);
      if (wanted >= first && wanted < first + count) {
        const at = (passed + wanted - first) * line;
        const field = (from: number, width: number): number => stream.readUIntBE(at + from, width);
        const kind = kindWidth === 0 ? 1 : field(0, kindWidth);
        const value = field(kindWidth, firstWidth);
        return kind === 1 ? { offset: value } : kind === 2 ? { inStream: value } : null;
      }
      passed += count;
    }
    return null;
  };
  return { trailer, find };
}

/** The numbers of a value: `[1 2 1]`, or one alone. */
function numbersOf(dictionary: string, key: string): number[] {
  const at = dictionary.indexOf(`/${key}`);
  const found = at < 0 ? null : /^\s*(?:\[([\d\s]*)\]|(\d+))/.exec(dictionary.slice(at + key.length + 1));
  return (found?.[1] ?? found?.[2] ?? "").split(/\s+/).filter(Boolean).map(Number);
}

/** The bytes of a stream, inflated and without the difference to the line above; null if written in another way. */
function streamAt(bytes: ByteSource, offset: number, dictionary: string): Buffer | null {
  const text = latin1(bytes, offset, longestObject);
  const begin = /\bstream(?:\r\n|\n)/.exec(text);
  // A reference to another object holds no length.
  const [, length, isElsewhere] = /\/Length\s+(\d+)(\s+\d+\s+R)?/.exec(dictionary) ?? [];
  if (!begin || length === undefined || isElsewhere !== undefined || Number(length) > longestTable)
    return null;
  const raw = bytes.at(offset + begin.index + begin[0].length, Number(length));
  if (!/\/Filter\s*(?:\[\s*)?\/FlateDecode/.test(dictionary)) return /\/Filter/.test(dictionary) ? null : raw;
  const plain = inflateSync(raw, { maxOutputLength: longestTable });
  const [predictor = 1] = numbersOf(dictionary, "Predictor");
  if (predictor === 1) return plain;
  return predictor >= 10 ? withoutPrediction(plain, numbersOf(dictionary, "Columns")[0] ?? 1) : null;
}

/** Undoes PNG's prediction “up”, the only one that tables have in practice. */
function withoutPrediction(predicted: Buffer, columns: number): Buffer | null {
  const lines = Math.floor(predicted.length / (columns + 1));
  const plain = Buffer.alloc(lines * columns);
  for (let line = 0; line < lines; line++) {
    const kind = predicted[line * (columns + 1)];
    if (kind !== 0 && kind !== 2) return null;
    for (let column = 0; column < columns; column++) {
      const above = kind === 2 && line > 0 ? (plain[(line - 1) * columns + column] ?? 0) : 0;
      plain[line * columns + column] = (predicted[line * (columns + 1) + 1 + column] ?? 0) + above;
    }
  }
  return plain;
}

/** An object of a stream of objects (7.5.7), which begins with pairs of number and offset. */
function objectOfStream(dictionary: string, stream: string, object: number): string | null {
  const [first = 0] = numbersOf(dictionary, "First");
  const pairs = stream.slice(0, first).split(/\s+/).filter(Boolean).map(Number);
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    if (pairs[i] !== object) continue;
    const [begin = 0, , end] = pairs.slice(i + 1, i + 4);
    return stream.slice(first + begin, end === undefined ? undefined : first + end);
  }
  return null;
}

function latin1(bytes: ByteSource, offset: number, length: number): string {
  return bytes.at(offset, length).toString("latin1");
}
