import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";

/** SHA-256 and size of an evidence file. */
export interface Digest {
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  /** True if a Git LFS pointer stands in place of the file; then both are those of the file it stands for. */
  readonly pointer: boolean;
}

const pointerStart = "version https://git-lfs.github.com/spec/v1";

/** Bytes up to which a file is read at once. Most evidence is that small, and a stream would take a buffer of its own for each. */
const readAtOnce = 1024 * 1024;

/** Computes the digest; of a large file by streaming. Throws what the file system throws. */
export async function digestOf(diskPath: string): Promise<Digest> {
  const { size } = await stat(diskPath);
  if (size <= readAtOnce) {
    const content = await readFile(diskPath);
    return (
      pointerIn(content) ?? {
        sha256: createHash("sha256").update(content).digest("hex"),
        bytes: content.length,
        pointer: false,
      }
    );
  }
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(diskPath, { highWaterMark: readAtOnce })) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { sha256: hash.digest("hex"), bytes, pointer: false };
}

/** What a Git LFS pointer says of the file that it stands for; null if these bytes are none. */
export function pointerIn(content: Buffer): Digest | null {
  // Pointers are below 1,024 bytes (Git LFS specification).
  if (content.length >= 1024) return null;
  const text = content.toString("utf8");
  if (!text.startsWith(pointerStart)) return null;
  const oid = /^oid sha256:([0-9a-f]{64})\r?$/m.exec(text)?.[1];
  const size = /^size (\d+)\r?$/m.exec(text)?.[1];
  return oid ? { sha256: oid, bytes: Number(size ?? 0), pointer: true } : null;
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
