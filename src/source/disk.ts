import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { open } from "node:fs/promises";
import { isMainThread } from "node:worker_threads";

/** Bytes that are read of a large file at once, and up to which a file is read as a whole. */
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
    return { size, bytes: await filled(file, Buffer.allocUnsafe(Math.min(size, most))) };
  } finally {
    await file.close();
  }
}

/** Buffers that files were read into, and that nobody uses at the moment. */
const free: Buffer[] = [];

/** What is done with the bytes of a file. They lie where those of the next file will: nothing may be kept of them. */
export interface Use<T> {
  /** All bytes of a file of up to 1 MiB: most are that small. */
  whole(bytes: Buffer): T | Promise<T>;
  /** A larger file, piece by piece: the next piece takes the place of the one before. */
  large(pieces: AsyncIterable<Buffer>): Promise<T>;
}

/**
 * Reads a file, once.
 * @throws what the file system throws
 */
export async function readOnce<T>(path: string, { whole, large }: Use<T>): Promise<T> {
  const file = await opened(path);
  // A buffer for each file would keep the collector of garbage busy for longer than it takes to read them.
  const buffer = free.pop() ?? Buffer.allocUnsafeSlow(pieceBytes);
  try {
    const size = await file.size();
    if (size > pieceBytes) return await large(piecesOf(file, buffer));
    return await whole(await filled(file, buffer.subarray(0, size)));
  } finally {
    free.push(buffer);
    await file.close();
  }
}

async function* piecesOf(file: OpenFile, buffer: Buffer): AsyncGenerator<Buffer> {
  for (let read = await file.read(buffer, 0); read > 0; read = await file.read(buffer, 0))
    yield buffer.subarray(0, read);
}

/** What a file has for a buffer, which is less than that if the file was longer a moment ago. */
async function filled(file: OpenFile, bytes: Buffer): Promise<Buffer> {
  let read = 0;
  while (read < bytes.length) {
    const more = await file.read(bytes, read);
    if (more === 0) break;
    read += more;
  }
  return bytes.subarray(0, read);
}
