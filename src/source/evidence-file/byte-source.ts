import { closeSync, openSync, readSync } from "node:fs";

/** The bytes of a file, read piece by piece: of a large one nothing more is held than what is asked for. */
export interface ByteSource {
  readonly size: number;
  /** The bytes from an offset on, fewer where the file ends; none for an offset outside of it. */
  at(offset: number, length: number): Buffer;
}

/** Bytes in memory. */
export function bytesInMemory(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    at: (offset, length) =>
      offset < 0 || offset >= bytes.length ? Buffer.alloc(0) : bytes.subarray(offset, offset + length),
  };
}

/**
 * Lets `work` read a file on the disk, which is closed afterwards.
 * @throws what the file system throws
 */
export async function withFile<T>(
  diskPath: string,
  size: number,
  work: (bytes: ByteSource) => Promise<T>,
): Promise<T> {
  const file = openSync(diskPath, "r");
  try {
    return await work({
      size,
      at(offset, length) {
        if (offset < 0 || offset >= size || length <= 0) return Buffer.alloc(0);
        const piece = Buffer.allocUnsafe(Math.min(length, size - offset));
        return piece.subarray(0, readSync(file, piece, 0, piece.length, offset));
      },
    });
  } finally {
    closeSync(file);
  }
}
