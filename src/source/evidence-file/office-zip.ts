import { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { type Entry, fromRandomAccessReader, RandomAccessReader, type ZipFile } from "yauzl";
import type { ByteSource } from "./byte-source.ts";

/**
 * What a ZIP file is: an Office document by its parts (ECMA-376; OpenDocument 1.3, part 2), or another archive, which is
 * locked only if each of its files is.
 */
export interface OfficeZip {
  readonly kind: "word" | "excel" | "powerpoint" | "text" | "spreadsheet" | "presentation" | "other";
  readonly state: "opens" | "password" | "damaged";
  /** Whether one of its files has a byte; folders and empty files show nothing. */
  readonly holds: boolean;
}

/** Entries that are looked at: no document has more. */
const mostEntries = 20_000;
/** Bytes that are inflated of a part, and of all together, to see whether they are whole; what is larger is not looked at. */
const largestPart = 16 * 1024 * 1024;
const mostInflated = 32 * 1024 * 1024;
/** Bytes of the parts whose text is needed. */
const largestText = 1024 * 1024;

const mainParts = {
  word: /^word\/document\d*\.xml$/,
  excel: /^xl\/workbook\d*\.(?:xml|bin)$/,
  powerpoint: /^ppt\/presentation\d*\.xml$/,
} as const;
const openDocument = { text: "text", spreadsheet: "spreadsheet", presentation: "presentation" } as const;

/** Looks at a ZIP file: its directory, and the parts without which no program opens it. */
export async function officeZip(bytes: ByteSource): Promise<OfficeZip> {
  const texts = new Map<string, string>();
  const names = new Set<string>();
  let encrypted = false;
  let open = false;
  let holds = false;
  let entries = 0;
  let inflated = 0;
  try {
    const zip = await opened(bytes);
    for (let entry = await next(zip); entry; entry = await next(zip)) {
      if (++entries > mostEntries) return { kind: "other", state: "damaged", holds };
      const { fileName, uncompressedSize } = entry;
      names.add(fileName);
      holds ||= uncompressedSize > 0;
      encrypted ||= entry.isEncrypted();
      // Folders are never encrypted.
      open ||= !entry.isEncrypted() && !fileName.endsWith("/");
      if (!isNeeded(fileName) || entry.isEncrypted() || uncompressedSize > largestPart) continue;
      inflated += uncompressedSize;
      if (inflated > mostInflated) return { kind: "other", state: "damaged", holds };
      texts.set(fileName, await textOf(zip, entry));
    }
  } catch {
    return { kind: kindOf(names, texts), state: "damaged", holds };
  }
  const kind = kindOf(names, texts);
  const manifest = texts.get("META-INF/manifest.xml") ?? "";
  const locked = encrypted || names.has("encrypted-package") || manifest.includes("encryption-data");
  return { kind, state: (kind === "other" ? encrypted && !open : locked) ? "password" : "opens", holds };
}

function isNeeded(name: string): boolean {
  return (
    /^(?:\[Content_Types\]\.xml|_rels\/\.rels|mimetype|META-INF\/manifest\.xml|content\.xml)$/.test(name) ||
    Object.values(mainParts).some((main) => main.test(name))
  );
}

function kindOf(names: ReadonlySet<string>, texts: ReadonlyMap<string, string>): OfficeZip["kind"] {
  const type = texts.get("mimetype") ?? "";
  const document = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/.exec(type)?.[1];
  if (document !== undefined && (names.has("content.xml") || names.has("encrypted-package")))
    return openDocument[document as keyof typeof openDocument];
  if (!names.has("[Content_Types].xml")) return "other";
  for (const [kind, main] of Object.entries(mainParts))
    if ([...names].some((name) => main.test(name))) return kind as keyof typeof mainParts;
  return "other";
}

function opened(bytes: ByteSource): Promise<ZipFile> {
  class Reader extends RandomAccessReader {
    override _readStreamForRange(start: number, end: number): Readable {
      return Readable.from(pieces(bytes, start, end));
    }
  }
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false };
    fromRandomAccessReader(new Reader(), bytes.size, options, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });
}

function* pieces(bytes: ByteSource, start: number, end: number): Iterable<Buffer> {
  const most = 256 * 1024;
  for (let at = start; at < end; at += most) yield bytes.at(at, Math.min(most, end - at));
}

function next(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    const done = (act: () => void) => {
      zip.removeAllListeners();
      act();
    };
    zip.once("entry", (entry: Entry) => done(() => resolve(entry)));
    zip.once("end", () => done(() => resolve(null)));
    zip.once("error", (error: Error) => done(() => reject(error)));
    zip.readEntry();
  });
}

/** The text of a small entry. Throws if an entry is not as long, or has another checksum, than the directory says. */
async function textOf(zip: ZipFile, entry: Entry): Promise<string> {
  const stream = await new Promise<Readable>((resolve, reject) =>
    zip.openReadStream(entry, (error, found) => (error ? reject(error) : resolve(found))),
  );
  const kept: Buffer[] = [];
  let checksum = 0;
  for await (const piece of stream) {
    checksum = crc32(piece as Buffer, checksum);
    if (entry.uncompressedSize <= largestText) kept.push(piece as Buffer);
  }
  if (checksum !== entry.crc32) throw new RangeError(`${entry.fileName} has another checksum`);
  return Buffer.concat(kept).toString("latin1");
}
