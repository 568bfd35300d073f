import type { ByteSource } from "./byte-source.ts";
import { endingOf } from "./file-names.ts";

/** Photographs whose metadata a camera or a phone writes. */
const photographs = new Set(["jpg", "jpeg", "png", "webp", "tif", "tiff", "heic", "heif", "avif"]);

/** Where metadata (Exif) begin in JPEG, WebP and HEIC; a TIFF file is one itself, PNG has it in a chunk `eXIf`. */
const exif = Buffer.from("Exif\0\0", "latin1");
const pngStart = Buffer.from("\x89PNG", "latin1");

/** Bytes that are searched for metadata, piece by piece; they stand at the beginning, in HEIC sometimes at the end. */
const searched = 64 * 1024 * 1024;
const piece = 1024 * 1024;
/** Places that are tried, and values of a directory. */
const mostPlaces = 20;
const mostValues = 500;

const littleEndian = 0x4949;
const bigEndian = 0x4d4d;

/** A value of a directory (TIFF 6.0, 2): of more than four bytes `value` says where it stands. */
interface PhotoValue {
  readonly type: number;
  readonly count: number;
  readonly value: number;
}

/** Metadata of a photograph (Exif 2.32, 4.5: a TIFF structure). */
export interface PhotoMetadata {
  /** The first directory. */
  readonly first: ReadonlyMap<number, PhotoValue>;
  /** The directory at an offset; empty if there is none. */
  directory(offset: number): ReadonlyMap<number, PhotoValue>;
  /** The bytes at an offset. */
  at(offset: number, length: number): Buffer;
  /** The number of 32 bits in some bytes. */
  number(from: Buffer, at: number): number;
}

/** The metadata that a photograph has, in the order of the file; none for another file. */
export function* photoMetadata(path: string, bytes: ByteSource): Iterable<PhotoMetadata> {
  if (!photographs.has(endingOf(path))) return;
  for (const start of metadataStarts(bytes)) {
    const found = metadataAt(bytes, start);
    if (found) yield found;
  }
}

function* metadataStarts(bytes: ByteSource): Iterable<number> {
  yield 0;
  if (bytes.at(0, 4).equals(pngStart)) {
    yield* pngMetadata(bytes);
    return;
  }
  let places = 0;
  // Pieces overlap, so that what stands across their border is found.
  for (let at = 0; at < Math.min(bytes.size, searched); at += piece - exif.length) {
    const part = bytes.at(at, piece);
    for (let i = part.indexOf(exif); i >= 0 && places < mostPlaces; i = part.indexOf(exif, i + 1), places++)
      yield at + i + exif.length;
  }
}

function* pngMetadata(bytes: ByteSource): Iterable<number> {
  let at = 8;
  for (let chunks = 0; chunks < 100_000; chunks++) {
    const head = bytes.at(at, 8);
    if (head.length < 8) return;
    if (head.toString("latin1", 4) === "eXIf") yield at + 8;
    at += 12 + head.readUInt32BE(0);
  }
}

function metadataAt(bytes: ByteSource, start: number): PhotoMetadata | null {
  const head = bytes.at(start, 8);
  if (head.length < 8) return null;
  const order = head.readUInt16BE(0);
  if (order !== littleEndian && order !== bigEndian) return null;
  const little = order === littleEndian;
  const read16 = (from: Buffer, at: number): number =>
    little ? from.readUInt16LE(at) : from.readUInt16BE(at);
  const read32 = (from: Buffer, at: number): number =>
    little ? from.readUInt32LE(at) : from.readUInt32BE(at);
  if (read16(head, 2) !== 42) return null;

  const directory = (offset: number): Map<number, PhotoValue> => {
    const size = bytes.at(start + offset, 2);
    const count = size.length < 2 ? 0 : Math.min(read16(size, 0), mostValues);
    const lines = bytes.at(start + offset + 2, 12 * count);
    const entries = new Map<number, PhotoValue>();
    for (let at = 0; at + 12 <= lines.length; at += 12)
      entries.set(read16(lines, at), {
        type: read16(lines, at + 2),
        count: read32(lines, at + 4),
        value: read32(lines, at + 8),
      });
    return entries;
  };
  return {
    first: directory(read32(head, 4)),
    directory,
    at: (offset, length) => bytes.at(start + offset, length),
    number: read32,
  };
}
