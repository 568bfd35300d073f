import { createGunzip } from "node:zlib";
import type { ByteSource } from "./byte-source.ts";
import { office97 } from "./office-97.ts";

/** Whether bytes of a format end before what they begin with does. Of what is nothing but first bytes nobody can tell. */
type EndsEarly = (bytes: ByteSource) => boolean | Promise<boolean>;

/** Formats whose structure says where they end, by the names of file-type. */
const checks: Readonly<Record<string, EndsEarly>> = {
  png: pngEndsEarly,
  jpg: jpegEndsEarly,
  webp: riffEndsEarly,
  avi: riffEndsEarly,
  wav: riffEndsEarly,
  heic: boxesEndEarly,
  avif: boxesEndEarly,
  mp4: boxesEndEarly,
  m4v: boxesEndEarly,
  m4a: boxesEndEarly,
  mov: boxesEndEarly,
  zip: zipEndsEarly,
  "7z": sevenZipEndsEarly,
  gz: gzipEndsEarly,
  "tar.gz": gzipEndsEarly,
  cfb: (bytes) => bytes.size >= 512 && office97(bytes).state === "damaged",
};

/**
 * Whether a picture, film, archive or message ends in the middle, as an interrupted copy does.
 *
 * @param format what file-type calls it
 */
export async function containerEndsEarly(format: string, bytes: ByteSource): Promise<boolean> {
  const check = Object.hasOwn(checks, format) ? checks[format] : undefined;
  return check !== undefined && (await check(bytes));
}

/** Parts of a file that are walked through. */
const mostParts = 100_000;
/** Bytes that are searched at once. */
const pieceBytes = 64 * 1024;

/** PNG (5.2 to 5.6): chunks of length, name, data and checksum; the last one is `IEND`. */
function pngEndsEarly(bytes: ByteSource): boolean {
  let hasPicture = false;
  let at = 8;
  for (let chunks = 0; chunks < mostParts; chunks++) {
    const head = bytes.at(at, 8);
    const name = head.toString("latin1", 4);
    hasPicture ||= name === "IDAT";
    if (head.length < 8) return hasPicture;
    at += 12 + head.readUInt32BE(0);
    if (at > bytes.size || !/^[A-Za-z]{4}$/.test(name)) return hasPicture;
    if (name === "IEND") return false;
  }
  return false;
}

/** JPEG (ITU T.81, B): segments up to the picture, in which no byte FF stands alone, and the mark of its end. */
function jpegEndsEarly(bytes: ByteSource): boolean {
  let at = 2;
  for (let segments = 0; segments < mostParts; segments++) {
    const head = bytes.at(at, 4);
    if (head.length < 4 || head[0] !== 0xff) return false;
    at += 2 + head.readUInt16BE(2);
    if (head[1] === 0xda) return !holds(bytes, at, Buffer.from("ffd9", "hex"));
  }
  return false;
}

/** Whether bytes hold others from an offset on; these mostly stand at the end. */
function holds(bytes: ByteSource, from: number, wanted: Buffer): boolean {
  const end = Math.max(from, bytes.size - pieceBytes);
  if (bytes.at(end, pieceBytes).includes(wanted)) return true;
  // Pieces overlap, so that what stands across their border is found.
  for (let at = from; at < end; at += pieceBytes)
    if (bytes.at(at, pieceBytes + wanted.length - 1).includes(wanted)) return true;
  return false;
}

/** RIFF: the first eight bytes say how many follow. */
function riffEndsEarly(bytes: ByteSource): boolean {
  const head = bytes.at(0, 8);
  // Programs that write while they record leave the number open until they are done.
  const following = head.length < 8 ? 0 : head.readUInt32LE(4);
  return following !== 0xffffffff && 8 + following > bytes.size;
}

/** ISO base media (14496-12, 4.2): boxes of size and name, one behind the other. */
function boxesEndEarly(bytes: ByteSource): boolean {
  let at = 0;
  for (let boxes = 0; boxes < mostParts && at < bytes.size; boxes++) {
    const head = bytes.at(at, 16);
    // Some programs write zero bytes behind the last box.
    if (head.length < 16) return false;
    const short = head.readUInt32BE(0);
    // A box without a length goes to the end of the file; zero bytes have no name, either.
    if (short === 0) return head.readUInt32BE(4) === 0;
    at += short === 1 ? Number(head.readBigUInt64BE(8)) : Math.max(short, 8);
  }
  return at > bytes.size;
}

/** How the files of a ZIP are packed (APPNOTE 4.4.5): not at all, deflated (64 too), by bzip2, LZMA, Zstandard, XZ, encrypted by AES. */
const zipMethods: ReadonlySet<number> = new Set([0, 8, 9, 12, 14, 93, 95, 99]);

/** ZIP (APPNOTE 4.3): the list of its files stands at the end, and behind it where that is. */
function zipEndsEarly(bytes: ByteSource): boolean {
  const localHeader = bytes.at(0, 30);
  // The method of the first file: stored, or one of those that are in use; else it is but a draft that begins like one.
  if (localHeader.length < 30 || !zipMethods.has(localHeader.readUInt16LE(8))) return false;
  const record = 22;
  const longestComment = 0xffff;
  const start = Math.max(0, bytes.size - record - longestComment);
  const tail = bytes.at(start, record + longestComment);
  const at = tail.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  if (at < 0 || at + record > tail.length) return true;
  const length = tail.readUInt32LE(at + 12);
  // Of very large archives and those without a file the list stands elsewhere, or nowhere.
  if (length === 0 || length === 0xffffffff || tail.readUInt32LE(at + 16) === 0xffffffff) return false;
  const list = bytes.at(start + at - length, 4);
  return list.toString("latin1") !== "PK\u0001\u0002" && tail.lastIndexOf("PK\u0006\u0007", at, "latin1") < 0;
}

/** 7z: behind its signature stands how far off its list is, and how long. */
function sevenZipEndsEarly(bytes: ByteSource): boolean {
  const head = bytes.at(0, 32);
  return head.length === 32 && 32n + head.readBigUInt64LE(12) + head.readBigUInt64LE(20) > BigInt(bytes.size);
}

/** Bytes of a compressed file that are unpacked, and that come out of it, to see whether it is whole. */
const mostPacked = 16 * 1024 * 1024;
const mostUnpacked = 256 * 1024 * 1024;

function gzipEndsEarly(bytes: ByteSource): Promise<boolean> {
  const shortest = 18;
  if (bytes.size < shortest || bytes.size > mostPacked) return Promise.resolve(false);
  return new Promise((resolve) => {
    const unpacking = createGunzip();
    let unpacked = 0;
    const done = (early: boolean): void => {
      resolve(early);
      unpacking.destroy();
    };
    unpacking.on("data", (piece: Buffer) => {
      unpacked += piece.length;
      if (unpacked > mostUnpacked) done(false);
    });
    unpacking.on("end", () => done(false));
    // What can't be unpacked from the beginning is another defect, or but a draft that begins like one.
    unpacking.on("error", (error: NodeJS.ErrnoException) =>
      done(error.code === "Z_BUF_ERROR" || unpacked > 0),
    );
    unpacking.end(bytes.at(0, bytes.size));
  });
}
