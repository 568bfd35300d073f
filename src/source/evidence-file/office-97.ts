import type { ByteSource } from "./byte-source.ts";

/** What an OLE compound file is ([MS-CFB]): a document of Office 97 to 2003, an encrypted one of today, or another. */
export interface Office97 {
  readonly kind: "word" | "excel" | "powerpoint" | "encrypted" | "other";
  readonly state: "opens" | "password" | "damaged";
}

/** The first bytes of a compound file (MS-CFB 2.2): Word, Excel, Outlook of 97 to 2003. */
export const compoundStart = Buffer.from("d0cf11e0a1b11ae1", "hex");

const endOfChain = 0xfffffffe;
/** Bytes of the directory that are read: 16,384 entries. */
const longestDirectory = 2 * 1024 * 1024;

interface Entry {
  readonly name: string;
  readonly start: number;
  readonly size: number;
}

/** Looks at a compound file: its directory, and where the old formats say that they are encrypted. Throws nothing. */
export function office97(bytes: ByteSource): Office97 {
  try {
    const sectors = sectorsOf(bytes);
    const entries = sectors && directoryOf(sectors);
    return sectors && entries ? documentOf(sectors, entries) : { kind: "other", state: "damaged" };
  } catch {
    // A number that leads out of the file.
    return { kind: "other", state: "damaged" };
  }
}

interface Sectors {
  readonly directory: number;
  /** Streams below this size lie in small sectors, in the stream of the root. */
  readonly smallBelow: number;
  /** The content of a chain of sectors, its first bytes. */
  chain(start: number, length: number): Buffer;
}

function sectorsOf(bytes: ByteSource): Sectors | null {
  const header = bytes.at(0, 512);
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return null;
  const size = 2 ** shift;
  // The last one may be cut short by programs that do not fill it.
  const sector = (number: number): Buffer => bytes.at((number + 1) * size, size);
  const perSector = size / 4;
  const tableSector = (index: number): number => {
    if (index < 109) return header.readUInt32LE(76 + 4 * index);
    let more = header.readUInt32LE(68);
    for (let skipped = Math.floor((index - 109) / (perSector - 1)); skipped > 0; skipped--)
      more = sector(more).readUInt32LE(size - 4);
    return sector(more).readUInt32LE(4 * ((index - 109) % (perSector - 1)));
  };
  const following = (number: number): number => {
    if ((number + 1) * size >= bytes.size) throw new RangeError("a sector outside of the file");
    return sector(tableSector(Math.floor(number / perSector))).readUInt32LE(4 * (number % perSector));
  };
  return {
    directory: header.readUInt32LE(48),
    smallBelow: header.readUInt32LE(56),
    chain(start, length) {
      const pieces: Buffer[] = [];
      let number = start;
      for (let read = 0; read < Math.min(length, bytes.size) && number !== endOfChain; read += size) {
        pieces.push(sector(number));
        number = following(number);
      }
      return Buffer.concat(pieces).subarray(0, length);
    },
  };
}

function directoryOf(sectors: Sectors): Entry[] | null {
  const content = sectors.chain(sectors.directory, longestDirectory);
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= content.length; at += 128) {
    const length = content.readUInt16LE(at + 64);
    if (content[at + 66] === 0 || length < 2 || length > 64) continue;
    const name = content.toString("utf16le", at, at + length - 2);
    entries.push({ name, start: content.readUInt32LE(at + 116), size: content.readUInt32LE(at + 120) });
  }
  return entries[0]?.name === "Root Entry" ? entries : null;
}

function documentOf(sectors: Sectors, entries: readonly Entry[]): Office97 {
  const find = (name: string): Entry | undefined => entries.find((entry) => entry.name === name);
  const root = entries[0];
  const head = (entry: Entry, length: number): Buffer => {
    const wanted = Math.min(length, entry.size);
    if (entry.size >= sectors.smallBelow || !root) return sectors.chain(entry.start, wanted);
    // Small sectors of 64 bytes lie one behind the other in the stream of the root; the first ones follow each other.
    return sectors.chain(root.start, entry.start * 64 + wanted).subarray(entry.start * 64);
  };
  if (find("EncryptedPackage")) return { kind: "encrypted", state: "password" };
  const word = find("WordDocument");
  if (word) {
    const fib = head(word, 32);
    if (fib.length < 32 || fib.readUInt16LE(0) !== 0xa5ec) return { kind: "word", state: "damaged" };
    // [MS-DOC] 2.5.2: fEncrypted.
    return { kind: "word", state: (fib.readUInt16LE(10) & 0x0100) !== 0 ? "password" : "opens" };
  }
  const excel = find("Workbook") ?? find("Book");
  if (excel) return { kind: "excel", state: workbookState(head(excel, 4096)) };
  if (find("PowerPoint Document")) {
    const user = find("Current User");
    const token = user ? head(user, 16) : Buffer.alloc(0);
    // [MS-PPT] 2.3.2: headerToken.
    const locked = token.length >= 16 && token.readUInt32LE(12) === 0xf3d1c4df;
    return { kind: "powerpoint", state: locked ? "password" : "opens" };
  }
  return { kind: "other", state: "opens" };
}

/** [MS-XLS] 2.4.117: a FilePass record near the beginning says that what follows is encrypted. */
function workbookState(records: Buffer): Office97["state"] {
  if (records.length < 4 || (records.readUInt16LE(0) & 0xff) !== 0x09) return "damaged";
  for (let at = 0; at + 4 <= records.length; at += 4 + records.readUInt16LE(at + 2))
    if (records.readUInt16LE(at) === 0x2f) return "password";
  return "opens";
}
