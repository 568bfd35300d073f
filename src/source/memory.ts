import { statSync } from "node:fs";
import { stat } from "node:fs/promises";
import { isSameList } from "../text/remembered.ts";
import { isCollection, partsOf, sharing } from "../text/sharing.ts";
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
  private readonly made = new Map<string, { readonly of: readonly unknown[]; readonly value: unknown }>();
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
   * What `make` made last, if each of the things that it is made of is the very same (`Object.is`), or what it makes now. So what
   * was made of files that stayed as they are stays one thing, and whatever is made of that is known by it.
   *
   * @param key one for each thing that is made
   * @param of all that it depends on
   */
  keep<T>(key: string, of: readonly unknown[], make: () => T): T {
    const last = this.made.get(key);
    if (last && isSameList(last.of, of)) return last.value as T;
    const value = make();
    this.made.set(key, { of, value });
    return value;
  }

  /** A record of which each list, set and map is the last one of its name, if the same things stand in it. */
  sameParts<T extends object>(key: string, record: T): T {
    const parts = Object.entries(record).map(([name, part]: [string, unknown]) => [
      name,
      isCollection(part) ? this.keep(`${key} ${name}`, partsOf(part), () => part) : part,
    ]);
    return Object.fromEntries(parts) as T;
  }

  /**
   * What `read` returned when the files were last as they are, or what it returns now; of that the parts that are equal are the
   * same things as before.
   *
   * @param key one for each thing that is read from the files; the same key must always mean the same `read`
   */
  async recall<T>(
    key: string,
    files: readonly ListedFile[],
    open: ReadonlyMap<string, string> | undefined,
    read: () => Promise<T>,
  ): Promise<T> {
    return this.recallAtOnce(key, files, open, read);
  }

  /** As `recall`, without a promise where nothing has to be read: of thousands of files each would take its time. */
  recallAtOnce<T>(
    key: string,
    files: readonly ListedFile[],
    open: ReadonlyMap<string, string> | undefined,
    read: () => Promise<T>,
  ): T | Promise<T> {
    // Before reading: what changes while it is read has another stamp next time.
    const stamp = JSON.stringify(files.map((file) => stampOf(file, open)));
    const known = this.known.get(key);
    if (known?.stamp === stamp) return known.value as T;
    const remember = (reading: Reading): T => {
      this.known.set(key, reading);
      return reading.value as T;
    };
    const earlier = this.earlier(key, stamp);
    if (earlier) return remember(earlier);
    return read().then((value) => remember({ stamp, value: sharing(value, known?.value) }));
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
