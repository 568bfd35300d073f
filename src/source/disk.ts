import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { open } from "node:fs/promises";
import { isMainThread } from "node:worker_threads";

/** Bytes that are read of a large file at once. */
const pieceBytes = 1024 * 1024;

/** What a file begins with. */
export interface Beginning {
  /** Bytes of the whole file. */
  readonly size: number;
  readonly bytes: Buffer;
}

/** A file that was opened. */
interface OpenFile {
  size(): number | Promise<number>;
  /** Fills the rest of `bytes` from `offset` on with what stands next in the file; returns how many bytes that were. */
  read(bytes: Buffer, offset: number): number | Promise<number>;
  close(): void | Promise<void>;
}

async function openedInTime(path: string): Promise<OpenFile> {
  const file = await open(path, "r");
  return {
    size: async () => (await file.stat()).size,
    read: async (bytes, offset) => (await file.read(bytes, offset)).bytesRead,
    close: () => file.close(),
  };
}

function openedAtOnce(path: string): OpenFile {
  const file = openSync(path, "r");
  return {
    size: () => fstatSync(file).size,
    read: (bytes, offset) => readSync(file, bytes, offset, bytes.length - offset, null),
    close: () => closeSync(file),
  };
}

/** In a thread of its own nobody waits while the disk is asked directly, which takes a third of the time. */
const opened = isMainThread ? openedInTime : openedAtOnce;

/**
 * The first bytes of a file; of one that is not larger all of them.
 *
 * @param most bytes to read at most
 * @throws what the file system throws
 */
export async function beginningOf(path: string, most: number): Promise<Beginning> {
  const file = await opened(path);
  try {
    const size = await file.size();
    const bytes = Buffer.allocUnsafe(Math.min(size, most));
    let read = 0;
    while (read < bytes.length) {
      const more = await file.read(bytes, read);
      // It was longer a moment ago.
      if (more === 0) break;
      read += more;
    }
    return { size, bytes: bytes.subarray(0, read) };
  } finally {
    await file.close();
  }
}

/**
 * All bytes of a file, piece by piece, each of which takes the place of the one before.
 * @throws what the file system throws
 */
export async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  const file = await opened(path);
  try {
    const piece = Buffer.allocUnsafe(pieceBytes);
    for (let read = await file.read(piece, 0); read > 0; read = await file.read(piece, 0))
      yield piece.subarray(0, read);
  } finally {
    await file.close();
  }
}
