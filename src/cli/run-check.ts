import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import type { Checked } from "../pipeline.ts";
import type { ContentState } from "../source/content-state.ts";
import { SourceMemory } from "../source/memory.ts";
import { today } from "./clock.ts";
import { keepHeapInBounds } from "./heap.ts";
import type { KeptReport, Told } from "./kept-report.ts";
import { note } from "./print.ts";
import { Progress } from "./progress.ts";
import { ReadingCache } from "./reading-cache.ts";
import { toolVersion } from "./version.ts";

interface RunOptions {
  /** Content root, absolute. */
  readonly root: string;
  readonly asOf?: string | undefined;
  readonly lang: Language;
  /** What an earlier check has read. */
  readonly memory?: SourceMemory | undefined;
  /** The content root whose local folder counts, where another state of it is checked; else the root itself. */
  readonly local?: string | undefined;
  /** Remembers which bytes were checked. */
  readonly state?: ContentState | undefined;
}

/** Checks a content root and shows the progress. */
export async function runCheck({ root, asOf, lang, memory, local, state }: RunOptions): Promise<Checked> {
  const progress = new Progress(lang);
  // What reads and judges is a large part of the program, and is not needed where a report is recalled.
  const { checkInFull } = await import("../pipeline.ts");
  const checked = await checkInFull(root, {
    asOf,
    memory,
    local,
    state,
    today: today(),
    version: toolVersion(),
    onEvidence: (done, total) => {
      if (done === 1) keepHeapInBounds(total);
      progress.count({ de: "Nachweise prüfen", en: "Checking evidence" }, done, total);
    },
  });
  progress.end();
  return checked;
}

/** The report of a check that shows its progress. */
export async function reportOf(options: RunOptions): Promise<Report> {
  return (await runCheck(options)).report;
}

/** What a run has of earlier ones. */
export interface Recall {
  readonly memory: SourceMemory;
  /** The last report; null where none may be recalled. */
  readonly report: KeptReport | null;
}

/** What a check says, or an earlier one said of the same content on the same day. */
export function checkOrRecall(
  options: Pick<RunOptions, "root" | "asOf" | "lang">,
  { memory, report }: Recall,
): Promise<Told> {
  const run = (): Promise<Told> => runCheck({ ...options, memory });
  return report === null ? run() : report.recall(options.asOf, run);
}

/**
 * Does work with what the last run has made of a content root, keeps what it makes for the next one, and says how much was not
 * read again. In a pipeline (`CI`) everything is read: who can write into the folder could forge what is kept there.
 *
 * @param isWanted false where everything has to be read
 * @param progress what is shown of the work
 */
export async function withCache<T>(
  { root, lang }: Pick<RunOptions, "root" | "lang">,
  isWanted: boolean,
  work: (recall: Recall) => Promise<T>,
  progress?: Progress,
): Promise<T> {
  const isPipeline = !["", "0", "false"].includes(process.env.CI ?? "");
  const cache = isWanted && !isPipeline ? await ReadingCache.open(root) : null;
  if (cache === null) return work({ memory: new SourceMemory(), report: null });
  const done = await work(cache);
  const { recalled, all } = cache.evidence;
  progress?.end();
  if (recalled > 0)
    note(
      {
        de: `Von ${all} Nachweisen sind ${recalled} nicht neu gelesen, da sie unverändert aussehen (--no-cache liest alle)`,
        en: `Of ${all} evidence files ${recalled} were not read again, since they look unchanged (--no-cache reads all)`,
      },
      lang,
    );
  await cache.save();
  return done;
}
