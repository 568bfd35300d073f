import { statSync } from "node:fs";
import { stat } from "node:fs/promises";
import type { ListedFile } from "./list-files.ts";

/** Size (bytes), times of modification and change (nanoseconds) and inode of a file; empty if there is none. */
export type DiskStamp = readonly string[];

/** What was made of some files, and what they were then. */
export interface Reading {
  /** A `DiskStamp` of each file, as JSON. */
  readonly stamp: string;
  readonly value: unknown;
}

/** Readings that an earlier run left; null where it left none of a key, or what it left is no use. */
export type EarlierReadings = (key: string, stamp: string) => Reading | null;

/**
 * What was read of a content root, for whoever reads it again and again (`check --watch`, an editor): a file that stayed
 * the same is neither parsed nor hashed again. Same means size, times and inode, or the text that an editor holds. It lives
 * as long as the process; nothing is written.
 */
export class SourceMemory {
  private readonly known = new Map<string, Reading>();
  private readonly asked = new Map<string, boolean>();
  private readonly earlier: EarlierReadings;

  /** @param earlier what an earlier run has read */
  constructor(earlier: EarlierReadings = () => null) {
    this.earlier = earlier;
  }

  /** All that was read or recalled, by its key. */
  get readings(): ReadonlyMap<string, Reading> {
    return this.known;
  }

  /** Whether there was something at each path that was asked about, when it was last asked. */
  get answers(): ReadonlyMap<string, boolean> {
    return this.asked;
  }

  /** Whether there is something at a path, of which nothing else is read. It is asked anew each time. */
  async isThere(diskPath: string): Promise<boolean> {
    const isThere = await stat(diskPath).then(
      () => true,
      () => false,
    );
    this.asked.set(diskPath, isThere);
    return isThere;
  }

  /**
   * What `read` returned when the files were last as they are, or what it returns now.
   *
   * @param key one for each thing that is read from the files; the same key must always mean the same `read`
   */
  async recall<T>(
    key: string,
    files: readonly ListedFile[],
    open: ReadonlyMap<string, string> | undefined,
    read: () => Promise<T>,
  ): Promise<T> {
    // Before reading: what changes while it is read has another stamp next time.
    const stamp = JSON.stringify(files.map((file) => stampOf(file, open)));
    const known = this.known.get(key);
    if (known?.stamp === stamp) return known.value as T;
    const reading = this.earlier(key, stamp) ?? { stamp, value: await read() };
    this.known.set(key, reading);
    return reading.value as T;
  }
}

function stampOf({ path, diskPath }: ListedFile, open: ReadonlyMap<string, string> | undefined): DiskStamp {
  const text = open?.get(path);
  return text === undefined ? diskStamp(diskPath) : ["open", text, ...diskStamp(diskPath)];
}

/** Synchronous: asking for the times of thousands of files one by one costs a tenth of asking for them in parallel. */
export function diskStamp(path: string): DiskStamp {
  try {
    const { size, mtimeNs, ctimeNs, ino } = statSync(path, { bigint: true });
    return [size, mtimeNs, ctimeNs, ino].map(String);
  } catch {
    return [];
  }
}
