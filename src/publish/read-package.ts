import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { isDigest, type SealedFile } from "../seal/leaves.ts";
import type { SealFiles } from "../seal/open-seal.ts";
import { compareText } from "../text/order.ts";
import { CommandError } from "./command-error.ts";
import { sumsName } from "./digest-list.ts";
import { byNumber, sealFolder } from "./seal-folder.ts";

/** An audit package, as far as it can be believed. */
export interface AuditPackage {
  readonly seals: readonly SealFiles[];
  /** Files below `controls/` and `evidence/`. */
  readonly files: readonly SealedFile[];
  /** Names that no package has: outside of it, doubled, twins in letter case or Unicode form, links. Sorted. */
  readonly badNames: readonly string[];
  /** Paths that `SHA256SUMS` does not name, or names with another digest, or that it names and are not there. Sorted. */
  readonly unlisted: readonly string[];
}

/** Entries that are looked at: no package has more. */
const mostEntries = 1_000_000;

/** What files of a package may grow to beside its own size: 20 times of it, and what small ones need. In bytes. */
const growth = { factor: 20, more: 64 * 1024 * 1024 };

/** Largest file that is held in memory, in bytes: leaves and openings have a line for each file of the content. */
const largestHeld = 256 * 1024 * 1024;

/**
 * Reads an audit package. Nothing is written, and what it holds is counted before anything is unpacked.
 *
 * @throws {CommandError} if it can't be read, or would grow to more than it may
 */
export async function readPackage(path: string): Promise<AuditPackage> {
  try {
    const zip = await openPromise(path, { autoClose: false, strictFileNames: false, decodeStrings: false });
    try {
      return await readEntries(zip, path);
    } finally {
      zip.close();
    }
  } catch (error) {
    throw error instanceof CommandError ? error : unreadable(path, error);
  }
}

/** An entry, and its name as it is written. */
interface Named {
  readonly entry: Entry;
  readonly name: string;
  /** Whether every program reads the same name. */
  readonly isOne: boolean;
}

async function readEntries(zip: ZipFile, path: string): Promise<AuditPackage> {
  const entries: Named[] = [];
  for await (const entry of zip.eachEntry()) {
    if (entries.length === mostEntries) throw tooLarge(path);
    entries.push({ entry, name: nameOf(entry), isOne: await hasOneName(zip, entry) });
  }
  let size = 0;
  let packed = 0;
  for (const { entry } of entries) {
    size += entry.uncompressedSize;
    packed += entry.compressedSize;
  }
  // Entries that overlap are more than the file.
  if (packed > zip.fileSize || size > zip.fileSize * growth.factor + growth.more) throw tooLarge(path);
  const { good, bad } = sorted(entries);
  const digests = new Map<string, SealedFile>();
  const held = new Map<string, Buffer>();
  for (const { entry, name } of good) {
    const isHeld = name === sumsName || name.startsWith(`${sealFolder}/`);
    if (isHeld && entry.uncompressedSize > largestHeld) throw tooLarge(path);
    const stream: Readable = await zip.openReadStreamPromise(entry);
    if (isHeld) held.set(name, await buffer(stream));
    digests.set(name, {
      path: name,
      size: entry.uncompressedSize,
      sha256: isHeld ? sha256(held.get(name) ?? Buffer.alloc(0)) : await digestOf(stream),
    });
  }
  return {
    seals: sealsIn(held),
    files: [...digests.values()].filter((file) => /^(?:controls|evidence)\//.test(file.path)),
    badNames: bad.sort(compareText),
    unlisted: unlistedIn(digests, held.get(sumsName)?.toString("utf8") ?? ""),
  };
}

/** The name as UTF-8: of what is written in any other way no program makes the same. */
function nameOf({ fileNameRaw }: Entry): string {
  return Buffer.from(fileNameRaw).toString("utf8");
}

/** Extra field with the name once more (Info-ZIP Unicode path), which some programs go by. */
const secondName = 0x7075;

/** Whether the name stands the same way wherever programs look for it. */
async function hasOneName(zip: ZipFile, entry: Entry): Promise<boolean> {
  const { fileName } = await zip.readLocalFileHeaderPromise(entry);
  return fileName.equals(entry.fileNameRaw) && entry.extraFields.every(({ id }) => id !== secondName);
}

/** Tells names that a package may have from those that it may not; of doubles and twins none is believed. */
function sorted(entries: readonly Named[]): { good: Named[]; bad: string[] } {
  const same = Map.groupBy(entries, ({ name }) => name.normalize("NFC").toLowerCase());
  const isGood = ({ entry, name, isOne }: Named): boolean =>
    isOne &&
    isPlainName(name) &&
    isRegular(entry) &&
    same.get(name.normalize("NFC").toLowerCase())?.length === 1;
  // Folders have no bytes; other programs write them beside the files.
  const files = entries.filter((one) => !isFolder(one));
  const bad = files.filter((one) => !isGood(one)).map(({ name }) => name);
  return { good: files.filter(isGood), bad: [...new Set(bad)] };
}

function isFolder({ entry, name, isOne }: Named): boolean {
  return isOne && name.endsWith("/") && entry.uncompressedSize === 0 && isPlainName(name.slice(0, -1));
}

/** A path below the package, as every system reads it. */
function isPlainName(name: string): boolean {
  if (name.includes("\ufffd") || /[\p{Cc}\\:*?"<>|]/u.test(name)) return false;
  return name.split("/").every((part) => part !== "" && !/^\.+$/.test(part) && !/[. ]$/.test(part));
}

/** Neither a link nor a device (by the rights of Unix, where they are given), and not encrypted. */
function isRegular(entry: Entry): boolean {
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  return (kind === 0 || kind === 0o100000) && !entry.isEncrypted();
}

function sealsIn(held: ReadonlyMap<string, Buffer>): SealFiles[] {
  const names = [...held.keys()].flatMap((path) => /^seals\/([^/]+)\.seal$/.exec(path)?.[1] ?? []);
  return names.sort(byNumber).map((name) => {
    const at = (ending: string): Buffer | null => held.get(`${sealFolder}/${name}.${ending}`) ?? null;
    const keys = [...held].filter(
      ([path]) => path.startsWith(`${sealFolder}/${name}.`) && path.endsWith(".pub"),
    );
    return {
      name,
      seal: at("seal") ?? Buffer.alloc(0),
      leaves: at("leaves"),
      openings: at("openings"),
      states: at("states"),
      keys: keys.map(([file, text]) => ({ file, text: text.toString("utf8") })),
    };
  });
}

function unlistedIn(digests: ReadonlyMap<string, SealedFile>, sums: string): string[] {
  const listed = new Map(
    sums.split("\n").flatMap((line) => {
      const [digest, path] = [line.slice(0, 64), line.slice(66)];
      return isDigest(digest) && /^ [ *]$/.test(line.slice(64, 66)) ? [[path, digest] as const] : [];
    }),
  );
  const other = [...digests.values()].filter(
    ({ path, sha256 }) => path !== sumsName && listed.get(path) !== sha256,
  );
  const gone = [...listed.keys()].filter((path) => !digests.has(path));
  return [...other.map(({ path }) => path), ...gone].sort(compareText);
}

async function digestOf(stream: Readable): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of stream) hash.update(piece as Buffer);
  return hash.digest("hex");
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function tooLarge(path: string): CommandError {
  return new CommandError({
    de: `${path}: Was darin ist, würde ausgepackt mehr, als ein Paket haben kann; nichts wurde ausgepackt`,
    en: `${path}: unpacked, it would be more than a package can have; nothing was unpacked`,
  });
}

function unreadable(path: string, error: unknown): CommandError {
  const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
  return new CommandError({
    de: `${path} lässt sich nicht als ZIP-Datei lesen${code}`,
    en: `${path} can't be read as a ZIP file${code}`,
  });
}
