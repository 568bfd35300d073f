import type { Finding } from "../model/finding.ts";
import type { Report } from "../model/report.ts";
import type { Checked } from "../pipeline.ts";
import { type ContentStamp, contentStamp } from "../source/content-stamp.ts";
import type { SourceMemory } from "../source/memory.ts";
import { packed, unpacked } from "../source/packed-value.ts";
import { revisionOf } from "../source/revision.ts";
import type { CacheFile, CacheFolder } from "./cache-folder.ts";
import { today } from "./clock.ts";

/** What a check says: what is left of it where it is an earlier one. */
export type Told = Pick<Checked, "report" | "consequences">;

interface Kept {
  /** Of what: the content as it stood, and the day. */
  readonly question: string;
  /** Whether there was something at each path that links lead to, beside the content. */
  readonly answers: ReadonlyMap<string, boolean>;
  /** How many evidence files were read. */
  readonly evidence: number;
  readonly report: Report;
  readonly consequences: ReadonlyMap<string, readonly Finding[]>;
}

/** Files of a content root up to which its report is kept: of more, it would take as much memory again as the check. */
const mostFiles = 30_000;

/**
 * The last report of a content root, for the next run that asks for the same: on the same day (or for the same one), by the same
 * program, of a content in which no file came, went or changed, of the same revision, and whose links lead to what they led to.
 */
export class KeptReport {
  private readonly root: string;
  private readonly folder: CacheFolder;
  private readonly file: CacheFile;
  private readonly memory: SourceMemory;
  /** What was asked and made in this run. */
  private made: { readonly question: string; readonly content: ContentStamp; readonly told: Told } | null =
    null;
  private evidence: number | null = null;

  /** @param memory with which the content is read */
  constructor(root: string, folder: CacheFolder, memory: SourceMemory) {
    this.root = root;
    this.folder = folder;
    this.file = folder.file("report");
    this.memory = memory;
  }

  /** How many evidence files were read for the report that was recalled; null if none was. */
  get recalled(): number | null {
    return this.evidence;
  }

  /** What the last run kept, or else what `check` makes now. */
  async recall(asOf: string | undefined, check: () => Promise<Told>): Promise<Told> {
    // Before reading: what changes while it is read has another stamp next time.
    const content = await contentStamp(this.root).catch(() => null);
    if (content === null) return check();
    const question = JSON.stringify([content.digest, asOf ?? null, asOf === undefined ? today() : null]);
    const kept = keptIn(this.file.read());
    if (kept?.question === question && (await this.isStill(kept, content))) {
      this.evidence = kept.evidence;
      return kept;
    }
    const told = await check();
    this.made = { question, content, told };
    return told;
  }

  /**
   * Keeps what was made for the next run, unless a file was changed just before. Never fails.
   *
   * @param evidence how many evidence files were read
   */
  async save(evidence: number): Promise<void> {
    if (this.made === null) return;
    const { question, content, told } = this.made;
    if (content.stamps.length > mostFiles || !this.folder.isSettled(content.stamps)) return;
    const { report, consequences } = told;
    const kept: Kept = { question, answers: this.memory.answers, evidence, report, consequences };
    const bytes = packed(kept);
    if (bytes) await this.file.write(bytes);
  }

  /** Whether what lies beside the content, or in Git, is as it was. */
  private async isStill({ answers, report }: Kept, { listing }: ContentStamp): Promise<boolean> {
    for (const [path, was] of answers) if ((await this.memory.isThere(path)) !== was) return false;
    return (await revisionOf(this.root, listing.files, this.memory)) === report.revision;
  }
}

function keptIn(bytes: Uint8Array | null): Kept | null {
  try {
    return bytes && (unpacked(bytes) as Kept);
  } catch {
    return null;
  }
}
