import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { liesAmong } from "../model/content-kinds.ts";
import type { EvidenceFlaw } from "../model/evidence.ts";
import { readOnce } from "./disk.ts";
import { type ByteSource, bytesInMemory, withFile } from "./evidence-file/byte-source.ts";
import { flawOf } from "./evidence-file/flaw.ts";
import { showsPosition } from "./evidence-file/photo-position.ts";
import type { FileDigest, ListedFile } from "./list-files.ts";
import { type SecretPlace, SecretSearch, secretInBytes } from "./secret-problems.ts";

/** What the bytes of an evidence file show by themselves. */
export interface Examined extends FileDigest {
  /** What is wrong with them as such; of a pointer nothing is known. */
  readonly flaw: EvidenceFlaw | null;
  /** True if it is a photograph that says where it was taken. */
  readonly showsPosition: boolean;
  /** The first secret in it, of a large file in its beginning. */
  readonly secret: SecretPlace | null;
}

/** Bytes of a large file in which a secret is looked for. */
const searched = 4 * 1024 * 1024;

/** Text of which another form of its line ends is tried: what is larger comes from no editor. */
const longestText = 64 * 1024 * 1024;

/** Pointers of Git LFS are smaller, in bytes (its specification). */
const largestPointer = 1024;

/** Computes the digest of evidence; of a large file by streaming. Throws what the file system throws. */
export async function digestOf(diskPath: string): Promise<FileDigest> {
  return digestOfFile("evidence/", diskPath);
}

/** Computes the digest of a file of the content; of a large one by streaming. Throws what the file system throws. */
export async function digestOfFile(path: string, diskPath: string): Promise<FileDigest> {
  return readOnce<FileDigest>(diskPath, {
    whole: (bytes) => digestOfBytes(path, bytes),
    large: (pieces) => digestInPieces(pieces),
  });
}

async function digestInPieces(
  pieces: AsyncIterable<Buffer>,
  look?: (piece: Buffer) => void,
): Promise<FileDigest> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    look?.(piece);
    bytes += piece.length;
  }
  return { sha256: hash.digest("hex"), bytes, pointer: false };
}

/** The digest of the bytes of a file of the content. Evidence alone may have a pointer in its place (FORMAT.md, evidence). */
export function digestOfBytes(path: string, content: Buffer): FileDigest {
  const pointer = liesAmong("evidence", path) ? pointerIn(content) : null;
  return pointer ?? { sha256: sha256Of(content), bytes: content.length, pointer: false };
}

/** The digest that a file will have once a text is saved in it: a byte order mark at its beginning stays. */
export async function digestOfUnsaved({ path, diskPath }: ListedFile, text: string): Promise<FileDigest> {
  const begins = await withFile(diskPath, byteOrderMark.length, async (bytes) =>
    bytes.at(0, byteOrderMark.length),
  );
  const mark = byteOrderMark.equals(begins) ? byteOrderMark : Buffer.alloc(0);
  return digestOfBytes(path, Buffer.concat([mark, Buffer.from(text, "utf8")]));
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Reads a file and says what it is; a large one piece by piece. Throws what the file system throws.
 * @param path the path of the content, whose ending says what it is to be
 */
export async function examine(path: string, diskPath: string): Promise<Examined> {
  return readOnce<Examined>(diskPath, {
    async whole(content) {
      const pointer = pointerIn(content);
      if (pointer) return { ...pointer, flaw: null, showsPosition: false, secret: null };
      const digest = { sha256: sha256Of(content), bytes: content.length, pointer: false };
      const examined = await described(path, bytesInMemory(content), digest, secretInBytes(content));
      return isBrokenPointer(content) ? { ...examined, flaw: { kind: "pointer", found: null } } : examined;
    },
    async large(pieces) {
      const search = new SecretSearch();
      const digest = await digestInPieces(pieces, (piece) => {
        if (search.bytes < searched) search.add(piece.subarray(0, searched - search.bytes));
      });
      return withFile(diskPath, digest.bytes, (bytes) =>
        described(path, bytes, digest, search.mayHold ? secretInBytes(bytes.at(0, searched)) : null),
      );
    },
  });
}

function sha256Of(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

async function described(
  path: string,
  bytes: ByteSource,
  digest: FileDigest,
  secret: SecretPlace | null,
): Promise<Examined> {
  return {
    ...digest,
    flaw: await flawOf(path, bytes),
    showsPosition: showsPosition(path, bytes),
    secret,
  };
}

/**
 * What a Git LFS pointer says of the file that it stands for: version, oid and size, nothing else (Git LFS specification;
 * line ends aside). Null if these bytes are none.
 */
export function pointerIn(content: Buffer): FileDigest | null {
  if (content.length >= largestPointer) return null;
  const [, oid, size] =
    /^version https:\/\/git-lfs\.github\.com\/spec\/v1\r?\noid sha256:([0-9a-f]{64})\r?\nsize (\d{1,15})(?:\r?\n)?$/.exec(
      content.toString("latin1"),
    ) ?? [];
  return oid === undefined ? null : { sha256: oid, bytes: Number(size), pointer: true };
}

/** Whether bytes that are no pointer begin like one: it was edited, or merged with a conflict, and stands for no file. */
function isBrokenPointer(content: Buffer): boolean {
  if (content.length >= largestPointer) return false;
  const text = content.toString("utf8").replace(/^\uFEFF/, "");
  return text.replace(/^<{7}.*\n/, "").startsWith("version https://git-lfs.github.com/spec/");
}

/** Whether a file has a recorded SHA-256 once all its line ends are LF, or CRLF: Git changed them when checking out. */
export async function differsInLineEnds(diskPath: string, recorded: string): Promise<boolean> {
  const { size } = await stat(diskPath);
  if (size > longestText) return false;
  const text = (await readFile(diskPath)).toString("latin1").replaceAll("\r\n", "\n");
  return [text, text.replaceAll("\n", "\r\n")].some(
    (form) => createHash("sha256").update(form, "latin1").digest("hex") === recorded,
  );
}

/** Runs `work` on every item, at most `limit` at once, and keeps the order of the results. */
export async function inParallel<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
