import { deserialize, serialize } from "node:v8";
import { type DiskStamp, type Reading, SourceMemory } from "../source/memory.ts";
import { packed, unpacked } from "../source/packed-value.ts";
import { type CacheFile, CacheFolder } from "./cache-folder.ts";
import { KeptReport } from "./kept-report.ts";

/** A reading as it is kept: its value by itself, since most are asked for one by one. */
interface KeptReading {
  readonly stamp: string;
  readonly value: Uint8Array;
}

/**
 * What the last run made of a content root, in a folder of it that Git ignores: a file that kept size, times and inode is not read
 * again, and where none has changed the report is the last one. Safe to delete, and to share by runs at the same time. Who can
 * write there can forge it; where that counts, run without.
 */
export class ReadingCache {
  readonly memory: SourceMemory;
  readonly report: KeptReport;
  private readonly folder: CacheFolder;
  private readonly file: CacheFile;
  private earlier: ReadonlyMap<string, KeptReading> | undefined;
  private readonly recalled = new Set<string>();

  private constructor(root: string, folder: CacheFolder) {
    this.folder = folder;
    this.file = folder.file("readings");
    this.memory = new SourceMemory((name, stamp) => this.recall(name, stamp));
    this.report = new KeptReport(root, folder, this.memory);
  }

  /** The cache of a content root; null where there is no place for one, or nothing can be written there. */
  static async open(root: string): Promise<ReadingCache | null> {
    const folder = await CacheFolder.open(root);
    return folder && new ReadingCache(root, folder);
  }

  /** How many of the evidence files were not read again, of how many. */
  get evidence(): { readonly recalled: number; readonly all: number } {
    if (this.report.recalled !== null) return { recalled: this.report.recalled, all: this.report.recalled };
    const all = [...this.memory.readings.keys()].filter(isEvidence).length;
    return { recalled: [...this.recalled].filter(isEvidence).length, all };
  }

  /** Keeps what was read for the next run; a file that was changed just before is read again then. Never fails. */
  async save(): Promise<void> {
    // Where the report was recalled, next to nothing was read.
    if (this.report.recalled !== null) return;
    await this.report.save(this.evidence.all);
    const { readings } = this.memory;
    const before = this.kept();
    const kept = new Map<string, KeptReading>();
    let isNew = before.size !== readings.size;
    for (const [key, { stamp, value }] of readings) {
      const same = before.get(key);
      if (same?.stamp === stamp) kept.set(key, same);
      else if (this.folder.isSettled(JSON.parse(stamp) as DiskStamp[])) {
        const bytes = packed(value);
        if (bytes) kept.set(key, { stamp, value: bytes });
        isNew = true;
      }
    }
    if (isNew) await this.file.write(serialize(kept));
  }

  private recall(key: string, stamp: string): Reading | null {
    const kept = this.kept().get(key);
    if (kept?.stamp !== stamp) return null;
    this.recalled.add(key);
    return { stamp, value: unpacked(kept.value) };
  }

  /** What an earlier run kept; read when somebody asks, since most of it is not needed where the report is recalled. */
  private kept(): ReadonlyMap<string, KeptReading> {
    this.earlier ??= readingsIn(this.file.read());
    return this.earlier;
  }
}

function isEvidence(key: string): boolean {
  return key.startsWith("evidence/");
}

function readingsIn(bytes: Uint8Array | null): ReadonlyMap<string, KeptReading> {
  try {
    return bytes === null ? new Map() : (deserialize(bytes) as Map<string, KeptReading>);
  } catch {
    return new Map();
  }
}
